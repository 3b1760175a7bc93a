"""What the file shows when it is opened: numbers, not columns of keys; lines, not their members."""

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

import fundmodel
from fundmodel.fund.stages import STAGES
from fundmodel.workbooks.a1 import cell_position, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, FIRST_ROW, HEAD_ROW, YEAR_ROW
from fundmodel.workbooks.time_columns import LABEL, MEMBER

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TITLES = [stage.title for stage in STAGES]
ROWS, WIDTH, FEWEST, NEAREST = 25, 130, 10, 100
ROWS_OF_A_WIDE_SCREEN, WIDE_SCREEN = 40, 300
"""Of 1920 by 1080 points, at the zoom of the sheet."""
NO_TEXT = {"n", None}


class Shown(NamedTuple):
    """A cell as it is delivered.

    Attributes:
        edge: how many characters its right edge is from the left of the sheet.
        place: the position of its row among those that are not closed, empty ones included.
    """

    row: int
    column: int
    edge: float
    place: int
    text: str
    is_number: bool


@pytest.fixture(scope="module")
def parts(content: bytes) -> dict[str, ET.Element]:
    """Title -> the sheet's XML in the delivered file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = parsed(archive, "xl/workbook.xml")
        relations = parsed(archive, "xl/_rels/workbook.xml.rels")
        targets = {one.get("Id"): str(one.get("Target")).lstrip("/") for one in relations}
        texts = ["".join(one.itertext()) for one in parsed(archive, "xl/sharedStrings.xml")]
        return {
            str(sheet.get("name")): with_texts(parsed(archive, targets[sheet.get(LINK)]), texts)
            for sheet in book.iter(f"{MAIN}sheet")
        }


def with_texts(sheet: ET.Element, texts: list[str]) -> ET.Element:
    """The sheet with texts in place of their numbers in the list of shared texts."""
    for cell in sheet.iter(f"{MAIN}c"):
        number = cell.find(f"{MAIN}v")
        if cell.get("t") == "s" and number is not None:
            number.text = texts[int(str(number.text))]
    return sheet


def parsed(archive: zipfile.ZipFile, part: str) -> ET.Element:
    """A part of the file."""
    return ET.fromstring(archive.read(part))  # noqa: S314  (our own file)


def shown(sheet: ET.Element) -> Iterator[Shown]:
    """The cells of a sheet that are not closed, from the top."""
    edges = right_edges(sheet)
    closed = 0
    for row in sheet.iter(f"{MAIN}row"):
        if row.get("hidden") == "1":
            closed += 1
            continue
        for cell in row.iter(f"{MAIN}c"):
            at, column = cell_position(str(cell.get("r")))
            value = cell.find(f"{MAIN}v")
            is_number = value is not None and cell.get("t") in NO_TEXT
            if column in edges:
                yield Shown(
                    at, column, edges[column], at - closed, "".join(cell.itertext()), is_number
                )


def right_edges(sheet: ET.Element) -> dict[int, float]:
    """Column -> how far its right edge is from the left, in characters; closed ones left out."""
    edges, total = {}, 0.0
    for one in sheet.iter(f"{MAIN}col"):
        if one.get("hidden") == "1":
            continue
        for column in range(int(str(one.get("min"))), int(str(one.get("max"))) + 1):
            total += float(str(one.get("width")))
            edges[column] = total
    return edges


@pytest.mark.parametrize("title", [*TITLES, ANNUAL])
def test_a_sheet_with_a_time_axis_shows_numbers_at_once(
    parts: dict[str, ET.Element], title: str
) -> None:
    numbers = [
        cell
        for cell in shown(parts[title])
        if cell.is_number and cell.row >= FIRST_ROW and cell.place <= ROWS
    ]
    assert len([cell for cell in numbers if cell.edge <= WIDTH]) >= FEWEST
    assert min(cell.edge for cell in numbers) <= NEAREST


@pytest.mark.parametrize("title", [*TITLES, ANNUAL])
def test_keys_follow_the_last_number(parts: dict[str, ET.Element], title: str) -> None:
    heads = [cell for cell in shown(parts[title]) if cell.row == YEAR_ROW]
    (key,) = (cell.column for cell in heads if cell.text == "Key")
    years = [cell.column for cell in heads if cell.is_number]
    assert years == list(range(years[0], key))
    assert [cell.text for cell in heads[:5]] == ["", "Line", "Member", "Unit", "Whole life"]


def test_results_shows_its_answers_first(parts: dict[str, ET.Element]) -> None:
    first = [cell for cell in shown(parts["Results"]) if cell.place <= ROWS + FIRST_ROW]
    units = {cell.row: cell.column for cell in first if cell.text in ("US$ bn", "%")}
    answers = [cell for cell in first if cell.is_number and cell.row in units]
    assert len(answers) > 15
    assert {cell.column - units[cell.row] for cell in answers} == {1, 2, 3}


def test_compare_shows_sentence_bridge_and_chart_at_once(
    parts: dict[str, ET.Element], book: Book
) -> None:
    first = [cell for cell in shown(parts["Bridge"]) if cell.place <= ROWS]
    near = [cell for cell in first if cell.edge <= WIDTH]
    (said,) = (cell.text for cell in near if "Largest cause" in cell.text)
    assert "US$ bn: from " in said
    assert len([cell for cell in first if cell.is_number and cell.edge <= WIDE_SCREEN]) >= FEWEST
    (chart,) = book.sheet("Bridge").charts
    edges = right_edges(parts["Bridge"])
    assert edges[chart.bottom_right[1] - 1] < WIDE_SCREEN
    assert chart.bottom_right[0] <= ROWS_OF_A_WIDE_SCREEN
    names = {line.name for line in fundmodel.line_definitions()}
    assert not {cell.text for cell in near} & names


@pytest.mark.parametrize("title", ["Inputs", "Members"])
def test_range_and_source_stand_between_the_live_number_and_the_scenarios(
    parts: dict[str, ET.Element], title: str
) -> None:
    heads = {cell.text: cell for cell in shown(parts[title]) if cell.row == HEAD_ROW}
    texts = [*heads]
    beside = texts[texts.index("Live") : texts.index("base") + 2]
    assert beside == [
        *("Live", "Override", "Changed", "In words", "Min", "Max", "Outside"),
        *("Grade", "As of", "Source", "base", "Note"),
    ]
    assert heads["base"].edge <= WIDE_SCREEN


def test_what_is_closed_can_be_opened(parts: dict[str, ET.Element]) -> None:
    """Whatever is hidden stands in a group, and the file says at both ends that it is closed.

    LibreOffice shows no button on a sheet whose rows can be filtered.
    """
    groups = 0
    for title, sheet in parts.items():
        rows = {int(str(row.get("r"))): row for row in sheet.iter(f"{MAIN}row")}
        columns = {int(str(one.get("min"))): one for one in sheet.iter(f"{MAIN}col")}
        for lines, level in ((rows, "outlineLevelRow"), (columns, "outlineLevelCol")):
            closed = [at for at, line in lines.items() if line.get("hidden") == "1"]
            for at in closed:
                assert lines[at].get("outlineLevel") == "1", f"{title} {at}"
                beside = {at - 1, at + 1} - set(closed)
                assert {lines[one].get("collapsed") for one in beside} <= {"1"}, f"{title} {at}"
                groups += at - 1 in beside
            if closed:
                (form,) = sheet.iter(f"{MAIN}sheetFormatPr")
                assert form.get(level) == "1", title
            if lines is rows and closed:
                assert not list(sheet.iter(f"{MAIN}autoFilter")), title
        (outline,) = sheet.iter(f"{MAIN}outlinePr")
        assert (outline.get("summaryBelow"), outline.get("summaryRight")) == ("0", "0")
    assert groups > 250


def test_no_link_and_no_chart_reads_what_is_closed(book: Book) -> None:
    """Programs draw open cells alone, and a link to a closed row shows nothing."""
    closed = {sheet.title: closed_rows(sheet) for sheet in book.sheets}
    assert sum(map(len, closed.values())) > 1000
    targets = [cell.target or "" for sheet in book.sheets for *_, cell in sheet.cells.single()]
    links = [one.strip("#").rpartition("!") for one in targets if one.startswith("#")]
    leads = [(title.strip("'"), cell_position(cell)[0]) for title, _, cell in links]
    areas = [area for sheet in book.sheets for chart in sheet.charts
             for area in (chart.categories, *(one.values for one in chart.series))]  # fmt: skip
    drawn = [(area.sheet, row) for area in areas for row, _ in area.positions()]
    assert len(leads) > 800
    assert len(drawn) > 100
    assert [place for place in (*leads, *drawn) if place[1] in closed[place[0]]] == []


def closed_rows(sheet: Sheet) -> set[int]:
    """The rows of a planned sheet that are delivered closed."""
    return {
        row
        for group in sheet.row_groups
        if group.closed
        for row in range(group.first, group.last + 1)
    }


def test_each_filter_begins_at_a_head_row(parts: dict[str, ET.Element], content: bytes) -> None:
    """And stops above whatever else the sheet holds; the file names its area as Excel does."""
    found = {}
    for title, sheet in parts.items():
        for one in sheet.iter(f"{MAIN}autoFilter"):
            first, _, last = str(one.get("ref")).partition(":")
            found[title] = cell_position(first)[0], cell_position(last)
    assert set(found) == {"Inputs", "Members", "Lines", "Sources", "Stored"}
    for title, (head, (last_row, _)) in found.items():
        heads = {cell.text for cell in shown(parts[title]) if cell.row == head}
        assert heads & {"Line", "Label", "Number", "Result"}, title
        assert last_row > head
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.read("xl/workbook.xml").decode().count('name="_xlnm._FilterDatabase"')
    assert names == len(found)


@pytest.mark.parametrize("title", TITLES)
def test_contents_leads_to_every_block_and_each_leads_back(
    parts: dict[str, ET.Element], title: str
) -> None:
    there = [str(link.get("location")) for link in parts["Contents"].iter(f"{MAIN}hyperlink")]
    split = [place.rpartition("!") for place in there]
    targets = {cell for sheet, _, cell in split if sheet.strip("'") == title}
    back = {link.get("ref") for link in parts[title].iter(f"{MAIN}hyperlink")
            if link.get("location") == "Contents!A1"}  # fmt: skip
    (stage,) = (one for one in STAGES if one.title == title)
    headings = {cell.text: f"B{cell.row}" for cell in shown(parts[title]) if cell.column == 2}
    blocks = {headings[heading] for heading in stage.headings.values()}
    assert len(blocks) == len(stage.blocks)
    assert targets == {"A1", *blocks}
    assert blocks <= back


def test_annual_says_the_blocks_and_each_leads_to_its_quarters(
    parts: dict[str, ET.Element],
) -> None:
    cells = {cell.row: cell.text for cell in shown(parts[ANNUAL]) if cell.column == LABEL}
    links = {
        (cells[row], column): str(link.get("location"))
        for link in parts[ANNUAL].iter(f"{MAIN}hyperlink")
        for row, column in [cell_position(str(link.get("ref")))]
    }
    blocks = 0
    for stage in STAGES:
        assert links.pop((stage.title, MEMBER)) == "Contents!A1"
        there = {cell.text: cell.row for cell in shown(parts[stage.title]) if cell.column == LABEL}
        for heading in [one for one in stage.headings.values() if (one, LABEL) in links]:
            place = on_sheet(stage.title, f"B{there[heading]}")
            assert links.pop((heading, LABEL)) == place
            blocks += 1
    assert list(links) == [(ANNUAL, MEMBER)]
    assert blocks > 70
