"""The dashboard: what matters most as large tiles, the other headline results, charts; one page."""

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.dashboard_pictures import plan_picture
from fundmodel.workbooks.sheets.dashboard_plan import (
    COLUMN_WIDTH,
    COLUMNS,
    DASHBOARD,
    FIRST_COLUMN,
    STATUS_ROW,
    Places,
)
from fundmodel.workbooks.sheets.dashboard_results import plan_other_results, plan_tiles
from fundmodel.workbooks.sheets.parts import TITLE_HEIGHT
from fundmodel.workbooks.sheets.selectors import plan_selectors
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.workbook_spec import WorkbookSpec


def plan_dashboard(book: Book, spec: WorkbookSpec) -> None:
    """Plan the dashboard; Annual must have its rows where `CellLayout` says, Risk be planned."""
    sheet, places = book.add_sheet(DASHBOARD, TEAL), Places(spec)
    sheet.width(1, 1, 2)
    sheet.width(FIRST_COLUMN, FIRST_COLUMN + COLUMNS - 1, COLUMN_WIDTH)
    sheet.text(1, FIRST_COLUMN, spec.presentation.title, "title")
    sheet.heights[1] = TITLE_HEIGHT
    plan_selectors(book, sheet, spec)
    sheet.text(STATUS_ROW, FIRST_COLUMN, spec.presentation.status, "unit")
    plan_tiles(book, sheet, places)
    plan_other_results(book, sheet, places)
    for picture, spot in zip(spec.presentation.pictures, places.pictures, strict=True):
        plan_picture(sheet, spec, picture, spot)
    last = cell_name(places.last_row, FIRST_COLUMN + COLUMNS - 1)
    sheet.page = Page(pages_high=1, print_area=f"A1:{last}")
