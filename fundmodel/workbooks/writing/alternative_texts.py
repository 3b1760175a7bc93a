"""What a chart shows, in words, for who listens to a workbook instead of looking at it."""

from fundmodel.errors import listed
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.writing.cells_xml import number_text

ABOVE = (2, 1)
"""How many rows above a chart its heading and its unit stand, in the column where it begins."""


def alternative_text(chart: Chart, sheet: Sheet, book: Book) -> str:
    """Heading, unit, kind, what is drawn from where to where.

    Args:
        chart: of the sheet.
        sheet: on which heading and unit stand above the chart.
        book: where names of series and categories are found.
    """
    row, column = chart.top_left
    cells = [sheet.cells.get((row - up, column)) for up in ABOVE]
    heading, unit = (str(cell.value) if cell and cell.value else "" for cell in cells)
    first, last = _ends(chart.categories, book)
    drawn = [f"{chart.kind.capitalize()} from {first} to {last}: {_names(chart.series, book)}"]
    if chart.lines_over:
        drawn.append(f"lines over them: {_names(chart.lines_over, book)}")
    return ". ".join(filter(None, (heading, unit, "; ".join(drawn)))) + "."


def _names(series: tuple[Series, ...], book: Book) -> str:
    """The names of the series that are seen."""
    return listed(
        [
            one.name if isinstance(one.name, str) else _texts(one.name, book)[0]
            for one in series
            if not one.invisible
        ]
    )


def _ends(area: Area, book: Book) -> tuple[str, str]:
    texts = _texts(area, book)
    return texts[0], texts[-1]


def _texts(area: Area, book: Book) -> list[str]:
    cells = book.sheet(area.sheet).cells
    values = [cells[at].value if at in cells else "" for at in area.positions()]
    return [one if isinstance(one, str) else number_text(one or 0) for one in values]
