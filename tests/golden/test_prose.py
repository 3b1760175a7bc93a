"""Figures in the sentences of README: each is worked out anew, so that none is left behind."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pytest

import fundmodel
from tests.structure.source_files import ROOT

HOW = "pytest tests/golden --update-golden writes the figures anew: look at the difference first."
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
BILLION = 1_000.0
PERCENT = 100.0


class Prose(NamedTuple):
    """Words with numbers in them.

    Attributes:
        file: where they stand, once.
        words: the words, each number as a format; a blank stands for a line's end, too.
        figures: the numbers.
    """

    file: str
    words: str
    figures: Callable[[], tuple[float, ...]]


@cache
def result(name: str, scenario: str = "base", **changes: float) -> float:
    """A result, in US$ bn or percent."""
    assumptions = fundmodel.load(scenario, dict(changes), directory=ROOT / "assumptions")
    run = fundmodel.run(assumptions)
    unit = run.model.lines[name.partition("[")[0]].unit.name
    return float(run.results[name]) / (BILLION if unit == "US$ m" else 1 / PERCENT)


def less_than_base(name: str, *scenarios: str) -> list[float]:
    """By how much a result is below that of base, in percent, the least first."""
    return sorted(PERCENT * (1 - result(name, one) / result(name)) for one in scenarios)


def takes_by_reading() -> list[float]:
    """What the US takes on each reading, the least first."""
    table = "us_take_by_reading_present_value"
    readings = fundmodel.load("base").sets["reading"].members
    return sorted(result(f"{table}[{one}]") for one in readings)


SPREAD = fundmodel.load("base").number("ukraine_spread")
AS_NEEDED = "european_money_as_needed"
SENTENCES = (
    Prose(
        "README.md",
        "the US takes {:.1f} (nominal; present value {:.1f}), Ukraine gains {:.1f} (present value, "
        "its own rate) and {:.1f} % of assessed needs are covered by 2036. By the end of 2034 the "
        "US has been paid {:.1f} (nominal), {:.0f} % of it interest on idle cash",
        lambda: (
            result("us_take_total"),
            result("us_take_present_value"),
            result("ukraine_gain"),
            result("needs_covered_by_2036"),
            result("us_share_paid_by_milestone[2034]"),
            result("interest_in_us_share_by_2034"),
        ),
    ),
    Prose(
        "README.md",
        "Europe's money costs {:.1f} instead of {:.1f} (present value), and {:.1f} % less is "
        "covered; given as grants alone, it covers {:.1f} % at the same cost, and Ukraine gains "
        "{:.1f}",
        lambda: (
            result("europe_net_cost_present_value", AS_NEEDED),
            result("europe_net_cost_present_value"),
            *less_than_base("needs_covered_by_2036", AS_NEEDED),
            result("needs_covered_by_2036", "all_grants"),
            result("ukraine_gain", "all_grants"),
        ),
    ),
    Prose(
        "README.md",
        "the next lowest gives {:.1f} (deal by deal with clawback), the highest {:.1f}",
        lambda: (takes_by_reading()[2], takes_by_reading()[-1]),
    ),
    Prose(
        "README.md",
        "assessed, stand beside it ({:.1f} % of needs by 2036",
        lambda: (result("built_outside_needs_by_milestone[2036]"),),
    ),
    Prose(
        "README.md",
        "cash is {:.0f} % of net assets on average (nominal)",
        lambda: (result("cash_share_of_net_assets"),),
    ),
    Prose(
        "README.md",
        "({:.1f}, nominal) and half of what it is paid in all ({:.1f}, nominal)",
        lambda: (result("us_share_paid_by_milestone[2034]"), result("us_take_total")),
    ),
    Prose(
        "README.md",
        "the fund covers {:.0f} to {:.0f} % less of needs by 2036",
        lambda: tuple(less_than_base("needs_covered_by_2036", "low_absorption", "suspended_2032")),
    ),
    Prose(
        "README.md",
        "is {:.1f} at its own rate of 5 %, and {:.1f} at the 7.75 % that its bonds pay "
        "(both present value); nominal it is {:.1f}",
        lambda: (
            result("ukraine_gain"),
            result("ukraine_gain", ukraine_spread=SPREAD + 0.0775 - 0.05),
            result("ukraine_gain_total"),
        ),
    ),
    Prose(
        "README.md",
        "The public part gains {:.1f} and the private part {:.1f} (both present value, 5 %): "
        "those who buy the fund's stakes in firms, for {:.1f} (nominal)",
        lambda: (
            result("ukraine_public_gain"),
            result("ukraine_private_gain"),
            -result("equity_buyers_net_total"),
        ),
    ),
    Prose(
        "README.md",
        "Their rate of return is {:.2f} % (nominal), {:.2f} points less than that of Treasuries",
        lambda: (result("investment_irr"), -result("return_over_treasuries")),
    ),
    Prose(
        "README.md",
        "at 25 % instead of 50 % it takes {:.0f} % as much (nominal)",
        lambda: (
            PERCENT * result("us_take_total", us_profit_share=0.25) / result("us_take_total"),
        ),
    ),
    Prose(
        "README.md",
        "it takes US${:.0f}bn at 25 % and {:.0f} at 75 % (both nominal)",
        lambda: (
            result("us_take_total", "us_800bn_claim", us_profit_share=0.25),
            result("us_take_total", "us_800bn_claim", us_profit_share=0.75),
        ),
    ),
)


@pytest.mark.parametrize("prose", SENTENCES, ids=lambda prose: prose.words)
def test_figures_are_those_of_the_model(prose: Prose, update_golden: bool) -> None:
    compare(prose, update_golden)


def compare(prose: Prose, update_golden: bool) -> None:
    """Fail where the file says other numbers, or write the right ones into it."""
    path = ROOT / prose.file
    text = path.read_text("utf-8")
    found = list(_pattern(prose.words).finditer(text))
    assert len(found) == 1, f"{prose.file} does not have these words once: {prose.words}"
    said = found[0].group()
    right = _with(said, prose.words.format(*prose.figures()))
    if update_golden:
        path.write_text(text.replace(said, right), "utf-8")
    else:
        assert said == right, HOW


def _pattern(words: str) -> re.Pattern[str]:
    """The words with any numbers in them, over any line ends."""
    parts = [re.escape(part) for part in re.split(r"\{[^}]*\}", words)]
    return re.compile(NUMBER.pattern.join(parts).replace(r"\ ", r"\s+"))


def _with(said: str, words: str) -> str:
    """What is said with the numbers of the words, its line ends kept."""
    numbers = iter(NUMBER.findall(words))
    return NUMBER.sub(lambda _: next(numbers), said)
