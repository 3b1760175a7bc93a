"""Sheets that are as written are compared as a whole, with the outcome of cell by cell."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.verifying.as_written import sheets_as_written
from tests.api.tampered import tampered
from tests.machinery.test_toy_verified import toy_verified
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import STAGE, toy_bytes

Change = Callable[[bytes], bytes]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "written.xlsx"
    path.write_bytes(toy_bytes())
    return path


def respelled(source: Path, change: Change) -> Path:
    """A copy in which the part of each sheet is spelled in another way."""
    path = source.with_name("respelled.xlsx")
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(path, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            is_sheet = name.startswith("xl/worksheets/sheet")
            copy.writestr(name, change(content) if is_sheet else content)
    return path


def with_spans(content: bytes) -> bytes:
    """As Excel saves rows."""
    return re.sub(rb'<row r="(\d+)"', rb'<row r="\1" spans="1:9"', content)


def hidden_in_a_comment(content: bytes) -> bytes:
    """What was written stands in a comment, and a reader finds nothing but an empty sheet."""
    begin, rows, end = re.split(rb"(?s)(<sheetData>.*</sheetData>)", content)
    return b"%s<!--%s--><sheetData></sheetData>%s" % (begin, rows, end)


def test_every_sheet_is_as_written(written: Path) -> None:
    book = toy_book()
    found = sheets_as_written(OpenedWorkbook(written), book)
    assert found == {sheet.title for sheet in book.sheets}


@pytest.mark.parametrize("change", [with_spans, hidden_in_a_comment])
def test_what_is_spelled_otherwise_is_read_cell_by_cell(written: Path, change: Change) -> None:
    path = respelled(written, change)
    assert sheets_as_written(OpenedWorkbook(path), toy_book()) == set()


def test_both_ways_count_and_find_the_same(written: Path, tmp_path: Path) -> None:
    one_cell = tampered(written, tmp_path / "toy.xlsx", {(STAGE, "M12"): "<v>5</v>"})
    for path in (written, one_cell):
        whole, by_cell = toy_verified(path), toy_verified(respelled(path, with_spans))
        assert whole.comparison == by_cell.comparison
        assert whole.passed == by_cell.passed == (path == written)


def test_a_changed_number_is_not_as_written(written: Path, tmp_path: Path) -> None:
    path = tampered(written, tmp_path / "toy.xlsx", {(STAGE, "M12"): "<v>5</v>"})
    book = toy_book()
    assert sheets_as_written(OpenedWorkbook(path), book) == {
        sheet.title for sheet in book.sheets if sheet.title != STAGE
    }
