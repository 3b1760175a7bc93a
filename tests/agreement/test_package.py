"""The delivered file as a package: what no schema sees, and Excel repairs or draws otherwise."""

import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from fundmodel.workbooks import limits
from fundmodel.workbooks.a1 import cell_position
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.styles import STYLES

SHEET, DRAWING, CHART = "xl/worksheets/sheet", "xl/drawings/drawing", "xl/charts/chart"
MOST_LOOKS, MOST_NUMBER_FORMATS = 65_490, 100
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STYLE, TEXT = re.compile(rb' s="(\d+)"'), re.compile(rb' t="s"><v>(\d+)</v>')
AREA = re.compile(r"(?:'((?:[^']|'')+)'|(\w+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")


@pytest.fixture(scope="module")
def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert len(names) == len({name.lower() for name in names})
        return {name: archive.read(name) for name in names}


@pytest.fixture(scope="module")
def trees(parts: dict[str, bytes]) -> dict[str, ET.Element]:
    """Every part as a tree, without the cells."""
    rows = re.compile(rb"<row .*</row>", re.DOTALL)
    return {name: ET.fromstring(rows.sub(b"", part)) for name, part in parts.items()}  # noqa: S314


def _of(trees: dict[str, ET.Element], begins: str) -> dict[str, ET.Element]:
    return {name: tree for name, tree in trees.items()
            if name.startswith(begins) and name.endswith(".xml")}  # fmt: skip


def test_every_cell_has_a_look_and_a_text_that_are_there(
    parts: dict[str, bytes], trees: dict[str, ET.Element]
) -> None:
    sheets = [part for name, part in parts.items() if name.startswith(SHEET)]
    looks = len(trees["xl/styles.xml"].findall("{*}cellXfs/{*}xf"))
    assert looks < MOST_LOOKS
    assert max(int(one) for part in sheets for one in set(STYLE.findall(part))) < looks
    used = Counter(int(one) for part in sheets for one in TEXT.findall(part))
    texts = trees["xl/sharedStrings.xml"]
    assert set(used) == set(range(len(texts)))
    assert texts.get("count") == str(used.total())
    assert texts.get("uniqueCount") == str(len(texts))
    assert not any(b"inlineStr" in part for part in sheets)


def test_every_relation_leads_to_a_part_and_every_part_has_a_type(
    trees: dict[str, ET.Element],
) -> None:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        ids = [one.get("Id") for one in tree]
        assert len(ids) == len(set(ids))
        for one in tree:
            if one.get("TargetMode") != "External":
                target = posixpath.join("/", folder, one.get("Target", ""))
                assert posixpath.normpath(target).lstrip("/") in trees
        asked = {one.get(RELATIONSHIP) for one in trees.get(owner, tree).iter()} - {None}
        assert asked <= set(ids)
    types = trees["[Content_Types].xml"]
    named = [one.get("PartName", "").lstrip("/") for one in types.iterfind("{*}Override")]
    usual = {one.get("Extension") for one in types.iterfind("{*}Default")}
    assert len(named) == len(set(named))
    assert set(named) <= set(trees)
    for name in set(trees) - {"[Content_Types].xml", *named}:
        assert name.rpartition(".")[2] in usual - {"xml"}


def test_names_are_taken_once(trees: dict[str, ET.Element]) -> None:
    workbook = trees["xl/workbook.xml"]
    names = Counter(
        (one.get("name", "").lower(), one.get("localSheetId"))
        for one in workbook.iterfind("{*}definedNames/{*}definedName")
    )
    titles = Counter(one.get("name", "").lower() for one in workbook.iterfind("{*}sheets/{*}sheet"))
    assert names
    assert set(names.values()) == set(titles.values()) == {1}
    assert max(map(len, titles)) <= limits.TITLE_LENGTH


def test_rules_are_no_longer_than_excel_reads(trees: dict[str, ET.Element]) -> None:
    rules = [one for tree in _of(trees, SHEET).values() for one in tree.iter() if
             one.tag.endswith("}dataValidation")]  # fmt: skip
    assert rules
    for rule in rules:
        for text in ("prompt", "error"):
            assert len(rule.get(text, "")) <= limits.PROMPT_LENGTH
        for title in ("promptTitle", "errorTitle"):
            assert len(rule.get(title, "")) <= limits.PROMPT_TITLE_LENGTH
        if rule.get("type") == "list":
            listed = rule.findtext("{*}formula1") or ""
            assert len(listed) <= limits.LIST_LENGTH
            assert not listed.startswith("=")


def test_joined_cells_do_not_overlap(trees: dict[str, ET.Element]) -> None:
    for name, tree in _of(trees, SHEET).items():
        areas = [one.get("ref", "") for one in tree.iterfind("{*}mergeCells/{*}mergeCell")]
        cells = Counter(cell for area in areas for cell in _cells(area))
        assert not [cell for cell, count in cells.items() if count > 1], name


def _cells(area: str) -> Iterator[tuple[int, int]]:
    (top, left), (bottom, right) = map(cell_position, area.split(":"))
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield row, column


def test_few_number_formats(trees: dict[str, ET.Element]) -> None:
    assert len(trees["xl/styles.xml"].findall("{*}numFmts/{*}numFmt")) < MOST_NUMBER_FORMATS


def test_no_formula_stands_where_one_may_type(book: Book) -> None:
    """Excel would mark it, and it would be lost at the first slip."""
    unlocked = {style for style, look in STYLES.items() if look.unlocked}
    for sheet in book.sheets:
        for row, pieces in sheet.cells.in_rows():
            for column, piece in pieces:
                assert not piece.formula or piece.style not in unlocked, (sheet.title, row, column)


def test_every_chart_is_drawn_as_it_was_meant(trees: dict[str, ET.Element], book: Book) -> None:
    charts = _of(trees, CHART)
    assert len(charts) == sum(len(sheet.charts) for sheet in book.sheets) > 0
    for name, chart in charts.items():
        axes = [one for kind in ("cat", "val", "date") for one in chart.iter() if
                one.tag.endswith(f"}}{kind}Ax")]  # fmt: skip
        assert len(axes) >= 2
        assert {_value(axis, "delete") for axis in axes} == {"0"}, name
        assert _value(chart, "roundedCorners") == "0"
        assert _value(chart, "chart/{*}autoTitleDeleted") == "1"
        assert {one.get("val") for one in chart.iter() if one.tag.endswith("}smooth")} <= {"0"}
        for one in chart.iterfind(".//{*}legend/{*}overlay"):
            assert one.get("val") == "0"


def test_every_chart_draws_cells_that_are_there(trees: dict[str, ET.Element], book: Book) -> None:
    for name, chart in _of(trees, CHART).items():
        taken = [one for kind in ("num", "str") for one in chart.iter() if
                 one.tag.endswith(f"}}{kind}Ref")]  # fmt: skip
        assert taken
        for one in taken:
            area = AREA.fullmatch(one.findtext("{*}f") or "")
            assert area, name
            quoted, plain, *ends = area.groups()
            cells = book.sheet((quoted or plain).replace("''", "'")).cells
            first, last = f"{ends[0]}{ends[1]}", f"{ends[2] or ends[0]}{ends[3] or ends[1]}"
            held = [cells.get(cell) for cell in _cells(f"{first}:{last}")]
            cache = one.find("{*}numCache")
            cache = one.find("{*}strCache") if cache is None else cache
            assert cache is not None
            assert _value(cache, "ptCount") == str(len(held))
            there = [cell for cell in held if cell is not None and cell.value is not None]
            assert len(cache.findall("{*}pt")) == len(there), (name, one.findtext("{*}f"))


def _value(element: ET.Element, path: str) -> str | None:
    found = element.find(f"{{*}}{path}")
    return None if found is None else found.get("val")


def test_every_chart_says_what_it_shows(trees: dict[str, ET.Element], book: Book) -> None:
    said = [one.get("descr", "") for tree in _of(trees, DRAWING).values() for one in tree.iter()
            if one.tag.endswith("}cNvPr")]  # fmt: skip
    drawn = [(sheet, chart) for sheet in book.sheets for chart in sheet.charts]
    assert len(set(said)) == len(said) == len(drawn)
    for text, (sheet, chart) in zip(said, drawn, strict=True):
        row, column = chart.top_left
        heading, unit = (str(sheet.cells[row - up, column].value) for up in (2, 1))
        assert text.startswith(f"{heading}. {unit}. {chart.kind.capitalize()} from ")
        for series in (*chart.series, *chart.lines_over):
            if isinstance(series.name, str) and not series.invisible:
                assert series.name in text


def test_the_file_has_a_title_and_a_language(trees: dict[str, ET.Element], book: Book) -> None:
    about = {one.tag.rpartition("}")[2]: one.text for one in trees["docProps/core.xml"]}
    assert about["title"] == book.title
    assert about["title"]
    assert about["language"] == "en-GB"
    assert about["creator"] == "fundmodel"
    assert str(about["description"]).startswith("It recalculates. Written by fundmodel ")
