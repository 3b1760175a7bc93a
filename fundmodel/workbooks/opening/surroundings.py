"""What a workbook has besides its cells, by meaning: sheets, names, notes, rules, charts and links.

Programs spell all of this in their own ways when they save a file again; what is listed here is
what stays the same then, and is another once a person changed or added something.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from fundmodel.workbooks.a1 import column_letters
from fundmodel.workbooks.opening.formula_spelling import normal_formula
from fundmodel.workbooks.opening.hostile_files import tree_of
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.xml_pieces import Around

WITHOUT_MEANING = frozenset(
    ["drawing", "vmlDrawing", "printerSettings", "hyperlink", "comments", "threadedComment"]
)
"""Relations of a sheet that are spelling, or that are looked into."""
YES = ("1", "true")
AUTHOR = "fundmodel"
"""Of the notes with which a workbook is delivered."""
NOTES_PROPERTY = "fundmodel_notes"
"""The property that holds the fingerprints of the notes with which a workbook is delivered."""
LETTERS_OF_A_PRINT = 8
MOST_COLUMNS = 1_000
"""Up to which column hidden ones are looked for."""


class Note(NamedTuple):
    """A note, or a comment in a thread, on a cell."""

    title: str
    cell: str
    text: str
    author: str = ""


def surroundings(book: OpenedWorkbook, around: Mapping[str, Iterable[Around]]) -> list[str]:
    """Everything that is no cell, a line each, in an order that does not depend on the program.

    Args:
        book: the workbook.
        around: sheet -> what stands around its cells.

    Raises:
        BadInput: a part is damaged.
    """
    lines = [f"sheet {title} {state}" for title, state in book.states.items()]
    lines += sorted(f"name {name} {normal_formula(text)}" for name, text in book.names.items())
    for title in book.sheets:
        found = [*_around(around.get(title, ())), *_related(book, title)]
        lines += sorted(f"{title}: {one}" for one in found)
    lines += sorted(f"note {one.title} {one.cell} {one.text}" for one in notes(book))
    return lines


def notes(book: OpenedWorkbook) -> Iterator[Note]:
    """Every note of the workbook.

    Raises:
        BadInput: a part is damaged.
    """
    for title, part in book.sheets.items():
        for kind, target in book.relations(part).values():
            if kind in ("comments", "threadedComment") and target in book.archive.namelist():
                tree = tree_of(book.path, book.archive, target)
                authors = [one.text or "" for one in tree.iterfind("{*}authors/{*}author")]
                for one in (*tree.iterfind(".//{*}comment"), *tree.iterfind("{*}threadedComment")):
                    text, number = (
                        " ".join("".join(one.itertext()).split()),
                        one.get("authorId", ""),
                    )
                    is_named = number.isdigit() and int(number) < len(authors)
                    author = authors[int(number)] if is_named else ""
                    yield Note(title, one.get("ref", ""), text, author)


def prints_of_notes(texts: Iterable[str]) -> str:
    """What the file says of the notes with which it is delivered: a fingerprint each."""
    return " ".join(dict.fromkeys(map(_print_of_note, texts)))


def added_notes(book: OpenedWorkbook) -> Iterator[Note]:
    """The notes that somebody added, or wrote anew.

    Raises:
        BadInput: a part is damaged.
    """
    prints = book.properties.get(NOTES_PROPERTY)
    if prints is None:  # a program that saves no properties; what it keeps is who wrote a note
        return (note for note in notes(book) if note.author != AUTHOR)
    return (note for note in notes(book) if _print_of_note(note.text) not in prints.split())


def _print_of_note(text: str) -> str:
    words = " ".join(text.split())
    return hashlib.sha256(words.encode()).hexdigest()[:LETTERS_OF_A_PRINT]


def _around(around: Iterable[Around]) -> Iterator[str]:
    """Rules, highlights, joined cells and hidden rows; closed groups of rows are a way to look."""
    pieces: list[str] = []
    for name, attributes, text, inside in around:
        if name in ("formula", "formula1", "formula2"):
            pieces.append(normal_formula(text))
        elif name == "cfRule":
            pieces.append(attributes.get("type", ""))
        elif name == "conditionalFormatting":
            yield f"highlight {_area(attributes)} {' '.join(pieces)}"
            pieces.clear()
        elif name == "dataValidation":
            kind = attributes.get("type", "none")
            limits = pieces[:1] if kind == "list" else pieces  # LibreOffice adds a 0 to a list
            yield f"rule {_area(attributes)} {kind} {' '.join(limits)}"
            pieces.clear()
        elif name == "mergeCell":
            yield f"joined {attributes.get('ref')}"
        elif name == "row" or (name == "col" and inside == "cols"):
            yield from _hidden(name, attributes)


def _hidden(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    if attributes.get("hidden") in YES and attributes.get("outlineLevel", "0") == "0":
        if name == "row":
            yield f"hidden row {attributes.get('r')}"
        else:
            ends = [attributes.get(end, "") for end in ("min", "max")]
            if all(end.isascii() and end.isdigit() for end in ends):
                first, last = (min(max(int(end), 1), MOST_COLUMNS) for end in ends)
                for column in range(first, last + 1):
                    yield f"hidden column {column_letters(column)}"


def _area(attributes: Mapping[str, str]) -> str:
    """The cells of a rule; of one cell it is the cell."""
    areas = []
    for area in attributes.get("sqref", "").split():
        first, _, last = area.partition(":")
        areas.append(first if last in ("", first) else area)
    return " ".join(sorted(areas))


def _related(book: OpenedWorkbook, title: str) -> Iterator[str]:
    """Charts, pictures and shapes, tables, and whatever else a sheet leads to; links."""
    for kind, target in book.relations(book.sheets[title]).values():
        if kind == "drawing" and target in book.archive.namelist():
            yield from _drawn(book, target)
        elif kind == "hyperlink" and not target.startswith("#"):
            yield f"link {target}"
        elif kind not in WITHOUT_MEANING:
            yield f"part {kind}"


def _drawn(book: OpenedWorkbook, part: str) -> Iterator[str]:
    tree = tree_of(book.path, book.archive, part)
    for kind in ("graphicFrame", "pic", "sp", "cxnSp"):
        for _ in tree.iterfind(f".//{{*}}{kind}"):
            yield f"drawn {kind}"
    for kind, target in book.relations(part).values():
        if kind == "chart" and target in book.archive.namelist():
            chart = tree_of(book.path, book.archive, target)
            areas = {normal_formula(one.text or "") for one in chart.iterfind(".//{*}f")}
            yield f"chart {' '.join(sorted(area for area in areas if '!' in area))}"
