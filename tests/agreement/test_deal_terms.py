"""The sheet Deal terms of the written workbook: every clause, and the inputs that it moves."""

from collections.abc import Mapping
from typing import Any

import pytest

from fundmodel.read_assumptions import Assumptions
from fundmodel.read_assumptions.base_set.definitions import Clause
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.a1 import cell_position, on_sheet
from fundmodel.workbooks.cell_layout import BY_YEAR, HEAD_ROW, INPUTS, MEMBERS, InputColumns
from fundmodel.workbooks.sheets.deal_terms import (
    CLAUSE,
    COLUMNS,
    DATE,
    DEAL_TERMS,
    LINK,
    LIVE,
    MOVES,
    NAME,
    NO_INPUT,
    NOT_MODELLED,
    NOTE,
    SHEET,
    SOURCE,
    TEXT,
    UNIT,
)
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS
from tests.few_sheets import load_few_sheets

READ = frozenset({LIST_OF_SHEETS, DEAL_TERMS, INPUTS, BY_YEAR, MEMBERS})


@pytest.fixture(scope="module")
def workbook(content: bytes) -> Any:
    return load_few_sheets(content, READ)


@pytest.fixture(scope="module")
def sheet(workbook: Any) -> Any:
    return workbook[DEAL_TERMS]


@pytest.fixture(scope="module")
def assumptions(runs: list[Run]) -> Assumptions:
    return runs[0].assumptions


@pytest.fixture(scope="module")
def clauses(assumptions: Assumptions) -> Mapping[str, Clause]:
    return assumptions.clauses


@pytest.fixture(scope="module")
def first_rows(sheet: Any) -> list[int]:
    """The row in which each clause begins."""
    rows = range(HEAD_ROW + 1, sheet.max_row + 1)
    return [row for row in rows if sheet.cell(row, CLAUSE).value]


def input_rows(sheet: Any) -> list[int]:
    """The rows that name an input."""
    return [row for row in range(HEAD_ROW + 1, sheet.max_row + 1) if sheet.cell(row, NAME).value]


def text(sheet: Any, row: int, column: int) -> str:
    return sheet.cell(row, column).value or ""


def test_every_clause_of_the_file_is_a_row(
    sheet: Any, clauses: Mapping[str, Clause], first_rows: list[int]
) -> None:
    heads = [text(sheet, HEAD_ROW, column) for column in COLUMNS]
    assert heads == [head for head, _ in COLUMNS.values()]
    assert len(clauses) >= 15
    columns = (CLAUSE, TEXT, NOT_MODELLED, SOURCE, DATE, LINK, NOTE)
    assert [tuple(text(sheet, row, column) for column in columns) for row in first_rows] == [
        (
            one.clause,
            one.text,
            one.not_modelled,
            f"{one.source.title}, {one.source.publisher}",
            one.source.date,
            one.source.link,
            one.note,
        )
        for one in clauses.values()
    ]


def test_every_clause_names_an_input_that_exists_or_says_why_none(
    sheet: Any, clauses: Mapping[str, Clause], assumptions: Assumptions, first_rows: list[int]
) -> None:
    known = {item.name for item in assumptions} | set(assumptions.tables)
    ends = [*first_rows[1:], sheet.max_row + 1]
    for clause, first, end in zip(clauses.values(), first_rows, ends, strict=True):
        names = [text(sheet, row, NAME) for row in range(first, end) if text(sheet, row, NAME)]
        assert names == list(clause.moves)
        assert set(names) <= known
        if not names:
            assert text(sheet, first, MOVES) == NO_INPUT
            assert len(text(sheet, first, NOT_MODELLED).split()) >= 8


def test_a_click_on_an_input_leads_to_its_live_number(workbook: Any, sheet: Any) -> None:
    rows = input_rows(sheet)
    assert len(rows) > 20
    for row in rows:
        title, _, cell = sheet.cell(row, MOVES).hyperlink.location.rpartition("!")
        assert title.strip("'") == text(sheet, row, SHEET)
        target = workbook[text(sheet, row, SHEET)]
        target_row, target_column = cell_position(cell)
        beside = text(target, target_row, InputColumns.name)
        if beside:
            assert beside.partition("[")[0] == text(sheet, row, NAME)
            assert "IF(ISBLANK(" in target.cell(target_row, target_column).value
        else:  # a whole table: its heading
            assert text(target, target_row, target_column) == text(sheet, row, MOVES)


def test_labels_and_units_are_those_of_the_assumptions(
    sheet: Any, assumptions: Assumptions
) -> None:
    shown = {
        text(sheet, row, NAME): (text(sheet, row, MOVES), text(sheet, row, UNIT))
        for row in input_rows(sheet)
    }
    numbers = {name: one for name, one in shown.items() if name not in assumptions.tables}
    metadata = {name: assumptions.metadata(name) for name in numbers}
    choices = {
        name: ", ".join(f"{code} {one}" for code, one in enumerate(scalar.options, 1))
        for name, scalar in assumptions.scalars.items()
    }
    assert numbers == {
        name: (one.label, choices.get(name) or one.unit.name) for name, one in metadata.items()
    }


def test_one_number_is_live_and_others_say_how_they_go(
    sheet: Any, assumptions: Assumptions
) -> None:
    kinds = {
        **dict.fromkeys(assumptions.series, "by year"),
        **dict.fromkeys(assumptions.columns, "by member"),
        **dict.fromkeys(assumptions.tables, "all numbers"),
        **{name: f"={name}" for name in assumptions.scalars},
    }
    shown = {text(sheet, row, NAME): text(sheet, row, LIVE) for row in input_rows(sheet)}
    assert shown == {name: kinds[name] for name in shown}
    assert set(shown.values()) > {"by year", "by member", "all numbers"}


def test_scenarios_differ_in_the_terms_of_the_deal(runs: list[Run]) -> None:
    """And the sheet follows: `test_ironcalc.py` looks at its live numbers in each scenario."""
    assert len({run.number("russian_legal_delay") for run in runs}) > 1


def test_contents_lists_every_sheet_in_order(workbook: Any) -> None:
    listing = workbook[LIST_OF_SHEETS]
    listed = []
    for (cell,) in listing.iter_rows(min_row=3, min_col=2, max_col=2):
        if not cell.value:
            break
        listed.append(cell)
    others = [title for title in workbook.sheetnames if title != LIST_OF_SHEETS]
    assert [cell.value for cell in listed] == others
    assert [cell.hyperlink.location for cell in listed] == [on_sheet(one, "A1") for one in others]
    assert others.index("Dashboard") < others.index(DEAL_TERMS) == others.index(INPUTS) - 1
