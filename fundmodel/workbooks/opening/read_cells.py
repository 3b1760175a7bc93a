"""The cells of a workbook that came from outside."""

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

from fundmodel.errors import BadInput, message
from fundmodel.workbooks.opening.hostile_files import (
    FIX,
    WORKBOOK,
    damaged_part,
    open_archive,
    tree_of,
)
from fundmodel.workbooks.opening.plain_cells import PlainCell, plain_cells
from fundmodel.workbooks.opening.sheet_xml import CELL_BEGINS, SheetReader
from fundmodel.workbooks.opening.xml_pieces import (
    Budget,
    Content,
    DamagedPart,
    FormulaText,
    FoundCell,
    shared_texts,
)

__all__ = ["Cells", "Content", "FormulaText", "OpenedWorkbook", "open_safely", "read_properties"]

MOST_PIECES = 1_500_000
"""Cells, rows and texts that are read of one workbook; generated ones have half of that."""
PROPERTIES = "docProps/custom.xml"
TEXTS = "xl/sharedStrings.xml"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

SheetCells = dict[tuple[int, int], Content]
Cells = dict[str, SheetCells]
"""Sheet -> (row, column) -> number, truth value, text, or FormulaText; empty cells are left out."""


class OpenedWorkbook:
    """A workbook from outside, of which one sheet at a time is read.

    Attributes:
        path: where it is.
        archive: its parts.
        keeps_digits: whether the format keeps 15 digits of every number, however small.
    """

    keeps_digits = True

    def __init__(self, path: Path, archive: zipfile.ZipFile | None = None) -> None:
        """Open the file and check it.

        Args:
            path: where it is.
            archive: its parts, if they are at hand and known to be safe.

        Raises:
            BadInput: the file is missing, hostile or damaged.
        """
        self.path, self.archive = path, archive or open_archive(path)
        self._budget = Budget(MOST_PIECES)
        self._counted: set[str] = set()
        self._kept: tuple[str, Sequence[PlainCell]] = ("", ())

    @cached_property
    def tree(self) -> ET.Element:
        """The part that lists sheets and names."""
        return tree_of(self.path, self.archive, WORKBOOK)

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Title -> part, in the order of the tabs; sheets without cells, such as charts, too."""
        targets = self.relations(WORKBOOK)
        found: dict[str, str] = {}
        for sheet in self.tree.iterfind("{*}sheets/{*}sheet"):
            title = sheet.get("name", "")
            part = targets.get(sheet.get(RELATIONSHIP, ""), ("", ""))[1]
            if title in found or part not in self.archive.namelist():
                raise damaged_part(self.path, WORKBOOK, f"the sheet `{title[:31]}`")
            found[title] = part
        return found

    @cached_property
    def states(self) -> dict[str, str]:
        """Title -> visible, hidden or veryHidden."""
        sheets = self.tree.iterfind("{*}sheets/{*}sheet")
        return {sheet.get("name", ""): sheet.get("state", "visible") for sheet in sheets}

    @cached_property
    def names(self) -> dict[str, str]:
        """The names that people gave: name -> what it stands for; of one sheet: "3 name"."""
        found = {}
        for one in self.tree.iterfind("{*}definedNames/{*}definedName"):
            name = " ".join(filter(None, (one.get("localSheetId"), one.get("name"))))
            if "_xlnm." not in name:
                found[name] = one.text or ""
        return found

    @cached_property
    def properties(self) -> dict[str, str]:
        """What the workbook says of itself: custom property -> text.

        Raises:
            BadInput: the part is damaged.
        """
        if PROPERTIES not in self.archive.namelist():
            return {}
        tree = tree_of(self.path, self.archive, PROPERTIES)
        return {element.get("name", ""): "".join(element.itertext()) for element in tree}

    @cached_property
    def counts_from_1904(self) -> bool:
        """Whether day 0 is in 1904, as in files of old Macs."""
        found = self.tree.find("{*}workbookPr")
        return found is not None and found.get("date1904", "0").lower() in ("1", "true", "on")

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part leads to: id -> the kind of relation, and the part or address."""
        folder, name = posixpath.split(part)
        listed = f"{folder}/_rels/{name}.rels"
        if listed not in self.archive.namelist():
            return {}
        found = {}
        for one in tree_of(self.path, self.archive, listed):
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = one.get("Type", "").rpartition("/")[2], target
        return found

    def reader(self, title: str, *, stored_values: bool = False) -> SheetReader:
        """A reader of one sheet; see `cells_of` for its refusals."""
        content = self.archive.read(self.sheets[title])
        # what was read once was not too much, and may be read again
        budget = Budget(MOST_PIECES) if title in self._counted else self._budget
        self._counted.add(title)
        return SheetReader(content, self.texts, budget, stored_values=stored_values)

    def cells_of(self, title: str, reader: SheetReader) -> Iterator[FoundCell]:
        """Every cell of a sheet.

        Raises:
            BadInput: the sheet is damaged, or the workbook too large.
        """
        try:
            yield from reader.cells()
        except DamagedPart as problem:
            where = f"{self.path}, {title}"
            raise BadInput(
                message(where, f"the workbook is damaged: {problem}.", fix=FIX)
            ) from problem

    def every_cell(self, title: str) -> Iterator[tuple[int, int, Content | None]]:
        """Row, column and content of every cell of a sheet.

        Raises:
            BadInput: the sheet is damaged, or the workbook too large.
        """
        for row, column, formula, value, _ in self.whole_cells(title):
            yield row, column, value if formula is None else formula

    def filled(self, title: str, *, stored_values: bool = False) -> SheetCells:
        """The cells of a sheet that hold something, be it an empty text."""
        return {
            (row, column): content
            for row, column, formula, value, _ in self.whole_cells(title)
            if (content := value if stored_values or formula is None else formula) is not None
        }

    def whole_cells(self, title: str) -> Sequence[PlainCell]:
        """Every cell of a sheet: row, column, formula, stored value and style.

        The last sheet that was read is kept, since who asks for it often asks once more.

        Raises:
            BadInput: the sheet is damaged, or the workbook too large.
        """
        if self._kept[0] != title:
            self._kept = title, self._whole_cells(title)
        return self._kept[1]

    def _whole_cells(self, title: str) -> Sequence[PlainCell]:
        content, texts = self.archive.read(self.sheets[title]), self.texts
        pieces = sum(content.count(begin) for begin in CELL_BEGINS)
        found = plain_cells(content, texts) if pieces <= MOST_PIECES else None
        if found is not None and (title in self._counted or pieces <= self._budget.left):
            self._budget.spend(0 if title in self._counted else pieces)
            self._counted.add(title)
            return found
        values = self.cells_of(title, self.reader(title, stored_values=True))
        formulas = self.cells_of(title, self.reader(title))
        return [
            (row, column, one if isinstance(one, FormulaText) else None, value, style)
            for (row, column, one, style), (_, _, value, _) in zip(formulas, values, strict=True)
        ]

    @cached_property
    def texts(self) -> list[str]:
        """The texts that cells refer to by number.

        Raises:
            BadInput: the part is damaged, or the workbook too large.
        """
        if TEXTS not in self.archive.namelist():
            return []
        try:
            with self.archive.open(TEXTS) as part:
                return shared_texts(part, self._budget)
        except DamagedPart as problem:
            raise damaged_part(self.path, TEXTS, str(problem)) from problem


def open_safely(path: Path, *, stored_values: bool = False) -> Cells:
    """Read every cell of a workbook that holds something; dates come as their day numbers.

    Args:
        path: the workbook, from whomever.
        stored_values: of a formula, give the value that the file holds instead of its text.

    Raises:
        BadInput: the file is missing, hostile or damaged.
    """
    workbook = OpenedWorkbook(path)
    return {title: workbook.filled(title, stored_values=stored_values) for title in workbook.sheets}


def read_properties(path: Path) -> dict[str, str]:
    """What the workbook says of itself: custom property -> text.

    Raises:
        BadInput: the file is missing, hostile or damaged.
    """
    return OpenedWorkbook(path).properties
