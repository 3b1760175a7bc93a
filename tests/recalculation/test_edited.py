"""A workbook that somebody worked in is told from one that was merely saved again."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.edited import is_edited
from fundmodel.workbooks.fingerprints import planned_prints
from fundmodel.workbooks.formula_spelling import normal_formula
from fundmodel.workbooks.save import save_book, workbook_bytes
from tests.recalculation.engines import Edit, recalculate_with_libreoffice
from tests.recalculation.sample_book import sample_book


@pytest.fixture
def generated(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    save_book(sample_book(), path)
    return path


def test_as_generated(generated: Path) -> None:
    assert not is_edited(generated)


def test_copied_and_renamed(generated: Path, tmp_path: Path) -> None:
    assert not is_edited(Path(shutil.copy(generated, tmp_path / "copy.xlsx")))


def test_missing(tmp_path: Path) -> None:
    assert not is_edited(tmp_path / "nothing.xlsx")


def test_saved_again_by_openpyxl(generated: Path) -> None:
    load_workbook(generated).save(generated)
    assert not is_edited(generated)


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        ("Inputs", "B3", 1001),
        ("Inputs", "D4", 0.3),
        ("Inputs", "A3", "another label"),
        ("Inputs", "G40", "a note of my own"),
        ("Inputs", "B4", None),
        ("Sources of funds", "I4", "=H4"),
        ("Sources of funds", "I4", 5),
    ],
)
def test_one_change(generated: Path, sheet: str, cell: str, value: object) -> None:
    workbook = load_workbook(generated)
    workbook[sheet][cell] = value
    workbook.save(generated)
    assert is_edited(generated)


def test_a_new_sheet_with_something_on_it(generated: Path) -> None:
    workbook = load_workbook(generated)
    workbook.create_sheet("Mine")["A1"] = "my own"
    workbook.save(generated)
    assert is_edited(generated)


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 half of one"])
def test_what_cannot_be_read_is_not_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert is_edited(path)


def test_the_workbook_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    Workbook().save(path)
    assert is_edited(path)


@pytest.mark.libreoffice
def test_saved_by_libreoffice(tmp_path: Path) -> None:
    edits: list[tuple[list[Edit], bool]] = [
        ([], False),
        ([("Inputs", "D3", 5.0)], True),
        ([("Inputs", "B3", 1000.0)], False),
        ([("Inputs", "A3", "=size")], True),
        ([("Sources of funds", "I4", None)], True),
    ]
    source = workbook_bytes(sample_book())
    recalculate_with_libreoffice(source, [edit for edit, _ in edits], save_in=tmp_path)
    found = [is_edited(tmp_path / f"{number}.xlsx") for number in range(1, len(edits) + 1)]
    assert found == [edited for _, edited in edits]


@pytest.mark.libreoffice
def test_libreoffice_keeps_what_is_typed(tmp_path: Path) -> None:
    book = Book()
    sheet = book.add_sheet("Numbers", "8A8D91")
    for row in range(1, 2_001):
        sheet.number(row, 1, 3.0 ** (row % 97 - 48) / (row * 7), "static_factor")
    for row, text in enumerate(["_x0041_", " a  note \nof two lines ", "=1+1", "'quoted'"], 1):
        sheet.text(row, 2, text, "note")
    recalculate_with_libreoffice(workbook_bytes(book), save_in=tmp_path)
    assert not is_edited(tmp_path / "1.xlsx")


def test_shared_formulas_are_read_as_what_they_stand_for(tmp_path: Path) -> None:
    plain, path = Book(), tmp_path / "shared.xlsx"
    sheet = plain.add_sheet("One", "8A8D91")
    for row in range(1, 4):
        sheet.formula(row, 2, f"=A{row}*2", 0.0, "calc_factor")
    save_book(plain, path)
    _share_formulas(path)
    assert not is_edited(path)


def _share_formulas(path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = parts["xl/worksheets/sheet1.xml"]
    part = part.replace(b"<f>A1*2</f>", b'<f t="shared" ref="B1:B3" si="0">A1*2</f>')
    for row in (b"2", b"3"):
        part = part.replace(b"<f>A" + row + b"*2</f>", b'<f t="shared" si="0"></f>')
    parts["xl/worksheets/sheet1.xml"] = part
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("=SUM('Inputs'!A1:B2)", "=sum(Inputs!A1:B2)"),
        ("='Deal terms'!A1", "='Deal Terms'!A1"),
        ("=A1+ B1", "=A1+B1"),
        ("=_xlfn.ISFORMULA(A1)", "=ISFORMULA(A1)"),
        ("=TRUE", "=TRUE()"),
        ("=0.50*A1", "=.5*A1"),
        ("=0.000000001+A1.5", "=1.0E-9+A1.5"),
    ],
)
def test_spellings_that_mean_the_same(ours: str, theirs: str) -> None:
    assert normal_formula(ours) == normal_formula(theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("=A1", "=$A1"),
        ('="a b"', '="ab"'),
        ('="a"', '="A"'),
        ("=0.5*A1", "=0.51*A1"),
        ("=A1-B1", "=B1-A1"),
    ],
)
def test_spellings_that_do_not(ours: str, theirs: str) -> None:
    assert normal_formula(ours) != normal_formula(theirs)


@given(st.floats(-1e300, 1e300))
def test_the_hash_reads_a_number_as_the_file_holds_it(number: float) -> None:
    book, same = Book(), Book()
    for one, value in ((book, number), (same, float(f"{number:.15g}"))):
        one.add_sheet("One", "8A8D91").number(1, 1, value, "input_factor")
    assert planned_prints(book) == planned_prints(same)
