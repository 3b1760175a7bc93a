"""The charts of the dashboard: lines by calendar year, or a result by member, live."""

from fundmodel.build_model.presentation import Picture
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, YEAR_ROW
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.line_rows import AnnualLayout
from fundmodel.workbooks.sheets.dashboard_plan import (
    COLUMNS,
    DASHBOARD,
    FIRST_COLUMN,
    TABLE_ROW,
    Frame,
)
from fundmodel.workbooks.sheets.parts import result_value
from fundmodel.workbooks.styles import BILLIONS, WHOLE_BILLIONS
from fundmodel.workbooks.workbook_spec import WorkbookSpec

NUMBERS = FIRST_COLUMN + COLUMNS + 1
"""The column of the numbers of bars, to the right of what is printed."""
SHARES, WHOLE_SHARES = "0.0%", "0%"


def plan_picture(sheet: Sheet, spec: WorkbookSpec, picture: Picture, frame: Frame) -> None:
    """Plan a heading, a unit, and the chart below."""
    sheet.text(frame.row, frame.column, picture.heading, "section")
    sheet.merge(frame.row, frame.column, frame.row, frame.column + frame.columns - 1)
    sheet.text(frame.row + 1, frame.column, picture.unit, "unit")
    if picture.kind == "bars":
        series, categories = _by_member(sheet, spec, picture)
    else:
        columns = spec.layout.annual.columns
        series = _series(picture.lines, spec.layout.annual)
        categories = Area.row(ANNUAL, YEAR_ROW, columns.first, columns.last)
    sheet.charts.append(
        Chart(
            kind=picture.kind,
            series=series,
            lines_over=_series(picture.lines_over, spec.layout.annual),
            categories=categories,
            top_left=(frame.row + 2, frame.column),
            bottom_right=(frame.row + 2 + frame.rows, frame.column + frame.columns),
            number_format=_number_format(spec, picture),
            legend=len(picture.lines) + len(picture.lines_over) > 1,
        )
    )


def _by_member(
    sheet: Sheet, spec: WorkbookSpec, picture: Picture
) -> tuple[tuple[Series, ...], Area]:
    """The number of each member of a result, beside the page: rows that are closed are not drawn.

    Each picture's numbers stand below those of the one before.
    """
    (name, legend), *_ = picture.lines
    layout, members = spec.layout, spec.model.members(name)
    taken = [row for row, column in sheet.cells if column == NUMBERS]
    head = max(taken, default=TABLE_ROW - 2) + 2
    sheet.text(head, NUMBERS, picture.heading, "section")
    sheet.blank(head, NUMBERS + 1, "section")
    for at, member in enumerate(members):
        there = cell_name(layout.row(name, at), layout.columns.whole_life)
        formula = "=" + layout.elsewhere(name, DASHBOARD, there)
        style = "billions" if spec.model.unit(name).style == "money" else "factor"
        sheet.text(head + 1 + at, NUMBERS, picture.short.get(member, member), "small")
        number = result_value(spec.live.number(name, 0, at))
        sheet.formula(head + 1 + at, NUMBERS + 1, formula, number, f"link_{style}")
    first, last = head + 1, head + len(members)
    values = Area.column(DASHBOARD, NUMBERS + 1, first, last)
    return (Series(legend, values),), Area.column(DASHBOARD, NUMBERS, first, last)


def _series(lines: tuple[tuple[str, str], ...], annual: AnnualLayout) -> tuple[Series, ...]:
    first, last = annual.columns.first, annual.columns.last
    return tuple(
        Series(legend, Area.row(ANNUAL, annual.rows[name], first, last)) for name, legend in lines
    )


def _number_format(spec: WorkbookSpec, picture: Picture) -> str:
    if spec.model.unit(picture.lines[0][0]).style == "percent":
        return SHARES if picture.decimals else WHOLE_SHARES
    return BILLIONS if picture.decimals else WHOLE_BILLIONS
