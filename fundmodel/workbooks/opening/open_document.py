"""A workbook that was saved as OpenDocument (.ods): the same cells, names and formulas."""

import re
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from fundmodel.errors import BadInput, message
from fundmodel.workbooks.a1 import on_sheet
from fundmodel.workbooks.opening.document_xml import DocumentReader
from fundmodel.workbooks.opening.hostile_files import FIX, WORKBOOK, open_archive, tree_of
from fundmodel.workbooks.opening.plain_cells import PlainCell
from fundmodel.workbooks.opening.read_cells import MOST_PIECES, OpenedWorkbook
from fundmodel.workbooks.opening.xml_pieces import Budget, DamagedPart, in_pieces

CONTENT, META = "content.xml", "meta.xml"
_CELL = r"(\$?[A-Z]{1,3}\$?[0-9]+)"
_TITLE = r"(?:\$?('(?:[^']|'')+'|[^.'\[\]:$]+))?"
_REFERENCE = re.compile(rf"{_TITLE}\.{_CELL}(?::{_TITLE}\.{_CELL})?")
_IN_BRACKETS = re.compile(r"\[((?:'(?:[^']|'')*'|[^\]'])*)\]")


def open_book(path: Path) -> OpenedWorkbook:
    """Open a workbook of either format, and check it.

    Raises:
        BadInput: the file is missing, hostile or damaged.
    """
    return OpenDocument(path) if _is_document(path) else OpenedWorkbook(path)


def _is_document(path: Path) -> bool:
    names: list[str] = []
    with suppress(OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        if path.is_file():  # what is wrong with a file is said by its checks
            with zipfile.ZipFile(path) as archive:
                names = archive.namelist()
    return CONTENT in names and WORKBOOK not in names


class OpenDocument(OpenedWorkbook):
    """A workbook from outside in the other format; all sheets are read at once."""

    keeps_digits = False  # of numbers below a millionth, LibreOffice writes fewer

    def __init__(self, path: Path) -> None:
        super().__init__(path, open_archive(path, CONTENT))
        reader = DocumentReader(Budget(MOST_PIECES), excel_formula)
        try:
            with self.archive.open(CONTENT) as part:
                for _ in in_pieces(part, reader.start, reader.end, reader.characters):
                    reader.spend()
        except DamagedPart as problem:
            what = f"the workbook is damaged: {problem}."
            raise BadInput(message(str(path), what, fix=FIX)) from problem
        self._read = reader

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Title -> part, in the order of the tabs; all stand in one part."""
        return dict.fromkeys(self._read.sheets, CONTENT)

    @cached_property
    def names(self) -> dict[str, str]:
        """The names that people gave: name -> what it stands for."""
        return {
            name: excel_reference(text)
            for name, text in self._read.names.items()
            if "_xlnm." not in name
        }

    @cached_property
    def properties(self) -> dict[str, str]:
        """What the workbook says of itself: custom property -> text."""
        if META not in self.archive.namelist():
            return {}
        tree = tree_of(self.path, self.archive, META)
        name = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"
        return {
            one.get(name, ""): "".join(one.itertext())
            for one in tree.iterfind(".//{*}user-defined")
        }

    @property
    def counts_from_1904(self) -> bool:
        """Never: days are stored as dates."""
        return False

    def relations(self, part: str) -> dict[str, tuple[str, str]]:  # noqa: ARG002  (as in the other format)
        """Nothing: what belongs to a sheet stands in its part."""
        return {}

    def whole_cells(self, title: str) -> Sequence[PlainCell]:
        """Every cell of a sheet that holds something."""
        return self._read.sheets[title]


def excel_reference(text: str) -> str:
    """A cell or area as Excel spells it.

    >>> excel_reference("$'Inputs by year'.$H$6:.$R$6"), excel_reference(".A1")
    ("'Inputs by year'!$H$6:$R$6", 'A1')
    """
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return text
    title, first, _, last = found.groups()
    area = first if last is None else f"{first}:{last}"
    return on_sheet(title.strip("'").replace("''", "'"), area) if title else area


def excel_formula(text: str) -> str:
    """A formula of OpenDocument as Excel spells it.

    >>> excel_formula('of:=IF(ISBLANK([.F9]);"a;b";SUM([$Two.$A1:.B2]))')
    '=IF(ISBLANK(F9),"a;b",SUM(Two!$A1:B2))'
    """
    text = text.removeprefix("of:")
    pieces = text.split('"')  # every second one is a text
    for at in range(0, len(pieces), 2):
        parts = _IN_BRACKETS.split(pieces[at])  # every second one is a reference
        parts[::2] = [part.replace(";", ",") for part in parts[::2]]
        parts[1::2] = [excel_reference(part) for part in parts[1::2]]
        pieces[at] = "".join(parts)
    return '"'.join(pieces)
