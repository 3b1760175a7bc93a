"""The dashboard: the headline results as tiles, and charts, on one page."""

from fundmodel.build_model.model import Line
from fundmodel.build_model.presentation import Picture
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, YEAR_ROW
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.line_rows import AnnualLayout
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.parts import TITLE_HEIGHT, result_value
from fundmodel.workbooks.sheets.risk_plan import FIRST_SENTENCE, RISK, RiskPlan
from fundmodel.workbooks.sheets.selectors import plan_selectors
from fundmodel.workbooks.styles import BILLIONS, TEAL, WHOLE_BILLIONS
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

DASHBOARD = "Dashboard"
COLUMNS, COLUMN_WIDTH = 24, 5.2
TILES_A_ROW, TILE_ROWS, SENTENCE_ROW, FIRST_TILE_ROW = 4, 3, 4, 6
CHART_ROWS = 20
TILE_HEIGHT, CAPTION_HEIGHT = 24, 38


def plan_dashboard(book: Book, spec: WorkbookSpec) -> None:
    """Plan the dashboard; Annual must have its rows where `CellLayout` says, Risk be planned."""
    sheet = book.add_sheet(DASHBOARD, TEAL)
    sheet.width(1, 1, 2)
    sheet.width(2, COLUMNS + 1, COLUMN_WIDTH)
    sheet.text(1, 2, spec.presentation.title, "title")
    sheet.heights[1] = TITLE_HEIGHT
    plan_selectors(book, sheet, spec)
    sheet.text(SENTENCE_ROW, 2, spec.presentation.status, "unit")
    first = FIRST_TILE_ROW + _sentences(book, sheet, spec)
    headlines = [line for line in spec.model.headlines if line.each is None]
    for index, line in enumerate(headlines):
        _tile(sheet, spec, line, index, first)
    tile_rows = -(-len(headlines) // TILES_A_ROW)
    row = first + TILE_ROWS * tile_rows
    for index, picture in enumerate(spec.presentation.pictures):
        wide = index == 0
        column = 2 + (COLUMNS // 2 if index == 2 else 0)
        top = row if wide else row + CHART_ROWS + 3
        _picture(sheet, spec, picture, top, column, COLUMNS if wide else COLUMNS // 2)
    last = row + 2 * (CHART_ROWS + 3)
    area = f"A1:{cell_name(last, COLUMNS + 1)}"
    sheet.page = Page(landscape=False, pages_high=1, print_area=area)


def _sentences(book: Book, sheet: Sheet, spec: WorkbookSpec) -> int:
    """What to expect, in words, as Risk says it; nothing unless worlds were drawn.

    Returns:
        How many rows it takes.
    """
    if not spec.ranges:
        return 0
    there, plan = book.sheet(RISK).cells, RiskPlan(spec)
    for at in range(plan.sentences):
        text = there[FIRST_SENTENCE + at, LABEL].value
        sheet.formula(FIRST_TILE_ROW - 1 + at, 2, f"={plan.sentence(at)}", str(text), "label")
    return plan.sentences


def _tile(sheet: Sheet, spec: WorkbookSpec, line: Line, index: int, first: int) -> None:
    """A result, large, and below it what it is, on which basis, in which unit."""
    width = COLUMNS // TILES_A_ROW
    row = first + TILE_ROWS * (index // TILES_A_ROW)
    column = 2 + width * (index % TILES_A_ROW)
    layout, is_money = spec.layout, line.unit.style == "money"
    cell = cell_name(layout.row(line.name), layout.columns.whole_life)
    formula = "=" + layout.elsewhere(line.name, DASHBOARD, cell)
    style = "kpi_billions" if is_money else f"kpi_{line.unit.style}"
    caption = line.definition.label + (", US$ bn" if is_money else "")
    sheet.formula(row, column, formula, result_value(spec.live.number(line.name)), style)
    sheet.merge(row, column, row, column + width - 2)
    sheet.text(row + 1, column, caption, "kpi_label")
    sheet.merge(row + 1, column, row + 1, column + width - 2)
    sheet.heights[row], sheet.heights[row + 1] = TILE_HEIGHT, CAPTION_HEIGHT


def _picture(
    sheet: Sheet, spec: WorkbookSpec, picture: Picture, row: int, column: int, width: int
) -> None:
    sheet.text(row, column, picture.heading, "section")
    sheet.merge(row, column, row, column + width - 2)
    sheet.text(row + 1, column, picture.unit, "unit")
    annual = spec.layout.annual
    columns = annual.columns
    sheet.charts.append(
        Chart(
            kind=picture.kind,
            series=_series(picture.lines, annual),
            lines_over=_series(picture.lines_over, annual),
            categories=Area.row(ANNUAL, YEAR_ROW, columns.first, columns.last),
            top_left=(row + 2, column),
            bottom_right=(row + 2 + CHART_ROWS, column + width - 1),
            number_format=BILLIONS if picture.decimals else WHOLE_BILLIONS,
        )
    )


def _series(lines: tuple[tuple[str, str], ...], annual: AnnualLayout) -> tuple[Series, ...]:
    first, last = annual.columns.first, annual.columns.last
    return tuple(
        Series(legend, Area.row(ANNUAL, annual.rows[name], first, last)) for name, legend in lines
    )
