"""Cells that are read many at once are those that the parser of XML reads one by one."""

from pathlib import Path

import pytest

from fundmodel.workbooks.opening.plain_cells import plain_cells
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.sheet_xml import SheetReader
from fundmodel.workbooks.opening.xml_pieces import Budget, Content, FormulaText
from fundmodel.workbooks.writing.save import save_book
from tests.recalculation.sample_book import sample_book

TEXTS = ["one", "two"]
SHEET = '<worksheet xmlns="x"><sheetData>{}</sheetData></worksheet>'


def by_parser(part: bytes, texts: list[str]) -> list[tuple[int, int, object, object, int]]:
    """Row, column, formula, value and style of each cell, as the parser has them."""
    formulas, values = (
        list(SheetReader(part, texts, Budget(10_000), stored_values=stored).cells())
        for stored in (False, True)
    )
    return [
        (one.row, one.column, formula_of(one.content), other.content, one.style)
        for one, other in zip(formulas, values, strict=True)
    ]


def formula_of(content: Content | None) -> FormulaText | None:
    return content if isinstance(content, FormulaText) else None


PLAIN = [
    '<row r="1"><c r="A1" s="3" t="s"><v>1</v></c><c r="B1"><v>-1.5e-7</v></c></row>',
    '<row r="1"><c r="A1" t="str"><f>A2&amp;"&lt;"</f><v>a &amp; b</v></c></row>',
    (
        '<row r="2"><c r="A2"><f t="shared" ref="A2:B2" si="0">A1+1</f><v>2</v></c>'
        '<c r="B2"><f t="shared" si="0"/><v>3</v></c></row>'
    ),
    '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>',
    '<row r="1"><c r="A1" s="2" t="n" /><c r="B1"><f>1+1</f><v /></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><t></t></is></c><c r="B1" t="str"><v></v></c></row>',
    '<row r="1" spans="1:2"><c r="A1"><f aca="false">SUM(B1:C1)</f><v>0</v></c></row>',
]


@pytest.mark.parametrize("rows", PLAIN)
def test_the_same_as_by_the_parser(rows: str) -> None:
    part = SHEET.format(rows).encode()
    assert plain_cells(part, TEXTS) == by_parser(part, TEXTS)


STRANGE = [
    '<row r="1"><!-- <c r="A1"><v>1</v></c> --></row>',
    '<row r="1"><c t="s" r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1_000</v></c></row>',
    '<row r="1"><c r="A1"><v>1e999</v></c></row>',
    '<row r="1"><c r="A1"><v>nan</v></c></row>',
    '<row r="1"><c r="A1"><v>many</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
    '<row r="1"><c r="XFE1"><v>1</v></c></row>',
    '<row r="1048577"><c r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="A9999999"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c>text</row>',
    '<row r="1"><c r="A1"><f t="array" ref="A1">B1</f><v>1</v></c></row>',
    '<row r="1"><c r="A1"><f t="shared" si="7"/><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
    '<row r="1"><c r="A1" t="str"><v>&#65;</v></c></row>',
    '<row r="1"><x:c r="A1"><v>1</v></x:c></row>',
]


@pytest.mark.parametrize("rows", STRANGE)
def test_what_is_written_in_another_way_is_left_to_the_parser(rows: str) -> None:
    assert plain_cells(SHEET.format(rows).encode(), TEXTS) is None


@pytest.mark.parametrize("part", [b"", b"<worksheet><sheetData>", b"\xff\xfe", b"<other/>"])
def test_what_is_no_sheet_too(part: bytes) -> None:
    assert plain_cells(part, TEXTS) is None


def test_every_sheet_that_is_written_is_read_so(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    save_book(sample_book(), path)
    book = OpenedWorkbook(path)
    for part in book.sheets.values():
        content = book.archive.read(part)
        assert plain_cells(content, book.texts) == by_parser(content, book.texts)
