"""Sentences say what the numbers bear: not more, not less, and nothing where there is none."""

from dataclasses import replace

import numpy as np
import pytest

import fundmodel
from fundmodel.build_model import Change, Figure, Sentence, Words
from fundmodel.simulation.simulation import Simulation

GAIN, NEEDS = "ukraine_gain", "needs_covered_by_2036"
EXPECTED = Sentence(
    "{title}: {gain} ({low} to {high}){but}.",
    {
        "gain": Figure(GAIN),
        "low": Figure(GAIN, "p10"),
        "high": Figure(GAIN, "p90"),
        "stated": Figure(GAIN, "stated"),
    },
    {"but": Words("gain", "stated", ", not {stated}", " as stated", ", only {stated}")},
)
COMPARED = Sentence(
    "{other} % {than}.",
    {"other": Figure(NEEDS, scenario="slow_start"),
     "change": Change(Figure(NEEDS, scenario="slow_start"), Figure(NEEDS))},
    {"than": Words("change", "", "{change} % less", "as much", "{change} % more")},
    of="base",
)  # fmt: skip
WEIGHTED = Sentence(
    "{paid}.",
    {"amount": Figure(GAIN), "part": Figure(NEEDS, weight=GAIN)},
    {"paid": Words("amount", "", "?", "nothing", "{amount}, {part} % of it")},
)


@pytest.fixture(scope="module")
def five() -> Simulation:
    return fundmodel.simulate(fundmodel.load("base"), 5, results=[GAIN, NEEDS], checks=False)


@pytest.fixture(scope="module")
def slow() -> Simulation:
    return fundmodel.simulate(fundmodel.load("slow_start"), 5, results=[NEEDS], checks=False)


def made(
    one: Simulation, sentence: Sentence, stated: float = 0.0, **by_path: list[float]
) -> Simulation:
    """The same with numbers by hand."""
    numbers = {name: np.array(row) for name, row in by_path.items()}
    return replace(
        one,
        by_path=numbers,
        stated={GAIN: stated},
        asked=replace(one.asked, sentences=(sentence,)),
    )


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        (3_000.0, "base: 3.0 (1.4 to 4.6) as stated."),
        (3_049.0, "base: 3.0 (1.4 to 4.6) as stated."),  # in print they are the same
        (9_000.0, "base: 3.0 (1.4 to 4.6), not 9.0."),
        (-40.0, "base: 3.0 (1.4 to 4.6), only 0.0."),
    ],
)
def test_words_go_by_what_is_printed(five: Simulation, stated: float, says: str) -> None:
    told = made(five, EXPECTED, stated, ukraine_gain=[5e3, 1e3, 2e3, 4e3, 3e3])
    assert told.in_words() == [says.replace("-0.0", "0.0")]


def test_what_is_not_available_is_not_told(five: Simulation) -> None:
    assert made(five, EXPECTED, ukraine_gain=[np.nan] * 5).in_words() == []
    assert made(five, EXPECTED, ukraine_gain=[np.nan] * 4 + [2e3]).in_words() == [
        "base: 2.0 (2.0 to 2.0), only 0.0."
    ]
    assert made(five, EXPECTED).in_words() == []


@pytest.mark.parametrize(
    ("needs", "says"),
    [
        ([0.1] * 5, ["10.0 % 50.0 % less."]),
        ([0.2] * 5, ["20.0 % as much."]),
        ([0.3] * 5, ["30.0 % 50.0 % more."]),
        ([np.nan] * 5, []),
    ],
)
def test_scenarios_are_compared(
    five: Simulation, slow: Simulation, needs: list[float], says: list[str]
) -> None:
    mine = made(five, COMPARED, needs_covered_by_2036=[0.2] * 5)
    other = made(slow, COMPARED, needs_covered_by_2036=needs)
    assert mine.in_words([mine, other]) == says
    assert mine.in_words() == []  # the other was not run
    assert other.in_words([mine, other]) == []  # told of base alone
    elsewhere = replace(other, asked=replace(other.asked, seed=2))
    assert mine.in_words([elsewhere]) == []  # of other worlds
    nothing = made(five, COMPARED, needs_covered_by_2036=[0.0] * 5)
    assert nothing.in_words([other]) == []  # no per cent of nothing


def test_a_share_counts_by_what_it_is_a_share_of(five: Simulation) -> None:
    """Half of 10 and all of 30 are 35 of 40; where nothing is paid, its share of 0 says nothing."""
    share = [0.5, 1.0, 0.0, 0.0, 0.0]
    told = made(five, WEIGHTED, needs_covered_by_2036=share, ukraine_gain=[1e4, 3e4, 0, 0, 0])
    assert told.in_words() == ["8.0, 87.5 % of it."]
    told = made(five, WEIGHTED, needs_covered_by_2036=share, ukraine_gain=[0.0] * 5)
    assert told.in_words() == ["nothing."]


def test_the_fund_tells_whatever_it_can(five: Simulation) -> None:
    """Its own sentences have all their results; a percentile is one of the summary."""
    base = fundmodel.simulate(five.assumptions, 5, checks=False)
    sentences = base.in_words()
    assert len(sentences) == 2
    assert f"Ukraine gains {base.summaries[GAIN]['mean'] / 1e3:.1f}" in sentences[0]
    assert f"to {base.summaries[GAIN]['p90'] / 1e3:.1f})" in sentences[0]
    assert not any("{" in one or "nan" in one for one in sentences)
