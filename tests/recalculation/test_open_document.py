"""Workbooks of the other format: cells, formulas and names, and hostile files."""

import zipfile
from pathlib import Path

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.workbooks.opening.open_document import excel_formula, excel_reference, open_book
from fundmodel.workbooks.opening.xml_pieces import FormulaText

SPACES = (
    'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c" xmlns:draw="d" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
WHOLE = (
    f"<office:document-content {SPACES}><office:body><office:spreadsheet>{{}}"
    "</office:spreadsheet></office:body></office:document-content>"
)
META = (
    f'<office:document-meta {SPACES}><meta:user-defined meta:name="mine">5'
    "</meta:user-defined></office:document-meta>"
)


def document(path: Path, rows: str, *, prolog: str = "", **parts: str) -> Path:
    """A document of one sheet."""
    table = f'<table:table table:name="One">{rows}</table:table>'
    names = (
        '<table:named-expressions><table:named-range table:name="rate" '
        "table:cell-range-address=\"$'One and a half'.$B$2\"/></table:named-expressions>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", prolog + WHOLE.format(table + names))
        archive.writestr("meta.xml", META)
        for name, text in parts.items():
            archive.writestr(name.replace("_", "/"), text)
    return path


ROWS = """\
<table:table-row><table:table-cell table:number-columns-repeated="2"/>\
<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p>\
<text:p>c</text:p><office:annotation><text:p>a note</text:p></office:annotation>\
</table:table-cell>\
<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="0.5">\
<text:p>50 %</text:p></table:table-cell></table:table-row>\
<table:table-row table:number-rows-repeated="7"><table:table-cell/></table:table-row>\
<table:table-row table:number-rows-repeated="2"><table:table-cell \
table:formula="of:=SUM([.A1:.B2];[$Two.$C3])" office:value-type="percentage" office:value="0.1"/>\
<table:covered-table-cell office:value-type="boolean" office:boolean-value="true"/>\
<table:table-cell office:value-type="date" office:date-value="2027-03-31"/>\
<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>\
</table:table-cell></table:table-row>"""


def test_cells_names_and_properties(tmp_path: Path) -> None:
    book = open_book(document(tmp_path / "book.ods", ROWS))
    below = {
        1: (FormulaText("=SUM(A1:B2,Two!$C3)"), 0.1),
        2: (None, True),
        3: (None, 46477.0),
        4: (None, "#N/A"),
    }
    expected = {(1, 3): (None, "a  b\nc"), (1, 4): (None, 0.5), (1, 5): (None, 0.5)}
    expected |= {(row, column): one for row in (9, 10) for column, one in below.items()}
    found = {(row, column): (one, value) for row, column, one, value, _ in book.whole_cells("One")}
    assert found == expected
    assert book.names == {"rate": "'One and a half'!$B$2"}
    assert book.properties == {"mine": "5"}


@pytest.mark.parametrize(
    ("document_has", "excel_has"),
    [
        ('of:="a;[.B1]"&[.B1]', '="a;[.B1]"&B1'),
        ("of:=[$'it''s'.A1]+[.$B$2]", "='it''s'!A1+$B$2"),
        ("of:=IF([.A1]>0;1;2)", "=IF(A1>0,1,2)"),
        ("of:=[.#REF!]", "=.#REF!"),
    ],
)
def test_formulas(document_has: str, excel_has: str) -> None:
    assert excel_formula(document_has) == excel_has


def test_references() -> None:
    assert excel_reference("$One.$A$1:$One.$B$2") == "One!$A$1:$B$2"


BAD = {
    "too many columns": '<table:table-row><table:table-cell table:number-columns-repeated="99999"/>'
    "</table:table-row>",
    "too many rows": '<table:table-row table:number-rows-repeated="1048577"></table:table-row>',
    "no repetition": '<table:table-row table:number-rows-repeated="-1"></table:table-row>',
    "a bomb of cells": '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
    'office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>'
    "</table:table-row>",
    "no number": '<table:table-row><table:table-cell office:value-type="float" '
    'office:value="many"/></table:table-row>',
    "an infinite number": '<table:table-row><table:table-cell office:value-type="float" '
    'office:value="1e999"/></table:table-row>',
    "damaged": "<table:table-row>",
    "twice": '</table:table><table:table table:name="One">',
}


@pytest.mark.parametrize("case", BAD)
def test_hostile_documents_are_refused(tmp_path: Path, case: str) -> None:
    path = document(tmp_path / "book.ods", BAD[case])
    with pytest.raises(BadInput) as refusal:
        open_book(path)
    assert str(refusal.value).startswith(f"{path}: the workbook is damaged: ")


def test_entities_and_macros_are_refused(tmp_path: Path) -> None:
    declared = document(tmp_path / "one.ods", ROWS, prolog='<!DOCTYPE a [<!ENTITY b "c">]>')
    with pytest.raises(BadInput, match="declares a document type"):
        open_book(declared)
    with pytest.raises(BadInput, match="has macros"):
        open_book(document(tmp_path / "two.ods", ROWS, Basic_Standard="x"))


def test_a_document_of_somebody_else(tmp_path: Path) -> None:
    path = document(tmp_path / "book.ods", ROWS)
    with pytest.raises(BadInput, match="has no sheet `Inputs`"):
        fundmodel.read_workbook(path)
