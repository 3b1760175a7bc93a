"""Two cases from public reports of faults whose places in the file have moved since.

W13 looked for texts inside cells, which are shared between all sheets now, so that it changed
nothing; W16 asked `fundmodel.workbooks.edited`, which is `fundmodel.workbooks.opening.edited`.
"""

import re
import zipfile
from pathlib import Path

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.cell_layout import INPUTS, InputColumns
from fundmodel.workbooks.opening.edited import is_edited
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook

NAME = "us_profit_share"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
NOTE = (
    f'<?xml version="1.0"?><comments {SHEETS}><authors><author>A</author></authors><commentList>'
    '<comment ref="F9" authorId="0"><text><t>To be agreed</t></text></comment>'
    "</commentList></comments>"
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
LINKS = f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">'
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"


def test_an_override_that_holds_an_empty_text_is_refused(
    written: Path, short: Path, tmp_path: Path
) -> None:
    """W13: ISBLANK is false of it, so that the workbook has no number there."""
    cell = cell_name(_row(written), InputColumns.override)
    empty = rf'<c r="{cell}"( s="\d+")?(?:/>|></c>)'
    edited = _rewritten(
        written,
        tmp_path / "edited.xlsx",
        {OpenedWorkbook(written).sheets[INPUTS]: (empty, rf'<c r="{cell}"\1 t="str"><v></v></c>')},
    )
    with pytest.raises(BadInput, match=f"{INPUTS}!{cell}"):
        fundmodel.read_workbook(edited, directory=short)


def test_a_note_of_a_reviewer_is_an_edit(written: Path, tmp_path: Path) -> None:
    """W16: a note is the only change; whoever writes the workbook anew would lose it."""
    copy = tmp_path / "noted.xlsx"
    part = OpenedWorkbook(written).sheets["Checks"]
    link = f'<Relationship Id="rIdNote" Type="{RELATION}" Target="../comments9.xml"/>'
    announced = f'<Override PartName="/xl/comments9.xml" ContentType="{KIND}"/>'
    added = {
        part.replace("worksheets/", "worksheets/_rels/")
        + ".rels": f"{LINKS}{link}</Relationships>",
        "xl/comments9.xml": NOTE,
    }
    with zipfile.ZipFile(written) as archive:
        assert not set(added) & set(archive.namelist())
    changes = {re.escape("[Content_Types].xml"): ("</Types>", f"{announced}</Types>")}
    _rewritten(written, copy, changes, added)
    assert not is_edited(written)
    assert is_edited(copy)


def _row(path: Path) -> int:
    """The row of the number on the sheet of inputs."""
    cells = OpenedWorkbook(path).every_cell(INPUTS)
    (found,) = (row for row, _, content in cells if content == NAME)
    return found


def _rewritten(
    source: Path,
    path: Path,
    changes: dict[str, tuple[str, str]],
    added: dict[str, str] | None = None,
) -> Path:
    """A copy whose parts are changed, each in one place: pattern of its name -> what, by what."""
    made = 0
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(path, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            for part, (old, new) in changes.items():
                if re.fullmatch(part, name):
                    text, count = re.subn(old, new, content.decode())
                    content, made = text.encode(), made + count
            copy.writestr(name, content)
        for name, text in (added or {}).items():
            copy.writestr(name, text)
    assert made == len(changes)
    return path
