"""Stored numbers say whether they still hold: CURRENT, or STALE once an input has changed."""

from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheet_settings import Highlight
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

CURRENT, STALE = "CURRENT", "STALE"
MARK = "STALE, inputs have changed. "


def state(spec: WorkbookSpec) -> str:
    """Whether the stored numbers are still those of the inputs."""
    return STALE if spec.changed else CURRENT


def plan_state(book: Book, sheet: Sheet, spec: WorkbookSpec, row: int, name: str) -> None:
    """Plan the cell that says it, in the column of labels, green or red; and name it."""
    formula = f'=IF(IFERROR({CHANGED_NAME},1)=0,"{CURRENT}","{STALE}")'
    sheet.formula(row, LABEL, formula, state(spec), "check")
    cell = cell_name(row, LABEL, fixed_row=True, fixed_column=True)
    book.name(name, on_sheet(sheet.title, cell))
    area = f"{cell}:{cell}"
    sheet.highlights.append(Highlight(area, f'{cell}="{CURRENT}"', "good"))
    sheet.highlights.append(Highlight(area, f'{cell}="{STALE}"', "bad"))


def mark_formula(name: str) -> str:
    """What stands in front of a sentence, as a part of its formula: nothing, or that it is stale.

    Args:
        name: of the cell that `plan_state` planned.
    """
    return f'IF({name}="{CURRENT}","","{MARK}")'


def mark_of(spec: WorkbookSpec) -> str:
    """The same as Python gives it."""
    return MARK if state(spec) == STALE else ""
