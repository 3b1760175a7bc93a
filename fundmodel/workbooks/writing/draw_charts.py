"""From the plan of a chart to openpyxl's chart, with every setting that Excel must not guess."""

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from openpyxl.chart import AreaChart, BarChart, LineChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.series import Series as DrawnSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cells import Value
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.styles import SERIES_COLOURS, WHITE
from fundmodel.workbooks.writing.draw_axes import LYING, set_axes, set_legend

LINE_WIDTH = 28_575  # 2.25 points, in EMU
GAPS = {"clustered columns": 60, "stacked bars": 30}


def draw(chart: Chart, book: Book) -> Any:
    """Turn a planned chart into one that openpyxl can write.

    Args:
        chart: what to show.
        book: where the values come from that programs show before they recalculate.
    """
    drawn = _frame(chart)
    colours = cycle(SERIES_COLOURS)
    for series in chart.series:
        drawn.series.append(_series(series, chart, book, next(colours), len(drawn.series)))
    set_axes(drawn, chart, _cached_values(book, chart.categories))
    if chart.lines_over:
        drawn += _lines_over(chart, book, drawn, colours)
    set_legend(drawn, chart)
    drawn.title = None
    return drawn


def _frame(chart: Chart) -> Any:
    if chart.kind == "lines":
        drawn = LineChart()
    elif chart.kind == "stacked area":
        drawn = AreaChart(grouping="stacked")
    else:
        drawn = _columns(chart)
    drawn.varyColors = False
    drawn.roundedCorners = False
    drawn.graphical_properties = GraphicalProperties(
        solidFill=WHITE, ln=LineProperties(noFill=True)
    )
    drawn.plot_area.graphicalProperties = GraphicalProperties(noFill=True)
    drawn.anchor = TwoCellAnchor(
        editAs="oneCell", _from=_marker(chart.top_left), to=_marker(chart.bottom_right)
    )
    return drawn


def _columns(chart: Chart) -> Any:
    drawn = BarChart()
    drawn.type = "bar" if chart.kind in LYING else "col"
    drawn.grouping = "stacked" if chart.kind.startswith("stacked") else "clustered"
    drawn.overlap = 0 if chart.kind == "clustered columns" else 100
    drawn.gapWidth = GAPS.get(chart.kind, 40)
    return drawn


def _marker(position: tuple[int, int]) -> Any:
    row, column = position
    return AnchorMarker(row=row - 1, col=column - 1)


def _lines_over(chart: Chart, book: Book, below: Any, colours: Any) -> Any:
    lines = LineChart()
    for series in chart.lines_over:
        order = len(below.series) + len(lines.series)
        drawn = _series(series, chart, book, next(colours), order)
        _style_line(drawn, series.colour)
        lines.series.append(drawn)
    lines.x_axis, lines.y_axis = below.x_axis, below.y_axis
    return lines


def _series(series: Series, chart: Chart, book: Book, colour: str, order: int) -> Any:
    values = _cached_values(book, series.values)
    drawn = DrawnSeries(
        idx=order,
        order=order,
        tx=_label(series.name, book),
        val=NumDataSource(numRef=_numbers(series.values, values, chart.number_format)),
        cat=_categories(chart, book),
    )
    colour = series.colour or colour
    if chart.kind == "lines":
        _style_line(drawn, colour)
    elif series.invisible:
        drawn.graphicalProperties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    else:
        drawn.graphicalProperties = GraphicalProperties(
            solidFill=colour, ln=LineProperties(noFill=True)
        )
    if chart.kind not in ("lines", "stacked area"):
        drawn.invertIfNegative = False
    return drawn


def _style_line(drawn: Any, colour: str | None) -> None:
    drawn.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=colour, w=LINE_WIDTH, cap="rnd")
    )
    drawn.smooth = False
    drawn.marker.symbol = "none"


def _label(name: str | Area, book: Book) -> Any:
    if isinstance(name, str):
        return SeriesLabel(v=name)
    return SeriesLabel(strRef=_texts(name, _cached_values(book, name)))


def _categories(chart: Chart, book: Book) -> Any:
    values = _cached_values(book, chart.categories)
    if any(isinstance(value, str) for value in values):
        return AxDataSource(strRef=_texts(chart.categories, values))
    number_format = "yyyy" if chart.dates else "0"
    return AxDataSource(numRef=_numbers(chart.categories, values, number_format))


def _cached_values(book: Book, area: Area) -> list[Value | None]:
    cells = book.sheet(area.sheet).cells
    return [cells[cell].value if cell in cells else None for cell in area.positions()]


def _numbers(area: Area, values: Sequence[Value | None], number_format: str) -> Any:
    points = [
        NumVal(idx=index, v=float(value))
        for index, value in enumerate(values)
        if value is not None and not isinstance(value, str)
    ]
    cache = NumData(formatCode=number_format, ptCount=len(values), pt=points)
    return NumRef(f=area.reference, numCache=cache)


def _texts(area: Area, values: Sequence[Value | None]) -> Any:
    points = [
        StrVal(idx=index, v=str(value)) for index, value in enumerate(values) if value is not None
    ]
    return StrRef(f=area.reference, strCache=StrData(ptCount=len(values), pt=points))
