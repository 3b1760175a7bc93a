"""Drawn worlds as users ask for them: whole commands, and a cluster of this machine's cores."""

from collections.abc import Iterator
from importlib.util import find_spec

import fundmodel
from tests.benchmarks.simulations import FEW, PATHS, base
from tests.benchmarks.stopwatch import in_turn, process

Figure = tuple[str, float | None, str]
WORKERS = 2


def whole_commands(*, quick: bool = False) -> Iterator[Figure]:
    """What a user waits for, with ranges and without."""
    paths, tries = (FEW, 1) if quick else (PATHS, 3)
    words = ["-m", "fundmodel", "simulate", "base", "--paths", str(paths)]
    yield f"`simulate base`, {paths:,} worlds, the whole process", process(words, tries), "s"
    words = ["-m", "fundmodel", "--no-workbook"]
    ranges, stated = process(words, tries), process([*words, "--paths", "0"], tries)
    yield "all scenarios with ranges, no workbook, the whole process", ranges, "s"
    yield "all scenarios without", stated, "s"
    yield "with / without", ranges / stated if ranges and stated else None, "times"


def on_a_cluster(*, quick: bool = False) -> Iterator[Figure]:
    """Two workers beside two threads, all of them on this machine; nothing without Dask."""
    paths, tries = (FEW, 1) if quick else (PATHS, 3)
    name = f"{paths:,} worlds of base, headlines"
    if find_spec("distributed") is None:
        yield f"{name}: {WORKERS} workers / {WORKERS} threads", None, "times"
        return
    import distributed

    with (
        distributed.LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=WORKERS, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        fundmodel.simulate(base(), paths, checks=False, cluster=client)  # each worker compiles
        workers, threads = in_turn(
            lambda: fundmodel.simulate(base(), paths, checks=False, cluster=client),
            lambda: fundmodel.simulate(base(), paths, checks=False, threads=WORKERS),
            tries,
        )
    yield f"{name}: {WORKERS} workers", workers, "s"
    yield f"{name}: {WORKERS} workers / {WORKERS} threads", workers / threads, "times"
