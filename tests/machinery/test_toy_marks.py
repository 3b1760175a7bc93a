"""Inputs and Members: what is typed over and what differs from base stands out."""

import io
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    HEAD_ROW,
    INPUTS,
    MEMBERS,
    ROW_KIND,
    InputColumns,
)
from fundmodel.workbooks.opening.surroundings import AUTHOR
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheet_settings import Group, Highlight
from fundmodel.workbooks.sheets.scenario_heads import LABEL_ROW
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.machinery.toy_book import toy_book
from tests.toy_fund.stages import PRESENTATION, toy_run

COLUMNS = InputColumns(2)
BASE, GALES = COLUMNS.first_scenario, COLUMNS.first_scenario + 1


def marks(book: Book, title: str) -> dict[str, str]:
    """Name -> the word beside its live number, where there is one."""
    cells = book.sheet(title).cells
    rows = [row for row, column in cells if column == COLUMNS.mark and row > HEAD_ROW]
    words = {str(cells[row, COLUMNS.name].value): cells[row, COLUMNS.mark].value for row in rows}
    assert len(words) > 10
    return {name: str(word) for name, word in words.items() if word}


def numbers(title: str, column: int) -> dict[str, float]:
    """Name -> the number in a scenario's column."""
    cells = toy_book().sheet(title).cells
    rows = [row for row, at in cells if at == COLUMNS.mark and row > HEAD_ROW]
    return {str(cells[row, COLUMNS.name].value): float(cells[row, column].value) for row in rows}  # type: ignore[arg-type]


@cache
def opened() -> Any:
    return load_workbook(io.BytesIO(workbook_bytes(toy_book())))


@pytest.mark.parametrize("title", [INPUTS, MEMBERS])
def test_nothing_of_base_differs_from_base(title: str) -> None:
    assert marks(toy_book(1), title) == {}


@pytest.mark.parametrize("title", [INPUTS, MEMBERS])
def test_what_the_scenario_changes_is_marked(title: str) -> None:
    base, gales = numbers(title, BASE), numbers(title, GALES)
    changed = {name: "differs" for name in base if base[name] != gales[name]}
    assert changed
    assert marks(toy_book(2), title) == changed


def test_what_is_typed_over_is_changed_even_to_the_number_of_base() -> None:
    base, gales = numbers(INPUTS, BASE), numbers(INPUTS, GALES)
    name = next(name for name in base if base[name] != gales[name])
    typed = {name: base[name]}
    runs, live = [toy_run(), toy_run("gales")], toy_run("gales", typed)
    book = plan_workbook(runs, PRESENTATION, "0", live=live, case=2, overrides=typed)
    assert marks(book, INPUTS)[name] == "changed"


@pytest.mark.parametrize("title", [INPUTS, MEMBERS])
def test_colours_are_ranges_of_the_whole_sheet(title: str) -> None:
    sheet = toy_book().sheet(title)
    first, last = HEAD_ROW + 1, max(row for row, _ in sheet.cells)
    assert Highlight(f"F{first}:F{last}", f"NOT(ISBLANK(F{first}))", "override") in sheet.highlights
    assert Highlight(f"P{first}:P{last}", f"P{first}<>$O{first}", "chosen") in sheet.highlights
    assert len(sheet.highlights) <= 12  # not one a cell


@pytest.mark.parametrize("title", [INPUTS, MEMBERS])
def test_scenarios_but_the_base_are_closed_and_stay_where_they_were(title: str) -> None:
    assert toy_book().sheet(title).column_groups == [Group(GALES, GALES)]
    heads = [cell.value for cell in opened()[title][HEAD_ROW]]
    assert heads[1:17] == [
        *("Label", "Name", "Unit", "Live", "Override", "Changed", "In words"),
        *("Min", "Max", "Outside", "Grade", "As of", "Source", "base", "gales", "Note"),
    ]
    columns = opened()[title].column_dimensions
    assert (columns["P"].hidden, columns["P"].outlineLevel) == (True, 1)
    assert [columns[letter].collapsed for letter in "OPQ"] == [True, False, True]
    assert opened()[title].auto_filter.ref.startswith(f"B{HEAD_ROW}:")


def test_a_workbook_of_one_scenario_closes_none() -> None:
    book = plan_workbook([toy_run()], PRESENTATION, "0")
    assert book.sheet(INPUTS).column_groups == []


@pytest.mark.parametrize("title", [INPUTS, MEMBERS])
def test_scenarios_are_called_by_label_and_told_in_a_note_on_their_head(title: str) -> None:
    sheet = opened()[title]
    for column, name in ((BASE, "base"), (GALES, "gales")):
        assumptions = toy_run(name).assumptions
        assert sheet.cell(HEAD_ROW, column).value == name
        assert sheet.cell(LABEL_ROW, column).value == assumptions.label
        note = sheet.cell(HEAD_ROW, column).comment
        assert note.text.split("\n")[0] == assumptions.label
        assert " ".join(assumptions.description.split()) in note.text
        assert note.author == AUTHOR


def test_years_in_which_a_scenario_states_something_else_are_coloured() -> None:
    """An empty cell, in which the year before holds on, is no zero."""
    sheet = toy_book().sheet(BY_YEAR)
    kinds = {row: cell.value for (row, at), cell in sheet.cells.items() if at == ROW_KIND}
    rows = [row for row, kind in kinds.items() if kind == "gales"]
    found = [one for one in sheet.highlights if one.fill == "chosen"]
    assert [one.area.split(":")[0] for one in found] == [f"H{row}" for row in rows]
    assert [one.formula for one in found] == [f'H{row}&""<>H${row - 1}&""' for row in rows]
    assert {kinds[row - 1] for row in rows} == {"base"}
