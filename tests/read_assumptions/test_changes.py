"""Overlays and changes by hand: what they may change, how they stack, what they leave alone."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import Assumptions, Uncertainty, load, scenario_names
from tests.read_assumptions.small_set import SLOW, write_set


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_set(tmp_path_factory.mktemp("small"))


def changed(directory: Path, **changes: object) -> Assumptions:
    return load("base", changes, directory)


def test_names_of_scenarios(directory: Path) -> None:
    assert scenario_names(directory) == ["slow", "slower"]


def test_an_overlay_changes_only_what_it_names(directory: Path) -> None:
    base, slow = load("base", directory=directory), load("slow", directory=directory)
    assert (slow.name, slow.label, slow.description) == ("slow", "Slow start", "All begins late.")
    assert slow.parents == ("base",)
    assert slow.number("legal_delay") == 8
    assert slow.number("us_profit_share") == base.number("us_profit_share")
    assert [(change.name, change.old, change.new) for change in slow.changes] == [
        ("legal_delay", 4.0, 8.0),
        ("inflation", {2027: 0.023, 2029: 0.02}, {2027: 0.023, 2029: 0.03, 2031: 0.01}),
    ]
    assert slow.changes[0].because == "Courts are slow."
    assert slow.changes[0].source is None
    assert slow.changes[0].file == (directory / "scenarios/slow.yaml").as_posix()


def test_overlays_stack_from_base_on(directory: Path) -> None:
    slower = load("slower", directory=directory)
    assert slower.parents == ("base", "slow")
    assert slower.number("legal_delay") == 12
    assert slower.number("pledge[Norway]") == 1000
    assert slower.year_values("inflation")[2031] == 0.01
    metadata = slower.metadata("legal_delay")
    assert (metadata.source.publisher, metadata.grade) == ("Court", "A")
    assert metadata.because == "Courts are slower."
    assert metadata.uncertainty == Uncertainty("pert", {"low": 8, "mode": 12, "high": 20})


def test_a_changed_number_is_no_longer_drawn(directory: Path) -> None:
    loaded = changed(directory, **{"us_profit_share": 0.3, "coupon[Housing loans]": 0.04})
    assert loaded.metadata("us_profit_share").uncertainty is None
    assert loaded.metadata("coupon[Housing loans]").uncertainty is None
    assert loaded.metadata("coupon[Energy loans]").uncertainty is not None


def test_an_overlay_by_path_finds_its_parent_in_the_directory(
    directory: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(SLOW.replace("from: base", "from: slower").replace("8", "16"))
    mine = load(path, directory=directory)
    assert (mine.name, mine.parents) == ("mine", ("base", "slow", "slower"))
    assert mine.number("legal_delay") == 16


@pytest.mark.parametrize(
    ("name", "value", "asked", "number"),
    [
        ("us_profit_share", 0.4, "us_profit_share", 0.4),
        ("us_profit_share", "0.4", "us_profit_share", 0.4),
        ("reading", "accounting", "reading", 1),
        ("reading", 1, "reading", 1),
        ("first_day", "2027-01-01", "first_day", 46388),
        ("first_day", 46388, "first_day", 46388),
        ("pledge[Japan]", 700, "pledge[Japan]", 700),
        ("inflation", 0.05, "inflation[2027]", 0.05),
        ("inflation", 0.05, "inflation[2029]", 0.05),
        ("inflation", {2030: 0.05}, "inflation[2030]", 0.05),
        ("inflation", {"2030": "0.05"}, "inflation[2030]", 0.05),
        ("inflation[2030]", 0.05, "inflation[2035]", 0.05),
        ("inflation[2030]", 0.05, "inflation[2029]", 0.02),
    ],
)
def test_changes_by_hand(
    directory: Path, name: str, value: object, asked: str, number: float
) -> None:
    assert load("base", {name: value}, directory).number(asked) == number


def test_numbers_of_other_libraries_are_numbers(directory: Path) -> None:
    np = pytest.importorskip("numpy")
    loaded = changed(directory, us_profit_share=np.float64(0.4), legal_delay=np.int64(6))
    assert (loaded.number("us_profit_share"), loaded.number("legal_delay")) == (0.4, 6)


@pytest.mark.parametrize(
    "value",
    [10**400, -(10**400), [1], object(), None, {}, (1, 2), 1j],
    ids=["huge", "huge below zero", "list", "object", "nothing", "empty", "tuple", "complex"],
)
def test_what_is_no_number_is_refused(directory: Path, value: object) -> None:
    for name in ("us_profit_share", "inflation", "inflation[2030]", "reading", "first_day"):
        with pytest.raises(BadInput, match=re.escape(name)):
            load("base", {name: value}, directory)


def test_a_change_by_hand_is_recorded(directory: Path) -> None:
    loaded = load("slow", {"inflation[2030]": 0.05, "reading": "accounting"}, directory)
    by_hand = loaded.changes[-2:]
    assert [(change.name, change.old, change.new) for change in by_hand] == [
        ("inflation[2030]", 0.03, 0.05),
        ("reading", "cash", "accounting"),
    ]
    assert {(change.because, change.file) for change in by_hand} == {("Set by hand.", "")}


def test_a_range_follows_the_assumption_that_it_names(directory: Path) -> None:
    both = changed(directory, us_profit_share=0.2, highest_share=0.3)
    assert both.metadata("us_profit_share").plausible == (0.0, 0.3)
    with pytest.raises(BadInput, match=r"0\.5 is outside .* 0 to highest_share \(0\.3\)"):
        changed(directory, highest_share=0.3)


def test_changed_leaves_the_first_set_as_it_was(directory: Path) -> None:
    slow = load("slow", directory=directory)
    other = slow.changed({"legal_delay": 5})
    assert (slow.number("legal_delay"), other.number("legal_delay")) == (8, 5)
    assert (other.name, other.parents) == ("slow", ("base",))
    assert len(other.changes) == len(slow.changes) + 1
    with pytest.raises(BadInput, match="outside its plausible range"):
        slow.changed({"legal_delay": 500})


NUMBERS = {
    "us_profit_share": st.floats(0, 0.9),
    "legal_delay": st.integers(0, 40),
    "reading": st.sampled_from(["accounting", "cash"]),
    "coupon[Housing loans]": st.floats(0.005, 0.2),
    "inflation": st.dictionaries(st.integers(1990, 2100), st.floats(-0.1, 0.5), min_size=1),
}


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.fixed_dictionaries({}, optional=NUMBERS))
def test_a_set_changed_there_and_back_has_its_numbers_again(
    directory: Path, changes: dict[str, object]
) -> None:
    base = load("base", directory=directory)
    there = base.changed(changes)
    assert there == base.changed(changes)
    names = [*base.scalars, *(f"coupon[{member}]" for member in base.columns["coupon"].members)]
    names.remove("quarters")
    back = there.changed({name: base.number(name) for name in names})
    assert all(back.number(name) == base.number(name) for name in names)
    same = there.changed({name: there.number(name) for name in names})
    assert all(same.number(name) == there.number(name) for name in names)
