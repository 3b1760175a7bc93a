"""A workbook from outside, refused before anything in it is read as a workbook.

A file may come by mail from anyone: it may be no workbook at all, unpack to more than the memory
holds, carry macros or links to other files, or declare entities that make an XML reader fetch or
multiply text.
"""

import io
import re
import stat
import zipfile
import zlib
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree as ET
from xml.parsers import expat

from fundmodel.errors import BadInput, message

MOST_BYTES = 100_000_000
MOST_UNPACKED = 300_000_000
MOST_PARTS = 2_000
MOST_EXPANSION = 100  # unpacked bytes for one packed byte; generated workbooks have about 15
SMALL = 5_000_000  # unpacked bytes up to which any expansion is harmless
MOST_OF_A_TREE = 10_000_000  # bytes of a part that is held in memory as a whole
CHUNK = 65_536
ENCRYPTED_FLAG = 0x1
OLE_START = b"\xd0\xcf\x11\xe0"
WORKBOOK = "xl/workbook.xml"

WHY = "A workbook from outside is read as data, never run."
FIX = "save it as a plain workbook (.xlsx) without macros, links or a password."
SAVE_AS = "save it as Excel workbook (.xlsx)."

_OTHER_KINDS = {
    "xl/workbook.bin": "the file is a binary workbook of Excel (.xlsb).",
    "content.xml": "the file is an OpenDocument file (.ods).",
    "index/document.iwa": "the file is a document of Numbers.",
}
"""A part by which a file of another kind is known."""
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/"
_UNWANTED_PARTS = {
    r"vbaproject|vbadata|macrosheets/|customui/|^basic/|^scripts/": "macros",
    r"externallinks/|connections\.xml|querytables/": "links to other files",
    r"embeddings/|activex/|ctrlprops/": "embedded objects",
}
_UNWANTED_TEXTS = {
    rb"macroenabled": "macros",
    rb"relationships/(externallink|oleobject|attachedtemplate)": "links to other files",
}
_ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1"})
_DECLARING_PARTS = ("[content_types].xml", ".rels")


class _PrologRead(Exception):
    """The first element has begun: no DTD can follow."""


def open_archive(path: Path, main: str = WORKBOOK) -> zipfile.ZipFile:
    """The file's parts, after every check.

    Args:
        path: of the file.
        main: the part without which it is no workbook.

    Raises:
        BadInput: the file is missing, is no workbook, is too large, or holds more than data.
    """
    content = _content_of(path)
    if content.startswith(OLE_START):
        _refuse(path, "the file has a password or is of an old format (.xls).")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        _check_sizes(path, archive, main)
        for name in archive.namelist():
            _check_part(path, name, archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as problem:  # whatever zipfile and its decompressors make of a damaged file
        raise BadInput(
            message(str(path), "the file is no workbook, or it is damaged.", why=WHY, fix=FIX)
        ) from problem
    return archive


def _content_of(path: Path) -> bytes:
    """The bytes of a file; a pipe or a device, which may never end, is not read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "folder" if stat.S_ISDIR(found.st_mode) else "device or a pipe"
            fix = "name the file of a workbook."
            raise BadInput(message(str(path), f"this is a {what}, not a file.", fix=fix))
        if found.st_size > MOST_BYTES:
            what = f"the file has {found.st_size:,} bytes; at most {MOST_BYTES:,} are read."
            _refuse(path, what)
        return path.read_bytes()
    except (OSError, ValueError) as problem:  # ValueError: a name that no file can have
        reason = getattr(problem, "strerror", None) or "no file can have this name"
        fix = "name the file of a workbook, and see to its rights."
        raise BadInput(
            message(repr(str(path))[1:-1], f"the workbook cannot be read: {reason}.", fix=fix)
        ) from problem


def tree_of(path: Path, archive: zipfile.ZipFile, name: str) -> ET.Element:
    """A part as a whole, of an archive that was checked to declare no entities.

    Raises:
        BadInput: the part is damaged, or too large to be what it says it is.
    """
    if archive.getinfo(name).file_size > MOST_OF_A_TREE:
        _refuse(path, f"a part is too large ({name}).")
    try:
        return ET.fromstring(archive.read(name))  # noqa: S314  (checked to have no entities)
    except (ET.ParseError, LookupError, ValueError) as problem:
        raise damaged_part(path, name) from problem


def damaged_part(path: Path, name: str, what: str = "") -> BadInput:
    """The refusal of a part that does not hold what it must."""
    which = f"{name}: {what}" if what else name
    return BadInput(message(str(path), f"a part is damaged ({which}).", why=WHY, fix=FIX))


def _check_sizes(path: Path, archive: zipfile.ZipFile, main: str) -> None:
    entries = archive.infolist()
    names = [entry.filename.lower() for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if main not in archive.namelist():
        other = [what for part, what in _OTHER_KINDS.items() if part in names]
        _refuse(path, *((other[0], SAVE_AS) if other else ("the file is no workbook.",)))
    if len(entries) > MOST_PARTS:
        _refuse(path, f"the file has {len(entries):,} parts; at most {MOST_PARTS:,} are read.")
    if len(set(names)) < len(names):
        _refuse(path, "the file has two parts of one name.")
    if unpacked > MOST_UNPACKED or unpacked > max(SMALL, MOST_EXPANSION * packed):
        _refuse(path, f"the file unpacks from {packed:,} to {unpacked:,} bytes, which is too much.")
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        _refuse(path, "the file has a password.")


def _check_part(path: Path, name: str, archive: zipfile.ZipFile) -> None:
    for pattern, what in _UNWANTED_PARTS.items():
        if re.search(pattern, name.lower()):
            _refuse(path, f"the file has {what} ({name}).")
    if name.lower().endswith(_DECLARING_PARTS):
        text = archive.read(name).lower()
        for wanted, what in _UNWANTED_TEXTS.items():
            if re.search(wanted, text):
                _refuse(path, f"the file has {what} ({name}).")
    _check_prolog(path, name, archive)


def _check_prolog(path: Path, name: str, archive: zipfile.ZipFile) -> None:
    """Refuse a DTD: only before the first element can there be one; and strange encodings.

    The first element also tells whether this is the strict form of the format, whose names are
    others, and which other programs have long misread.
    """
    parser = expat.ParserCreate(namespace_separator=" ")

    def declared(*_: object) -> None:
        _refuse(path, f"the file declares a document type ({name}).")

    def encoded(_: str, encoding: str | None, *__: object) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:  # Python's codecs know many more
            raise LookupError(encoding)

    def begun(element: str, _: object) -> None:
        if name.lower() == WORKBOOK and element.encode().startswith(_STRICT):
            _refuse(path, "the file was saved as Strict Open XML.", SAVE_AS)
        raise _PrologRead

    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = encoded, declared
    parser.StartElementHandler = begun
    try:
        with archive.open(name) as part:
            while chunk := part.read(CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except _PrologRead:
        return
    except (expat.ExpatError, LookupError, ValueError) as problem:
        if name.lower().endswith((".xml", ".rels")):
            raise damaged_part(path, name) from problem


def _refuse(path: Path, what: str, fix: str = FIX) -> NoReturn:
    raise BadInput(message(str(path), what, why=WHY, fix=fix))
