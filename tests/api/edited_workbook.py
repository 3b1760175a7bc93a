"""What somebody does in a workbook: open it, type into cells, save it."""

import io
import re
import zipfile
from pathlib import Path

from openpyxl import load_workbook

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    FIRST_YEAR,
    HEAD_ROW,
    INPUTS,
    MEMBERS,
    ROW_KIND,
    InputColumns,
)
from tests.few_sheets import load_few_sheets

Edits = dict[tuple[str, str], object]
"""(sheet, cell) -> what is typed into it; None empties it."""


class EditedWorkbook:
    """A workbook that is edited again and again, each time from its first state."""

    def __init__(self, path: Path, *, inputs_alone: bool = False) -> None:
        if not inputs_alone:
            self._workbook = load_workbook(path)
            return
        sheets = (INPUTS, BY_YEAR, MEMBERS)
        self._workbook = load_few_sheets(path.read_bytes(), sheets)
        for title in self._workbook.sheetnames:
            if title not in sheets:
                del self._workbook[title]

    def save(self, path: Path, edits: Edits, *, without: str = "") -> Path:
        """Make the edits, save the workbook and take them back.

        Args:
            path: where to save it.
            edits: what is typed.
            without: the title of a sheet under which the saved file has another title.
        """
        before = {at: self._workbook[at[0]][at[1]].value for at in edits}
        self._type(edits)
        if without:
            self._workbook[without].title = f"{without} 2"
        self._workbook.save(path)
        if without:
            self._workbook[f"{without} 2"].title = without
        self._type(before)
        return path

    def _type(self, edits: Edits) -> None:
        for (title, cell), value in edits.items():
            self._workbook[title][cell] = value

    def override(self, name: str) -> tuple[str, str]:
        """The cell in the column Override of a number."""
        return self.cell(name, InputColumns.override)

    def in_scenario(self, name: str, scenario: str) -> tuple[str, str]:
        """The cell of a number in a scenario's column."""
        heads = {cell.value: cell.column for cell in self._workbook[INPUTS][HEAD_ROW]}
        return self.cell(name, heads[scenario])

    def renamed(self, scenario: str, name: str) -> Edits:
        """The edits that give a scenario another name on every sheet of inputs."""
        heads = {
            (title, cell.coordinate): name
            for title in (INPUTS, MEMBERS)
            for cell in self._workbook[title][HEAD_ROW]
            if cell.value == scenario
        }
        labels = self._workbook[BY_YEAR].iter_rows(min_col=ROW_KIND, max_col=ROW_KIND)
        return heads | {
            (BY_YEAR, cell.coordinate): name for (cell,) in labels if cell.value == scenario
        }

    def cell(self, name: str, column: int) -> tuple[str, str]:
        """A cell in the row of a number."""
        title = MEMBERS if "[" in name else INPUTS
        return title, cell_name(self._row(title, name), column)

    def by_year(self, name: str, kind: str, year: int) -> tuple[str, str]:
        """The cell of a year in one of the rows of a series: Live, Override, or a scenario's."""
        first = int(self._workbook[BY_YEAR].cell(HEAD_ROW, FIRST_YEAR).value)
        row = self._row(BY_YEAR, name, kind)
        return BY_YEAR, cell_name(row, FIRST_YEAR + year - first)

    def _row(self, title: str, name: str, kind: str = "") -> int:
        sheet = self._workbook[title]
        return next(
            row
            for row in range(HEAD_ROW + 1, sheet.max_row + 1)
            if sheet.cell(row, InputColumns.name).value == name
            and kind in ("", sheet.cell(row, ROW_KIND).value)
        )


EMPTY_NUMBER = re.compile(rb'(<c r="\w+"(?: s="\d+")?) t="n" ?(?:/>|></c>)')


def with_blank_cells(path: Path) -> bytes:
    """The file, in which openpyxl's empty cells of the type number have no type.

    To Excel and LibreOffice both are empty; IronCalc would read the former as zeros, and so as
    overrides. And it finds the notes of a sheet by the spelling of Excel alone.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(packed, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name.startswith("xl/worksheets/_rels/"):
                content = content.replace(b'Target="/xl/', b'Target="../')
            if name.startswith("xl/worksheets/sheet"):
                content = EMPTY_NUMBER.sub(rb"\1/>", content)
            copy.writestr(name, content)
    return packed.getvalue()
