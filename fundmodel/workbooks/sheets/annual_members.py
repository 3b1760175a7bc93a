"""On Annual, in the full edition: the members of a line, a row each, below their total."""

import numpy as np

from fundmodel.build_model.model import Line
from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.sheets.annual_rows import plan_member
from fundmodel.workbooks.sheets.member_rows import plan_group, plan_totals
from fundmodel.workbooks.time_columns import WHOLE_LIFE
from fundmodel.workbooks.workbook_spec import WorkbookSpec


def plan_with_members(sheet: Sheet, spec: WorkbookSpec, line: Line, numbers: Numbers) -> None:
    """Plan the members of a line, and their total: `numbers` are `[year, member]`."""
    for member_index in range(numbers.shape[1]):
        plan_member(sheet, spec, line, member_index, numbers[:, member_index])
    row, style = spec.layout.annual.rows[line.name], line.unit.style
    plan_group(sheet, line, row, numbers.shape[1])
    if spec.layout.has_total(line):
        plan_totals(sheet, row, WHOLE_LIFE + 1, numbers, f"calc_{style}")
        if line.kind == "flow":
            whole = np.add.accumulate(numbers, axis=0)[-1:]
            plan_totals(sheet, row, WHOLE_LIFE, whole, f"total_{style}")
