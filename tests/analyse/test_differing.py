"""Which inputs differ: one a column or series, told as people read it, sources left aside."""

from dataclasses import replace

import pytest

from fundmodel.analyse.differing import CORRELATIONS, DifferingInput, differing
from fundmodel.read_assumptions import Assumptions, CorrelationGroup, Scalar, Series, Uncertainty
from tests.simulation.as_stated import drawn_too
from tests.toy_fund.stages import toy_assumptions

BASE = toy_assumptions()


def only(*sets: Assumptions) -> DifferingInput:
    (one,) = differing(sets)
    return one


def texts(changes: dict[str, object]) -> tuple[str, ...]:
    return only(BASE, BASE.changed(changes)).texts


def test_the_same_differs_in_nothing() -> None:
    assert differing([BASE, BASE]) == []
    assert differing([BASE, BASE.changed({"levy_share": 0.013})]) == []


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ({"levy_share": 0.02}, "1.3 %", "2 %"),
        ({"levy_free": 1000}, "3.3 US$ m", "1,000 US$ m"),
        ({"storm_quarter": 7}, "5 quarters", "7 quarters"),
        ({"toll_policy": "rough"}, "rising", "rough"),
        ({"flat_level": 1.25}, "1.1", "1.25"),
        ({"port_rank[Mole]": 1}, "Mole 2", "Mole 1"),
        ({"inflation": 0.05}, "2.3 % to 2031", "5 % to 2031"),
        ({"inflation": {2030: 0.01, 2032: 0.01}}, "2.3 % to 2031, 5 % from 2032", "1 %"),
        ({"inflation": {2031: 0.04}}, "2.3 % in 2031", "4 % in 2031"),
        (
            {"inflation": {2030: 0.01, 2031: 0.02, 2032: 0.03, 2033: 0.04}},
            "2.3 % to 2031, 5 % from 2032",
            "1 % to 4 %, by year",
        ),
    ],
)
def test_numbers_as_people_read_them(changes: dict[str, object], before: str, after: str) -> None:
    assert texts(changes) == (before, after)


def test_cells_of_a_column_are_one_input_and_few_of_many_are_told() -> None:
    tower, *others = BASE.columns["ships"].members
    found = only(BASE, BASE.changed({f"ships[{one}]": 50 for one in (tower, *others)}))
    assert found.name == "ships"
    assert found.texts[1] == "Skerry 50, Needle Rock 50, St. Anne 50 and 1 more"
    assert found.numbers[1] == {"Skerry": 50, "Needle Rock": 50, "St. Anne": 50, "Far Point": 50}
    assert found.numbers[0] == dict(zip(BASE.columns["ships"].members, BASE.column_values("ships"),
                                        strict=True))  # fmt: skip


def test_members_that_are_the_same_are_left_out() -> None:
    found = only(BASE, BASE.changed({"ships[Far Point]": 50}))
    assert [*found.numbers[0]] == ["Far Point"]


def test_what_would_read_the_same_is_told_in_full() -> None:
    """Four years differ: as a range, 2 to 5 %, both sets would read alike."""
    years = {year: 0.01 * (year - 2029) for year in range(2030, 2036)}
    first, second = BASE.changed({"inflation": years}), BASE.changed({"inflation": years})
    turned = {2030: 0.01, 2031: 0.03, 2032: 0.02, 2033: 0.05, 2034: 0.04, 2035: 0.06}
    second = second.changed({"inflation": turned})
    before, after = only(first, second).texts
    assert before == "2 % in 2031, 3 % in 2032, 4 % in 2033, 5 % in 2034"
    assert after == "3 % in 2031, 2 % in 2032, 5 % in 2033, 4 % in 2034"


def test_in_the_order_of_the_files_whatever_was_changed_first() -> None:
    changes = {"ships[Skerry]": 1, "toll_a_ship": 0.4, "flat_level": 2, "inflation": 0.01}
    backwards = dict(reversed(changes.items()))
    names = [[one.name for one in differing([BASE, BASE.changed(each)])]
             for each in (changes, backwards)]  # fmt: skip
    assert names[0] == names[1] == ["ships", "inflation", "flat_level", "toll_a_ship"]


def test_a_year_that_says_what_held_anyway_is_no_difference() -> None:
    series = BASE.series["inflation"]
    said = replace(series, values={**series.values, 2031: series.value_in(2031), 2050: 0.05})
    assert isinstance(said, Series)
    assert differing([BASE, BASE.with_assumption(said)]) == []


def test_because_of_the_second_or_else_the_first() -> None:
    gales, other = toy_assumptions("gales"), BASE.changed({"storm_quarter": 3})
    by_name = {one.name: one for one in differing([BASE, gales])}
    assert by_name["storm_quarter"].why(0, 1) == "The wind says so."
    assert by_name["toll_delay"].why(0, 1) == "No boat lands there."
    backwards = {one.name: one for one in differing([gales, BASE])}
    assert backwards["storm_quarter"].why(0, 1) == "The wind says so."
    between = {one.name: one for one in differing([gales, other])}
    assert between["storm_quarter"].why(0, 1) == "Set by hand."
    assert between["storm_quarter"].why(1, 0) == "The wind says so."


def with_metadata(name: str, **changes: object) -> Assumptions:
    one = BASE.scalars[name]
    assert isinstance(one, Scalar)
    return BASE.with_assumption(replace(one, metadata=replace(one.metadata, **changes)))  # type: ignore[arg-type]


def test_sources_labels_and_ranges_make_no_difference() -> None:
    other = with_metadata("levy_share", label="Levy", note="Seen.", grade="A", plausible=(0, 0.5))
    assert differing([BASE, other]) == []


def test_what_is_drawn_in_another_way_is_told_apart() -> None:
    drawn = drawn_too(BASE, "levy_share", Uncertainty("uniform", {"low": 0.01, "high": 0.02}))
    found = only(BASE, drawn)
    assert (found.name, found.in_value) == ("levy_share", False)
    assert found.texts == ("known", "uniform 1 % to 2 %")
    assert found.numbers == ({}, {})
    wider = drawn_too(BASE, "levy_share", Uncertainty("uniform", {"low": 0.01, "high": 0.03}))
    assert only(drawn, wider).texts == ("uniform 1 % to 2 %", "uniform 1 % to 3 %")


def test_a_range_that_cuts_draws_makes_a_difference() -> None:
    drawn = drawn_too(BASE, "levy_share", Uncertainty("normal", {"mean": 0.01, "sigma": 0.01}))
    one = drawn.scalars["levy_share"]
    narrow = replace(one, metadata=replace(one.metadata, plausible=(0.005, 0.02)))
    found = only(drawn, drawn.with_assumption(narrow))
    assert not found.in_value
    assert [text[-3:] for text in found.texts] == ["(1)", "(2)"]


def test_how_draws_move_together() -> None:
    metadata = BASE.scalars["levy_share"].metadata
    pairs = {("inflation", "levy_share"): 0.5}
    group = CorrelationGroup(
        "sea", "Sea", pairs, "", metadata.source, "C", "2029-01", metadata.location
    )
    found = only(BASE, replace(BASE, correlations={"sea": group}))
    assert (found.name, found.in_value) == (CORRELATIONS, False)
    assert found.texts == ("no pair", "1 pair")


def test_three_sets_at_once() -> None:
    sets = [BASE, BASE.changed({"levy_share": 0.02}), BASE.changed({"storm_quarter": 7})]
    found = {one.name: one.texts for one in differing(sets)}
    assert found == {
        "storm_quarter": ("5 quarters", "5 quarters", "7 quarters"),
        "levy_share": ("1.3 %", "2 %", "1.3 %"),
    }
