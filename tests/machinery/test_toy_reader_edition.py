"""The reader edition of the lighthouses' workbook: the same numbers, nothing that looks live."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from fundmodel.errors import BadInput
from fundmodel.workbooks.cell_layout import CHECKS, INPUTS, RETURNS, STORED
from fundmodel.workbooks.opening.edited import is_edited
from fundmodel.workbooks.reader_edition import value_style
from fundmodel.workbooks.reading_back.returned import read_returned
from fundmodel.workbooks.sheet_settings import Highlight
from fundmodel.workbooks.sheets.cover import COVER
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS, MASTER_CHECK
from fundmodel.workbooks.sheets.results import RESULTS
from fundmodel.workbooks.styles import STYLES
from fundmodel.workbooks.verifying.differences import differences
from fundmodel.workbooks.writing.write import Destination
from tests.machinery.test_toy_verified import toy_verified
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import VERSION, planned_alike, read_toy, reader_book, reader_bytes
from tests.toy_fund.stages import FOLDER, PRESENTATION, toy_model, toy_run


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "sent.xlsx"
    path.write_bytes(reader_bytes())
    return path


def _told(value: object) -> object:
    """A number to the 15 digits that every program keeps."""
    return float(f"{value:.15g}") if isinstance(value, float) else value


def test_the_workings_are_left_out_and_the_answers_are_there() -> None:
    live = {sheet.title for sheet in toy_book().sheets}
    stages = {stage.title for stage in toy_model().stages}
    found = [sheet.title for sheet in reader_book().sheets]
    assert set(found) == live - stages - {RETURNS, STORED}
    assert found == [sheet.title for sheet in toy_book().sheets if sheet.title in found]


def test_every_value_is_the_one_that_the_live_workbook_shows() -> None:
    kept = 0
    for sheet in reader_book().sheets:
        if sheet.title in (COVER, LIST_OF_SHEETS, CHECKS):  # no formulas to count
            continue
        live = toy_book().sheet(sheet.title).cells
        numbers = {at: one.value for at, one in live.items() if isinstance(one.value, float | int)}
        found = {at: sheet.cells[at].value for at in numbers}
        assert found == {at: _told(number) for at, number in numbers.items()}, sheet.title
        kept += len(found)
    assert kept > 500


def test_each_result_has_its_one_number() -> None:
    found = [cell.value for cell in reader_book().sheet(RESULTS).cells.values()]
    for line in toy_model().results:
        if line.each is None:
            number = toy_run().number(line.name)
            assert (_told(number) if number == number else "n/a") in found  # noqa: PLR0124


def test_no_formula_no_rule_and_no_cell_to_type_into() -> None:
    for sheet in reader_book().sheets:
        assert not sheet.rules
        assert sheet.protected
        for position, cell in sheet.cells.items():
            assert cell.formula is None, (sheet.title, position)
            assert not STYLES[cell.style].unlocked, (sheet.title, position)
            assert cell.value != "", (sheet.title, position)
            if isinstance(cell.value, str) and sheet.title != COVER:
                words = re.findall(r"(?i)\b(?:live|override|choose|type into)\b", cell.value)
                assert not words or sheet.type == "documentation", (sheet.title, cell.value)


def test_the_file_has_no_formula_and_no_list() -> None:
    with ZipFile(io.BytesIO(reader_bytes())) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(parts) == len(reader_book().sheets)
        for part in parts:
            content = archive.read(part)
            assert b"<f>" not in content
            assert b"<f " not in content
            assert b"<dataValidation" not in content


def test_links_and_charts_lead_to_what_is_there() -> None:
    titles = {sheet.title for sheet in reader_book().sheets}
    for sheet in reader_book().sheets:
        for _, _, cell in sheet.cells.single():
            assert cell.target or cell.style != "url"
            if cell.target and cell.target.startswith("#"):
                assert cell.target[1:].rpartition("!")[0].strip("'") in titles
        drawn = toy_book().sheet(sheet.title).charts
        assert sheet.charts == drawn
        for series in (one for chart in drawn for one in (*chart.series, *chart.lines_over)):
            there, live = (book.sheet(series.values.sheet) for book in (reader_book(), toy_book()))
            for at in series.values.positions():
                assert there.cells[at].value == _told(live.cells[at].value)


def test_contents_lists_what_is_there_and_nothing_else() -> None:
    cells = reader_book().sheet(LIST_OF_SHEETS).cells
    listed = [cell.value for _, _, cell in cells.single() if cell.target]
    titles = [sheet.title for sheet in reader_book().sheets if sheet.title != LIST_OF_SHEETS]
    assert listed[: len(titles)] == titles


def test_verdicts_keep_their_colours_and_what_asks_for_formulas_has_none() -> None:
    highlights = {one.formula for sheet in reader_book().sheets for one in sheet.highlights
                  if isinstance(one, Highlight)}  # fmt: skip
    assert any('="OK"' in one for one in highlights)
    assert not any("ISFORMULA" in one or "ISBLANK" in one for one in highlights)
    verdicts = [cell for cell in reader_book().sheet(CHECKS).cells.values() if cell.value == "OK"]
    assert verdicts
    assert MASTER_CHECK not in reader_book().names


def test_the_cover_and_the_file_say_what_it_is() -> None:
    texts = [str(cell.value) for cell in reader_book().sheet(COVER).cells.values()]
    said = " ".join(texts)
    fingerprint = toy_book().properties["fundmodel_assumptions"]
    for words in ("It does not recalculate", VERSION, fingerprint, "python -m fundmodel"):
        assert words in said
    properties = load_workbook(io.BytesIO(reader_bytes())).properties
    assert properties.title == f"{PRESENTATION.title}: base and 1 other scenario (reader edition)"
    assert str(properties.description).startswith(
        f"Reader edition: values alone. It does not recalculate. Written by fundmodel {VERSION}."
    )
    assert reader_book().properties["fundmodel_edition"] == "reader"


@pytest.mark.parametrize(
    "work",
    [
        read_toy,
        toy_verified,
        lambda path: read_returned(path, FOLDER, planned_alike),
        lambda path: differences(path, path),
    ],
    ids=["read", "verify", "import", "diff"],
)
def test_it_does_not_come_back(sent: Path, work: Callable[[Path], object]) -> None:
    with pytest.raises(BadInput) as refused:
        work(sent)
    fingerprint = reader_book().properties["fundmodel_assumptions"]
    assert str(refused.value) == (
        f"{sent}: this is the reader edition, which holds values and no formulas.\n"
        "  What is typed into it changes no number, so nothing is read from it or compared with "
        f"it. Version {VERSION} wrote it from the assumptions {fingerprint}.\n"
        "  To fix: take the live workbook: `python -m fundmodel` writes it, or ask whoever sent "
        "you this one."
    )


def test_what_somebody_wrote_in_it_is_not_lost(sent: Path) -> None:
    assert not is_edited(sent)
    Destination(sent)
    workbook = load_workbook(sent)
    workbook.save(sent)
    assert not is_edited(sent)
    with pytest.raises(BadInput, match="this is the reader edition"):
        read_toy(sent)
    workbook[INPUTS]["E9"] = 0.123
    workbook.save(sent)
    assert is_edited(sent)
    with pytest.raises(BadInput, match="somebody has edited this workbook"):
        Destination(sent)


def test_no_style_of_a_value_can_be_typed_into() -> None:
    for style in STYLES:
        there = value_style(style)
        assert not STYLES[there].unlocked
        assert value_style(there) == there
