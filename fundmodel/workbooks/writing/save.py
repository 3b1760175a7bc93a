"""From the plan to the bytes of a workbook, and whole onto the disk or not at all.

The same plan gives the same bytes on any day and machine: times are fixed, and the XML is written
in its canonical form, which does not depend on the library that produced it.
"""

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.opening.edited import (
    PARTS_PROPERTY,
    names_of_seals,
    parts_hash,
    seals,
)
from fundmodel.workbooks.opening.read_cells import PROPERTIES
from fundmodel.workbooks.writing.cells_xml import StyleNumbers, sheet_data, used_range
from fundmodel.workbooks.writing.frame import frame
from fundmodel.workbooks.writing.on_disk import write_whole

STAMP = "2000-01-01T00:00:00Z"
ZIP_STAMP = (2000, 1, 1, 0, 0, 0)
UNSEALED = "fingerprint {:03} is not known yet"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TIME = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_SHEET_PART = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_CHART_PART = re.compile(r"xl/charts/chart\d+\.xml")


def workbook_bytes(book: Book) -> bytes:
    """The file that holds the planned workbook.

    Raises:
        ModelMistake: a formula has no value.
    """
    return zipped(workbook_parts(book))


def save_book(book: Book, path: Path) -> None:
    """Write the planned workbook to a file, whole or not at all."""
    write_whole(path, workbook_bytes(book))


def workbook_parts(book: Book) -> dict[str, bytes]:
    """The parts of the file, unpacked: name -> bytes."""
    names = [PARTS_PROPERTY, *names_of_seals(book)]
    unsealed = {name: UNSEALED.format(number) for number, name in enumerate(names)}
    workbook, style_numbers = frame(book, {**book.properties, **unsealed})
    packed = io.BytesIO()
    workbook.save(packed)
    with zipfile.ZipFile(packed) as archive:
        parts = {
            name: _finished(name, archive.read(name), book, style_numbers)
            for name in sorted(archive.namelist())
        }
    known = {PARTS_PROPERTY: parts_hash(parts), **seals(book, packed.getvalue())}
    for name, text in unsealed.items():
        sealed = parts[PROPERTIES].replace(text.encode(), known[name].encode())
        parts[PROPERTIES] = sealed
    return parts


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as one file, with fixed times."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, ZIP_STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o600 << 16  # the same on every system
            archive.writestr(entry, content)
    return packed.getvalue()


def _finished(name: str, content: bytes, book: Book, style_numbers: StyleNumbers) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    text = ET.canonicalize(content.decode())
    if found := _SHEET_PART.fullmatch(name):
        text = _with_cells(text, book.sheets[int(found[1]) - 1], style_numbers)
    elif _CHART_PART.fullmatch(name):
        # openpyxl has no way to say that no title is to be made up
        text = _replaced_once(r"<plotArea>", '<autoTitleDeleted val="1"/><plotArea>', text)
    elif name == "docProps/core.xml":
        text = _TIME.sub(rf"\g<1>{STAMP}", text)
    return (DECLARATION + text).encode()


def _with_cells(text: str, sheet: Sheet, style_numbers: StyleNumbers) -> str:
    dimension = f'<dimension ref="{used_range(sheet)}"></dimension>'
    text = _replaced_once(r"<dimension [^>]*></dimension>", dimension, text)
    return _replaced_once(r"(?s)<sheetData>.*</sheetData>", sheet_data(sheet, style_numbers), text)


def _replaced_once(pattern: str, replacement: str, text: str) -> str:
    replaced, count = re.subn(pattern, lambda _: replacement, text)
    if count != 1:
        raise RuntimeError(f"openpyxl writes its XML anew: {pattern} found {count} times")
    return replaced
