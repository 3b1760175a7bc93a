"""What somebody added to a workbook that is not read back, as texts for whoever reads it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from fundmodel.read_assumptions import Assumptions
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.computed_sheets import additions_text
from fundmodel.workbooks.fingerprints import SHEET_PROPERTY, said
from fundmodel.workbooks.found_inputs import FoundInputs, FoundSeries
from fundmodel.workbooks.places import BY_YEAR
from fundmodel.workbooks.read_cells import OpenedWorkbook
from fundmodel.workbooks.sheets.inputs import HEADS_OF_FACTS
from fundmodel.workbooks.surroundings import notes

SHOWN = 5


def additions(
    book: OpenedWorkbook,
    inputs: FoundInputs,
    rows: Mapping[str, tuple[str, int]],
    series: Mapping[str, FoundSeries],
    known: Assumptions,
    scenarios: Callable[[], Sequence[Assumptions]],
) -> Iterator[str]:
    """A text for each kind of thing that was added, removed or changed, and is not read.

    Args:
        book: the workbook.
        inputs: its sheets of inputs.
        rows: where the numbers of Inputs and Members stand.
        series: where those of Inputs by year stand.
        known: what the files say of the scenario shown.
        scenarios: gives what they say of all scenarios, whose widest ranges the sheets show.

    Raises:
        BadInput: a part that holds notes is damaged.
    """
    yield from _sheets(book)
    yield from _notes(book)
    yield from _cells(inputs, rows, series)
    yield from _words(inputs, rows, known)
    yield from _ranges(inputs, rows, series, known, scenarios)


def _sheets(book: OpenedWorkbook) -> Iterator[str]:
    delivered = [
        name.removeprefix(SHEET_PROPERTY)
        for name in book.properties
        if name.startswith(SHEET_PROPERTY)
    ]
    own = [title for title in book.sheets if title not in delivered]
    missing = [title for title in delivered if title not in book.sheets]
    if delivered and own:
        yield f"{_listed(own)}: sheets that were added, and are not read."
    if missing:
        yield f"{_listed(missing)}: sheets that are missing, so that they were not looked at."


def _notes(book: OpenedWorkbook) -> Iterator[str]:
    found = [f"{on_sheet(one.title, one.cell)} `{one.text[:60]}`" for one in notes(book)]
    if found:
        yield f"Notes are not read: {_listed(found)}."


def _cells(
    inputs: FoundInputs,
    rows: Mapping[str, tuple[str, int]],
    series: Mapping[str, FoundSeries],
) -> Iterator[str]:
    """Cells on the sheets of inputs that are neither in a row nor in a column of the model's."""
    ours = {title: {row for at, row in rows.values() if at == title} for title in inputs.columns}
    ours[BY_YEAR] = {
        row
        for one in series.values()
        for row in (one.rows.live, one.rows.override, *one.scenarios.values())
    }
    for title, sheet in inputs.sheets.items():
        columns = _columns(inputs, title)
        own = [
            (row, column)
            for (row, column), content in sheet.cells.items()
            if row > sheet.head_row
            and said(content)
            and (column not in columns or (row not in ours[title] and column != columns[0]))
        ]
        if own:
            yield additions_text(title, own)


def _columns(inputs: FoundInputs, title: str) -> list[int]:
    """The columns of a sheet that are the model's, the labels' first."""
    sheet = inputs.sheets[title]
    if title == BY_YEAR:
        years = inputs.years
        return [
            *(years.label, years.name, years.unit, years.kind, years.lowest, years.highest),
            *(*years.years.values(), years.position),
        ]
    at = inputs.columns[title]
    facts = [column for column, head in sheet.heads.items() if head in HEADS_OF_FACTS]
    return [
        *(at.label, at.name, at.unit, at.live, at.override, at.mark),
        *(*inputs.scenarios[title].values(), at.lowest, at.highest, at.outside),
        *(column for column in facts if column > at.outside),
    ]


def _ranges(
    inputs: FoundInputs,
    rows: Mapping[str, tuple[str, int]],
    series: Mapping[str, FoundSeries],
    known: Assumptions,
    scenarios: Callable[[], Sequence[Assumptions]],
) -> Iterator[str]:
    """Ends of ranges that were changed: what counts is what the files of assumptions say."""
    places = {
        name: (title, row, inputs.columns[title].lowest, inputs.columns[title].highest)
        for name, (title, row) in rows.items()
    }
    for name, one in series.items():
        places[name] = BY_YEAR, one.rows.override, inputs.years.lowest, inputs.years.highest
    differ = {
        name: place
        for name, place in places.items()
        if _shown_range(inputs, place) != _range(known.facts(name).plausible)
    }
    sets = scenarios() if differ else ()
    changed = []
    for name, (title, row, lowest, highest) in differ.items():
        ends = [one.facts(name).plausible for one in (known, *sets)]
        widest = _range((min(low for low, _ in ends), max(high for _, high in ends)))
        found = _shown_range(inputs, (title, row, lowest, highest))
        changed += [
            on_sheet(title, cell_name(row, column))
            for column, end, now in zip((lowest, highest), widest, found, strict=True)
            if end != now
        ]
    if changed:
        yield f"{_listed(changed)}: ends of ranges that differ from the files, which count."


def _range(ends: tuple[float, float]) -> tuple[str, str]:
    return said(ends[0]), said(ends[1])


def _shown_range(inputs: FoundInputs, place: tuple[str, int, int, int]) -> tuple[str, str]:
    title, row, lowest, highest = place
    cells = inputs.sheets[title].cells
    return said(cells.get((row, lowest))), said(cells.get((row, highest)))


def _words(
    inputs: FoundInputs, rows: Mapping[str, tuple[str, int]], known: Assumptions
) -> Iterator[str]:
    """Units and notes in other words than the files have, which scenarios never change."""
    changed = []
    for name, (title, row) in rows.items():
        sheet, facts = inputs.sheets[title], known.facts(name)
        heads = {head: column for column, head in sheet.heads.items()}
        words = {inputs.columns[title].unit: facts.unit.name}
        words |= {
            heads[head]: text
            for head, text in (("As of", facts.as_of), ("Note", facts.note))
            if head in heads
        }
        changed += [
            on_sheet(title, cell_name(row, column))
            for column, text in words.items()
            if said(sheet.cells.get((row, column))) != said(text)
        ]
    if changed:
        yield f"{_listed(changed)}: other words than in the files, which count."


def _listed(items: list[str]) -> str:
    more = f" and {len(items) - SHOWN:,} more" if len(items) > SHOWN else ""
    return ", ".join(items[:SHOWN]) + more
