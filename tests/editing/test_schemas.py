"""JSON Schemas of the YAML files: what is shipped is valid, what people mistype is underlined."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import fundmodel
from fundmodel.editing.schema_lines import kind_of_file, schema_line
from fundmodel.editing.schemas import DIALECT, schema_file
from fundmodel.read_assumptions import Column, Series, load
from fundmodel.read_assumptions.text import BASE, SCENARIOS
from tests.editing.yaml_as_editors_see_it import ASSUMPTIONS, SCHEMAS, underlined

FILES = sorted([*(ASSUMPTIONS / BASE).rglob("*.yaml"), *(ASSUMPTIONS / SCENARIOS).glob("*.yaml")])
BASE_SET = fundmodel.load("base", directory=ASSUMPTIONS)
SCENARIO = Path("scenarios/mine.yaml")
OVERLAY = "label: Mine\nfrom: base\nchanges:\n  {}\n"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one_and_is_shipped_as_it_is(kind: str) -> None:
    if kind != "scenario":  # its entries have one form; all of them take seconds
        Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == DIALECT
    shipped = (ASSUMPTIONS / "schema" / f"{kind}.json").read_bytes()
    assert shipped == schema_file(SCHEMAS[kind]), "`python -m fundmodel schema` writes them anew."
    assert json.loads(shipped) == SCHEMAS[kind]


@pytest.mark.thorough
def test_the_schema_of_scenarios_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMAS["scenario"])


def test_every_shipped_file_is_valid_and_points_to_its_schema() -> None:
    assert len(FILES) > 50
    for path in FILES:
        text = path.read_text("utf-8")
        assert underlined(path, text) == []
        first = text.splitlines()[0]
        assert first == schema_line(path)
        schema = path.parent / first.partition("$schema=")[2]
        assert schema.resolve() == ASSUMPTIONS / "schema" / f"{kind_of_file(path)}.json"
        assert schema.exists()


def test_what_editors_would_not_understand_is_not_used() -> None:
    """The YAML language server reads draft 7 and a little more; beside a $ref it sees no rules."""
    for schema in SCHEMAS.values():
        for node in _nodes(schema):
            assert not {"unevaluatedProperties", "prefixItems", "dependentSchemas"} & set(node)
            if isinstance(node.get("$ref"), str):
                assert set(node) <= {"$ref", "description"}


def _nodes(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            yield from _nodes(one)


def test_an_editor_is_offered_what_a_scenario_may_change_and_nothing_else() -> None:
    offered = set(SCHEMAS["scenario"]["properties"]["changes"]["properties"])
    columns = BASE_SET.columns
    cells = {f"{name}[{member}]" for name, one in columns.items() for member in one.members}
    whole = {one.name for one in BASE_SET if not isinstance(one, Column) and not one.structural}
    assert offered == cells | whole
    patterns = SCHEMAS["scenario"]["properties"]["changes"]["patternProperties"]
    series = [one for one in BASE_SET if isinstance(one, Series) and not one.structural]
    assert len(patterns) == len(series) > 10


def test_what_hovers_over_a_name_says_label_unit_range_and_source() -> None:
    entry = SCHEMAS["scenario"]["properties"]["changes"]["properties"]["us_profit_share"]
    assert entry["description"] == (
        "US share of profit; share, 0 to 1; in base 0.5; a term of the deal; grade B, as of "
        "2025-11: 28-point draft, point 14 (Axios text of 20 November 2025)."
    )


MISTAKES = {
    "unknown name": ("us_profit_shar: {value: 0.4, because: Why.}", "us_profit_shar"),
    "no reason": ("us_profit_share: {value: 0.4}", "'because' is a required property"),
    "value alone": ("us_profit_share: 0.4", "0.4 is not of type 'object'"),
    "per cent": ('us_profit_share: {value: "40%", because: Why.}', "'40%' is not of type 'number'"),
    "above its range": ("us_profit_share: {value: 40, because: Why.}", "40 is greater than the m"),
    "below its range": ("us_profit_share: {value: -0.1, because: Why.}", "less than the minimum"),
    "no such option": ("pipeline_form: {value: two_stage, because: W.}", "'two_stage' is not one"),
    "no whole number": ("russian_legal_delay: {value: 2.5, because: W.}", "not of type 'integer'"),
    "no day": ("signing_date: {value: 2026, because: Why.}", "2026 is not of type 'string'"),
    "no such member": (
        '"contributor_gdp[Germny]": {value: 4500000, because: Why.}',
        "'contributor_gdp[Germny]' does not match",
    ),
    "no member": ("contributor_gdp: {value: 4500000, because: Why.}", "'contributor_gdp' does not"),
    "cell above its range": (
        '"contributor_gdp[Germany]": {value: 4500000000, because: Why.}',
        "greater than the maximum of 10000000",
    ),
    "a year above its range": (
        "us_inflation: {value: {2030: 5}, because: Why.}", "5 is greater than the maximum"
    ),
    "one year above its range": (
        '"us_inflation[2030]": {value: 5, because: Why.}', "5 is greater than the maximum"
    ),
    "no year": ("us_inflation: {value: {30: 0.05}, because: Why.}", "{'30': 0.05} is not of type"),
    "years of one number": ("us_profit_share: {value: {2030: 0.4}, because: W.}", "type 'number'"),
    "structure": ("number_of_quarters: {value: 40, because: Why.}", "'number_of_quarters' does"),
    "unknown key": ("us_profit_share: {value: 0.4, because: W., graed: B}", "'graed' was unexpect"),
    "wrong grade": ("us_profit_share: {value: 0.4, because: W., grade: D}", "'D' is not one of"),
    "source without a date": (
        "us_profit_share: {value: 0.4, because: W., source: {title: A, publisher: B}}",
        "'date' is a required property",
    ),
    "shape without its parameter": (
        "us_profit_share: {value: 0.4, because: W., uncertainty: {shape: pert, low: 0, high: 1}}",
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "why"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_scenario_is_underlined_and_refused(
    tmp_path: Path, change: str, why: str
) -> None:
    """The editor underlines nothing that would be read, and here nothing that would be passes."""
    text = OVERLAY.format(change)
    (found,) = underlined(SCENARIO, text)
    assert why in found
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(fundmodel.BadInput):
        load(path, directory=ASSUMPTIONS)


@pytest.mark.parametrize(
    "change",
    [
        "us_profit_share: {value: 0.4, because: Why.}",
        "us_inflation: {value: {2030: 0.05, 2031: 0.02}, because: Why.}",
        "us_inflation: {value: 0.03, because: Why.}",
        '"us_inflation[2030]": {value: 0.05, because: Why.}',
        "contributor_gdp[Germany]: {value: 4500000, because: Why., grade: A}",
        "european_pledge: {value: 400000, because: Why., plausible: [0, 500000]}",
        "signing_date: {value: 2027-06-30, because: Why.}",
        "pipeline_form: {value: two_stages, because: Why.}",
        "us_profit_share: {value: 0.4, because: W, uncertainty: {shape: uniform, low: 0, high: 1}}",
    ],
)
def test_what_can_be_read_is_not_underlined(tmp_path: Path, change: str) -> None:
    text = OVERLAY.format(change)
    assert underlined(SCENARIO, text) == []
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    load(path, directory=ASSUMPTIONS)


WATERFALL, WINDOWS = Path("base/waterfall.yaml"), Path("base/members/windows.yaml")
IN_BASE = {
    "unknown unit": (WATERFALL, "unit: share\n", "unit: shares\n", "'shares' is not one of"),
    "unknown key": (WATERFALL, "  grade: B\n", "  grade: B\n  weight: 1\n", "'weight' was unexp"),
    "no range": (WATERFALL, "  plausible: [0.0, 1.0]\n", "", "'plausible' is a required property"),
    "not sure how": (WATERFALL, "  fixed: term\n", "", "is a required property"),
    "judgement without a note": (
        Path("base/definitions.yaml"), "grade: definition\n", "grade: C\n", "'note' is a required"
    ),
    "text for a number": (WATERFALL, "value: 0.50", "value: half", "'half' is not of type"),
    "no source": (Path("base/definitions.yaml"), "  source:", "  sourc:", "'sourc' was unexpected"),
    "a clause that moves what is not": (
        Path("base/deal.yaml"), "    - snapback_share", "    - snapback", "'snapback' is not one of"
    ),
    "a correlation of one": (Path("base/correlations.yaml"), ": 0.5", ": 1.0", "1.0 is greater"),
    "a column of dates": (WINDOWS, "    unit: share\n", "    unit: date\n", "'date' is not one of"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "why"), IN_BASE.values(), ids=IN_BASE)
def test_a_mistake_in_base_is_underlined(file: Path, old: str, new: str, why: str) -> None:
    text = (ASSUMPTIONS / file).read_text("utf-8")
    assert old in text
    found = underlined(file, text.replace(old, new, 1))
    assert any(why in one for one in found), found
