"""From the plan to openpyxl's workbook: everything but the values and formulas of the cells.

openpyxl writes styles, names, charts, rules and print set-up; it cannot store a formula together
with its value, so the cells themselves are written by `cells_xml`.
"""

from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule, FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils.cell import absolute_coordinate
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from fundmodel.errors import ModelMistake, message
from fundmodel.workbooks.a1 import column_letters, quoted_title
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.opening.surroundings import AUTHOR
from fundmodel.workbooks.sheet_settings import (
    HIGHLIGHTS,
    Between,
    ColourScale,
    Highlight,
    OneOf,
    Page,
    beside_closed,
)
from fundmodel.workbooks.styles import AXIS_LINE, FONT, PREFIX, STYLES, Look
from fundmodel.workbooks.writing.cells_xml import StyleNumbers
from fundmodel.workbooks.writing.draw_charts import draw

BESIDE_CENTRE = 1e-6
"""How far the ends of a scale of colours are from its centre at least."""
ALLOWED_IF_PROTECTED = (
    "objects",
    "scenarios",
    "formatCells",
    "formatColumns",
    "formatRows",
    "insertColumns",
    "insertRows",
    "insertHyperlinks",
    "sort",
    "autoFilter",
    "pivotTables",
)
NOTE_WIDTH, LINE_HEIGHT, LETTERS_A_LINE = 400, 16, 60  # pixels
LANGUAGE = "en-GB"
NOTHING = "A1"
"""A cell that is empty on every sheet: a program that prints all sheets leaves such pages out."""
A4, MARGIN_TOP, MARGIN_SIDE, MARGIN_HEADER = 9, 0.45, 0.25, 0.2  # margins in inches


def frame(book: Book, properties: Mapping[str, str]) -> tuple[Any, StyleNumbers]:
    """Build the workbook around the cells.

    Args:
        book: the plan.
        properties: what the file is to say of itself.

    Returns:
        openpyxl's workbook, and the numbers under which its cells find their styles.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    _describe(workbook.properties, book)
    for style, look in STYLES.items():
        workbook.add_named_style(_named_style(style, look))
    for sheet in book.sheets:
        _add_sheet(workbook, sheet, book)
    for name, reference in book.names.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=reference)
    for name, value in properties.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))
    return workbook, _style_numbers(workbook)


def _describe(properties: Any, book: Book) -> None:
    """What programs show of the file without opening it."""
    properties.creator, properties.language = AUTHOR, LANGUAGE
    properties.title = book.title or None
    properties.subject = book.subject or None
    properties.description = book.description or None


def style_numbers() -> StyleNumbers:
    """The numbers under which the cells of every workbook find their styles."""
    workbook = Workbook()
    for style, look in STYLES.items():
        workbook.add_named_style(_named_style(style, look))
    return _style_numbers(workbook)


def _named_style(name: str, look: Look) -> Any:
    line = Side(style="thin", color=AXIS_LINE)
    box = line if look.lines == "box" else None
    top = line if look.lines else None
    return NamedStyle(
        name=PREFIX + name,
        font=Font(
            name=FONT,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            color=look.colour,
            underline="single" if look.underline else None,
        ),
        fill=PatternFill("solid", fgColor=look.fill) if look.fill else None,
        border=Border(left=box, right=box, top=top, bottom=box),
        alignment=Alignment(
            horizontal=look.align, vertical="center", indent=look.indent, wrap_text=look.wrap
        ),
        number_format=look.number_format,
        protection=Protection(locked=not look.unlocked),
    )


def _style_numbers(workbook: Any) -> StyleNumbers:
    # A cell of the file refers to its style by number; openpyxl gives it to a cell that has one.
    cell = workbook.worksheets[0].cell(1, 1)
    numbers = {}
    for style in STYLES:
        for typed_text in (False, True):
            cell.style = PREFIX + style
            cell.quotePrefix = typed_text  # a text stays a text when a user enters it again
            numbers[style, typed_text] = cell.style_id
    return numbers


def _add_sheet(workbook: Any, sheet: Sheet, book: Book) -> None:
    worksheet = workbook.create_sheet(sheet.title)
    worksheet.sheet_properties.tabColor = sheet.colour
    worksheet.sheet_view.showGridLines = sheet.gridlines
    worksheet.sheet_view.zoomScale = sheet.zoom
    worksheet.freeze_panes = sheet.freeze
    for column, width in sheet.widths.items():
        worksheet.column_dimensions[column_letters(column)].width = width
    _set_outline(worksheet, sheet)
    worksheet.auto_filter.ref = sheet.filter
    for area in sheet.merged:
        worksheet.merge_cells(area)
    _add_links(worksheet, sheet, book)
    _add_notes(worksheet, sheet)
    for rule in sheet.rules:
        worksheet.add_data_validation(_validation(rule))
    for highlight in sheet.highlights:
        worksheet.conditional_formatting.add(highlight.area, _conditional(highlight))
    for chart in sheet.charts:
        worksheet.add_chart(draw(chart, book))
    if sheet.protected and not (sheet.row_groups or sheet.column_groups):
        _protect(worksheet.protection)
    _set_page(worksheet, sheet.page)


def _set_outline(worksheet: Any, sheet: Sheet) -> None:
    """Groups of columns; those of rows stand in the rows, which are not openpyxl's."""
    outline = worksheet.sheet_properties.outlinePr
    outline.summaryBelow = outline.summaryRight = False
    worksheet.sheet_format.outlineLevelRow = 1 if sheet.row_groups else None
    worksheet.column_dimensions.max_outline = 1 if sheet.column_groups else None
    for group in sheet.column_groups:
        for column in range(group.first, group.last + 1):
            dimension = worksheet.column_dimensions[column_letters(column)]
            dimension.outlineLevel, dimension.hidden = 1, group.closed
    for column in beside_closed(sheet.column_groups):
        worksheet.column_dimensions[column_letters(column)].collapsed = True


def _protect(protection: Any) -> None:
    """Cells ask before they are typed over; all else stays allowed, and there is no password."""
    protection.sheet = True
    for one in ALLOWED_IF_PROTECTED:
        setattr(protection, one, False)  # the file says what is forbidden


def _add_links(worksheet: Any, sheet: Sheet, book: Book) -> None:
    targets = {"#" + quoted_title(other.title) for other in book.sheets}
    for row, column, cell in sheet.cells.single():
        if cell.target is not None:
            inside = cell.target.startswith("#")
            if inside and cell.target.rpartition("!")[0] not in targets:
                where = sheet.reference(row, column)
                raise ModelMistake(message(where, f"its link {cell.target} leads to no sheet."))
            destination = {"location": cell.target[1:]} if inside else {"target": cell.target}
            worksheet.cell(row, column).hyperlink = Hyperlink(ref="", **destination)


def _add_notes(worksheet: Any, sheet: Sheet) -> None:
    """Notes that a program shows over a cell, as high as their text is long."""
    for (row, column), text in sheet.notes.items():
        lines = sum(1 + len(line) // LETTERS_A_LINE for line in text.splitlines())
        height = LINE_HEIGHT * (lines + 1)
        worksheet.cell(row, column).comment = Comment(text, AUTHOR, height, NOTE_WIDTH)


def _validation(rule: Between | OneOf) -> Any:
    if isinstance(rule, OneOf):
        listed = rule.choices if isinstance(rule.choices, str) else f'"{",".join(rule.choices)}"'
        kind: dict[str, Any] = {"type": "list", "formula1": listed}
    else:
        kind = {"type": rule.kind, "operator": "between"}
        kind |= {"formula1": rule.low, "formula2": rule.high}
    validation = DataValidation(**kind, sqref=rule.area, allow_blank=True, showErrorMessage=True)
    validation.showInputMessage = bool(rule.prompt)
    validation.promptTitle, validation.prompt = rule.title or None, rule.prompt or None
    validation.error = rule.prompt or None
    return validation


def _conditional(highlight: Highlight | ColourScale) -> Any:
    if isinstance(highlight, ColourScale):
        return _scale(highlight)
    colour = HIGHLIGHTS[highlight.fill]
    return FormulaRule([highlight.formula], fill=PatternFill("solid", bgColor=colour))


def _scale(scale: ColourScale) -> Any:
    """Both ends lie beyond the centre, also where all numbers are on one side of it."""
    colours = {"start_color": scale.low, "mid_color": scale.middle, "end_color": scale.high}
    if scale.centre is None:
        ends: dict[str, Any] = {"start_type": "min", "end_type": "max"}
        return ColorScaleRule(mid_type="percentile", mid_value=50, **ends, **colours)
    area = absolute_coordinate(scale.area)
    low, high = scale.centre - BESIDE_CENTRE, scale.centre + BESIDE_CENTRE
    ends = {
        "start_type": "formula",
        "start_value": f"MIN({low:.6f},{area})",
        "end_type": "formula",
        "end_value": f"MAX({high:.6f},{area})",
    }
    return ColorScaleRule(mid_type="num", mid_value=scale.centre, **ends, **colours)


def _set_page(worksheet: Any, page: Page) -> None:
    worksheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    worksheet.page_setup.paperSize = A4
    worksheet.page_setup.fitToWidth = page.pages_wide
    worksheet.page_setup.fitToHeight = page.pages_high
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.print_title_rows = page.repeat_rows if page.printed else None
    worksheet.print_title_cols = page.repeat_columns if page.printed else None
    if page.print_area or not page.printed:
        worksheet.print_area = page.print_area if page.printed else NOTHING
    margins = worksheet.page_margins
    margins.top = margins.bottom = MARGIN_TOP
    margins.left = margins.right = MARGIN_SIDE
    margins.header = margins.footer = MARGIN_HEADER
    worksheet.oddHeader.center.text = page.header.replace("&", "&&") or None
    footer = worksheet.oddFooter
    footer.left.text, footer.center.text, footer.right.text = page.footer
