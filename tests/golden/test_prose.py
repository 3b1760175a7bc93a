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


SENTENCES = (
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
            result("ukraine_gain", ukraine_discount_rate=0.0775),
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
        "Their rate of return is {:.2f} % (nominal) and the yield {:.2f} %",
        lambda: (
            result("investment_irr"),
            PERCENT * fundmodel.load("base").number("us_treasury_yield"),
        ),
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
