"""A right set of files: every number, fact and list of members arrives as written."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from fundmodel.build_model.units import SHARE
from fundmodel.errors import BadInput
from fundmodel.read_assumptions import Assumptions, Source, Uncertainty, load
from fundmodel.read_assumptions.schema.entries import json_schemas
from tests.read_assumptions.small_set import write_set


@pytest.fixture
def base(tmp_path: Path) -> Assumptions:
    return load("base", directory=write_set(tmp_path))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("us_profit_share", 0.5),
        ("first_day", 46387.0),
        ("reading", 2.0),
        ("coupon[Energy loans]", 0.02),
        ("inflation[2027]", 0.023),
        ("inflation[2028]", 0.023),
        ("inflation[2100]", 0.02),
        ("inflation[2000]", 0.023),
    ],
)
def test_number(base: Assumptions, name: str, number: float) -> None:
    assert base.number(name) == number


def test_series_and_columns(base: Assumptions) -> None:
    assert base.year_values("inflation") == {2027: 0.023, 2029: 0.02}
    assert base.column_values("commitment_share") == (0.4, 0.35, 0.25)
    assert base.column_values("coupon") == (0.03, 0.02)


def test_facts_of_a_scalar(base: Assumptions) -> None:
    metadata = base.metadata("us_profit_share")
    assert (metadata.label, metadata.unit, metadata.grade) == ("US share of profit", SHARE, "B")
    assert metadata.ends == (0.0, "highest_share")
    assert metadata.plausible == (0.0, 0.9)
    assert metadata.source == Source("Draft", "Axios", "2025-11-20", "https://example.org", "6")
    assert metadata.as_of == "2025-11"
    assert metadata.uncertainty == Uncertainty("triangular", {"low": 0.4, "mode": 0.5, "high": 0.6})
    assert str(metadata.location) == "assumptions/base/terms.yaml:1:1"


def test_a_cell_states_its_own_facts_over_those_of_its_column(base: Assumptions) -> None:
    column, cell = base.metadata("coupon"), base.metadata("coupon[Energy loans]")
    assert base.metadata("coupon[Housing loans]") == column
    assert (column.grade, cell.grade) == ("B", "A")
    assert (column.plausible, cell.plausible) == ((0.005, 0.2), (0.001, 0.1))
    assert cell.source == column.source
    assert cell.note == "As signed."
    assert base.columns["coupon"].drawn_by_member


def test_a_choice_ranges_over_the_codes_of_its_options(base: Assumptions) -> None:
    assert base.metadata("reading").plausible == (1.0, 2.0)
    assert base.scalars["reading"].options == ("accounting", "cash")


def test_sets_are_tables_parts_and_groups_by_attribute(base: Assumptions) -> None:
    assert {name: members.members for name, members in base.sets.items()} == {
        "donor": ("Norway", "Japan"),
        "window": ("Housing grants", "Housing loans", "Energy loans"),
        "loan_window": ("Housing loans", "Energy loans"),
        "sector": ("Housing", "Energy"),
        "instrument": ("grant", "loan"),
    }
    assert base.sets["window"].attributes["donor"] == ("Norway", "", "")
    assert base.sets["window"].holds(base.sets["loan_window"])


def test_two_tables_may_share_an_attribute(tmp_path: Path) -> None:
    directory = write_set(
        tmp_path, donors=("attributes: {}", "attributes: {sector: {label: Sector, optional: true}}")
    )
    donors = directory / "base/members/donors.yaml"
    text = donors.read_text().replace("{pledge: 5000}", "{pledge: 5000, sector: Water}")
    donors.write_text(text)
    assert load("base", directory=directory).sets["sector"].members == (
        "Water",
        "Housing",
        "Energy",
    )


def test_inputs_are_what_lines_see(base: Assumptions) -> None:
    inputs = base.inputs
    assert set(inputs) == {*base.scalars, *base.series, *base.columns}
    assert inputs["inflation"].by_year
    assert inputs["coupon"].each == "loan_window"
    assert inputs["coupon"].lowest == 0.001
    assert inputs["legal_delay"].lowest == 0
    assert inputs["reading"].options == ("accounting", "cash")
    assert inputs["reading"].lowest == 1


def test_a_range_that_may_move_gives_no_lowest_value(tmp_path: Path) -> None:
    directory = write_set(tmp_path, terms=("plausible: [0, 1]", "plausible: [us_profit_share, 1]"))
    directory_terms = directory / "base/terms.yaml"
    directory_terms.write_text(
        directory_terms.read_text().replace("[0.0, highest_share]", "[0.0, 1.0]")
    )
    loaded = load("base", directory=directory)
    assert loaded.inputs["highest_share"].lowest is None
    assert loaded.metadata("highest_share").plausible == (0.5, 1.0)


def test_numbers_are_rounded_to_fifteen_digits(tmp_path: Path) -> None:
    directory = write_set(tmp_path, terms=("value: 0.50", "value: 0.12345678901234567"))
    loaded = load("base", {"legal_delay": 3.0, "inflation": 0.1 + 0.2}, directory)
    assert loaded.number("us_profit_share") == 0.123456789012346
    assert loaded.number("inflation[2027]") == 0.3


@pytest.mark.parametrize("text", ["5e-1", "+0.5", ".5", "0.5e0"])
def test_numbers_may_be_written_as_people_do(tmp_path: Path, text: str) -> None:
    directory = write_set(tmp_path, terms=("value: 0.50", f"value: {text}"))
    assert load("base", directory=directory).number("us_profit_share") == 0.5


def test_clauses_say_which_inputs_they_move(base: Assumptions) -> None:
    clause = base.clauses["profit"]
    assert (clause.clause, clause.moves) == ("Point 14", ("us_profit_share", "coupon"))
    assert clause.not_modelled == ""


def test_a_review_in_the_past_is_a_warning(tmp_path: Path) -> None:
    directory = write_set(tmp_path, terms=("  grade: A\n", "  grade: A\n  review_by: 2020-06\n"))
    assert load("base", directory=directory).warnings == (
        "assumptions/base/terms.yaml:21:1, inflation: was to be reviewed by 2020-06.",
    )
    directory = write_set(tmp_path, terms=("  grade: A\n", "  grade: A\n  review_by: 2199\n"))
    assert load("base", directory=directory).warnings == ()


def test_the_fingerprint_follows_values_and_facts_but_not_places(tmp_path: Path) -> None:
    first = load("base", directory=write_set(tmp_path / "a")).fingerprint
    moved = write_set(
        tmp_path / "b", terms=("us_profit_share:", "# A comment.\n\nus_profit_share:")
    )
    noted = write_set(tmp_path / "c", terms=("grade: B", "grade: A"))
    assert load("base", directory=moved).fingerprint == first
    assert load("base", directory=noted).fingerprint != first
    assert load("base", {"legal_delay": 5}, moved).fingerprint != first


def test_importing_brings_nothing_slow() -> None:
    program = (
        "import sys, fundmodel.read_assumptions; "
        "print([name for name in ('numpy', 'pandas', 'pydantic', 'yaml') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_a_loaded_set_can_be_sent_to_another_process(base: Assumptions) -> None:
    assert pickle.loads(pickle.dumps(base)) == base  # noqa: S301  our own bytes


@pytest.mark.parametrize(
    ("ask", "text"),
    [
        (
            lambda base: base.number("coupon"),
            """\
coupon: This is not one number.
  To fix: name a member of loan_window, as in coupon[Housing loans].""",
        ),
        (
            lambda base: base.number("inflation"),
            "inflation: This is not one number.\n  To fix: name a year, as in inflation[2027].",
        ),
        (
            lambda base: base.year_values("reading"),
            "reading: This has no number a year.\n  To fix: ask for the number `reading`.",
        ),
        (
            lambda base: base.column_values("reading"),
            "reading: This has no number a member.\n  To fix: ask for the number `reading`.",
        ),
        (
            lambda base: base.metadata("coupon[Housing grants]"),
            """\
coupon[Housing grants]: There is no such member.
  To fix: name a member of loan_window, as in coupon[Housing loans].""",
        ),
        (
            lambda base: base.number("legal_dely"),
            "legal_dely: There is no assumption `legal_dely`.\n  Did you mean `legal_delay`?",
        ),
    ],
)
def test_asking_for_what_is_not_there(base: Assumptions, ask, text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        ask(base)
    assert str(refusal.value) == text


MEMBERS = {
    "window": ("window", "Housing loans", 2, ("Housing grants", "Housing loans", "Energy loans")),
    "part": ("loan_window", "Energy loans", 2, ("Housing loans", "Energy loans")),
    "attribute": ("sector", "Housing", 1, ("Housing", "Energy")),
    "other table": ("donor", "Japan", 2, ("Norway", "Japan")),
}


@pytest.mark.parametrize("kind", MEMBERS)
def test_options_may_be_the_members_of_a_set(kind: str, tmp_path: Path) -> None:
    name, value, code, options = MEMBERS[kind]
    old = "value: cash\n  unit: choice\n  options: [accounting, cash]"
    new = f"value: {value}\n  unit: choice\n  options: {{members_of: {name}}}"
    found = load("base", directory=write_set(tmp_path, terms=(old, new)))
    assert found.scalars["reading"].options == options
    assert found.number("reading") == code
    assert found.inputs["reading"].options == options
    other = options[0] if code > 1 else options[1]
    assert found.changed({"reading": other}).number("reading") == options.index(other) + 1


def test_where_a_table_is_wrong_no_set_is_called_unknown(tmp_path: Path) -> None:
    directory = write_set(
        tmp_path,
        terms=("options: [accounting, cash]", "options: {members_of: donor}"),
        donors=("label: Donors", "labl: Donors"),
    )
    with pytest.raises(BadInput) as refusal:
        load("base", directory=directory)
    assert "There is no set" not in str(refusal.value)
    assert "options" not in str(refusal.value)
    assert "donors.yaml" in str(refusal.value)


def test_editors_get_a_schema_for_each_kind_of_file() -> None:
    schemas = json_schemas()
    assert set(schemas) == {"assumptions", "correlations", "deal", "members", "scenario"}
    assert "from" in schemas["scenario"]["properties"]
    entry = schemas["assumptions"]["$defs"]["AssumptionEntry"]
    assert entry["properties"]["unit"]["enum"][0] == "US$ m"
    assert entry["additionalProperties"] is False


def test_editors_know_that_options_may_be_the_members_of_a_set() -> None:
    described = json_schemas()["assumptions"]
    kinds = described["$defs"]["AssumptionEntry"]["properties"]["options"]
    listed, members, missing = _kinds(kinds, described["$defs"])
    assert listed == {"type": "array", "items": {"type": "string"}}
    assert members["required"] == ["members_of"]
    assert members["additionalProperties"] is False
    assert members["properties"]["members_of"]["description"].startswith("The set")
    assert missing == {"type": "null"}


def _kinds(described: dict, named: dict) -> list[dict]:
    """What a value may be, with references followed."""
    for word in ("anyOf", "oneOf"):
        if word in described:
            return [kind for one in described[word] for kind in _kinds(one, named)]
    if "$ref" in described:
        return [named[described["$ref"].rpartition("/")[2]]]
    return [described]
