"""Sources: where every number comes from, and what each scenario changed and why."""

from collections.abc import Iterator
from math import ceil

from fundmodel.read_assumptions import Change, CorrelationGroup, Metadata
from fundmodel.workbooks.a1 import cell_name, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.styles import BLUE
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

SOURCES = "Sources"
HEADS = (
    "Number",
    "Name",
    "Unit",
    "Grade",
    "As of",
    "Source",
    "Publisher",
    "Date",
    "Page",
    "Link",
    "How sure",
    "Note",
)
LINE_HEIGHT, LETTERS_A_LINE, LETTERS_OF_HOW_SURE = 13, 95, 58
WIDTHS = (46, 32, 14, 10, 10, 60, 26, 11, 8, 50, 55, 90)
HEADS_OF_GROUPS = (
    *("Group", "Number", "Correlation", "Grade", "As of", "With"),
    *("Publisher", "Date", "", "Source", "", "Note"),
)


def plan_sources(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of sources."""
    sheet = book.add_sheet(SOURCES, BLUE)
    purpose = "A official, B press or comparable institution, C judgement (the note says why)"
    title_rows(sheet, SOURCES, purpose, spec)
    _heads(sheet, HEADS, HEAD_ROW)
    row = HEAD_ROW + 1
    for name, metadata in _numbers(spec):
        _source(sheet, row, name, metadata, spec.base.how_sure(name))
        row += 1
    sheet.filter = range_name(HEAD_ROW, LABEL, row - 1, LABEL + len(HEADS) - 1)
    row = _groups(sheet, spec, row + 2)
    _changes(sheet, spec, row)
    sheet.width(1, 1, 3)
    for offset, width in enumerate(WIDTHS):
        sheet.width(LABEL + offset, LABEL + offset, width)
    sheet.freeze = cell_name(HEAD_ROW + 1, LABEL + 1)
    sheet.page = Page(repeat_rows=f"1:{HEAD_ROW}")


def _heads(sheet: Sheet, texts: tuple[str, ...], row: int) -> None:
    for offset, text in enumerate(texts):
        sheet.text(row, LABEL + offset, text, "head")


def _numbers(spec: WorkbookSpec) -> Iterator[tuple[str, Metadata]]:
    base = spec.base
    for name, scalar in base.scalars.items():
        yield name, scalar.metadata
    for name, series in base.series.items():
        yield name, series.metadata
    for name, column in base.columns.items():
        yield name, column.metadata
        for member, metadata in column.cells.items():
            yield f"{name}[{member}]", metadata


def _source(sheet: Sheet, row: int, name: str, metadata: Metadata, how_sure: str) -> None:
    source = metadata.source
    texts = (
        metadata.label,
        name,
        metadata.unit.name,
        metadata.grade,
        metadata.as_of,
        source.title,
        source.publisher,
        source.date,
        source.page,
    )
    for offset, text in enumerate(texts):
        sheet.text(row, LABEL + offset, text, "label" if offset == 0 else "unit")
    link = LABEL + len(texts)
    if source.link:
        sheet.web_link(row, link, source.link, source.link)
    sheet.text(row, link + 1, how_sure, "note")
    sheet.text(row, link + 2, metadata.note, "note")
    lines = (len(metadata.note) / LETTERS_A_LINE, len(how_sure) / LETTERS_OF_HOW_SURE)
    sheet.heights[row] = LINE_HEIGHT * max(1, ceil(max(lines)))


def _groups(sheet: Sheet, spec: WorkbookSpec, row: int) -> int:
    """The numbers whose draws move together, a pair a row; the row in which to go on."""
    groups = spec.base.correlations.values()
    if not groups:
        return row
    sheet.text(row, 1, "What moves together when it is drawn", "section")
    _heads(sheet, HEADS_OF_GROUPS, row + 1)
    row += 2
    for group in groups:
        _note(sheet, row, group.note)
        for pair, correlation in group.correlations.items():
            _pair(sheet, row, group, pair, correlation)
            row += 1
    return row + 1


def _pair(
    sheet: Sheet, row: int, group: CorrelationGroup, pair: tuple[str, str], correlation: float
) -> None:
    source = group.source
    texts = {0: group.label, 1: pair[0], 3: group.grade, 4: group.as_of, 5: pair[1]}
    texts |= {6: source.publisher, 7: source.date, 9: source.title}
    for offset, text in texts.items():
        sheet.text(row, LABEL + offset, text, "label" if offset == 0 else "unit")
    sheet.number(row, LABEL + 2, correlation, "static_factor")


def _note(sheet: Sheet, row: int, note: str) -> None:
    """Why the numbers of a group move together, beside the first pair."""
    sheet.text(row, LABEL + len(HEADS_OF_GROUPS) - 1, note, "note")
    sheet.heights[row] = LINE_HEIGHT * max(1, ceil(len(note) / LETTERS_A_LINE))


def _changes(sheet: Sheet, spec: WorkbookSpec, row: int) -> None:
    sheet.text(row, 1, "What the scenarios change", "section")
    _heads(
        sheet,
        ("Scenario", "Name", "", "", "", "Because", "Source", "Date", "", "From", "To"),
        row + 1,
    )
    row += 2
    for run in spec.runs:
        for change in run.assumptions.changes:
            _change(sheet, row, run.assumptions.label, change)
            row += 1


def _change(sheet: Sheet, row: int, scenario: str, change: Change) -> None:
    source = change.source
    texts = {
        0: scenario,
        1: change.name,
        5: change.because,
        9: _words(change.old),
        10: _words(change.new),
    }
    if source is not None:
        texts |= {6: f"{source.title}, {source.publisher}", 7: source.date}
    for offset, text in texts.items():
        sheet.text(row, LABEL + offset, text, "label" if offset == 0 else "unit")


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{year}: {number:g}" for year, number in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)
