"""Work that is done one step ahead, while its fruit of the step before is put to use."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

S = TypeVar("S")
T = TypeVar("T")


def one_ahead(
    work: Callable[[S], T], steps: Iterable[S], *, alone: bool
) -> Generator[tuple[S, T], None, None]:
    """Each step with what the work gives for it.

    Args:
        work: what is to be done.
        steps: in their order.
        alone: whether one thread is to do everything, each step when it is asked for.

    Yields:
        A step and what it gave; what the work raises is raised when its step comes.
    """
    if alone:
        yield from ((step, work(step)) for step in steps)
        return
    pool = ThreadPoolExecutor(1)
    try:
        before = None
        for step in steps:
            begun = step, pool.submit(work, step)
            if before:
                yield before[0], before[1].result()
            before = begun
        if before:
            yield before[0], before[1].result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
