"""Checks on the cells of the workbook itself: what was typed, and what was typed over."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_position, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    CHECKS,
    HEAD_ROW,
    INPUTS,
    MEMBERS,
    NUMBER_ROW,
    STATUS_ROW,
    InputColumns,
    YearColumns,
)
from fundmodel.workbooks.copied_formulas import in_column
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE
from fundmodel.workbooks.sheets.inputs_by_year import LIVE, OVERRIDE
from fundmodel.workbooks.sheets.parts import FIRST_CAUSE, MASTER_CHECK
from fundmodel.workbooks.sheets.risk_plan import RISK
from fundmodel.workbooks.sheets.scenario_heads import ORDER_ROW, scenario_heads
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

VERDICTS = (MASTER_CHECK, FIRST_CAUSE)
"""Names of cells that follow from the counts: who shows them is not counted."""
_PICKED = re.compile(r"INDEX\(((?:'[^']+'!|\w+!)?\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+),(?!MATCH|0,|1,)")


class FormulaCount(NamedTuple):
    """How many formulas a sheet was delivered with, and the count of those that it has now.

    Attributes:
        title: of the sheet.
        found: the count of the formulas that stand in the area of formulas.
        delivered: how many stood there.
        typed: the count of the numbers there that are no formulas; nothing where people type.
        numbers: how many of them were delivered.
    """

    title: str
    found: str
    delivered: int
    typed: str = ""
    numbers: int = 0


def heads_of_members_that_differ(spec: WorkbookSpec) -> str:
    """Scenarios whose heads on Members are not those of Inputs."""
    columns = InputColumns(len(spec.runs))
    heads = scenario_heads(columns)
    ours, members = on_sheet(INPUTS, heads), on_sheet(MEMBERS, heads)
    flags = on_sheet(MEMBERS, scenario_heads(columns, ORDER_ROW))
    return f"SUM({flags})+ABS(COUNTA({ours})-COUNTA({members}))"


def rows_of_series_that_differ(book: Book, spec: WorkbookSpec) -> str:
    """Scenarios whose rows on Inputs by year are not those of Inputs."""
    columns = InputColumns(len(spec.runs))
    years = YearColumns.planned(*spec.layout.years)
    ours = on_sheet(INPUTS, scenario_heads(columns))
    last = book.sheet(BY_YEAR).cells.last_row
    kinds = on_sheet(BY_YEAR, range_name(HEAD_ROW + 1, years.kind, last, years.kind, fixed=True))
    parts = []
    for name in (name for names in spec.series.values() for name in names):
        first = spec.layout.row(name) + 2
        end = first + columns.scenarios - 1
        area = range_name(first, years.position, end, years.position, fixed=True)
        parts.append(f"SUM({on_sheet(BY_YEAR, area)})")
    live = f'COUNTIF({kinds},"{LIVE}")'
    rows = f'COUNTA({kinds})-COUNTIF({kinds},"{OVERRIDE}")-{live}*(1+COUNTA({ours}))'
    return "+".join([*parts, f"ABS({rows})"])


def columns_among_quarters(spec: WorkbookSpec) -> str:
    """Columns inserted among the quarters of the stages, through which formulas count."""
    columns, counts = spec.layout.columns, []
    for stage in spec.model.stages:
        axis = range_name(NUMBER_ROW, columns.opening, NUMBER_ROW, columns.last, fixed=True)
        area = on_sheet(stage.title, axis)
        counts.append(f"COLUMNS({area})-COUNT({area})")
    return "+".join(counts)


def rows_among_members(book: Book, spec: WorkbookSpec) -> str:
    """Rows inserted among members of which a formula takes one by its position."""
    return "+".join(f"ROWS({area})-COUNTA({area})" for area in _picked_areas(book, spec))


def _picked_areas(book: Book, spec: WorkbookSpec) -> list[str]:
    """The lists from which a formula takes a number by its position; of a stage, its words."""
    found: dict[str, None] = {}
    for stage in spec.model.stages:
        for _, columns, formula in book.sheet(stage.title).cells.formulas():
            if "INDEX(" in formula:
                for area in _PICKED.findall(in_column(formula, columns[0])):
                    found[_words_of(area, stage.title)] = None
    return [area for area in found if area]


def _words_of(area: str, here: str) -> str:
    """The cells beside an area that hold the labels of its rows; none of an area of one row."""
    title, _, cells = area.rpartition("!")
    first, last = (cell_position(end)[0] for end in cells.replace("$", "").split(":"))
    words = range_name(first, LABEL, last, LABEL, fixed=True)
    return on_sheet(title.strip("'") or here, words) if first < last else ""


def missing_formulas(book: Book) -> Iterator[FormulaCount]:
    """For each sheet with formulas of its own, the count of those that were delivered.

    What shows the verdict of the checks is left out, which would go round in a circle: the rows
    of the title, Cover and Checks. Of the sheets on which people type, what stands before the
    scenarios is counted.
    """
    for sheet in book.sheets:
        found = list(_formulas(sheet))
        area = _area_of_formulas(sheet, found) if sheet.title != CHECKS else None
        if area:
            _, first_column, _, last_column = area
            delivered = sum(
                min(columns[-1], last_column) - max(columns[0], first_column) + 1
                for _, columns, _ in found
                if columns[0] <= last_column and first_column <= columns[-1]
            )
            there = on_sheet(sheet.title, range_name(*area, fixed=True))
            count = f"SUMPRODUCT(1*_xlfn.ISFORMULA({there}))"
            yield FormulaCount(sheet.title, count, delivered, *_typed(sheet, area, there))


def _typed(sheet: Sheet, area: tuple[int, int, int, int], there: str) -> tuple[str, int]:
    """The count of numbers of an area that are no formulas, and how many were delivered there."""
    first_row, first, last_row, last = area
    cells = [
        cell
        for row, column, cell in sheet.cells.single()
        if first_row <= row <= last_row and first <= column <= last and cell.formula is None
    ]
    styles = {cell.style for cell in cells} - {"input_text"}
    types = any(style.startswith(("input_", "override_")) for style in styles)
    if types or sheet.title in (BRIDGE, RISK):  # who reads these back does not know their numbers
        return "", 0
    delivered = sum(isinstance(cell.value, int | float) for cell in cells)
    return f"SUMPRODUCT(ISNUMBER({there})*(1-_xlfn.ISFORMULA({there})))", delivered


def has_formulas(sheet: Sheet) -> bool:
    """Whether a sheet has formulas below the rows of its title."""
    return any(_formulas(sheet))


def _formulas(sheet: Sheet) -> Iterator[tuple[int, range, str]]:
    return (found for found in sheet.cells.formulas() if found[0] > STATUS_ROW)


def _area_of_formulas(
    sheet: Sheet, found: Sequence[tuple[int, range, str]]
) -> tuple[int, int, int, int] | None:
    if not found or any(name in one for _, _, one in found for name in VERDICTS):
        return None
    first = min(columns[0] for _, columns, _ in found)
    last = max(columns[-1] for _, columns, _ in found)
    if sheet.title in (INPUTS, MEMBERS):
        first, last = InputColumns.name, InputColumns.outside  # before the scenarios
    first = min(first, last - 1)  # IronCalc would take a range of one column for a single cell
    return STATUS_ROW + 1, first, max(row for row, _, _ in found), last
