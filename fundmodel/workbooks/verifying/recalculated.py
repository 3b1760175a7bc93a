"""The values of a workbook worked out anew by IronCalc, a spreadsheet program without windows."""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
    from fundmodel.workbooks.opening.xml_pieces import Content
    from fundmodel.workbooks.verifying.compared import Values

_EMPTY_NUMBER = re.compile(rb'(<c r="\w+"(?: s="\d+")?) t="n" ?(?:/>|></c>)')


def recalculated(opened: OpenedWorkbook) -> Values:
    """Every value of a workbook after a recalculation.

    Raises:
        BadInput: IronCalc is not installed, or cannot read the file.
    """
    try:
        import ironcalc
    except ImportError as problem:
        raise BadInput(
            message(
                "--recalculate",
                "IronCalc, which works formulas out, is not installed.",
                fix='python -m pip install "fundmodel[verify]", or leave --recalculate out.',
            )
        ) from problem
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "book.xlsx"
        _copy(opened, copy)
        try:
            model = ironcalc.load_from_xlsx(str(copy), "en", "UTC", "en")
        except Exception as problem:
            what = f"IronCalc cannot read the workbook ({problem})."
            fix = "leave --recalculate out."
            raise BadInput(message(str(opened.path), what, fix=fix)) from problem
    model.evaluate()
    titles = [sheet["name"] for sheet in model.get_worksheets_properties()]
    values: dict[str, dict[tuple[int, int], Content]] = {title: {} for title in titles}
    for sheet, row, column in model.get_all_cells():
        value = model.get_cell_value(sheet, row, column)
        if value is not None:
            values[titles[sheet]][row, column] = value
    return values


def _copy(opened: OpenedWorkbook, path: Path) -> None:
    """The file as IronCalc takes it, whoever has saved it.

    Empty cells of the type number have no type, for it takes them for 0; what a sheet leads to is
    named from the sheet, as Excel names it, for it finds notes by no other spelling.
    """
    with zipfile.ZipFile(path, "w") as copy:
        for name in opened.archive.namelist():
            content = opened.archive.read(name)
            if name.startswith("xl/worksheets/_rels/"):
                content = content.replace(b'Target="/xl/', b'Target="../')
            elif name.startswith("xl/worksheets/"):
                content = _EMPTY_NUMBER.sub(rb"\1/>", content)
            copy.writestr(name, content)
