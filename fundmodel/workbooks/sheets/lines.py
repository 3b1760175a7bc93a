"""Lines: every line of the model with its formula in words and why it is worked out this way."""

from fundmodel.build_model.model import Line
from fundmodel.build_model.spelling import formula_in_words
from fundmodel.workbooks.a1 import cell_name, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.styles import BLUE
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

LINES = "Lines"
HEADS = (
    *("Line", "Key", "Stage", "Block", "Kind", "Unit", "Basis", "For each"),
    *("Formula in words", "Why"),
)
WIDTHS = (46, 30, 18, 20, 18, 14, 28, 16, 90, 90)


def plan_lines(book: Book, spec: WorkbookSpec) -> None:
    """Plan the dictionary of lines."""
    sheet = book.add_sheet(LINES, BLUE)
    title_rows(sheet, LINES, "The one definition that is both Python and the live formula", spec)
    for offset, text in enumerate(HEADS):
        sheet.text(HEAD_ROW, LABEL + offset, text, "head")
    for offset, line in enumerate(spec.model.lines.values()):
        _row(sheet, spec, line, HEAD_ROW + 1 + offset)
    sheet.width(1, 1, 3)
    for offset, width in enumerate(WIDTHS):
        sheet.width(LABEL + offset, LABEL + offset, width)
    last = HEAD_ROW + len(spec.model.lines)
    sheet.filter = range_name(HEAD_ROW, LABEL, last, LABEL + len(HEADS) - 1)
    sheet.freeze = cell_name(HEAD_ROW + 1, LABEL + 1)
    sheet.page = Page(repeat_rows=f"1:{HEAD_ROW}")


def _row(sheet: Sheet, spec: WorkbookSpec, line: Line, row: int) -> None:
    title = spec.layout.sheet_of_stage[line.stage]
    target = cell_name(spec.layout.top_row(line.name), LABEL)
    sheet.link(row, LABEL, line.definition.label, title, target)
    texts = (
        line.name,
        title,
        line.definition.block,
        _kind(spec, line),
        line.unit.name,
        line.definition.basis,
        line.each or "",
        formula_in_words(line.node),
        line.definition.explanation,
    )
    for column, text in enumerate(texts, LABEL + 1):
        sheet.text(row, column, text, "unit")


def _kind(spec: WorkbookSpec, line: Line) -> str:
    """Its kind; of a result, with its tier."""
    return f"{line.kind}, {spec.model.tier(line.name)}" if line.kind == "result" else line.kind
