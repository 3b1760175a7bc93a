"""A workbook from outside is refused, whole, when it is more than data."""

import contextlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from fundmodel.errors import BadInput
from fundmodel.workbooks.opening import hostile_files, read_cells
from fundmodel.workbooks.opening.edited import is_edited
from fundmodel.workbooks.opening.read_cells import FormulaText, open_safely, read_properties
from fundmodel.workbooks.writing import save
from fundmodel.workbooks.writing.save import workbook_bytes, workbook_parts
from tests.recalculation.sample_book import sample_book

SHEET = "xl/worksheets/sheet1.xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WHY = (
    "\n  A workbook from outside is read as data, never run.\n  To fix: save it as a plain "
    "workbook (.xlsx) without macros, links or a password."
)
PARTS = dict(workbook_parts(sample_book()))

Parts = dict[str, bytes]


def zipped(parts: Parts) -> bytes:
    return save.zipped(parts.items())


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "book.xlsx"
    path.write_bytes(content)
    return path


def test_cells_come_back(tmp_path: Path) -> None:
    book = sample_book()
    path = _written(tmp_path, workbook_bytes(book))
    read = open_safely(path)
    for sheet in book.sheets:
        expected = {
            position: cell.value if cell.formula is None else FormulaText(cell.formula)
            for position, cell in sheet.cells.items()
            if cell.value is not None
        }
        assert read[sheet.title] == expected
    assert isinstance(read["Sources of funds"][4, 8], FormulaText)
    stored = open_safely(path, stored_values=True)["Sources of funds"]
    assert stored[4, 8] == book.sheets[1].cells[4, 8].value


def test_properties_come_back(tmp_path: Path) -> None:
    properties = read_properties(_written(tmp_path, workbook_bytes(sample_book())))
    assert properties["fundmodel_version"] == "test"


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "nothing.xlsx"
    with pytest.raises(BadInput) as refused:
        open_safely(path)
    assert str(refused.value) == (
        f"{path}: the workbook cannot be read: No such file or directory.\n"
        "  To fix: name the file of a workbook, and see to its rights."
    )


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    for path, what in ((pipe, "device or a pipe"), (tmp_path, "folder")):
        with pytest.raises(BadInput) as refused:
            open_safely(path)
        assert str(refused.value) == (
            f"{path}: this is a {what}, not a file.\n  To fix: name the file of a workbook."
        )


def test_a_part_of_another_spelling_is_another_part(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("XL/WORKBOOK.XML", "<workbook/>")
    with pytest.raises(BadInput, match="the file is no workbook"):
        open_safely(_written(tmp_path, packed.getvalue()))


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04 half of one"])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = _written(tmp_path, content)
    with pytest.raises(BadInput) as refused:
        open_safely(path)
    assert str(refused.value) == f"{path}: the file is no workbook, or it is damaged.{WHY}"


def _add(name: str, content: bytes = b"<x/>") -> Callable[[Parts], Parts]:
    return lambda parts: {**parts, name: content}


def _change(name: str, old: bytes, new: bytes) -> Callable[[Parts], Parts]:
    return lambda parts: {**parts, name: parts[name].replace(old, new, 1)}


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet/>'
EXTERNAL = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'
LINK = b'<Relationships><Relationship Type="http://x/relationships/externalLink"/></Relationships>'
OLE = b'<Relationships><Relationship Type="http://x/relationships/oleObject"/></Relationships>'


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_add("xl/vbaProject.bin"), "the file has macros (xl/vbaProject.bin)."),
        (_add("xl/macrosheets/sheet1.xml"), "the file has macros (xl/macrosheets/sheet1.xml)."),
        (
            _change("[Content_Types].xml", b"sheet.main", b"sheet.macroEnabled.main"),
            "the file has macros ([Content_Types].xml).",
        ),
        (
            _add("xl/externalLinks/externalLink1.xml"),
            "the file has links to other files (xl/externalLinks/externalLink1.xml).",
        ),
        (_add("xl/_rels/x.rels", LINK), "the file has links to other files (xl/_rels/x.rels)."),
        (_add("xl/_rels/x.rels", OLE), "the file has links to other files (xl/_rels/x.rels)."),
        (_add("xl/embeddings/a.bin"), "the file has embedded objects (xl/embeddings/a.bin)."),
        (_add(SHEET, BOMB), f"the file declares a document type ({SHEET})."),
        (_add(SHEET, EXTERNAL), f"the file declares a document type ({SHEET})."),
        (
            _add(SHEET, BOMB.decode().encode("utf-16")),
            f"the file declares a document type ({SHEET}).",
        ),
        (
            _add("docProps/custom.xml", b" \n" * 99_999 + BOMB),
            "the file declares a document type (docProps/custom.xml).",
        ),
        (_add("xl/any.bin", BOMB), "the file declares a document type (xl/any.bin)."),
        (_add(SHEET, b"<worksheet"), f"a part is damaged ({SHEET})."),
        (_add("xl/WORKBOOK.xml"), "the file has two parts of one name."),
        (
            lambda parts: {**parts, **{f"xl/x{part}": b"" for part in range(2_001)}},
            f"the file has {len(PARTS) + 2_001:,} parts; at most 2,000 are read.",
        ),
        (lambda _: {"word/document.xml": b"<x/>"}, "the file is no workbook."),
    ],
)
def test_more_than_data(tmp_path: Path, change: Callable[[Parts], Parts], says: str) -> None:
    path = _written(tmp_path, zipped(change(PARTS)))
    with pytest.raises(BadInput) as refused:
        open_safely(path)
    assert str(refused.value) == f"{path}: {says}{WHY}"


def test_a_bomb(tmp_path: Path) -> None:
    path = _written(tmp_path, zipped(_add("xl/x.xml", b"<x>" + b" " * 50_000_000)(PARTS)))
    with pytest.raises(BadInput, match=r"unpacks from [\d,]+ to 50,[\d,]+ bytes"):
        open_safely(path)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostile_files, "MOST_BYTES", 1_000)
    with pytest.raises(BadInput, match="at most 1,000 are read"):
        open_safely(_written(tmp_path, zipped(PARTS)))


def test_a_password(tmp_path: Path) -> None:
    path = _written(tmp_path, b"\xd0\xcf\x11\xe0 the old container")
    with pytest.raises(BadInput) as refused:
        open_safely(path)
    assert str(refused.value) == (
        f"{path}: the file has a password or is of an old format (.xls).{WHY}"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="6">', b'<row r="99999999999">'),
        (b'<row r="6">', b'<row r="1048577">'),
        (b'<c r="A6"', b'<c r="ZZZZZZ6"'),
        (b'<c r="B6"', b'<c r="!"'),
        (b"<v>1000</v>", b"<v>1e999</v>"),
        (b"<v>1000</v>", b"<v>nan</v>"),
        (b"<v>1000</v>", b"<v>many</v>"),
        (b"<v>1000</v>", b"<v>" + b"9" * 5_000 + b"</v>"),
        (b"</worksheet>", b""),
        (b'<c r="B3" s="', b'<c r="B3" t="s" s="'),
    ],
)
def test_nonsense_is_a_message(tmp_path: Path, old: bytes, new: bytes) -> None:
    changed = _change(SHEET, old, new)(PARTS)
    assert changed[SHEET] != PARTS[SHEET] or old == b'<c r="A6"'
    path = _written(tmp_path, zipped(changed))
    if old in PARTS[SHEET]:
        with pytest.raises(BadInput):
            open_safely(path)


def test_a_workbook_of_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_cells, "MOST_PIECES", 100)
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 99))
    parts = _change(SHEET, b"<sheetData>", b"<sheetData>" + rows)(PARTS)
    with pytest.raises(BadInput, match="it has too many cells"):
        open_safely(_written(tmp_path, zipped(parts)))


def test_the_sheets_own_word_on_its_size_is_not_believed(tmp_path: Path) -> None:
    parts = _change(SHEET, b'ref="A1:E7"', b'ref="A1:XFD1048576"')(PARTS)
    assert len(open_safely(_written(tmp_path, zipped(parts)))["Inputs"]) == len(
        [cell for cell in sample_book().sheets[0].cells.values() if cell.value is not None]
    )


def test_a_part_that_lies_about_its_size(tmp_path: Path) -> None:
    packed = io.BytesIO(zipped(PARTS))
    content = bytearray(packed.getvalue())
    entry = zipfile.ZipFile(packed).getinfo(SHEET)
    place = content.rindex(entry.filename.encode()) - 46 + 24  # its unpacked size in the directory
    content[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(BadInput):
        open_safely(_written(tmp_path, bytes(content)))


NOT_READ = ("[Content_Types].xml", "_rels/.rels", "xl/theme/theme1.xml")
SHEETS_LISTED, SHEET_STYLES = "xl/workbook.xml", "xl/styles.xml"


@pytest.mark.parametrize(
    "encoding", ["Shift_JIS", "UTF-7", "utf-32", "unicode_escape", "idna", "base64"]
)
@pytest.mark.parametrize(
    "part", [SHEET, SHEETS_LISTED, SHEET_STYLES, "docProps/custom.xml", "[Content_Types].xml"]
)
def test_an_encoding_that_nobody_writes(tmp_path: Path, part: str, encoding: str) -> None:
    declared = f'encoding="{encoding}"'.encode()
    path = _written(tmp_path, zipped(_change(part, b'encoding="UTF-8"', declared)(PARTS)))
    with pytest.raises(BadInput) as refused:
        open_safely(path)
    assert str(refused.value) == f"{path}: a part is damaged ({part}).{WHY}"
    assert is_edited(path)


@pytest.mark.parametrize(
    "part", [name for name in PARTS if name.endswith((".xml", ".rels")) and "docProps" not in name]
)
@pytest.mark.parametrize("damage", [b"<", b"\xff\xfe", b"<x>&nothing;</x>", b"</a></b>"])
def test_damage_in_any_part_is_no_traceback(tmp_path: Path, part: str, damage: bytes) -> None:
    content = PARTS[part]
    half = content[: len(content) // 2] + damage + content[len(content) // 2 :]
    path = _written(tmp_path, zipped({**PARTS, part: half}))
    assert is_edited(path) or part in NOT_READ
    with contextlib.suppress(BadInput):
        open_safely(path)


SAVE_AS = (
    "\n  A workbook from outside is read as data, never run.\n  To fix: save it as Excel workbook "
    "(.xlsx)."
)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda _: {"content.xml": b"<x/>"}, "the file is an OpenDocument file (.ods)."),
        (
            lambda _: {"xl/workbook.bin": b""},
            "the file is a binary workbook of Excel (.xlsb).",
        ),
        (
            _change(SHEETS_LISTED, MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
            "the file was saved as Strict Open XML.",
        ),
    ],
)
def test_files_of_other_kinds(tmp_path: Path, change: Callable[[Parts], Parts], says: str) -> None:
    path = _written(tmp_path, zipped(change(PARTS)))
    with pytest.raises(BadInput) as refused:
        open_safely(path)
    assert str(refused.value) == f"{path}: {says}{SAVE_AS}"


@pytest.mark.parametrize("code", ["m/d/yyyy", "[h]:mm:ss", "dd/mm/yyyy hh:mm", "General"])
@pytest.mark.parametrize("number", [0.123456789, 4_500_000.5, -3.25, 60.0])
def test_a_number_is_what_is_stored_whatever_its_format(
    tmp_path: Path, code: str, number: float
) -> None:
    workbook = Workbook()
    cell = workbook.active.cell(1, 1, number)
    cell.number_format = code
    workbook.save(tmp_path / "book.xlsx")
    (cells,) = open_safely(tmp_path / "book.xlsx").values()
    assert cells == {(1, 1): number}


@pytest.mark.parametrize(
    "empty", [b't="str"><v></v>', b't="inlineStr"><is><t></t></is>', b't="str"><v/>']
)
def test_an_empty_text_is_no_empty_cell(tmp_path: Path, empty: bytes) -> None:
    cell = b'<row r="99"><c r="A99" ' + empty + b'</c><c r="B99"><v></v></c></row></sheetData>'
    path = _written(tmp_path, zipped(_change(SHEET, b"</sheetData>", cell)(PARTS)))
    found = open_safely(path)["Inputs"]
    assert found[99, 1] == ""
    assert (99, 2) not in found


def test_short_names_of_namespaces_and_texts_in_pieces(tmp_path: Path) -> None:
    sheet = (
        b'<x:worksheet xmlns:x="%s"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is>'
        b"<x:r><x:t>one </x:t></x:r><x:r><x:t>two</x:t></x:r><x:rPh><x:t>sound</x:t></x:rPh></x:is>"
        b'</x:c><x:c r="C1"><x:f>A1&amp;"x"</x:f><x:v>3</x:v></x:c></x:row></x:sheetData>'
        b"</x:worksheet>" % MAIN
    )
    found = open_safely(_written(tmp_path, zipped({**PARTS, SHEET: sheet})))["Inputs"]
    assert found == {(1, 1): "one two", (1, 3): FormulaText('=A1&"x"')}


def test_the_budget_is_of_the_whole_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = sum(len(sheet.cells) + 20 for sheet in sample_book().sheets)
    path = _written(tmp_path, zipped(PARTS))
    monkeypatch.setattr(read_cells, "MOST_PIECES", 40 * cells)
    assert len(open_safely(path)) == 3
    monkeypatch.setattr(read_cells, "MOST_PIECES", cells // 2)
    with pytest.raises(BadInput, match="it has too many cells"):
        open_safely(path)
