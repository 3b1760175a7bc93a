"""Checks on the cells of the workbook itself: what was typed, and what was typed over."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fundmodel.workbooks.a1 import on_sheet, range_name
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
from fundmodel.workbooks.sheets.inputs_by_year import LIVE, OVERRIDE
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from fundmodel.workbooks.sheets.scenario_heads import ORDER_ROW, scenario_heads
from fundmodel.workbooks.workbook_spec import WorkbookSpec

PICKED = f"INDEX({MEMBERS}!"
_PICKED_AREA = re.compile(rf"INDEX\(({MEMBERS}!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+),(?!MATCH)")


class CellCheck(NamedTuple):
    """A count of cells that is zero when all is right."""

    label: str
    key: str
    formula: str
    worst: float


class FormulaCount(NamedTuple):
    """How many formulas a sheet was delivered with, and the count of those that it has now."""

    label: str
    key: str
    found: str
    delivered: int


def inputs_that_are_no_numbers(book: Book, spec: WorkbookSpec) -> CellCheck:
    """Texts, error values and texts that look like nothing, on the three sheets of inputs."""
    columns, areas = InputColumns(len(spec.runs)), []
    for title in (INPUTS, MEMBERS):
        last = book.sheet(title).cells.last_row
        for first_column, last_column in (
            (columns.live, columns.live),
            (columns.first_scenario, columns.last_scenario),
        ):
            area = range_name(HEAD_ROW + 1, first_column, last, last_column, fixed=True)
            areas.append(on_sheet(title, area))
    years = YearColumns.planned(*spec.layout.years)
    last = book.sheet(BY_YEAR).cells.last_row
    area = range_name(HEAD_ROW + 1, years.lowest, last, years.last, fixed=True)
    areas.append(on_sheet(BY_YEAR, area))
    counts = "+".join(f"COUNTA({area})-COUNT({area})" for area in areas)
    label = "Inputs that are no numbers, such as texts and error values"
    return CellCheck(label, "inputs_are_numbers", f"={counts}", 0)


def heads_that_differ(book: Book, spec: WorkbookSpec) -> CellCheck:
    """Scenarios whose heads on Members, or rows on Inputs by year, are not those of Inputs."""
    columns = InputColumns(len(spec.runs))
    years = YearColumns.planned(*spec.layout.years)
    heads = scenario_heads(columns)
    ours, members = on_sheet(INPUTS, heads), on_sheet(MEMBERS, heads)
    flags = on_sheet(MEMBERS, scenario_heads(columns, ORDER_ROW))
    last = book.sheet(BY_YEAR).cells.last_row
    kinds = on_sheet(BY_YEAR, range_name(HEAD_ROW + 1, years.kind, last, years.kind, fixed=True))
    series = [name for names in spec.series.values() for name in names]
    parts = [f"SUM({flags})", f"ABS(COUNTA({ours})-COUNTA({members}))"]
    for name in series:
        first = spec.layout.row(name) + 2
        area = range_name(
            first, years.position, first + columns.scenarios - 1, years.position, fixed=True
        )
        parts.append(f"SUM({on_sheet(BY_YEAR, area)})")
    live = f'COUNTIF({kinds},"{LIVE}")'
    rows = f'COUNTA({kinds})-COUNTIF({kinds},"{OVERRIDE}")-{live}*(1+COUNTA({ours}))'
    formula = "=" + "+".join([*parts, f"ABS({rows})"])
    label = "Scenarios stand under the same heads on every sheet of inputs"
    return CellCheck(label, "scenario_heads_agree", formula, 0)


def inputs_outside(book: Book, spec: WorkbookSpec) -> CellCheck:
    """Inputs outside their range, counted on the three sheets of inputs."""
    columns, counts, outside = InputColumns(len(spec.runs)), [], 0
    for title in (INPUTS, MEMBERS):
        cells = book.sheet(title).cells
        rows = [row for row, at, _ in cells.formulas() if columns.outside in at and row > HEAD_ROW]
        area = range_name(min(rows), columns.outside, max(rows), columns.outside, fixed=True)
        counts.append(f"SUM({on_sheet(title, area)})")
        outside += sum(int(cells[row, columns.outside].value or 0) for row in rows)
    cells = book.sheet(BY_YEAR).cells
    for names in spec.series.values():
        for row in map(spec.layout.row, names):
            at = YearColumns.lowest, YearColumns.highest
            area = range_name(row, at[0], row, at[1], fixed=True)
            counts.append(f"SUM({on_sheet(BY_YEAR, area)})")
            outside += sum(int(cells[row, column].value or 0) for column in at)
    label = "Inputs are within their ranges, and whole where they must be"
    return CellCheck(label, "inputs_are_plausible", f"={'+'.join(counts)}", outside)


def lists_that_were_widened(book: Book, spec: WorkbookSpec) -> CellCheck:
    """Columns inserted among quarters, and rows among members, through which formulas count."""
    columns, lists = spec.layout.columns, []
    for stage in spec.model.stages:
        area = range_name(NUMBER_ROW, columns.opening, NUMBER_ROW, columns.last, fixed=True)
        lists.append(("COLUMNS", on_sheet(stage.title, area)))
    lists += [("ROWS", area) for area in _picked_areas(book, spec)]
    counts = "+".join(f"{function}({area})-COUNT({area})" for function, area in lists)
    label = "No row or column is inserted in a list through which formulas count"
    return CellCheck(label, "lists_are_whole", f"={counts}", 0)


def _picked_areas(book: Book, spec: WorkbookSpec) -> list[str]:
    """The lists of members' numbers from which a formula takes one by its position."""
    found: dict[str, None] = {}
    for stage in spec.model.stages:
        for _, _, formula in book.sheet(stage.title).cells.formulas():
            if PICKED in formula:
                found |= dict.fromkeys(_PICKED_AREA.findall(formula))
    return list(found)


def missing_formulas(book: Book) -> Iterator[FormulaCount]:
    """For each sheet with formulas of its own, the count of those that were delivered.

    What shows the verdict of the checks is left out, which would go round in a circle: the rows
    of the title, Cover and Checks. Of the sheets on which people type, the live numbers are
    counted.
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
            yield FormulaCount(
                f"Formulas missing on {sheet.title}; n/a: this program cannot count them",
                f"formulas_of_{sheet.title.lower().replace(' ', '_')}",
                f"SUMPRODUCT(1*_xlfn.ISFORMULA({there}))",
                delivered,
            )


def has_formulas(sheet: Sheet) -> bool:
    """Whether a sheet has formulas below the rows of its title."""
    return any(_formulas(sheet))


def _formulas(sheet: Sheet) -> Iterator[tuple[int, range, str]]:
    return (found for found in sheet.cells.formulas() if found[0] > STATUS_ROW)


def _area_of_formulas(
    sheet: Sheet, found: Sequence[tuple[int, range, str]]
) -> tuple[int, int, int, int] | None:
    if not found or f"={MASTER_CHECK}" in [formula for _, _, formula in found]:
        return None
    first = min(columns[0] for _, columns, _ in found)
    last = max(columns[-1] for _, columns, _ in found)
    if sheet.title in (INPUTS, MEMBERS):
        first = last = InputColumns.live
    first = min(first, last - 1)  # IronCalc would take a range of one column for a single cell
    return STATUS_ROW + 1, first, max(row for row, _, _ in found), last
