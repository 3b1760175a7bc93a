"""The axes and the legend of a chart, as Excel and LibreOffice both draw them well."""

from collections.abc import Sequence
from typing import Any

from openpyxl.chart.axis import DateAxis
from openpyxl.chart.legend import LegendEntry
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)

from fundmodel.workbooks.cells import Value
from fundmodel.workbooks.charts import Chart
from fundmodel.workbooks.styles import AXIS_LINE, GRIDLINE, MUTED

LYING = ("bars", "stacked bars")
HAIRLINE = 6_350  # half a point, in EMU
LETTERS = 900  # nine points, in hundredths
DAYS_IN_A_YEAR = 365.25
LONG_AXIS = 12  # years beyond which only every fifth is labelled


def set_axes(drawn: Any, chart: Chart, categories: Sequence[Value | None]) -> None:
    """Dress both axes; on dates, the lower one counts in years."""
    if chart.dates:
        drawn.x_axis = _date_axis(categories, drawn.y_axis.axId)
        drawn.y_axis.crossAx = drawn.x_axis.axId
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False  # openpyxl leaves it out, and Excel then shows no axis
        axis.title = None
        axis.majorTickMark = axis.minorTickMark = "none"
        axis.txPr = _letters()
    _dress_categories(drawn.x_axis, chart)
    _dress_values(drawn.y_axis, chart)


def set_legend(drawn: Any, chart: Chart) -> None:
    """Put the legend below the plot, without the series that are not to be seen."""
    if not chart.legend:
        drawn.legend = None
        return
    drawn.legend.position = "b"
    drawn.legend.overlay = False
    drawn.legend.txPr = _letters()
    drawn.legend.legendEntry = [
        LegendEntry(idx=index, delete=True)
        for index, series in enumerate(chart.series)
        if series.invisible
    ]


def _dress_categories(axis: Any, chart: Chart) -> None:
    axis.axPos = "l" if chart.kind in LYING else "b"
    axis.tickLblPos = "low"  # below the negative values, not among them
    axis.majorGridlines = None
    axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=AXIS_LINE))
    if chart.kind in LYING:
        axis.scaling.orientation = "maxMin"  # the first category on top, as in the table
        axis.txPr = _letters(lying=True)
        axis.tickLblSkip = 1  # each bar has its label, however close they stand


def _dress_values(axis: Any, chart: Chart) -> None:
    axis.axPos = "b" if chart.kind in LYING else "l"
    axis.number_format = chart.number_format
    axis.crossBetween = "midCat" if chart.kind == "stacked area" else "between"
    axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    axis.majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=GRIDLINE, w=HAIRLINE)
    )
    if chart.kind in LYING:
        axis.crosses = "max"  # the numbers stay below although the categories run downwards


def _date_axis(days: Sequence[Value | None], crossed: int) -> Any:
    axis = DateAxis(axId=500, crossAx=crossed)
    years = (float(days[-1] or 0) - float(days[0] or 0)) / DAYS_IN_A_YEAR
    axis.number_format = "yyyy"
    axis.baseTimeUnit = "years" if years > len(days) - 2 else "months"
    axis.majorTimeUnit = "years"
    axis.majorUnit = 5 if years > LONG_AXIS else 1
    axis.auto = False
    return axis


def _letters(*, lying: bool = False) -> Any:
    """Small and grey; told to lie flat, LibreOffice leaves out none of them."""
    properties = CharacterProperties(sz=LETTERS, solidFill=MUTED)
    return RichText(
        bodyPr=RichTextProperties(rot=0) if lying else None,
        p=[Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=properties)],
    )
