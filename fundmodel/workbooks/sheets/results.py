"""Results: every answer, headlines first, beside what was delivered for the scenario shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isnan, nan

import numpy as np

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.build_model.model import Line
from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, STORED
from fundmodel.workbooks.cells import Cells
from fundmodel.workbooks.line_rows import is_grouped
from fundmodel.workbooks.sheet_settings import Group, Highlight, Page
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import (
    NOT_AVAILABLE,
    in_billions,
    result_value,
    set_dense,
    title_rows,
)
from fundmodel.workbooks.sheets.stored import STORED_RESULT, stored_rows
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

RESULTS = "Results"
PURPOSE = "Every answer on its basis, live and as delivered"
MEMBER, UNIT, LIVE, DELIVERED, DIFFERENCE, GAP, TIER, KEY = range(LABEL + 1, LABEL + 9)
HEADS = ("Result", "Member", "Unit", "Live", "Delivered", "Difference", "", "Tier", "Key")
WIDTHS = (2, 59, 37, 8, 11, 11, 11, 3, 13, 36)
EXPLANATION = (
    "Delivered: what Python gave for the scenario shown. Difference: live less delivered;",
    "a dash while nothing is changed. [+] at the edge opens the members.",
)


@dataclass(frozen=True)
class Amount:
    """A number of the run that is shown, and the same as delivered; not finite where none is."""

    live: float
    delivered: float


@dataclass(frozen=True)
class StoredResults:
    """What Stored says of the scenario shown: row of a result's first member, and its cells."""

    cells: Cells
    rows: Mapping[str, int]

    def numbers(self, line: Line, members: int) -> list[float]:
        """A number a member, as Stored keeps it."""
        first = self.rows[line.name]
        values = (self.cells[first + at, STORED_RESULT].value for at in range(members))
        return [nan if isinstance(value, str) else float(value or 0) for value in values]


def plan_results(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of answers; Stored must be planned before."""
    sheet = book.add_sheet(RESULTS, TEAL)
    title_rows(sheet, RESULTS, PURPOSE, spec, status=UNIT)
    for at, text in enumerate(EXPLANATION, 3):
        sheet.text(at, LABEL, text, "label")
    sheet.text(5, LABEL, "Inputs changed since delivery", "label")
    sheet.formula(5, LIVE, f"={CHANGED_NAME}", spec.changed, "calc_whole")
    for column, text in enumerate(HEADS, LABEL):
        sheet.text(HEAD_ROW, column, text, "head_right" if LIVE <= column < GAP else "head")
    cells, row = book.sheet(STORED).cells, HEAD_ROW + 1
    stored = StoredResults(cells, stored_rows(book.sheet(STORED)))
    blocks = groupby(spec.model.results, lambda line: (line.stage, line.definition.block))
    for (stage, block), lines in blocks:
        _heading(sheet, spec, row, stage, block)
        row += 1
        for line in lines:
            row = _result(sheet, spec, line, row, stored)
        row += 1
    for column, width in enumerate(WIDTHS, 1):
        sheet.width(column, column, width)
    changed = f"AND(ISNUMBER({cell_name(HEAD_ROW + 1, DIFFERENCE)}),"
    changed += f"{cell_name(HEAD_ROW + 1, DIFFERENCE)}<>0)"
    area = range_name(HEAD_ROW + 1, DIFFERENCE, row, DIFFERENCE)
    sheet.highlights.append(Highlight(area, changed, "override"))
    set_dense(sheet, 3, row)
    sheet.freeze = cell_name(HEAD_ROW + 1, MEMBER)
    sheet.page = Page(
        landscape=False,
        repeat_rows=f"{HEAD_ROW}:{HEAD_ROW}",
        print_area=f"A1:{cell_name(row - 2, DIFFERENCE)}",
    )


def _heading(sheet: Sheet, spec: WorkbookSpec, row: int, stage: str, block: str) -> None:
    """The theme, which leads to where its results are worked out."""
    (of,) = (one for one in spec.model.stages if one.name == stage)
    there = cell_name(spec.layout.stages[stage].blocks[block], LABEL)
    sheet.link(row, LABEL, of.headings[block], of.title, there, "section")
    for column in range(MEMBER, KEY + 1):
        sheet.blank(row, column, "section")


def _result(sheet: Sheet, spec: WorkbookSpec, line: Line, row: int, stored: StoredResults) -> int:
    """A row; or one that says the result once, and closed ones of its members. Gives the next."""
    members = spec.model.members(line.name)
    delivered = stored.numbers(line, len(members))
    if is_grouped(spec.model, line.name):
        noun = str(line.each).replace("_", " ")
        _words(sheet, spec, line, row, "label")
        sheet.text(row, MEMBER, f"by {noun} ({len(members)})", "label")
        if spec.layout.has_total(line):
            _total(sheet, spec, line, row, delivered)
        row += 1
        sheet.row_groups.append(Group(row, row + len(members) - 1))
    for at, member in enumerate(members):
        _words(sheet, spec, line, row + at, "label")
        if line.each is not None:
            sheet.text(row + at, MEMBER, member, "label")
        sheet.text(row + at, KEY, line.name, "key")
        amount = Amount(spec.live.number(line.name, 0, at), delivered[at])
        _numbers(sheet, spec, line, at, row + at, amount, stored.rows[line.name] + at)
    return row + len(members)


def _words(sheet: Sheet, spec: WorkbookSpec, line: Line, row: int, style: str) -> None:
    sheet.text(row, LABEL, line.definition.label, style)
    sheet.text(row, UNIT, in_billions(line.unit), "label")
    sheet.text(row, TIER, spec.model.tier(line.name), "unit")


def _numbers(
    sheet: Sheet, spec: WorkbookSpec, line: Line, member: int, row: int, amount: Amount, stored: int
) -> None:
    there = cell_name(spec.layout.row(line.name, member), spec.layout.columns.whole_life)
    live = "=" + spec.layout.elsewhere(line.name, RESULTS, there)
    sheet.formula(row, LIVE, live, result_value(amount.live), _style("link", line))
    there = "=" + on_sheet(STORED, cell_name(stored, STORED_RESULT))
    sheet.formula(row, DELIVERED, there, result_value(amount.delivered), _style("static", line))
    _difference(sheet, spec, line, row, amount)


def _total(
    sheet: Sheet, spec: WorkbookSpec, line: Line, row: int, delivered: Sequence[float]
) -> None:
    """The live total of the members, which the sheet of the stage has, beside the delivered one."""
    amount = Amount(_sum(spec.live.arrays[line.name][0, :, 0]), _sum(np.array(delivered)))
    there = cell_name(spec.layout.top_row(line.name), spec.layout.columns.whole_life)
    live = "=" + spec.layout.elsewhere(line.name, RESULTS, there)
    sheet.formula(row, LIVE, live, amount.live, _style("link", line))
    total = f"=SUM({range_name(row + 1, DELIVERED, row + len(delivered), DELIVERED)})"
    sheet.formula(row, DELIVERED, total, amount.delivered, _style("static", line))
    _difference(sheet, spec, line, row, amount)


def _sum(numbers: Numbers) -> float:
    """The members' numbers, added as the cells are, from the top."""
    return float(np.add.accumulate(numbers)[-1])


def _difference(sheet: Sheet, spec: WorkbookSpec, line: Line, row: int, amount: Amount) -> None:
    """Live less delivered, but for rounding; n/a where one of them is."""
    apart = f"{cell_name(row, LIVE)}-{cell_name(row, DELIVERED)}"
    formula = f'=IFERROR(({apart})*(ABS({apart})>{CHECK_TOLERANCE}),"{NOT_AVAILABLE}")'
    difference = amount.live - amount.delivered
    counts = abs(difference) > spec.live.number(CHECK_TOLERANCE)
    text = NOT_AVAILABLE if isnan(difference) else difference * counts
    kind = {"money": "billions", "percent": "percent"}.get(line.unit.style, "plain")
    sheet.formula(row, DIFFERENCE, formula, text, f"calc_change_{kind}")


def _style(role: str, line: Line) -> str:
    return f"{role}_{'hundredths' if line.unit.style == 'money' else line.unit.style}"
