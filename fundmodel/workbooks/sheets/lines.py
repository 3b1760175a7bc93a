"""Lines: every line of the model with its formula in words and why it is worked out this way."""

from fundmodel.build_model.model import Line
from fundmodel.build_model.spelling import formula_in_words
from fundmodel.workbooks.a1 import cell_name, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Page
from fundmodel.workbooks.places import HEAD_ROW
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.styles import BLUE
from fundmodel.workbooks.time_columns import LABEL

LINES = "Lines"
HEADS = ("Line", "Key", "Stage", "Block", "Kind", "Unit", "For each", "Formula in words", "Why")
WIDTHS = (46, 30, 18, 20, 9, 14, 16, 90, 90)


def plan_lines(book: Book, contents: Contents) -> None:
    """Plan the dictionary of lines."""
    sheet = book.add_sheet(LINES, BLUE)
    title_rows(
        sheet, LINES, "The one definition that is both Python and the live formula", contents
    )
    for place, text in enumerate(HEADS):
        sheet.text(HEAD_ROW, LABEL + place, text, "head")
    for place, line in enumerate(contents.model.lines.values()):
        _row(sheet, contents, line, HEAD_ROW + 1 + place)
    sheet.width(1, 1, 3)
    for place, width in enumerate(WIDTHS):
        sheet.width(LABEL + place, LABEL + place, width)
    last = HEAD_ROW + len(contents.model.lines)
    sheet.filter = range_name(HEAD_ROW, LABEL, last, LABEL + len(HEADS) - 1)
    sheet.freeze = cell_name(HEAD_ROW + 1, LABEL + 1)
    sheet.page = Page(repeat_rows=f"1:{HEAD_ROW}")


def _row(sheet: Sheet, contents: Contents, line: Line, row: int) -> None:
    title = contents.places.sheet_of_stage[line.stage]
    target = cell_name(contents.places.top_row(line.name), LABEL)
    sheet.link(row, LABEL, line.definition.label, title, target)
    texts = (
        line.name,
        title,
        line.definition.block,
        line.kind,
        line.unit.name,
        line.each or "",
        formula_in_words(line.node),
        line.definition.explanation,
    )
    for place, text in enumerate(texts, LABEL + 1):
        sheet.text(row, place, text, "unit")
