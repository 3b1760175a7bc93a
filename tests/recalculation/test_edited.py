"""A workbook that somebody worked in is told from one that was merely saved again."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.opening.edited import is_edited
from fundmodel.workbooks.opening.fingerprints import cells_print, planned_prints
from fundmodel.workbooks.opening.formula_spelling import normal_formula
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.writing.save import save_book, workbook_bytes
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


def test_a_negative_zero_is_a_zero(tmp_path: Path) -> None:
    path, book = tmp_path / "book.xlsx", sample_book()
    book.sheets[0].number(9, 3, -0.0, "static_money")
    save_book(book, path)
    delivered = planned_prints(book)["Inputs"].cells
    assert delivered == cells_print(OpenedWorkbook(path).every_cell("Inputs"))
    load_workbook(path).save(path)
    assert not is_edited(path)


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


def _note(book: Any) -> None:
    book["Inputs"]["D3"].comment = Comment("To be agreed", "A")


def _name(book: Any) -> None:
    book.defined_names["mine"] = DefinedName("mine", attr_text="Inputs!$A$1")


def _name_elsewhere(book: Any) -> None:
    book.defined_names["size"].attr_text = "Inputs!$E$4"


def _name_of_one_sheet(book: Any) -> None:
    book["Inputs"].defined_names["size"] = DefinedName("size", attr_text="Inputs!$A$1")


def _number_format(book: Any) -> None:
    book["Inputs"]["B3"].number_format = "0.000"


def _fill(book: Any) -> None:
    book["Sources of funds"]["I4"].fill = PatternFill("solid", fgColor="FFFF00")


def _fill_of_an_empty_cell(book: Any) -> None:
    book["Inputs"]["K30"].fill = PatternFill("solid", fgColor="FFFF00")


def _letters(book: Any) -> None:
    book["Inputs"]["D4"].font = Font(name="Calibri", size=10, bold=True, color="0000FF")
    book["Inputs"]["B4"].font = Font(name="Calibri", size=10, bold=True, color="0000FF")


def _rule(book: Any) -> None:
    rule = DataValidation(type="whole", operator="between", formula1="1", formula2="5")
    rule.add("B3")
    book["Inputs"].add_data_validation(rule)


def _highlight(book: Any) -> None:
    red = PatternFill("solid", bgColor="FF0000")
    book["Inputs"].conditional_formatting.add("B3:B9", FormulaRule(["B3>5"], fill=red))


def _chart(book: Any) -> None:
    chart = BarChart()
    chart.add_data(Reference(book["Inputs"], range_string="Inputs!$B$3:$B$5"))
    book["Inputs"].add_chart(chart, "H2")


def _table(book: Any) -> None:
    book["Inputs"]["H1"], book["Inputs"]["H2"] = "head", "text"
    book["Inputs"].add_table(Table(displayName="Mine", ref="H1:H2"))


def _moved(book: Any) -> None:
    book.move_sheet("Dashboard", -2)


ADDED = {
    "a note": _note,
    "a name": _name,
    "a name for another cell": _name_elsewhere,
    "a name that hides another": _name_of_one_sheet,
    "a number format": _number_format,
    "a fill": _fill,
    "a fill of an empty cell": _fill_of_an_empty_cell,
    "bold letters": _letters,
    "a rule": _rule,
    "a highlight": _highlight,
    "a chart": _chart,
    "a table": _table,
    "sheets in another order": _moved,
    "an empty sheet": lambda book: book.create_sheet("Mine"),
    "a sheet renamed": lambda book: setattr(book["Dashboard"], "title", "Tafel"),
    "a sheet deleted": lambda book: book.remove(book["Dashboard"]),
    "a sheet hidden": lambda book: setattr(book["Dashboard"], "sheet_state", "hidden"),
    "a column hidden": lambda book: setattr(book["Inputs"].column_dimensions["B"], "hidden", True),
    "a row hidden": lambda book: setattr(book["Inputs"].row_dimensions[4], "hidden", True),
    "cells joined": lambda book: book["Inputs"].merge_cells("H20:I20"),
    "a link": lambda book: setattr(book["Inputs"]["A4"], "hyperlink", "https://example.org"),
}


@pytest.mark.parametrize("what", ADDED)
def test_what_a_person_added_counts(generated: Path, what: str) -> None:
    workbook = load_workbook(generated)
    ADDED[what](workbook)
    workbook.save(generated)
    assert is_edited(generated)


@pytest.mark.parametrize(
    "look",
    [
        lambda book: setattr(book["Inputs"].sheet_view, "zoomScale", 120),
        lambda book: setattr(book["Inputs"], "freeze_panes", "B2"),
        lambda book: setattr(book, "active", 1),
        lambda book: setattr(book["Inputs"].column_dimensions["B"], "width", 30),
        lambda book: setattr(book["Inputs"], "print_area", "A1:C9"),
    ],
)
def test_another_way_to_look_at_it_does_not(generated: Path, look: Callable[[Any], None]) -> None:
    workbook = load_workbook(generated)
    look(workbook)
    workbook.save(generated)
    assert not is_edited(generated)


def test_what_other_programs_add_of_themselves_does_not(generated: Path) -> None:
    """Excel keeps the order of calculation, settings of printers and its own names in a file."""
    with zipfile.ZipFile(io.BytesIO(generated.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/calcChain.xml"] = b"<calcChain/>"
    parts["xl/printerSettings/printerSettings1.bin"] = b"\0"
    hidden = b'<definedName name="_xlnm._FilterDatabase" hidden="1" localSheetId="0">Inputs!$A$1'
    listed = parts["xl/workbook.xml"]
    parts["xl/workbook.xml"] = listed.replace(
        b"</definedNames>", hidden + b"</definedName></definedNames>"
    )
    assert parts["xl/workbook.xml"] != listed
    with zipfile.ZipFile(generated, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert not is_edited(generated)
