"""From the plan to the bytes of a workbook, and whole onto the disk or not at all.

The same plan gives the same bytes on any day and machine: times are fixed, and the XML is written
in its canonical form, which does not depend on the library that produced it.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from fundmodel.on_disk import write_whole
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.opening.edited import (
    PARTS_PROPERTY,
    names_of_seals,
    parts_hash,
    seals,
)
from fundmodel.workbooks.opening.read_cells import PROPERTIES, TEXTS
from fundmodel.workbooks.opening.surroundings import NOTES_PROPERTY, prints_of_notes
from fundmodel.workbooks.writing.alternative_texts import alternative_text
from fundmodel.workbooks.writing.cells_xml import (
    SharedTexts,
    StyleNumbers,
    ignored_errors,
    sheet_data,
    used_range,
)
from fundmodel.workbooks.writing.frame import frame

STAMP = "2000-01-01T00:00:00Z"
ZIP_STAMP = (2000, 1, 1, 0, 0, 0)
LEVEL = 5
"""How hard the file is packed: 6, the usual, takes half as long again for one part in a hundred."""
STYLES_PART = "xl/styles.xml"
FONT_ORDER = ("b", "i", "strike", "u", "sz", "color", "name", "family", "charset", "scheme")
"""How Excel orders what it says of a font; openpyxl has an order of its own."""
UNSEALED = "fingerprint {:03} is not known yet"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_ANNOUNCED = {
    "[Content_Types].xml": f'<Override ContentType="{_TYPE}" PartName="/{TEXTS}"/></Types>',
    "xl/_rels/workbook.xml.rels": f'<Relationship Id="texts" Target="/{TEXTS}" Type="{_RELATION}"/>'
    "</Relationships>",
}
"""Part -> its new end, which says that there is a part of shared texts."""
_TIME = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CELLS, _NO_CELLS = re.compile("(?s)<sheetData>.*</sheetData>"), "<sheetData></sheetData>"
_SHEET_PART = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_DRAWING_PART = re.compile(r"xl/drawings/drawing(\d+)\.xml")
_DRAWN = "<cNvPr "
_FONT = re.compile("(?<=<font>).*?(?=</font>)")
_PIECE = re.compile(r"<(\w+)[^>]*></\1>")
_SHEET_RELATIONS = re.compile(r"xl/worksheets/_rels/sheet\d+\.xml\.rels")
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


def workbook_parts(book: Book) -> Iterator[tuple[str, bytes]]:
    """The parts of the file, unpacked: name and bytes, one after the other, for they are large.

    What is known only at the end comes last: the shared texts, and what the file says of itself.
    """
    names = [PARTS_PROPERTY, *names_of_seals(book)]
    unsealed = {name: UNSEALED.format(number) for number, name in enumerate(names)}
    workbook, style_numbers = frame(book, {**book.properties, **_of_notes(book), **unsealed})
    packed = io.BytesIO()
    workbook.save(packed)
    texts, digests = SharedTexts(), {}
    with zipfile.ZipFile(packed) as archive:
        for name in sorted({*archive.namelist()} - {TEXTS, PROPERTIES}):
            content = archive.read(name)
            if name.endswith((".xml", ".rels")):
                content = _finished(name, content, book, style_numbers, texts)
            digests[name] = sha256(content).digest()
            yield name, content
        properties = ET.canonicalize(archive.read(PROPERTIES).decode())
    content = (DECLARATION + texts.xml()).encode()
    digests[TEXTS] = sha256(content).digest()
    yield TEXTS, content
    known = {PARTS_PROPERTY: parts_hash(digests), **seals(book, packed.getvalue())}
    for name, unknown in unsealed.items():
        properties = properties.replace(unknown, known[name])
    yield PROPERTIES, (DECLARATION + properties).encode()


def _of_notes(book: Book) -> dict[str, str]:
    """By what the notes of the plan are told from those that somebody adds."""
    texts = [text for sheet in book.sheets for text in sheet.notes.values()]
    return {NOTES_PROPERTY: prints_of_notes(texts)} if texts else {}


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The parts as one file, with fixed times; one is packed while the next is made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, ThreadPoolExecutor(1) as beside:
        try:
            written = [
                beside.submit(archive.writestr, _entry(name), part, zipfile.ZIP_DEFLATED, LEVEL)
                for name, part in parts
            ]
            for one in written:
                one.result()
        finally:
            beside.shutdown(cancel_futures=True)  # who gives up does not wait for what is queued
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, ZIP_STAMP)
    entry.create_system, entry.external_attr = 3, 0o600 << 16  # the same on every system
    return entry


def _finished(
    name: str, content: bytes, book: Book, style_numbers: StyleNumbers, texts: SharedTexts
) -> bytes:
    text = ET.canonicalize(_CELLS.sub(_NO_CELLS, content.decode()))
    if found := _SHEET_PART.fullmatch(name):
        sheet = book.sheets[int(found[1]) - 1]
        dimension = f'<dimension ref="{used_range(sheet)}"></dimension>'
        text = _replaced_once(r"<dimension [^>]*></dimension>", dimension, text)
        end = "</headerFooter>"  # behind which the file wants what openpyxl has no word for
        text = _replaced_once(end, end + ignored_errors(sheet), text)
        data = sheet_data(sheet, style_numbers, texts)
        text = _replaced_once(_NO_CELLS, data, text)
    elif found := _DRAWING_PART.fullmatch(name):
        text = _with_alternative_texts(text, int(found[1]), book)
    elif _CHART_PART.fullmatch(name):
        # openpyxl has no way to say that no title is to be made up
        text = _replaced_once(r"<plotArea>", '<autoTitleDeleted val="1"/><plotArea>', text)
    elif name in _ANNOUNCED and TEXTS.rpartition("/")[2] not in text:
        # openpyxl, which writes texts into the cells, has not announced the part of shared texts
        text = _replaced_once("</[A-Za-z]+>$", _ANNOUNCED[name], text)
    elif name == STYLES_PART:
        text = _FONT.sub(_in_order, text)
    elif _SHEET_RELATIONS.fullmatch(name):
        # as Excel writes it: IronCalc finds the notes of a sheet by no other spelling
        text = text.replace('Target="/xl/comments/', 'Target="../comments/')
    elif name == "docProps/core.xml":
        text = _TIME.sub(rf"\g<1>{STAMP}", text)
    return (DECLARATION + text).encode()


def _in_order(font: re.Match[str]) -> str:
    pieces = {found[1]: found[0] for found in _PIECE.finditer(font[0])}
    return "".join(pieces[name] for name in sorted(pieces, key=FONT_ORDER.index))


def _with_alternative_texts(text: str, number: int, book: Book) -> str:
    """A part of drawings, counted from 1, in which each chart says what it shows."""
    sheet = [sheet for sheet in book.sheets if sheet.charts][number - 1]
    first, *others = text.split(_DRAWN)
    if len(others) != len(sheet.charts):
        raise RuntimeError(f"openpyxl writes its XML anew: {len(others)} charts on {sheet.title}")
    told = [quoteattr(alternative_text(chart, sheet, book)) for chart in sheet.charts]
    pairs = zip(told, others, strict=True)
    return first + "".join(f"{_DRAWN}descr={words} {rest}" for words, rest in pairs)


def _replaced_once(pattern: str, replacement: str, text: str) -> str:
    replaced, count = re.subn(pattern, lambda _: replacement, text)
    if count != 1:
        raise RuntimeError(f"openpyxl writes its XML anew: {pattern} found {count} times")
    return replaced
