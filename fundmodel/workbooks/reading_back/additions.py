"""What somebody added to a workbook that is not read back, as texts for whoever reads it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from fundmodel.read_assumptions import Assumptions
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.cell_layout import BY_YEAR
from fundmodel.workbooks.opening.fingerprints import SHEET_PROPERTY, as_text
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.surroundings import added_notes
from fundmodel.workbooks.reading_back.computed_sheets import additions_text, first_names
from fundmodel.workbooks.reading_back.found_columns import FoundSheet
from fundmodel.workbooks.reading_back.found_inputs import FoundInputs
from fundmodel.workbooks.reading_back.found_numbers import FoundNumbers
from fundmodel.workbooks.sheets.choices import OPTION
from fundmodel.workbooks.sheets.inputs import HEADS_OF_METADATA


def additions(
    book: OpenedWorkbook,
    numbers: FoundNumbers,
    scenarios: Callable[[], Sequence[Assumptions]],
) -> Iterator[str]:
    """A text for each kind of thing that was added, removed or changed, and is not read.

    Args:
        book: the workbook.
        numbers: those of the scenario shown, and where they stand.
        scenarios: gives what the files say of all scenarios, whose widest ranges the sheets show.

    Raises:
        BadInput: a part that holds notes is damaged.
    """
    yield from _sheets(book)
    yield from _notes(book)
    yield from _cells(numbers)
    yield from _words(numbers)
    yield from _ranges(numbers, scenarios)


def _sheets(book: OpenedWorkbook) -> Iterator[str]:
    delivered = [
        name.removeprefix(SHEET_PROPERTY)
        for name in book.properties
        if name.startswith(SHEET_PROPERTY)
    ]
    own = [title for title in book.sheets if title not in delivered]
    missing = [title for title in delivered if title not in book.sheets]
    if delivered and own:
        yield f"{first_names(own)}: sheets that were added, and are not read."
    if missing:
        yield f"{first_names(missing)}: sheets that are missing, so that they were not looked at."


def _notes(book: OpenedWorkbook) -> Iterator[str]:
    found = [f"{on_sheet(one.title, one.cell)} `{one.text[:60]}`" for one in added_notes(book)]
    if found:
        yield f"Notes are not read: {first_names(found)}."


def _cells(numbers: FoundNumbers) -> Iterator[str]:
    """Cells on the sheets of inputs that are neither in a row nor in a column of the model's."""
    inputs = numbers.inputs
    ours = {
        title: {row for at, row in numbers.rows.values() if at == title} for title in inputs.columns
    }
    strange = numbers.strange.values()
    ours[BY_YEAR] = {
        row
        for one in numbers.series.values()
        for row in (one.rows.live, one.rows.override, *one.scenarios.values())
    }
    for title, sheet in inputs.sheets.items():
        columns = _columns(inputs, title)
        others = {row for at, row in strange if at == title}
        own = [
            (row, column)
            for (row, column), content in sheet.cells.items()
            if row > sheet.head_row
            and row not in others
            and as_text(content)
            and (column not in columns or (row not in ours[title] and column != columns[0]))
        ]
        if own:
            yield additions_text(title, own)


def _columns(inputs: FoundInputs, title: str) -> list[int]:
    """The columns of a sheet that are the model's, the labels' first."""
    sheet = inputs.sheets[title]
    if title == BY_YEAR:
        years = inputs.years
        behind = [
            column
            for column, head in sheet.heads.items()
            if column > years.position and head in HEADS_OF_METADATA
        ]
        return [
            *(years.label, years.name, years.unit, years.kind, years.lowest, years.highest),
            *(*years.years.values(), years.position, years.outside, *behind),
        ]
    at = inputs.columns[title]
    scenarios = range(at.first_scenario, at.last_scenario + 1)
    others = [
        column
        for column, head in sheet.heads.items()
        if column not in scenarios and (head in HEADS_OF_METADATA or _is_of_options(head))
    ]
    return [
        *(at.label, at.name, at.unit, at.live, at.override, at.mark, at.words),
        *(*inputs.scenarios[title].values(), at.lowest, at.highest, at.outside),
        *others,
    ]


def _is_of_options(head: str) -> bool:
    word, _, code = head.partition(" ")
    return word == OPTION and code.isdigit()


def _ranges(numbers: FoundNumbers, scenarios: Callable[[], Sequence[Assumptions]]) -> Iterator[str]:
    """Ends of ranges that were changed: what counts is what the files of assumptions say."""
    differ = {
        name: cells
        for name, cells in _cells_of_ranges(numbers).items()
        if cells.texts != _range([numbers.known.metadata(name).plausible])
    }
    sets = (numbers.known, *(scenarios() if differ else ()))
    changed = []
    for name, cells in differ.items():
        widest = _range([one.metadata(name).plausible for one in sets])
        changed += [
            on_sheet(cells.sheet.title, cell_name(cells.row, column))
            for column, end, now in zip(cells.columns, widest, cells.texts, strict=True)
            if end != now
        ]
    if changed:
        yield f"{first_names(changed)}: ends of ranges that differ from the files, which count."


class _RangeCells(NamedTuple):
    """Where the two ends of a number's range stand: columns of the lowest and of the highest."""

    sheet: FoundSheet
    row: int
    columns: tuple[int, int]

    @property
    def texts(self) -> list[str]:
        """What the two cells hold."""
        return [as_text(self.sheet.cells.get((self.row, column))) for column in self.columns]


def _cells_of_ranges(numbers: FoundNumbers) -> dict[str, _RangeCells]:
    inputs, years = numbers.inputs, numbers.inputs.years
    found = {}
    for name, (title, row) in numbers.rows.items():
        columns = inputs.columns[title]
        ends = columns.lowest, columns.highest
        found[name] = _RangeCells(inputs.sheets[title], row, ends)
    for name, one in numbers.series.items():
        ends = years.lowest, years.highest
        found[name] = _RangeCells(inputs.sheets[BY_YEAR], one.rows.override, ends)
    return found


def _range(ranges: Iterable[tuple[float, float]]) -> list[str]:
    """The ends of the range that holds all of these, as cells hold them."""
    lows, highs = zip(*ranges, strict=True)
    return [as_text(min(lows)), as_text(max(highs))]


def _words(numbers: FoundNumbers) -> Iterator[str]:
    """Units and notes in other words than the files have, which scenarios never change."""
    inputs, changed = numbers.inputs, []
    for name, (title, row) in numbers.rows.items():
        sheet, metadata = inputs.sheets[title], numbers.known.metadata(name)
        columns = inputs.columns[title]
        scenarios = range(columns.first_scenario, columns.last_scenario + 1)
        heads = {head: column for column, head in sheet.heads.items() if column not in scenarios}
        words = {columns.unit: metadata.unit.name}
        words |= {
            heads[head]: text
            for head, text in (("As of", metadata.as_of), ("Note", metadata.note))
            if head in heads
        }
        changed += [
            on_sheet(title, cell_name(row, column))
            for column, text in words.items()
            if as_text(sheet.cells.get((row, column))) != as_text(text)
        ]
    if changed:
        yield f"{first_names(changed)}: other words than in the files, which count."
