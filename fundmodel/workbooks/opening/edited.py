"""Whether somebody worked in a workbook since it was generated, so that it is not overwritten.

Fingerprints travel in the file. That of its parts tells at once that nobody touched it. That of its
meaning tells, after a program merely saved the file again in its own spelling, that no cell holds
or shows anything else, and that nothing was added: no note, name, sheet, rule, chart or picture.
Beside them there is one of the cells of each sheet, by which a reader knows the sheets that have to
be compared cell by cell.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from fundmodel.errors import BadInput
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.opening.fingerprints import (
    SHEET_PROPERTY,
    SheetPrints,
    found_prints,
    joined,
    planned_prints,
)
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.surroundings import surroundings

CONTENT_PROPERTY = "fundmodel_content"
PARTS_PROPERTY = "fundmodel_parts"
NO_PATH = Path("the workbook that is being written")


def names_of_seals(book: Book) -> list[str]:
    """The properties that `seals` gives."""
    return [CONTENT_PROPERTY, *(SHEET_PROPERTY + sheet.title for sheet in book.sheets)]


def seals(book: Book, frame: bytes) -> dict[str, str]:
    """What the file is to say of its meaning: property -> fingerprint.

    Args:
        book: the plan.
        frame: the file as a program saves it that leaves the cells empty.
    """
    prints = planned_prints(book)
    empty = OpenedWorkbook(NO_PATH, zipfile.ZipFile(io.BytesIO(frame)))
    _, around = found_prints(empty)
    sheets = {SHEET_PROPERTY + title: found.cells for title, found in prints.items()}
    return {CONTENT_PROPERTY: _meaning(prints, surroundings(empty, around)), **sheets}


def parts_hash(digests: Mapping[str, bytes]) -> str:
    """The fingerprint of a file's parts, but for what the file says of itself.

    Args:
        digests: name of a part -> SHA-256 of its unpacked bytes.
    """
    total = hashlib.sha256()
    for name, digest in sorted(digests.items()):
        if not name.startswith("docProps/"):
            total.update(name.encode() + digest)
    return total.hexdigest()


def is_untouched(book: OpenedWorkbook) -> bool:
    """Whether the parts of the file are, byte for byte, those that were written."""
    archive = book.archive
    digests = {name: hashlib.sha256(archive.read(name)).digest() for name in archive.namelist()}
    return parts_hash(digests) == book.properties.get(PARTS_PROPERTY)


def is_edited(path: Path) -> bool:
    """Whether the workbook holds anything that would be lost if it were written anew.

    A file that we did not write, or cannot read, counts as edited; a missing one does not.
    """
    if not path.exists():
        return False
    try:
        book = OpenedWorkbook(path)
        if CONTENT_PROPERTY not in book.properties:
            return True
        if is_untouched(book):
            return False
        prints, around = found_prints(book)
        return _meaning(prints, surroundings(book, around)) != book.properties[CONTENT_PROPERTY]
    except BadInput:
        return True


def _meaning(prints: Mapping[str, SheetPrints], lines: Iterable[str]) -> str:
    """The fingerprint of all: what the cells hold, how they look, and what is around them."""
    of_sheets = (f"{title} {found.cells} {found.looks}" for title, found in prints.items())
    return joined([*of_sheets, *lines])
