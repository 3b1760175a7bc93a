"""The charts of the dashboard: lines by calendar year, or a result by member, live."""

from fundmodel.build_model.presentation import Picture
from fundmodel.workbooks.a1 import range_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, YEAR_ROW
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.line_rows import AnnualLayout
from fundmodel.workbooks.sheets.dashboard_plan import DASHBOARD, Frame
from fundmodel.workbooks.styles import BILLIONS, WHOLE_BILLIONS
from fundmodel.workbooks.time_columns import MEMBER
from fundmodel.workbooks.workbook_spec import WorkbookSpec

SHARES, WHOLE_SHARES = "0.0%", "0%"


def plan_picture(sheet: Sheet, spec: WorkbookSpec, picture: Picture, frame: Frame) -> None:
    """Plan a heading, a unit, and the chart below."""
    sheet.text(frame.row, frame.column, picture.heading, "section")
    sheet.merge(frame.row, frame.column, frame.row, frame.column + frame.columns - 1)
    _unit(sheet, spec, picture, frame)
    if picture.kind == "bars":
        series, categories = _by_member(spec, picture)
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


def _unit(sheet: Sheet, spec: WorkbookSpec, picture: Picture, frame: Frame) -> None:
    """The unit; beside alternatives which of them is chosen, since the others' cash is not."""
    alternatives, (name, _) = spec.presentation.alternatives, picture.lines[0]
    each = spec.model.each(name)
    if picture.kind != "bars" or alternatives is None or each != spec.model.each(alternatives.line):
        sheet.text(frame.row + 1, frame.column, picture.unit, "unit")
        return
    layout = spec.layout
    members = spec.model.members(name)
    first, last = layout.row(name), layout.row(name, len(members) - 1)
    area = layout.elsewhere(name, DASHBOARD, range_name(first, MEMBER, last, MEMBER))
    noun = alternatives.noun.lower()
    formula = (
        f'="{picture.unit}; {noun} that drives the cash: "&INDEX({area},{alternatives.choice})'
    )
    chosen = members[int(spec.live.number(alternatives.choice)) - 1]
    text = f"{picture.unit}; {noun} that drives the cash: {chosen}"
    sheet.formula(frame.row + 1, frame.column, formula, text, "unit")


def _by_member(spec: WorkbookSpec, picture: Picture) -> tuple[tuple[Series, ...], Area]:
    """The number of each member of a result, and what the members are called."""
    (name, legend), *_ = picture.lines
    layout = spec.layout
    title, first = layout.sheet(name), layout.row(name)
    last = layout.row(name, len(spec.model.members(name)) - 1)
    values = Area.column(title, layout.columns.whole_life, first, last)
    return (Series(legend, values),), Area.column(title, MEMBER, first, last)


def _series(lines: tuple[tuple[str, str], ...], annual: AnnualLayout) -> tuple[Series, ...]:
    first, last = annual.columns.first, annual.columns.last
    return tuple(
        Series(legend, Area.row(ANNUAL, annual.rows[name], first, last)) for name, legend in lines
    )


def _number_format(spec: WorkbookSpec, picture: Picture) -> str:
    if spec.model.unit(picture.lines[0][0]).style == "percent":
        return SHARES if picture.decimals else WHOLE_SHARES
    return BILLIONS if picture.decimals else WHOLE_BILLIONS
