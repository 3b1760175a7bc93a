"""Blocks worked out on a Dask cluster: the same bytes as here, in the order of the paths."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import secrets
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fundmodel.errors import BadInput, message
from fundmodel.run_paths.evaluate import MANY
from fundmodel.simulation.at_a_worker import identity, refuse_others, work_out
from fundmodel.simulation.parts import even_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.one_block import Found, Work

LIBRARY, LOCAL = "distributed", "local"
ANSWER_WITHIN = 10
"""Seconds in which a scheduler answers, and a worker is there."""
NOBODY = 60
"""After so many seconds without any worker the work is given up."""
LONGEST = 8_192
"""Paths that a worker works out at once: often enough it is heard of, and can be stopped."""
A_WORKER, AHEAD = 4, 4
"""Blocks for each thread of a worker, and how many of them are handed out in advance."""


class Cluster:
    """A Dask cluster, and how its workers come by the model.

    Args:
        client: of `distributed`, connected.
        model_of: a function that a worker can import, from assumptions to the model.
    """

    def __init__(self, client: Any, model_of: Callable[[Assumptions], Model]) -> None:
        self.client, self._model_of = client, model_of
        self.threads = max(1, sum(client.nthreads().values()))
        refuse_others(client, self.name)

    @property
    def name(self) -> str:
        """As messages call it."""
        return f"cluster {self.client.scheduler_info()['address']}"

    def __str__(self) -> str:
        workers = len(self.client.nthreads())
        return f"{self.name}: workers {workers}, threads {self.threads}"

    def block_of(self, paths: int, most: int) -> int:
        """The length of blocks: some for each worker, but long enough to compile once more."""
        each = -(-paths // self.threads)
        return even_parts(paths, min(most, LONGEST, max(-(-each // A_WORKER), min(each, MANY))))

    def work_out(self, work: Work, parts: Iterable[tuple[int, int]]) -> Generator[Found]:
        """What the parts give, in their order; those of a worker that dies are done again.

        Raises:
            BadInput: the workers are lost.
            FundModelError: whatever the work itself raises.
        """
        content = pickle.dumps((work.assumptions, work.asked))
        token, ahead = secrets.token_hex(8), AHEAD * self.threads
        waiting: list[tuple[int, int, Any]] = []
        try:
            for first, last in parts:
                future = self.client.submit(
                    work_out, self._model_of, content, identity(), first, last,
                    key=f"paths-{token}-{first}", pure=False,
                )  # fmt: skip
                waiting.append((first, last, future))
                if len(waiting) >= ahead:
                    yield self._result(*waiting.pop(0))
            while waiting:
                yield self._result(*waiting.pop(0))
        finally:
            with suppress(Exception):
                self.client.cancel([future for *_, future in waiting], force=True)

    def _result(self, first: int, last: int, future: Any) -> Found:
        import distributed

        try:
            found: Found = self._waited_for(future)
        except distributed.KilledWorker as problem:
            raise self._lost(
                f"Workers have died again and again over the paths {first + 1:,} to {last:,}.",
                "give them more memory; their logs say what ended them.",
            ) from problem
        except (distributed.client.FutureCancelledError, OSError) as problem:
            raise self._lost(
                f"The scheduler went away before the paths {first + 1:,} to {last:,} were there.",
                "start the scheduler again, or leave `cluster` out.",
            ) from problem
        return found

    def _waited_for(self, future: Any) -> Any:
        for _ in range(NOBODY):
            while True:
                try:
                    return future.result(timeout=1)
                except TimeoutError:
                    if not self.client.nthreads():
                        break
        raise self._lost(
            f"There has been no worker for {NOBODY} seconds.", "start workers, and try again."
        )

    def _lost(self, what: str, fix: str) -> BadInput:
        return BadInput(message(self.name, what, fix=fix))


@contextmanager
def connected(where: object, model_of: Callable[[Assumptions], Model]) -> Iterator[Cluster | None]:
    """A cluster, for as long as it is needed.

    Args:
        where: the address of a scheduler, "local" for workers on this machine, one a core (their
            processes import a script again, so that it needs `if __name__ == "__main__":`), a
            `distributed.Client`, which stays open, or None for no cluster.
        model_of: a function that a worker can import, from assumptions to the model.

    Raises:
        BadInput: nobody answers there, there is no worker, or none that has this program.
    """
    if where is None:
        yield None
        return
    if find_spec(LIBRARY) is None:
        raise BadInput(
            message(
                f"cluster = {where}",
                f"Clusters are reached by `{LIBRARY}`, which is not installed.",
                fix=f"python -m pip install {LIBRARY}, or `fundmodel[{LIBRARY}]`.",
            )
        )
    if not isinstance(where, str):
        yield Cluster(where, model_of)
        return
    with _quiet(), _here() if where == LOCAL else _client(where) as client:
        yield Cluster(client, model_of)


@contextmanager
def _here() -> Iterator[Any]:
    """Workers on this machine, one a core, that end with the work."""
    import distributed

    with TemporaryDirectory(prefix="fundmodel_") as folder, distributed.LocalCluster(
        n_workers=os.cpu_count() or 1, threads_per_worker=1, processes=True,
        dashboard_address=None, memory_limit=None, silence_logs=logging.CRITICAL,
        local_directory=folder,
    ) as cluster, distributed.Client(cluster, set_as_default=False) as client:  # fmt: skip
        yield client


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """A client of the scheduler at an address, once there is a worker."""
    client = _reached(address)
    if client is None:
        gc.collect()  # what is left of it is closed now, and not while another one is being made
        raise BadInput(
            message(
                f"cluster = {address}",
                "No scheduler of Dask answers there.",
                why=f"Waited for {ANSWER_WITHIN} seconds at most.",
                fix="`dask scheduler` prints its address, such as tcp://boss.example.org:8786; "
                f"`{LOCAL}` is this machine.",
            )
        )
    with client:
        try:
            client.wait_for_workers(1, timeout=ANSWER_WITHIN)
        except TimeoutError as problem:
            raise BadInput(
                message(
                    f"cluster = {address}",
                    "The scheduler has no worker.",
                    why=f"Waited for {ANSWER_WITHIN} seconds.",
                    fix=f"start some: `dask worker {address}`.",
                )
            ) from problem
        yield client


def _reached(address: str) -> Any:
    """A client; None if nobody answers."""
    import distributed

    try:
        where = urlsplit(address if "://" in address else f"tcp://{address}")
        if not (where.hostname and where.port):  # Dask would look for it for long, or start one
            return None
        return distributed.Client(address, timeout=ANSWER_WITHIN, set_as_default=False)
    except (OSError, ValueError):
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """What goes wrong is said once, by this program."""
    logger = logging.getLogger(LIBRARY)
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
