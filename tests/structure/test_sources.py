"""No number without a source: what the shipped assumptions say of themselves (R17)."""

from collections.abc import Iterator

import pytest

import fundmodel
from fundmodel.read_assumptions import Column, Facts, scenario_names

GRADES = ("A", "B", "C", "definition")
FROM_OUTSIDE = ("A", "B")


def every_fact() -> Iterator[tuple[str, Facts]]:
    """What is said of each number, and of each cell that says something of its own."""
    for item in fundmodel.load("base").items:
        yield item.name, item.facts
        if isinstance(item, Column):
            yield from ((f"{item.name}[{one}]", facts) for one, facts in item.cells.items())


FACTS = dict(every_fact())


@pytest.mark.parametrize("name", FACTS)
def test_a_number_has_a_source_a_grade_and_a_date(name: str) -> None:
    facts = FACTS[name]
    assert facts.label
    assert facts.source.title
    assert facts.source.publisher
    assert facts.source.date[:2] == "20"
    assert facts.as_of[:2] == "20"
    assert facts.grade in GRADES


@pytest.mark.parametrize("name", [name for name, one in FACTS.items() if one.grade == "C"])
def test_a_judgement_says_whose_and_why(name: str) -> None:
    assert len(FACTS[name].note.split()) >= 8


@pytest.mark.parametrize("name", [name for name, one in FACTS.items() if one.grade in FROM_OUTSIDE])
def test_a_number_from_outside_says_where_it_was_found(name: str) -> None:
    assert FACTS[name].source.link.startswith("https://")


@pytest.mark.parametrize("name", FACTS)
def test_a_plausible_range_has_two_ends(name: str) -> None:
    low, high = FACTS[name].plausible
    assert float("-inf") < low <= high < float("inf")


@pytest.mark.parametrize("name", [name for name in scenario_names() if name != "base"])
def test_every_change_of_a_scenario_has_a_reason(name: str) -> None:
    changes = fundmodel.load(name).changes
    assert changes
    assert [change.name for change in changes if len(change.because.split()) < 5] == []
