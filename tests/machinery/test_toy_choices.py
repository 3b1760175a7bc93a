"""Choices by word: what is typed, what formulas read, and what is read back."""

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from fundmodel.errors import BadInput
from fundmodel.workbooks.a1 import cell_name, cell_position
from fundmodel.workbooks.cell_layout import CHECKS, HEAD_ROW, INPUTS, InputColumns
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheet_settings import Between, OneOf
from fundmodel.workbooks.sheets.choices import NO_OPTION, option_head
from fundmodel.workbooks.sheets.input_rules import prompt
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import cell_of, read_toy, toy_bytes, typed, worked_on
from tests.recalculation.compare import differences_in_ironcalc, with_wrong_values
from tests.recalculation.engines import (
    Edit,
    IronCalcBook,
    Value,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
)
from tests.thorough import mostly_thorough
from tests.toy_fund.stages import PRESENTATION, toy_assumptions, toy_run

POLICY, WORDS = "toll_policy", ("flat", "rising", "rough")
COLUMNS = InputColumns(2)
OVERRIDE = cell_of(POLICY)
ROW, _ = cell_position(OVERRIDE[1])


@cache
def loaded() -> IronCalcBook:
    return IronCalcBook(toy_bytes())


KEY = "inputs_are_numbers_on_inputs"


def after(value: Value | None) -> dict[str, Value]:
    """What the row shows once something is typed into Override; and the check of the inputs."""
    edits: list[Edit] = [(*OVERRIDE, value)]
    values = loaded().recalculated(edits)
    named = {"live": COLUMNS.live, "words": COLUMNS.words, "outside": COLUMNS.outside}
    found = {name: values[INPUTS][ROW, column] for name, column in named.items()}
    checks = values[CHECKS]
    row = next(row for row, at in checks if at == 3 and checks[row, at] == KEY)
    return {**found, "wrong": checks[row, 5]}


def test_words_stand_in_the_columns_of_their_codes() -> None:
    cells = toy_book().sheet(INPUTS).cells
    for code, word in enumerate(WORDS, 1):
        column = COLUMNS.note + code
        assert cells[HEAD_ROW, column].value == option_head(code)
        assert cells[ROW, column].value == word
    assert cells[ROW, COLUMNS.live].value == 2
    assert cells[ROW, COLUMNS.words].value == "rising"


@pytest.mark.parametrize(
    ("value", "live", "word"),
    [(None, 2, "rising"), ("rough", 3, "rough"), (1.0, 1, "flat"), ("Flat", 1, "flat")],
)
def test_a_word_or_its_code_is_typed_and_formulas_read_the_code(
    value: Value | None, live: float, word: str
) -> None:
    assert after(value) == {"live": live, "words": word, "outside": 0, "wrong": 0}


@pytest.mark.parametrize("value", [0.0, 1.5, 9.0])
def test_a_code_of_no_option_is_outside_and_has_no_word(value: float) -> None:
    assert after(value) == {"live": value, "words": NO_OPTION, "outside": 1, "wrong": 0}


def test_a_word_of_no_option_is_an_input_that_is_no_number() -> None:
    found = after("steep")
    assert found["live"] == "steep"
    assert found["words"] == NO_OPTION
    assert found["wrong"] == 1


def test_every_cell_is_as_python_has_it_with_a_choice_typed_over() -> None:
    chosen = {POLICY: 3.0}
    book = plan_workbook(
        [toy_run(), toy_run("gales")], PRESENTATION, "0",
        live=toy_run("base", {POLICY: "rough"}), overrides=chosen,
    )  # fmt: skip
    assert book.sheet(INPUTS).cells[cell_position(OVERRIDE[1])].value == "rough"
    report = differences_in_ironcalc(
        book, recalculate_with_ironcalc(workbook_bytes(with_wrong_values(book)))
    )
    assert report.agrees, report


@pytest.mark.parametrize("value", mostly_thorough(["rough", "Rough", 3], ["Rough", 3]))
def test_a_word_is_read_back_as_its_code(tmp_path: Path, value: object) -> None:
    found = read_toy(worked_on(tmp_path, typed((*OVERRIDE, value))))
    assert [(change.name, change.new) for change in found.changes] == [(POLICY, "rough")]
    assert found.warnings == ()


def _refused(tmp_path: Path, *edits: tuple[str, str, object]) -> str:
    path = worked_on(tmp_path, typed(*edits))
    with pytest.raises(BadInput) as refusal:
        read_toy(path)
    return str(refusal.value).replace(str(path), "PATH")


def test_another_word_is_refused_with_the_options(tmp_path: Path) -> None:
    assert _refused(tmp_path, (*OVERRIDE, "ruogh")) == (
        f"PATH, Inputs!{OVERRIDE[1]}: `ruogh` is none of the options.\n"
        "  Did you mean `rough`?\n  To fix: choose one of: flat, rising, rough."
    )


def test_a_word_in_a_scenario_is_refused_since_formulas_read_codes_there(tmp_path: Path) -> None:
    cell = cell_name(ROW, COLUMNS.first_scenario)
    assert _refused(tmp_path, (INPUTS, cell, "rough")).startswith(
        f"PATH, Inputs!{cell}: a number is expected, not `rough`."
    )


def test_options_that_change_places_are_refused(tmp_path: Path) -> None:
    """The workbook would find another code than the model has for the word."""
    cells = [cell_name(ROW, COLUMNS.note + code) for code in (1, 3)]
    edits = [(INPUTS, cell, word) for cell, word in zip(cells, ("rough", "flat"), strict=True)]
    assert (
        f"Inputs!{cells[0]} holds rough; the model has `flat`.\n"
        f"  Inputs!{cells[1]} holds flat; the model has `rough`."
    ) in _refused(tmp_path, *edits)


def _rules(content: bytes = b"") -> dict[str, Any]:
    """Name -> the rule on its override, as it stands in a file; by default the delivered one."""
    sheet = load_workbook(io.BytesIO(content or toy_bytes()))[INPUTS]
    found = {}
    for rule in sheet.data_validations.dataValidation:
        for row in range(HEAD_ROW + 1, sheet.max_row + 1):
            if f"F{row}" in rule.sqref and sheet.cell(row, COLUMNS.name).value:
                found[str(sheet.cell(row, COLUMNS.name).value)] = rule
    return found


def test_rules_are_of_the_kind_of_the_unit() -> None:
    rules, units = _rules(), {one.name: one.metadata.unit for one in toy_assumptions()}
    scalars = toy_assumptions().scalars
    assert rules.keys() == scalars.keys()
    whole = {"quarters", "months", "calendar year", "flag", "count"}
    for name, rule in rules.items():
        unit = units[name].name
        kind = "whole" if unit in whole else {"choice": "list", "date": "date"}.get(unit, "decimal")
        assert rule.type == kind, name
    assert {"whole", "list", "decimal", "date"} <= {rule.type for rule in rules.values()}


def test_a_choice_is_a_list_over_and_a_whole_number_in_scenarios() -> None:
    rules = [rule for rule in toy_book().sheet(INPUTS).rules if OVERRIDE[1][1:] in rule.area]
    over, scenarios = (
        next(rule for rule in rules if isinstance(rule, kind)) for kind in (OneOf, Between)
    )
    assert (over.area, over.choices) == (OVERRIDE[1], COLUMNS.options(ROW, len(WORDS)))
    assert scenarios.kind == "whole"
    first, last = (cell_name(ROW, at) for at in (COLUMNS.first_scenario, COLUMNS.last_scenario))
    assert scenarios.area == f"{first}:{last}"


def test_a_prompt_says_what_the_number_does_its_unit_and_range() -> None:
    metadata = toy_assumptions().scalars["flat_level"].metadata
    assert prompt(metadata) == "Made up. Unit: index. Range: 0.1 to 5."
    assert _rules()["flat_level"].promptTitle == "Flat level of tolls"
    assert _rules()["flat_level"].prompt == prompt(metadata)


@pytest.mark.libreoffice
def test_libreoffice_knows_words_and_keeps_rules_and_notes(tmp_path: Path) -> None:
    jobs: list[list[Edit]] = [[(*OVERRIDE, "rough")], [(*OVERRIDE, "steep")]]
    word, no_word = recalculate_with_libreoffice(toy_bytes(), jobs, save_in=tmp_path)
    assert word[INPUTS][ROW, COLUMNS.live] == 3
    assert word[INPUTS][ROW, COLUMNS.words] == "rough"
    assert no_word[INPUTS][ROW, COLUMNS.words] == NO_OPTION
    found = read_toy(tmp_path / "1.xlsx")
    assert [(change.name, change.new) for change in found.changes] == [(POLICY, "rough")]
    assert found.warnings == ()
    saved = _rules((tmp_path / "1.xlsx").read_bytes())
    assert {name: rule.type for name, rule in saved.items()} == {
        name: rule.type for name, rule in _rules().items()
    }
