"""Work that is done some steps ahead, while its fruit of the step before is put to use."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from concurrent.futures import Future

S = TypeVar("S")
T = TypeVar("T")


def ahead(work: Callable[[S], T], steps: Iterable[S], workers: int) -> Generator[tuple[S, T]]:
    """Each step with what the work gives for it.

    Args:
        work: what is to be done.
        steps: in their order.
        workers: how many steps are worked on ahead, each by a thread of its own; of 0 each step is
            worked on by this thread when it is asked for.

    Yields:
        A step and what it gave; what the work raises is raised when its step comes.
    """
    if not workers:
        yield from ((step, work(step)) for step in steps)
        return
    pool = ThreadPoolExecutor(workers)
    try:
        begun: deque[tuple[S, Future[T]]] = deque()
        for step in steps:
            begun.append((step, pool.submit(work, step)))
            if len(begun) > workers:
                first, future = begun.popleft()
                yield first, future.result()
        for first, future in begun:
            yield first, future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
