"""The parts of a file against the structure of ISO 29500, as Microsoft's own SDK has it.

`openxml-audit` is that SDK's validator in Python, with its tables of elements and attributes. A
large sheet is thinned first: of all cells that are built alike, the first stays, since a structure
does not depend on numbers.
"""

import io
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import fundmodel
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.machinery.test_toy_verified import bridged
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import reader_bytes
from tests.recalculation.sample_book import sample_book

AUDIT: Any = import_module("openxml_audit")
MOST = 100

_ROW = re.compile(rb"<row [^>]*>.*?</row>", re.DOTALL)
_CELL = re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL)
_TAG = re.compile(rb"</?\w+|/>")
_WORD = re.compile(rb' (?:t|hidden|collapsed|outlineLevel|customHeight)="[^"]*"')


def faults(content: bytes, folder: Path) -> list[str]:
    """What the validator says of a file."""
    path = folder / "book.xlsx"
    path.write_bytes(content)
    validator = AUDIT.OpenXmlValidator(file_format=AUDIT.FileFormat.OFFICE_2019, max_errors=MOST)
    return [str(one) for one in validator.validate(str(path)).errors]


def thinned(content: bytes) -> bytes:
    """The file with one cell of each build on every sheet."""
    return _changed(content, "xl/worksheets/sheet", _one_of_each_build)


def _changed(content: bytes, begins: str, change: Callable[[bytes], bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(packed, "w", ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            part = archive.read(name)
            copy.writestr(name, change(part) if name.startswith(begins) else part)
    return packed.getvalue()


def _one_of_each_build(part: bytes) -> bytes:
    seen: set[object] = set()

    def is_new(piece: bytes) -> bool:
        names = re.findall(rb" (\w+)=", piece)
        build = (*_TAG.findall(piece), *names, *_WORD.findall(piece))
        seen_before = build in seen
        seen.add(build)
        return not seen_before

    def row(found: re.Match[bytes]) -> bytes:
        start, _, rest = found[0].partition(b">")
        cells = [cell for cell in _CELL.findall(rest) if is_new(cell)]
        return start + b">" + b"".join(cells) + b"</row>" if cells or is_new(start) else b""

    return _ROW.sub(row, part)


@pytest.mark.parametrize(
    "content",
    [
        lambda: workbook_bytes(sample_book()),
        lambda: workbook_bytes(toy_book()),
        bridged,
        reader_bytes,
    ],
    ids=["every kind of cell and chart", "lighthouses", "with Compare", "reader edition"],
)
def test_a_file_is_built_as_the_standard_says(content: Callable[[], bytes], tmp_path: Path) -> None:
    assert faults(thinned(content()), tmp_path) == []


@pytest.mark.thorough
@pytest.mark.parametrize("edition", ["live", "reader"])
def test_the_workbook_of_the_fund_is_built_as_the_standard_says(
    edition: Any, tmp_path: Path
) -> None:
    runs = [fundmodel.run(fundmodel.load(name)) for name in ("base", "all_grants")]
    book = fundmodel.plan_workbook(runs, edition=edition)
    assert faults(thinned(workbook_bytes(book)), tmp_path) == []


SHEET = "xl/worksheets/sheet1"
SLIPS = {
    "another order": (SHEET, rb"(<sheetPr>.*?</sheetPr>)(<dimension .*?</dimension>)", rb"\2\1"),
    "an element that there is not": (SHEET, rb"</sheetViews>", rb"</sheetViews><x></x>"),
    "an attribute that there is not": ("xl/styles", rb"<cellXfs [^>]*><xf ", rb"\g<0>bold='1' "),
    "a text for a number": (SHEET, rb'zoomScale="\d+"', rb'zoomScale="big"'),
    "an axis without its number": ("xl/charts/chart1.xml", rb'<axId val="\d+"></axId>', b""),
}
KINDS = (rb't="s"', rb't="str"><f>', rb't="b"><f>', rb"><v>", rb't="shared"', rb"></c>")


@pytest.mark.parametrize(("part", "written", "instead"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_seen(part: str, written: bytes, instead: bytes, tmp_path: Path) -> None:
    def slip(content: bytes) -> bytes:
        slipped, count = re.subn(written, instead, content, flags=re.DOTALL)
        assert count
        return slipped

    content = workbook_bytes(sample_book())
    assert faults(_changed(content, part, slip), tmp_path)


def test_a_thinned_file_keeps_each_build() -> None:
    content = workbook_bytes(sample_book())
    with ZipFile(io.BytesIO(content)) as whole, ZipFile(io.BytesIO(thinned(content))) as thin:
        part = "xl/worksheets/sheet2.xml"
        for kind in KINDS:
            cell = rb"<c [^>]*" + kind
            assert re.search(cell, whole.read(part)) is None or re.search(cell, thin.read(part))
        assert len(thin.read(part)) < len(whole.read(part))
