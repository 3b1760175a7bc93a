"""No number without a source: what the shipped assumptions say of themselves (R17)."""

from collections.abc import Iterator

import pytest

import fundmodel
from fundmodel.read_assumptions import Column, Metadata, Scalar, Series, scenario_names
from tests.structure.source_files import ROOT

GRADES = ("A", "B", "C", "definition")
FROM_OUTSIDE = ("A", "B")


def every_metadata() -> Iterator[tuple[str, Metadata]]:
    """What is said of each number, and of each cell that says something of its own."""
    for assumption in fundmodel.load("base"):
        yield assumption.name, assumption.metadata
        if isinstance(assumption, Column):
            yield from (
                (f"{assumption.name}[{one}]", metadata)
                for one, metadata in assumption.cells.items()
            )


METADATA = dict(every_metadata())


@pytest.mark.parametrize("name", METADATA)
def test_a_number_has_a_source_a_grade_and_a_date(name: str) -> None:
    metadata = METADATA[name]
    assert metadata.label
    assert metadata.source.title
    assert metadata.source.publisher
    assert metadata.source.date[:2] == "20"
    assert metadata.as_of[:2] == "20"
    assert metadata.grade in GRADES


@pytest.mark.parametrize("name", [name for name, one in METADATA.items() if one.grade == "C"])
def test_a_judgement_says_whose_and_why(name: str) -> None:
    assert len(METADATA[name].note.split()) >= 8


@pytest.mark.parametrize(
    "name", [name for name, one in METADATA.items() if one.grade in FROM_OUTSIDE]
)
def test_a_number_from_outside_says_where_it_was_found(name: str) -> None:
    assert METADATA[name].source.link.startswith("https://")


@pytest.mark.parametrize("name", METADATA)
def test_a_plausible_range_has_two_ends(name: str) -> None:
    low, high = METADATA[name].plausible
    assert float("-inf") < low <= high < float("inf")


@pytest.mark.parametrize("name", METADATA)
def test_a_number_says_how_sure_it_is(name: str) -> None:
    assert SETS["base"].how_sure(name)


@pytest.mark.parametrize("name", [name for name in scenario_names() if name != "base"])
def test_every_change_of_a_scenario_has_a_reason(name: str) -> None:
    changes = fundmodel.load(name).changes
    assert changes
    assert [change.name for change in changes if len(change.because.split()) < 5] == []


CLAUSES = fundmodel.load("base").clauses


@pytest.mark.parametrize("name", CLAUSES)
def test_a_clause_says_who_reported_it_and_how_it_is_modelled(name: str) -> None:
    clause = CLAUSES[name]
    assert clause.clause.startswith("Point")
    assert len(clause.text.split()) >= 5
    assert clause.source.link.startswith("https://")
    assert clause.source.date.startswith("2025-1")
    assert clause.moves or len(clause.not_modelled.split()) >= 8


def test_every_point_of_the_plan_with_money_in_it_is_a_clause() -> None:
    points = " ".join(clause.clause for clause in CLAUSES.values())
    money = ("10a", "10c", "12a", "12b", "12c", "12f", "13", "14a", "14b", "14c", "14d", "14e")
    assert [point for point in (*money, "19", "25", "27") if point not in points] == []


SETS = {name: fundmodel.load(name) for name in ("base", *scenario_names())}


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_says_what_it_is_and_stands_in_the_list(name: str) -> None:
    assert len(SETS[name].description.split()) >= 25
    assert f"| `{name}` |" in (ROOT / "assumptions" / "README.md").read_text("utf-8")


SWITCHES = [
    assumption.name
    for assumption in SETS["base"]
    if assumption.metadata.unit.kind in ("flag", "choice") and assumption.name != "selected_reading"
]


@pytest.mark.parametrize("name", SWITCHES)
def test_each_option_of_a_switch_is_run_by_a_scenario(name: str) -> None:
    """A switch exists when a scenario uses it; the readings are all computed side by side."""
    versions = [one.named(name) for one in SETS.values()]
    chosen = {value for assumption in versions for value in values_of(assumption)}
    options = getattr(versions[0], "options", ())
    assert chosen == (set(range(1, len(options) + 1)) if options else {0, 1})


def values_of(assumption: object) -> tuple[float, ...]:
    """The numbers of an assumption: one, one a year, or one a member."""
    if isinstance(assumption, Scalar):
        return (assumption.value,)
    if isinstance(assumption, Series):
        return tuple(assumption.values.values())
    return assumption.values if isinstance(assumption, Column) else ()


MARKET = (
    "us_price_index_opening", "us_inflation", "euro_price_index_opening", "euro_inflation",
    "eur_usd_opening", "us_real_rate", "euro_real_rate", "us_term_premium", "borrowing_premium",
    "gdp_opening", "gdp_growth", "contributor_gdp", "immobilised_opening",
    "earning_assets", "assets_open_to_claims", "total_assessed_needs", "assessed_needs",
    "debt_path_without_fund", "gross_financing_need_without_fund",
)  # fmt: skip


@pytest.mark.parametrize("name", MARKET)
def test_a_market_number_has_a_date_of_review(name: str) -> None:
    """No earlier than the numbers were gathered, and within half a year: sources are renewed."""
    review_by = SETS["base"].metadata(name).review_by
    assert "2026-12" <= review_by <= "2027-05"
