"""From a workbook back to assumptions: nothing more and nothing less than what was typed."""

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.cell_layout import INPUTS
from tests.api.edited_workbook import EditedWorkbook, Edits, with_blank_cells
from tests.recalculation.engines import recalculate_with_ironcalc
from tests.thorough import mostly_thorough

SELECTOR = (INPUTS, "E3")
CELL = "coupon[Housing concessional loans]"


def test_unedited(short: Path, written: Path, base: Run) -> None:
    found = fundmodel.read_workbook(written, directory=short)
    assert found == base.assumptions
    assert found.fingerprint == base.assumptions.fingerprint
    assert found.changes == ()


def test_the_scenario_shown(short: Path, inputs: EditedWorkbook, tmp_path: Path, slow: Run) -> None:
    found = fundmodel.read_workbook(
        inputs.save(tmp_path / "book.xlsx", {SELECTOR: "slow_start"}), directory=short
    )
    assert replace(found, warnings=slow.assumptions.warnings) == slow.assumptions
    assert found.fingerprint == slow.assumptions.fingerprint


@pytest.mark.thorough
def test_a_scenario_that_was_changed_by_hand_is_compared_with_its_file(
    short: Path, inputs: EditedWorkbook, tmp_path: Path
) -> None:
    name = "base with us_profit_share=0.25"
    edits = {SELECTOR: name, **inputs.renamed("base", name)}
    edits[inputs.in_scenario("us_profit_share", "base")] = 0.25
    found = fundmodel.read_workbook(inputs.save(tmp_path / "book.xlsx", edits), directory=short)
    assert [(change.name, change.new) for change in found.changes] == [("us_profit_share", 0.25)]


@pytest.mark.thorough
def test_changes_of_the_caller_are_in_the_workbook(short: Path, tmp_path: Path) -> None:
    changes = {"us_profit_share": 0.4, "us_real_rate[2031]": 0.01, CELL: 0.03}
    changed = fundmodel.load("base", changes, directory=short)
    fundmodel.write_workbook([fundmodel.run(changed)], tmp_path / "book.xlsx")
    found = fundmodel.read_workbook(tmp_path / "book.xlsx", directory=short)
    assert {change.name for change in found.changes} == {"us_profit_share", "us_real_rate", CELL}
    assert fundmodel.run(found).results.equals(fundmodel.run(changed).results)


def edits_of(book: EditedWorkbook) -> dict[str, tuple[Edits, dict[str, object]]]:
    """What is typed, and the changes that it stands for."""
    return {
        "override": ({book.override("us_profit_share"): 0.3}, {"us_profit_share": 0.3}),
        "whole number": ({book.override("european_call_delay"): 6}, {"european_call_delay": 6.0}),
        "member": ({book.override(CELL): 0.03}, {CELL: 0.03}),
        "scenario": ({book.in_scenario("us_profit_share", "base"): 0.2}, {"us_profit_share": 0.2}),
        "override wins": (
            {
                book.in_scenario("us_profit_share", "base"): 0.2,
                book.override("us_profit_share"): 0.1,
            },
            {"us_profit_share": 0.1},
        ),
        "another scenario's column": ({book.in_scenario("us_profit_share", "slow_start"): 0.2}, {}),
        "override of what it is": ({book.override("us_profit_share"): 0.5}, {}),
        "one year": (
            {book.by_year("us_inflation", "Override", 2030): 0.05},
            {"us_inflation": {2030: 0.05}},
        ),
        "the first year": (
            {book.by_year("us_inflation", "Override", 2027): 0.05},
            {"us_inflation": {2027: 0.05}},
        ),
        "the last year": (
            {book.by_year("us_inflation", "Override", 2036): 0.05},
            {"us_inflation": {2036: 0.05}},
        ),
        "a year that holds on": (
            {book.by_year("us_inflation", "base", 2030): 0.05},
            {"us_inflation": {2030: 0.05}},
        ),
        "a year that is stated no longer": (
            {
                book.by_year("us_inflation", "base", 2030): 0.05,
                book.by_year("us_inflation", "base", 2028): None,
            },
            {"us_inflation": {2028: 0.023, 2030: 0.05}},
        ),
        "several": (
            {
                book.override("us_profit_share"): 0.3,
                book.override(CELL): 0.03,
                book.by_year("us_real_rate", "base", 2030): 0.05,
                book.by_year("us_real_rate", "Override", 2029): 0.01,
            },
            {
                "us_profit_share": 0.3,
                CELL: 0.03,
                "us_real_rate": {2029: 0.01, 2030: 0.05},
            },
        ),
    }


CASES = [
    *("override", "whole number", "member", "scenario", "override wins"),
    *("another scenario's column", "override of what it is", "one year", "the first year"),
    *("the last year", "a year that holds on", "a year that is stated no longer", "several"),
]


@pytest.mark.parametrize("case", mostly_thorough(CASES, ["scenario", "one year", "several"]))
def test_exactly_what_was_typed(
    short: Path, inputs: EditedWorkbook, base: Run, tmp_path: Path, case: str
) -> None:
    edits, changes = edits_of(inputs)[case]
    found = fundmodel.read_workbook(inputs.save(tmp_path / "book.xlsx", edits), directory=short)
    expected = base.assumptions.changed(changes)
    assert {change.name for change in found.changes} == set(changes)
    for name in base.model.inputs:
        if name in found.series:
            years = range(2027, 2037)
            assert [found.number(f"{name}[{year}]") for year in years] == [
                expected.number(f"{name}[{year}]") for year in years
            ], name
        elif name in found.columns:
            assert found.column_values(name) == expected.column_values(name)
        else:
            assert found.number(name) == expected.number(name)


@pytest.mark.thorough
def test_in_a_scenario_the_edits_come_on_top(
    short: Path, inputs: EditedWorkbook, slow: Run, tmp_path: Path
) -> None:
    edits = {SELECTOR: "slow_start", inputs.override("commitment_quarters"): 40}
    found = fundmodel.read_workbook(inputs.save(tmp_path / "book.xlsx", edits), directory=short)
    assert found.changes[:-1] == slow.assumptions.changes
    assert (found.changes[-1].name, found.changes[-1].new) == ("commitment_quarters", 40.0)


@pytest.mark.thorough
@pytest.mark.parametrize("scenario", ["base", "slow_start"])
def test_the_run_is_what_a_spreadsheet_shows(
    short: Path, whole: EditedWorkbook, tmp_path: Path, scenario: str
) -> None:
    edits = {**edits_of(whole)["several"][0], SELECTOR: scenario}
    path = whole.save(tmp_path / "book.xlsx", edits)
    run = fundmodel.run(fundmodel.read_workbook(path, directory=short))
    shown_as_run(recalculate_with_ironcalc(with_blank_cells(path))["Results"], run)


def test_typed_into_a_spreadsheet_or_read_it_is_the_same_run(
    short: Path, written: Path, inputs: EditedWorkbook, tmp_path: Path
) -> None:
    """The same edits twice: in the program that recalculates, and in the file that is read."""
    edits = {**edits_of(inputs)["several"][0], SELECTOR: "slow_start"}
    path = inputs.save(tmp_path / "book.xlsx", edits)
    run = fundmodel.run(fundmodel.read_workbook(path, directory=short))
    typed = [(title, cell, value) for (title, cell), value in edits.items()]
    shown_as_run(recalculate_with_ironcalc(written, typed)["Results"], run)


def shown_as_run(values: Mapping[tuple[int, int], object], run: Run) -> None:
    """Every result that has no members stands on the sheet as in the run."""
    rows = {value: row for (row, _), value in values.items() if value in run.results}
    plain = [name for name in run.results.index if "[" not in name]
    assert set(plain) <= set(rows)
    for name in plain:
        cells = [value for (row, _), value in values.items() if row == rows[name]]
        if math.isnan(run.results[name]):
            assert "n/a" in cells, name
            continue
        shown = next(value for value in cells if type(value) is float)  # live, before the delivered
        assert shown == pytest.approx(run.results[name], rel=1e-9), name
