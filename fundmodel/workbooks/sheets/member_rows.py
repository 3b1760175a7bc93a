"""Lines and their members on a sheet with a time axis: what stands left of the numbers.

The row above the members of a line says the line once, and their total if they have one. The
members' rows are closed as delivered, so that a screen shows lines.
"""

import numpy as np

from fundmodel.build_model.model import Line
from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.copied_formulas import THIS
from fundmodel.workbooks.sheet_settings import Group
from fundmodel.workbooks.time_columns import BLOCK, LABEL, MEMBER, UNIT, WHOLE_LIFE

WIDTHS = {BLOCK: 2, LABEL: 40, MEMBER: 25, UNIT: 11, WHOLE_LIFE: 12}
WIDTH_OF_TIME = 10


def set_widths(sheet: Sheet, last: int) -> None:
    """Set the widths of a sheet with a time axis, so that numbers stand on its first screen.

    Args:
        sheet: which.
        last: the last column of the axis.
    """
    sheet.widths.update(WIDTHS)
    sheet.width(WHOLE_LIFE + 1, last, WIDTH_OF_TIME)


def plan_group(sheet: Sheet, line: Line, row: int, members: int) -> None:
    """Plan the words of the row above a line's members, and close the members' rows.

    Args:
        sheet: where to.
        line: the line.
        row: of its first member.
        members: how many there are.
    """
    noun = str(line.each).replace("_", " ")
    sheet.text(row - 1, LABEL, line.definition.label, "label")
    sheet.text(row - 1, MEMBER, f"by {noun} ({members})", "unit")
    sheet.text(row - 1, UNIT, line.unit.name, "unit")
    sheet.row_groups.append(Group(row, row + members - 1))


def plan_totals(sheet: Sheet, row: int, column: int, numbers: Numbers, style: str) -> None:
    """Plan a live total above the members, a column each.

    Args:
        sheet: where to.
        row: of the first member.
        column: the first column.
        numbers: of the members' cells, `[column, member]`; added as the cells are, from the top.
        style: of the totals.
    """
    totals = np.add.accumulate(numbers, axis=1)[:, -1]
    last = row + numbers.shape[1] - 1
    sheet.formulas(row - 1, column, f"=SUM({THIS}{row}:{THIS}{last})", totals, style)
