"""The same plan gives the same bytes, and a file is written whole or not at all."""

import datetime as dt
import io
import os
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from fundmodel.errors import ModelMistake
from fundmodel.on_disk import write_whole
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.writing import save
from fundmodel.workbooks.writing.save import save_book, workbook_bytes, workbook_parts
from tests.recalculation.sample_book import sample_book

ROOT = Path(__file__).parents[2]
PRINT_HASH = (
    "from hashlib import sha256\n"
    "from fundmodel.workbooks.writing.save import workbook_bytes\n"
    "from tests.recalculation.sample_book import sample_book\n"
    "print(sha256(workbook_bytes(sample_book())).hexdigest())\n"
)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", PRINT_HASH],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == sha256(workbook_bytes(sample_book())).hexdigest()


def test_another_day_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Later":
            return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)

    today = workbook_bytes(sample_book())
    monkeypatch.setattr(dt, "datetime", Later)
    monkeypatch.setattr(time, "time", lambda: 1_935_000_000.0)
    book, packed = Workbook(), io.BytesIO()
    book.save(packed)
    assert b"2031-05-06" in zipfile.ZipFile(packed).read("docProps/core.xml")
    assert workbook_bytes(sample_book()) == today


def test_openpyxl_reads_every_stored_value_bit_for_bit() -> None:
    # A canary: it fails when openpyxl's XML changes so that our cells no longer fit into it.
    book = sample_book()
    content = io.BytesIO(workbook_bytes(book))
    stored, formulas = load_workbook(content, data_only=True), load_workbook(content)
    for sheet in book.sheets:
        for (row, column), cell in sheet.cells.items():
            found = stored[sheet.title].cell(row, column)
            if cell.formula is not None:
                assert formulas[sheet.title].cell(row, column).value == cell.formula
            if "date" not in cell.style:
                assert found.value == cell.value
            assert found.style == f"fm_{cell.style}"


def test_numbers_keep_their_last_bit() -> None:
    values = [0.1 + 0.2, 1e-300, 2.0**60, -0.0, 123456789.12345679, 1 / 3]
    book = Book()
    sheet = book.add_sheet("One", "8A8D91")
    for row, value in enumerate(values, 1):
        sheet.formula(row, 1, "=1", value, "calc_factor")
    stored = load_workbook(io.BytesIO(workbook_bytes(book)), data_only=True)["One"]
    assert [stored.cell(row, 1).value for row in range(1, len(values) + 1)] == values


def test_excel_is_told_to_work_everything_out_on_opening() -> None:
    assert b'fullCalcOnLoad="1"' in dict(workbook_parts(sample_book()))["xl/workbook.xml"]


def test_a_part_that_openpyxl_writes_anew_is_refused() -> None:
    with pytest.raises(RuntimeError, match="openpyxl writes its XML anew"):
        save._replaced_once("<plotArea>", "", "<c:plotArea>")


def test_the_used_range_is_stated() -> None:
    part = dict(workbook_parts(sample_book()))["xl/worksheets/sheet1.xml"]
    assert b'<dimension ref="A1:E7"></dimension>' in part


def test_fewer_styles_than_a_hundred() -> None:
    content = zipfile.ZipFile(io.BytesIO(workbook_bytes(sample_book())))
    styles = content.read("xl/styles.xml").decode()
    assert styles.count('name="fm_') < 100
    assert styles.count("<numFmt ") < 15


def test_a_formula_without_a_value_is_refused() -> None:
    book = sample_book()
    book.sheets[1].cells[99, 1] = Cell(None, "calc_money", "=1+1")
    with pytest.raises(ModelMistake) as refused:
        workbook_bytes(book)
    assert str(refused.value) == "'Sources of funds'!A99: the formula =1+1 has no value."


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new folder" / "book.xlsx"
    save_book(sample_book(), path)
    before = path.read_bytes()

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"half a file")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["book.xlsx"]
