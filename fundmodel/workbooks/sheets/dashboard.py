"""The dashboard: tiles and charts on one page."""

from fundmodel.build_model.presentation import Picture, Tile
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Page
from fundmodel.workbooks.line_rows import AnnualPlaces
from fundmodel.workbooks.places import ANNUAL, YEAR_ROW
from fundmodel.workbooks.sheets.parts import MASTER_CHECK, TITLE_HEIGHT, master_check, shown
from fundmodel.workbooks.styles import BILLIONS, TEAL, WHOLE_BILLIONS

DASHBOARD = "Dashboard"
COLUMNS, COLUMN_WIDTH = 24, 5.2
TILES_A_ROW, TILE_ROWS, FIRST_TILE_ROW = 4, 3, 5
CHART_ROWS = 20
TILE_HEIGHT, CAPTION_HEIGHT = 24, 26


def plan_dashboard(book: Book, contents: Contents) -> None:
    """Plan the dashboard; Annual must have its rows where `Places` says."""
    sheet = book.add_sheet(DASHBOARD, TEAL)
    sheet.width(1, 1, 2)
    sheet.width(2, COLUMNS + 1, COLUMN_WIDTH)
    sheet.text(1, 2, contents.presentation.title, "title")
    sheet.heights[1] = TITLE_HEIGHT
    _status(sheet, contents)
    for place, tile in enumerate(contents.presentation.tiles):
        _tile(sheet, contents, tile, place)
    tile_rows = -(-len(contents.presentation.tiles) // TILES_A_ROW)
    row = FIRST_TILE_ROW + TILE_ROWS * tile_rows
    for place, picture in enumerate(contents.presentation.pictures):
        wide = place == 0
        column = 2 + (COLUMNS // 2 if place == 2 else 0)
        top = row if wide else row + CHART_ROWS + 3
        _picture(sheet, contents, picture, top, column, COLUMNS if wide else COLUMNS // 2)
    last = row + 2 * (CHART_ROWS + 3)
    area = f"A1:{cell_name(last, COLUMNS + 1)}"
    sheet.page = Page(landscape=False, pages_high=1, print_area=area)


def _status(sheet: Sheet, contents: Contents) -> None:
    sheet.text(2, 2, "Scenario", "sub")
    sheet.formula(2, 5, "=scenario_shown", contents.names[contents.case - 1], "sub")
    sheet.text(2, 14, "Checks", "sub")
    sheet.formula(2, 17, f"={MASTER_CHECK}", master_check(contents), "check")
    sheet.merge(2, 17, 2, 18)
    sheet.flag_checks("Q2:Q2")
    sheet.text(3, 2, contents.presentation.status, "unit")


def _tile(sheet: Sheet, contents: Contents, tile: Tile, place: int) -> None:
    width = COLUMNS // TILES_A_ROW
    row = FIRST_TILE_ROW + TILE_ROWS * (place // TILES_A_ROW)
    column = 2 + width * (place % TILES_A_ROW)
    places, unit = contents.places, contents.model.unit(tile.result)
    cell = cell_name(places.row(tile.result), places.columns.whole_life)
    formula = "=" + places.elsewhere(tile.result, DASHBOARD, cell)
    style = "kpi_billions" if tile.scale else f"kpi_{unit.style}"
    sheet.formula(row, column, formula, shown(contents.live.number(tile.result)), style)
    sheet.merge(row, column, row, column + width - 2)
    sheet.text(row + 1, column, tile.caption, "kpi_label")
    sheet.merge(row + 1, column, row + 1, column + width - 2)
    sheet.heights[row], sheet.heights[row + 1] = TILE_HEIGHT, CAPTION_HEIGHT


def _picture(
    sheet: Sheet, contents: Contents, picture: Picture, row: int, column: int, width: int
) -> None:
    sheet.text(row, column, picture.heading, "section")
    sheet.merge(row, column, row, column + width - 2)
    sheet.text(row + 1, column, picture.unit, "unit")
    annual = contents.places.annual
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


def _series(lines: tuple[tuple[str, str], ...], annual: AnnualPlaces) -> tuple[Series, ...]:
    first, last = annual.columns.first, annual.columns.last
    return tuple(
        Series(legend, Area.row(ANNUAL, annual.rows[name], first, last)) for name, legend in lines
    )
