"""Many drawn worlds: two threads beside one, and beside a plain loop over the paths."""

from collections.abc import Iterator
from functools import cache

import numpy as np

import fundmodel
from fundmodel.simulation.simulation import Simulation
from tests.benchmarks.stopwatch import best, in_turn

Figure = tuple[str, float | None, str]
PATHS, FEW, IN_A_LOOP = 10_000, 1_024, 24
FANS = ("fund_cash", "money_disbursed")


def side_by_side(*, quick: bool = False) -> Iterator[Figure]:
    """Seconds of each way, ratios of one run, and whether all ways give the same."""
    paths = FEW if quick else PATHS
    worlds(paths, None)
    name = f"{paths:,} worlds of base, headlines, {len(FANS)} fans"
    one, two = in_turn(lambda: worlds(paths, 1), lambda: worlds(paths, 2), 1 if quick else 3)
    yield f"{name}: one thread", one, "s"
    yield f"{name}: two threads", two, "s"
    yield f"{name}: one thread / two", one / two, "times"
    told = worlds(paths, 2)
    yield f"{name}: what is told of them", best(lambda: tell(told), 1), "s"
    in_a_loop = best(lambda: by_a_loop(told), 1) / IN_A_LOOP
    yield "one of them by a loop over `run`, with every line", 1e3 * in_a_loop, "ms"
    yield "one of them by `simulate`, two threads", 1e3 * two / paths, "ms"
    yield "loop / `simulate`", in_a_loop / (two / paths), "times"
    yield "largest difference, loop and `simulate`", largest_difference(told), "of a result"


def worlds(paths: int, threads: int | None) -> Simulation:
    """Drawn and worked out, nothing told yet."""
    return fundmodel.simulate(base(), paths, lines=FANS, checks=False, threads=threads)


def tell(simulation: Simulation) -> None:
    """All that a command tells of it."""
    _ = simulation.summaries, simulation.chances, simulation.conditional_means
    _ = simulation.moved_by, [simulation.fan(line) for line in FANS]


def by_a_loop(simulation: Simulation) -> dict[str, list[float]]:
    """The first paths as one would do it with `run` alone; that they are drawn takes a part."""
    found: dict[str, list[float]] = {name: [] for name in simulation.told}
    for path in range(1, IN_A_LOOP + 1):
        results = fundmodel.run(simulation.replay(path)).results
        for name, numbers in found.items():
            numbers.append(results[name])
    return found


def largest_difference(simulation: Simulation) -> float:
    """Of the first paths, as a part of the largest number of each result."""
    worst = 0.0
    for name, numbers in by_a_loop(simulation).items():
        mine = simulation.by_path[name][:IN_A_LOOP]
        apart = np.abs(np.array(numbers, dtype=float) - mine)
        worst = max(worst, float(np.nanmax(apart) / (np.nanmax(np.abs(mine)) or 1.0)))
    return worst


@cache
def base() -> fundmodel.Assumptions:
    """Read once."""
    return fundmodel.load("base")
