"""What drives a result, where it tips, why two cases differ: whole commands, beside a loop of runs.

The loop is what a user would otherwise write: the numbers set by hand, and `run`, once for each.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import fundmodel
from fundmodel.analyse.movables import Movables, movables_of
from tests.benchmarks.stopwatch import best, process

Figure = tuple[str, float | None, str]
RESULT, IN_A_LOOP = "us_take_present_value", 12
TARGET = "us_take_total=20bn"
GRID, FEW = 50, 12
SOBOL, FEW_SOBOL = 100_000, 4_000
ELEVEN_CHANGES = "us_800bn_claim"
"""A scenario in which eleven inputs differ from base."""


def commands(*, quick: bool = False) -> Iterator[Figure]:
    """What a user waits for, in seconds, and how long a loop over `run` would have taken."""
    tries = 1 if quick else 3
    one = seconds_a_run()
    yield "one run with a number set by hand, from Python", 1e3 * one, "ms"
    cells, sobol = (FEW, FEW_SOBOL) if quick else (GRID, SOBOL)
    ends = 2 * len(movables().all)
    for name, words, runs in (
        ("tornado of all numbers, all headlines", ["sensitivity", "base"], ends),
        (f"grid of {cells} x {cells}", ["sensitivity", "base", "--result", RESULT, "--two-way",
         f"us_profit_share=0:1:{cells}", f"unreachable_share=0:0.3:{cells}"], cells * cells),
        (f"Morris and Sobol, {sobol:,} runs", ["sensitivity", "base", "--global", "--result",
         RESULT, "--runs", str(sobol)], sobol),
        ("`solve`", ["solve", TARGET, "--by", "us_profit_share"], None),
        ("`compare` with the bridge of one result", ["compare", "base", ELEVEN_CHANGES, "--bridge",
         RESULT, "--paths", "0"], 2 ** changes()),
    ):  # fmt: skip
        yield from _told(name, words, runs, one, 1 if "Sobol" in name else tries)


def _told(
    name: str, words: Sequence[str], runs: int | None, one: float, tries: int
) -> Iterator[Figure]:
    seconds = process(["-m", "fundmodel", *words], tries)
    yield f"{name}: the whole process", seconds, "s"
    if runs and seconds:
        yield f"{name}: a loop of {runs:,} runs / the process", runs * one / seconds, "times"


def seconds_a_run() -> float:
    """One of the runs of a loop: a number set by hand, checked, and all lines worked out."""
    base = movables().assumptions
    shares = [at / IN_A_LOOP for at in range(IN_A_LOOP)]

    def loop() -> None:
        for share in shares:
            _ = fundmodel.run(base.changed({"us_profit_share": share})).number(RESULT)

    return best(loop, 2) / IN_A_LOOP


def changes() -> int:
    """How many inputs differ in the scenario of the bridge."""
    return len({one.name.partition("[")[0] for one in fundmodel.load(ELEVEN_CHANGES).changes})


@cache
def movables() -> Movables:
    """Those of base."""
    base = fundmodel.load("base")
    return movables_of(fundmodel.model_of(base), base)
