"""Contents: a click away are every sheet and every block of the stages."""

from textwrap import shorten

from fundmodel.build_model.model import Stage
from fundmodel.workbooks.a1 import cell_name, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS, LIST_PURPOSE, TITLE_HEIGHT
from fundmodel.workbooks.styles import NAVY
from fundmodel.workbooks.workbook_spec import WorkbookSpec

FIRST_COLUMN, FIRST_SHEET_ROW = 2, 3
PRINT_COLUMN, NOT_PRINTED = FIRST_COLUMN + 4, "to print it: Print, Ignore Print Area"
WIDTH, LETTERS = 29, 33
BLOCKS = "The blocks of each stage; a click on the heading of a block leads back here"


def plan_list_of_sheets(book: Book, spec: WorkbookSpec) -> None:
    """Plan the list of sheets, and below it a column of blocks a stage.

    The list prints, the blocks do not: they are there to be clicked.
    """
    sheet = book.add_sheet(LIST_OF_SHEETS, NAVY)
    sheet.text(1, FIRST_COLUMN, LIST_OF_SHEETS, "title")
    sheet.text(2, FIRST_COLUMN, LIST_PURPOSE, "sub")
    sheet.heights[1] = TITLE_HEIGHT
    rows = [one for one in book.sheets if one is not sheet]
    for row, one in enumerate(rows, FIRST_SHEET_ROW):
        sheet.link(row, FIRST_COLUMN, one.title, one.title)
        sheet.text(row, FIRST_COLUMN + 1, one.purpose, "label")
        if not one.page.printed:
            sheet.text(row, PRINT_COLUMN, NOT_PRINTED, "unit")
    heading = FIRST_SHEET_ROW + len(rows) + 1
    sheet.text(heading, FIRST_COLUMN, BLOCKS, "unit")
    titles = {one.title for one in rows}
    stages = [stage for stage in spec.model.stages if stage.title in titles]
    for column, stage in enumerate(stages, FIRST_COLUMN):
        _blocks(sheet, spec, stage, heading + 1, column)
    sheet.width(1, 1, 2)
    sheet.width(FIRST_COLUMN, FIRST_COLUMN + len(spec.model.stages) - 1, WIDTH)
    area = range_name(1, 1, heading - 2, FIRST_COLUMN + 3)
    sheet.page = Page(landscape=False, pages_high=1, print_area=area)


def _blocks(sheet: Sheet, spec: WorkbookSpec, stage: Stage, row: int, column: int) -> None:
    sheet.text(row, column, stage.title, "head")
    rows = spec.layout.stages[stage.name].blocks
    for offset, (block, there) in enumerate(rows.items(), 1):
        text = in_brief(stage.headings[block])
        sheet.link(row + offset, column, text, stage.title, cell_name(there, FIRST_COLUMN))


def in_brief(heading: str) -> str:
    """The beginning of a heading, as far as the first colon, and no longer than a column.

    >>> in_brief("Loans: grace, default, interest."), in_brief("What arrives in all.")
    ('Loans', 'What arrives in all')
    """
    return shorten(heading.partition(":")[0].rstrip("."), LETTERS, placeholder=" …")
