"""The calendar years above a sheet's columns, and how a line's quarters become years.

In the row of years stands the year, in that of numbers how many quarters there are up to its end:
the formulas of all rows read both.
"""

import numpy as np

from fundmodel.build_model.model import Line
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import NUMBER_ROW, YEAR_ROW, CellLayout
from fundmodel.workbooks.copied_formulas import BEFORE, THIS
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec


def plan_years(sheet: Sheet, spec: WorkbookSpec) -> None:
    """Plan the years, and how many quarters there are up to the end of each."""
    calendar, columns = spec.model.calendar, spec.layout.columns
    axis = on_sheet(spec.layout.sheet(calendar.year), _axis(spec.layout))
    first_year, last_year = spec.layout.years
    heads = np.arange(first_year, last_year + 1, dtype=float)
    column = spec.layout.annual.columns.first
    sheet.text(NUMBER_ROW, LABEL, "Quarters up to the year end", "note")
    start = f"{column_letters(columns.first)}{spec.layout.row(calendar.year)}"
    start = "=" + on_sheet(spec.layout.sheet(calendar.year), start)
    sheet.formula(YEAR_ROW, column, start, first_year, "head_whole")
    if len(heads) > 1:
        next_year = f"={BEFORE}{YEAR_ROW}+1"
        sheet.formulas(YEAR_ROW, column + 1, next_year, heads[1:], "head_whole")
    quarters = spec.live.arrays[calendar.year][1:, 0, 0]
    up_to = (quarters <= heads[:, None]).sum(axis=1).astype(float)
    count = f'=COUNTIF({axis},"<="&{THIS}${YEAR_ROW})'
    sheet.formulas(NUMBER_ROW, column, count, up_to, "calc_whole")


def in_year(
    layout: CellLayout,
    line: Line,
    here: str,
    row: int,
    *,
    last_row: int = 0,
    position: str = "1",
    head: int = YEAR_ROW,
) -> str:
    """What a line comes to in the year of the column: a flow's sum, or what is at the year end.

    Args:
        layout: where everything stands.
        line: the line.
        here: the title of the sheet on which the formula stands.
        row: of the line or its member on the sheet of its stage, or the first of several.
        last_row: the last of several.
        position: which of them is taken: the cell that says it.
        head: the row of the years, of a flow.
    """
    columns = layout.columns
    is_constant = line.name in layout.constants
    if is_constant and not last_row:
        cell = cell_name(row, columns.whole_life, fixed_column=True)
        return layout.elsewhere(line.name, here, cell)
    ends = (columns.whole_life,) * 2 if is_constant else (columns.first, columns.last)
    first, last = (column_letters(at) for at in ends)
    cells = layout.elsewhere(line.name, here, f"${first}{row}:${last}{last_row or row}")
    if is_constant or line.kind != "flow":
        return f"INDEX({cells},{position},{1 if is_constant else f'{THIS}${NUMBER_ROW}'})"
    years = layout.elsewhere(line.name, here, f"${first}${YEAR_ROW}:${last}${YEAR_ROW}")
    of_one = f"INDEX({cells},{position},0)" if last_row else cells
    return f"SUMIF({years},{THIS}${head},{of_one})"


def _axis(layout: CellLayout) -> str:
    row, columns = layout.row(layout.model.calendar.year), layout.columns
    return f"${column_letters(columns.first)}${row}:${column_letters(columns.last)}${row}"
