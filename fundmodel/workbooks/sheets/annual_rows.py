"""A row of Annual: a line, or one of its members, by year; and how far it is from the quarters."""

import numpy as np

from fundmodel.build_model.model import Line
from fundmodel.run_paths.annual import in_years, rolled_up_ratio
from fundmodel.run_paths.numbers import Numbers
from fundmodel.run_paths.over_life import life_total
from fundmodel.workbooks.a1 import cell_name, range_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import ANNUAL
from fundmodel.workbooks.copied_formulas import THIS
from fundmodel.workbooks.line_rows import is_grouped
from fundmodel.workbooks.sheets.member_rows import by_members
from fundmodel.workbooks.sheets.year_axis import in_year
from fundmodel.workbooks.time_columns import LABEL, MEMBER, UNIT, WHOLE_LIFE
from fundmodel.workbooks.workbook_spec import WorkbookSpec


def plan_member(
    sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int, yearly: Numbers
) -> None:
    """Plan a row of a line without members, or of one member.

    Args:
        sheet: Annual.
        spec: what the workbook holds.
        line: the line.
        member_index: the position of the member.
        yearly: a number a year.
    """
    layout, style = spec.layout, line.unit.style
    row, columns = layout.annual.rows[line.name] + member_index, layout.annual.columns
    grouped = is_grouped(spec.model, line.name)
    sheet.text(row, LABEL, line.definition.label, "unit" if grouped else "label")
    sheet.text(row, MEMBER, spec.model.members(line.name)[member_index], "label")
    _unit_and_key(sheet, spec, line, row)
    formula = _formula(spec, line, member_index)
    sheet.formulas(row, columns.first, formula, yearly, f"calc_{style}")
    if line.kind == "flow":
        _whole_life(sheet, spec, line, row, yearly)
    if rolled_up_ratio(spec.model, line) is None:
        quarters = layout.row(line.name, member_index)
        numbers = spec.live.arrays[line.name][:, member_index : member_index + 1, :1]
        there = cell_name(quarters, _checked_column(spec, line), fixed_column=True)
        _check(sheet, spec, line, row, layout.elsewhere(line.name, ANNUAL, there), numbers)


def plan_total(sheet: Sheet, spec: WorkbookSpec, line: Line) -> None:
    """Plan the row of a line with members: by year their total, if it has a meaning.

    The years come from the total above the members' quarters; the check reads the members.
    """
    layout = spec.layout
    row, style = layout.annual.rows[line.name], line.unit.style
    sheet.text(row, LABEL, line.definition.label, "label")
    sheet.text(row, MEMBER, by_members(line, len(spec.model.members(line.name))), "unit")
    _unit_and_key(sheet, spec, line, row)
    if not layout.has_total(line):
        return
    array = spec.live.arrays[line.name][:, :, :1]
    totals = np.add.accumulate(array, axis=1)[1:, -1, 0]
    years = spec.live.arrays[spec.model.calendar.year][1:, 0, 0]
    yearly = in_years(totals, years, summed=line.traits.summed)
    formula = f"={in_year(layout, line, ANNUAL, layout.top_row(line.name))}"
    sheet.formulas(row, layout.annual.columns.first, formula, yearly, f"calc_{style}")
    if line.kind == "flow":
        _whole_life(sheet, spec, line, row, yearly)
    first, last = layout.row(line.name), layout.row(line.name, array.shape[1] - 1)
    column = _checked_column(spec, line)
    there = layout.elsewhere(line.name, ANNUAL, range_name(first, column, last, column))
    _check(sheet, spec, line, row, f"SUM({there})", array)


def _unit_and_key(sheet: Sheet, spec: WorkbookSpec, line: Line, row: int) -> None:
    sheet.text(row, UNIT, line.unit.name, "unit")
    sheet.text(row, spec.layout.annual.columns.key, line.name, "key")


def _whole_life(sheet: Sheet, spec: WorkbookSpec, line: Line, row: int, yearly: Numbers) -> None:
    columns = spec.layout.annual.columns
    years = range_name(row, columns.first, row, columns.last)
    whole = float(np.add.accumulate(yearly)[-1])
    sheet.formula(row, WHOLE_LIFE, f"=SUM({years})", whole, f"total_{line.unit.style}")


def _formula(spec: WorkbookSpec, line: Line, member_index: int) -> str:
    layout = spec.layout
    parts = rolled_up_ratio(spec.model, line)
    if parts is None:
        return f"={in_year(layout, line, ANNUAL, layout.row(line.name, member_index))}"
    amount, base, if_zero = parts
    cells = [
        f"{THIS}{layout.annual.rows[name] + (member_index if spec.model.each(name) else 0)}"
        for name in (amount, base)
    ]
    return f"=IF(ABS({cells[1]})<=smallest_amount,{int(if_zero)},{cells[0]}/{cells[1]})"


def _checked_column(spec: WorkbookSpec, line: Line) -> int:
    """Flows: the years add up to the quarters. All else: the last year ends as the last quarter."""
    columns = spec.layout.columns
    is_one_cell = line.kind == "flow" or line.name in spec.layout.constants
    return columns.whole_life if is_one_cell else columns.last


def _check(
    sheet: Sheet, spec: WorkbookSpec, line: Line, row: int, there: str, array: Numbers
) -> None:
    """Years less quarters: `array` are the quarters `[quarter, member, 1]`, `there` their cells."""
    columns = spec.layout.annual.columns
    is_flow = line.kind == "flow"
    members = life_total(array)[0, :, 0] if is_flow else array[-1, :, 0]
    quarterly = float(np.add.accumulate(members)[-1])
    here = columns.whole_life if is_flow else columns.last
    yearly = float(sheet.cells[row, here].value or 0)
    formula = f"={cell_name(row, here)}-{there}"
    sheet.formula(row, columns.check, formula, yearly - quarterly, "calc_factor")
