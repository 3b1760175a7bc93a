"""What a picture of a chart cannot show: settings without which Excel draws it otherwise."""

from xml.etree import ElementTree as ET

import pytest

from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.writing.save import workbook_parts
from tests.recalculation.sample_book import FIRST, KINDS, QUARTERS, sample_book

NAMESPACE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LINES = ["lines", "overlay"]


def _charts() -> dict[str, ET.Element]:
    book = sample_book()
    row = Area.row("Sources of funds", 4, FIRST, FIRST + QUARTERS - 1)
    dates = Area.row("Inputs", 5, 2, 3)
    book.sheets[2].charts += [
        Chart(
            "stacked area",
            (Series("Low", row, invisible=True), Series("Band", row)),
            dates,
            (110, 2),
            (120, 14),
            dates=True,
            lines_over=(Series(Area.cell("Inputs", 3, 1), row),),
        )
    ]
    parts = dict(workbook_parts(book))
    return {
        kind: ET.fromstring(parts[f"xl/charts/chart{number}.xml"])  # noqa: S314 (our own file)
        for number, kind in enumerate([*KINDS, "overlay"], 1)
    }


CHARTS = _charts()
EACH = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


def _values(chart: ET.Element, tag: str) -> list[str | None]:
    return [element.get("val") for element in chart.iter(NAMESPACE + tag)]


@EACH
def test_axes_are_shown(chart: ET.Element) -> None:
    assert _values(chart, "delete")[:2] == ["0", "0"]
    axes = [tag for tag in ("catAx", "dateAx", "valAx") for _ in chart.iter(NAMESPACE + tag)]
    assert len(axes) == 2


@EACH
def test_no_title_is_made_up(chart: ET.Element) -> None:
    assert _values(chart, "autoTitleDeleted") == ["1"]
    assert not list(chart.iter(NAMESPACE + "title"))
    container = chart.find(f"{NAMESPACE}chart")
    assert container is not None
    assert [child.tag.removeprefix(NAMESPACE) for child in container][:2] == [
        "autoTitleDeleted",
        "plotArea",
    ]


@EACH
def test_corners_legend_and_colours(chart: ET.Element) -> None:
    assert _values(chart, "roundedCorners") == ["0"]
    assert _values(chart, "overlay") == ["0"] if chart.find(f".//{NAMESPACE}legend") else True
    assert _values(chart, "legendPos") == ["b"]
    assert set(_values(chart, "varyColors")) == {"0"}


@pytest.mark.parametrize("kind", LINES)
def test_lines_are_straight_and_without_marks(kind: str) -> None:
    smooth, symbols = _values(CHARTS[kind], "smooth"), _values(CHARTS[kind], "symbol")
    assert smooth
    assert set(smooth) == {"0"}
    assert set(symbols) == {"none"}


@EACH
def test_caches_hold_every_point(chart: ET.Element) -> None:
    series = list(chart.iter(NAMESPACE + "ser"))
    assert series
    for one in series:
        points = one.findall(f"{NAMESPACE}val/{NAMESPACE}numRef/{NAMESPACE}numCache/{NAMESPACE}pt")
        assert len(points) == QUARTERS
        assert one.find(f"{NAMESPACE}cat//{NAMESPACE}pt") is not None
        assert one.find(f"{NAMESPACE}tx") is not None


def test_cached_numbers_are_those_of_the_cells() -> None:
    cells = sample_book().sheets[1].cells
    balance = next(CHARTS["lines"].iter(NAMESPACE + "ser"))
    found = [float(value.text or "") for value in balance.findall(f"{NAMESPACE}val//{NAMESPACE}v")]
    planned = [cells[4, FIRST + quarter].value for quarter in range(QUARTERS)]
    assert found == pytest.approx(planned, rel=1e-15)


def test_a_series_may_be_named_by_a_cell() -> None:
    over = list(CHARTS["overlay"].iter(NAMESPACE + "ser"))[-1]
    assert over.findtext(f"{NAMESPACE}tx/{NAMESPACE}strRef/{NAMESPACE}f") == "Inputs!$A$3"
    assert over.findtext(f"{NAMESPACE}tx//{NAMESPACE}v") == "size"


def test_dates_have_an_axis_of_years() -> None:
    chart = CHARTS["overlay"]
    assert len(list(chart.iter(NAMESPACE + "dateAx"))) == 1
    assert _values(chart, "majorTimeUnit") == ["years"]
    assert _values(chart, "auto") == ["0"]


def test_an_invisible_series_is_not_in_the_legend() -> None:
    entry = CHARTS["overlay"].find(f".//{NAMESPACE}legendEntry")
    assert entry is not None
    assert _values(entry, "idx") == ["0"]
    assert _values(entry, "delete") == ["1"]
