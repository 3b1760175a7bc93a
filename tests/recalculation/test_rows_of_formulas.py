"""Rows of formulas: planned, written and fingerprinted as one, and read back cell by cell."""

import io
import random
import re
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from fundmodel.errors import ModelMistake
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cells import Cell, FormulaRow
from fundmodel.workbooks.copied_formulas import BEFORE, THIS
from fundmodel.workbooks.opening.edited import is_edited
from fundmodel.workbooks.opening.fingerprints import planned_prints
from fundmodel.workbooks.opening.read_cells import FormulaText, open_safely
from fundmodel.workbooks.writing.save import workbook_bytes, workbook_parts, zipped
from tests.recalculation.engines import recalculate_with_ironcalc, recalculate_with_libreoffice

FIRST, QUARTERS, FACTOR = 3, 60, 1.01
SHARED = re.compile(r'<f t="shared" ref="([A-Z]+\d+):([A-Z]+\d+)" si="\d+">([^<]*)</f>')


def rows_book() -> Book:
    """A balance that grows, its sum to date, and a copy on another sheet that cannot be shared."""
    book = Book()
    sheet, other = book.add_sheet("One", "8A8D91"), book.add_sheet("Two A1", "8A8D91")
    growth = 100 * FACTOR ** np.arange(QUARTERS + 1.0)
    sheet.text(1, 1, 'Growth, "A1" & <more>')
    sheet.number(2, 1, FACTOR, "input_factor")
    sheet.number(3, FIRST - 1, 100, "static_money")
    sheet.formulas(3, FIRST, f"={BEFORE}3*$A$2", growth[1:], "calc_money")
    sheet.formulas(4, FIRST, f'=SUM($C3:{THIS}3)&"<A1>"="x"', np.zeros(QUARTERS), "calc_money")
    sheet.formulas(5, FIRST, f"=SUM($C3:{THIS}3)", np.cumsum(growth[1:]), "total_money")
    sheet.formulas(6, FIRST, f"={THIS}3", growth[1:2], "calc_money")
    other.formulas(3, FIRST, f"=One!{THIS}3-'Two A1'!{THIS}4", growth[1:] - 7, "link_money")
    other.formulas(4, FIRST, "=3+4", np.full(QUARTERS, 7.0), "link_money")
    return book


def cell_by_cell() -> Book:
    """The same, each cell planned alone."""
    book = rows_book()
    for sheet, position, cell in list(book.formula_cells()):
        sheet.cells[position] = cell
    assert not [piece for sheet in book.sheets for piece in rows_of(sheet)]
    return book


def rows_of(sheet: Sheet) -> list[FormulaRow]:
    pieces = (piece for _, row in sheet.cells.in_rows() for _, piece in row)
    return [piece for piece in pieces if isinstance(piece, FormulaRow)]


def test_a_row_is_its_cells() -> None:
    rows, alone = rows_book(), cell_by_cell()
    assert [dict(sheet.cells) for sheet in rows.sheets] == [dict(one.cells) for one in alone.sheets]
    assert [len(sheet.cells) for sheet in rows.sheets] == [3 + 3 * QUARTERS + 1, 2 * QUARTERS]
    assert rows.sheets[0].cells[5, FIRST + 1].formula == "=SUM($C3:D3)"
    for sheet in rows.sheets:
        assert sheet.cells.last_row == max(row for row, _ in sheet.cells)
        assert sheet.cells.last_column == max(column for _, column in sheet.cells)


def test_the_fingerprint_of_a_row_is_that_of_its_cells() -> None:
    assert planned_prints(rows_book()) == planned_prints(cell_by_cell())
    changed = rows_book()
    cells = changed.sheets[0].cells
    cells[5, 40] = cells[5, 40]._replace(formula="=SUM($C3:AM3)")
    assert planned_prints(changed)["One"].cells != planned_prints(rows_book())["One"].cells


def test_a_text_is_written_once_unless_another_sheet_is_named() -> None:
    parts = dict(workbook_parts(rows_book()))
    one, two = (parts[f"xl/worksheets/sheet{number}.xml"].decode() for number in (1, 2))
    assert [found[0:2] for found in SHARED.findall(one)] == [
        ("C3", "BJ3"),
        ("C4", "BJ4"),
        ("C5", "BJ5"),
    ]
    assert one.count('<f t="shared" si=') == 3 * (QUARTERS - 1)
    assert one.count("<f>") == 1
    assert SHARED.findall(two) == [("C4", "BJ4", "3+4")]
    assert two.count("<f>") == QUARTERS


def test_every_cell_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook_bytes(rows_book()))
    found, stored = open_safely(path), open_safely(path, stored_values=True)
    workbook = load_workbook(path)
    for sheet, (row, column), cell in rows_book().formula_cells():
        assert found[sheet.title][row, column] == cell.formula
        assert stored[sheet.title][row, column] == cell.value
        assert workbook[sheet.title].cell(row, column).value == cell.formula


def test_saved_again_it_is_the_same_and_edited_it_is_not(tmp_path: Path) -> None:
    chance, path = random.Random(5), tmp_path / "book.xlsx"  # noqa: S311  (nothing secret)
    content = workbook_bytes(rows_book())
    load_workbook(io.BytesIO(content)).save(path)
    assert not is_edited(path)
    cells = [(sheet.title, at, cell) for sheet, at, cell in rows_book().formula_cells()]
    for title, (row, column), cell in chance.sample(cells, 12):
        workbook = load_workbook(io.BytesIO(content))
        workbook[title].cell(row, column).value = f"{cell.formula}+0"
        workbook.save(path)
        assert is_edited(path)
        found = open_safely(path)[title]
        assert found.pop((row, column)) == f"{cell.formula}+0"
        planned = {at: one.formula for there, at, one in cells if there == title}
        del planned[row, column]
        assert {at: found[at] for at in planned} == planned


@pytest.mark.libreoffice
def test_saved_again_by_libreoffice(tmp_path: Path) -> None:
    edit = ("One", cell_name(5, FIRST + 9), 5.0)
    content = workbook_bytes(rows_book())
    _, values = recalculate_with_libreoffice(content, [[], [edit]], save_in=tmp_path)
    assert not is_edited(tmp_path / "1.xlsx")
    assert is_edited(tmp_path / "2.xlsx")
    for name, typed in (("1.xlsx", None), ("2.xlsx", (5, FIRST + 9))):
        found = open_safely(tmp_path / name)
        for sheet, at, cell in rows_book().formula_cells():
            if sheet.title != "One" or at != typed:
                text = str(cell.formula)
                assert str(found[sheet.title][at]).replace("$'Two A1'.", "'Two A1'!") == text
    assert values["One"][3, FIRST + QUARTERS - 1] == pytest.approx(100 * FACTOR**QUARTERS)


def test_ironcalc_works_every_cell_out() -> None:
    for typed in (FACTOR, 1.5):
        values = recalculate_with_ironcalc(workbook_bytes(rows_book()), [("One", "A2", typed)])
        growth = 100 * typed ** np.arange(1, QUARTERS + 1)
        for step in (0, 1, 30, QUARTERS - 1):
            assert values["One"][3, FIRST + step] == pytest.approx(growth[step])
            assert values["One"][5, FIRST + step] == pytest.approx(growth[: step + 1].sum())
            assert values["Two A1"][3, FIRST + step] == pytest.approx(growth[step] - 7)


def test_what_is_put_into_a_row_stands_alone() -> None:
    sheet = rows_book().sheets[0]
    before = dict(sheet.cells)
    sheet.cells[5, 7] = Cell(1.0, "input_money")
    assert dict(sheet.cells) == {**before, (5, 7): Cell(1.0, "input_money")}
    del sheet.cells[3, 9]
    assert len(sheet.cells) == len(before) - 1
    del sheet.cells[6, FIRST]
    assert sheet.cells.last_row == 5
    with pytest.raises(KeyError):
        sheet.cells[3, 9]


def _refusal(row: int, column: int, formula: str, numbers: list[float]) -> str:
    sheet = rows_book().sheets[0]
    with pytest.raises(ModelMistake) as refused:
        sheet.formulas(row, column, formula, np.array(numbers), "calc_money")
    return str(refused.value).partition("\n")[0]


def test_rows_that_are_refused() -> None:
    numbers = [1.0, 2.0, 3.0]
    assert _refusal(3, 60, "=1", numbers) == "One!BH3: the cell is planned twice."
    assert _refusal(3, 1, "=1", numbers) == "One!A3: the cell is planned twice."
    assert _refusal(9, 2, "1", numbers) == "One!B9: `1` is not a formula."
    assert _refusal(9, 2, "=A1+1", numbers) == (
        "One!B9: `=A1+1` cannot be copied to the end of its row."
    )
    assert _refusal(9, 2, f"=${THIS}1", numbers) == (
        "One!B9: `=$B1` cannot be copied to the end of its row."
    )
    found = _refusal(9, 2, f"={THIS}1", [1.0, float("nan"), float("inf")])
    assert found == "One!C9: the value is nan, which no cell can hold."
    long = "=" + "+".join([f"{THIS}1"] * 3_000)
    assert _refusal(9, 2, long, numbers).endswith("is not a formula.")


def test_as_excel_writes_them_after_rows_and_columns_came_between(tmp_path: Path) -> None:
    """The first cell elsewhere than at the corner, an area that goes down, a cell of its own."""
    parts = dict(workbook_parts(rows_book()))
    part = "xl/worksheets/sheet1.xml"
    cells = (
        '<row r="50"><c r="B50"><f t="shared" ref="B50:D52" si="9">B$1+$A50*A49</f><v>1</v></c>'
        '<c r="C50"><f t="shared" si="9"/><v>1</v></c><c r="D50"><f>1+1</f><v>2</v></c></row>'
        '<row r="51"><c r="B51"><f t="shared" si="9"/><v>1</v></c>'
        '<c r="D51"><f t="shared" si="9">D7</f><v>1</v></c></row>'
        '<row r="52"><c r="D52"><f t="shared" si="9"/><v>1</v></c></row></sheetData>'
    )
    parts[part] = parts[part].replace(b"</sheetData>", cells.encode())
    path = tmp_path / "book.xlsx"
    path.write_bytes(zipped(parts.items()))
    found = open_safely(path)["One"]
    assert {at: text for at, text in found.items() if at[0] >= 50} == {
        (50, 2): FormulaText("=B$1+$A50*A49"),
        (50, 3): FormulaText("=C$1+$A50*B49"),
        (50, 4): FormulaText("=1+1"),
        (51, 2): FormulaText("=B$1+$A51*A50"),
        (51, 4): FormulaText("=D7"),
        (52, 4): FormulaText("=D8"),
    }
