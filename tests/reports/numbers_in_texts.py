"""Numbers parsed out of sentences, and the same numbers worked out anew."""

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

import fundmodel
from fundmodel.read_assumptions import Assumptions

if TYPE_CHECKING:
    import pandas as pd

    from fundmodel.simulation.simulation import Simulation

NUMBER = r"-?[0-9,]+(?:\.[0-9]+)?"
TOLD = {"US$ m": 1 / 1000, "share": 100.0, "share a year": 100.0}
RESULTS = [
    "us_take_present_value", "ukraine_gain", "needs_covered_by_2030", "needs_covered_by_2033",
    "needs_covered_by_2036", "europe_net_cost_present_value", "highest_cash",
    "refrozen_present_value", "return_over_treasuries", "highest_debt_added",
    "public_debt_at_programme_end", "debt_without_fund_at_programme_end",
    "us_share_paid_by_milestone", "interest_in_us_share_by_2034",
]  # fmt: skip


def in_text(pattern: str, texts: list[str]) -> dict[str, str]:
    """The named parts of the one sentence that is like the pattern, in which # is a number.

    Numbers have names in brackets before them: [name]#.
    """
    written = re.escape(pattern).replace(r"\ ", " ")
    regular = re.sub(r"\\\[(\w+)\\\]\\?#", rf"(?P<\1>{NUMBER})", written)
    regular = re.sub(r"\\\[(\w+)\\\]\\\*", r"(?P<\1>.*?)", regular)
    found = [match for text in texts if (match := re.fullmatch(regular, text))]
    assert len(found) == 1, f"{len(found)} sentences are like {pattern!r}"
    return found[0].groupdict()


def numbers(found: dict[str, str], *names: str) -> list[float]:
    """Some of the parts as numbers."""
    return [float(found[name].replace(",", "")) for name in names]


class Anew:
    """The numbers of one set, worked out beside the report and not by it."""

    def __init__(self, assumptions: Assumptions, paths: int) -> None:
        self.assumptions = assumptions
        self.run = fundmodel.run(assumptions)
        self.simulation: Simulation = fundmodel.simulate(
            assumptions, paths, results=RESULTS, checks=False
        )
        self.worlds: pd.DataFrame = self.simulation.results

    def scale(self, result: str) -> float:
        """What a result is multiplied by before people read it."""
        return TOLD.get(self.run.model.lines[result.partition("[")[0]].unit.name, 1.0)

    def stated(self, result: str) -> float:
        """What the stated path gives, as people read it."""
        return float(self.run.results[result]) * self.scale(result)

    def expected(self, result: str) -> list[float]:
        """Mean, P10 and P90, by NumPy from the worlds as they are."""
        there = self.worlds[result].dropna().to_numpy() * self.scale(result)
        return [float(there.mean()), *np.quantile(there, [0.1, 0.9]).tolist()]

    def mean(self, result: str, chosen: np.ndarray | slice = slice(None)) -> float:
        """The mean over all worlds, or over those that are chosen."""
        return float(self.worlds[result].to_numpy()[chosen].mean() * self.scale(result))


@cache
def anew(scenario: str, paths: int) -> Anew:
    """Of a scenario as it is shipped."""
    return Anew(fundmodel.load(scenario), paths)


@cache
def chosen_otherwise(scenario: str, option: str, paths: int) -> Anew:
    """What a scenario comes to with the choices of another one on top."""
    if scenario == "base":
        return anew(option, paths)
    changes = {one.name: one.new for one in fundmodel.load(option).changes}
    return Anew(fundmodel.load(scenario).changed(changes), paths)
