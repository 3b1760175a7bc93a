"""The dashboard: what matters most as large tiles, the other headline results, charts; one page."""

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.dashboard_pictures import NUMBERS, plan_picture
from fundmodel.workbooks.sheets.dashboard_plan import (
    COLUMN_WIDTH,
    COLUMNS,
    DASHBOARD,
    FIRST_COLUMN,
    STATUS_ROW,
    DashboardPlan,
)
from fundmodel.workbooks.sheets.dashboard_results import plan_choice, plan_other_results, plan_tiles
from fundmodel.workbooks.sheets.parts import TITLE_HEIGHT
from fundmodel.workbooks.sheets.selectors import plan_selectors
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

WIDTH_OF_NAMES = 46


def plan_dashboard(book: Book, spec: WorkbookSpec) -> None:
    """Plan the dashboard; Annual must have its rows where `CellLayout` says, Risk be planned."""
    sheet, plan = book.add_sheet(DASHBOARD, TEAL), DashboardPlan(spec)
    sheet.width(1, 1, 2)
    sheet.width(FIRST_COLUMN, FIRST_COLUMN + COLUMNS - 1, COLUMN_WIDTH)
    sheet.text(1, FIRST_COLUMN, spec.presentation.title, "title")
    sheet.heights[1] = TITLE_HEIGHT
    plan_selectors(book, sheet, spec)
    sheet.text(STATUS_ROW, FIRST_COLUMN, spec.presentation.status, "unit")
    plan_tiles(book, sheet, plan)
    plan_other_results(book, sheet, plan)
    plan_choice(sheet, plan)
    for picture, frame in zip(spec.presentation.pictures, plan.pictures, strict=True):
        plan_picture(sheet, spec, picture, frame)
    sheet.width(NUMBERS, NUMBERS, WIDTH_OF_NAMES)
    sheet.width(NUMBERS + 1, NUMBERS + 1, 10)
    last = cell_name(plan.last_row, FIRST_COLUMN + COLUMNS - 1)
    sheet.page = Page(pages_high=1, print_area=f"A1:{last}")
