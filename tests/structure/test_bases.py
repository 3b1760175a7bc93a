"""No headline lacks its basis: in Python, in the workbook, in the terminal.

That of README is what the terminal prints: tests/golden/test_readme.py.
"""

import json
import re
from pathlib import Path

import pytest

import fundmodel
from fundmodel.build_model.bases import BASES, kind_of
from fundmodel.build_model.model import Model
from fundmodel.build_model.tiers import HEADLINE, SUPPORTING, TIERS
from fundmodel.build_model.units import is_money
from fundmodel.fund.front_pages import PRESENTATION, READINGS
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheets.dashboard_plan import CAPTION_ROW, DASHBOARD, FIRST_COLUMN
from fundmodel.workbooks.sheets.lines import LINES
from fundmodel.workbooks.time_columns import LABEL, UNIT
from tests.command_line.running import ASSUMPTIONS, Commands

DOZEN, SUPPORT = range(12, 17), range(30, 45)
OLD_PRICES = "at 2025Q4 prices"


@pytest.fixture(scope="module")
def run() -> Run:
    return fundmodel.run(fundmodel.load("base"))


@pytest.fixture(scope="module")
def model(run: Run) -> Model:
    return run.model


@pytest.fixture(scope="module")
def book(run: Run) -> Book:
    return fundmodel.plan_workbook([run])


@pytest.fixture
def commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Commands:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return Commands(tmp_path, capsys, ASSUMPTIONS)


def has_a_basis(text: str) -> bool:
    """Whether a text ends with a basis, or has one before what follows it."""
    return any(re.search(rf"\b{word}\b", text) for word in BASES)


def test_every_headline_and_every_amount_has_a_basis(model: Model) -> None:
    without = [
        line.name
        for line in model.results
        if kind_of(line.definition.basis) is None
        and (is_money(line.unit) or model.tier(line.name) == HEADLINE)
    ]
    assert without == []
    assert all(line.definition.label.endswith(f", {line.definition.basis}")
               for line in model.results if line.definition.basis)  # fmt: skip


def test_what_is_made_of_amounts_at_old_prices_says_at_which_it_is(model: Model) -> None:
    """Of results the basis does; of lines by quarter, whose charts say it, the label."""
    silent, seen = [], 0
    for line in model.lines.values():
        names = {name for read in line.reads for name in read.names if name != line.name}
        parts = [model.lines[one] for one in names if one in model.lines]
        amounts = [OLD_PRICES in one.definition.words for one in parts if is_money(one.unit)]
        if line.kind != "result" and is_money(line.unit) and amounts and all(amounts):
            seen += 1
            silent += [line.name] * ("prices" not in line.definition.words)
    assert seen > 1
    assert silent == []


def test_a_dozen_headlines_and_some_thirty_that_support_them(model: Model) -> None:
    """Beside these there are tables by window, contributor and the like."""
    tiers = [model.tier(line.name) for line in model.results]
    assert tiers == sorted(tiers, key=list(TIERS).index)
    assert tiers.count(HEADLINE) in DOZEN
    single = [line for line in model.results if not line.each]
    assert [model.tier(line.name) for line in single].count(SUPPORTING) in SUPPORT
    assert len(model.headlines) == tiers.count(HEADLINE)


def test_headlines_of_money_over_years_are_present_values(model: Model) -> None:
    kinds = {kind_of(line.definition.basis) for line in model.headlines if is_money(line.unit)}
    assert kinds == {"present value", "money of the day"}


def test_python_says_the_basis(run: Run) -> None:
    assert (run.headlines["basis"].map(kind_of).notna()).all()
    assert list(run.headlines.index) == [line.name for line in run.model.headlines]
    assert run.headlines["value"].equals(run.results[run.headlines.index].rename("value"))
    *whole, _ = repr(run).splitlines()[-1].split("; ")  # the last may be cut off
    assert whole
    assert all(has_a_basis(text) for text in whole)
    assert "prices of 2025Q4" in run._repr_html_()


def test_the_dashboard_says_the_basis_of_each_tile_and_chart(book: Book, model: Model) -> None:
    cells = book.sheet(DASHBOARD).cells
    captions = [str(cell.value) for (row, _), cell in cells.items() if row == CAPTION_ROW]
    captions = [text.removesuffix(", US$ bn") for text in captions if text != "None"]
    others = [str(cell.value) for (row, at), cell in cells.items()
              if at == FIRST_COLUMN and cell.style == "small"]  # fmt: skip
    told = [model.lines[one.result].definition.label for one in PRESENTATION.stated_and_expected]
    assert captions == told
    labels = [line.definition.label for line in model.headlines]
    assert others == [label for label in labels if label not in told]
    assert all(has_a_basis(text) for text in (*captions, *others))
    assert all(has_a_basis(picture.unit) for picture in PRESENTATION.pictures)


def test_every_other_sheet_shows_results_with_their_basis(book: Book, model: Model) -> None:
    labels = {line.definition.label for line in model.results}
    keys = {line.name: line.definition.basis for line in model.results}
    for title in ("Results", "Stored"):
        texts = {cell.value for cell in book.sheet(title).cells.values()}
        assert labels <= texts, title
    lines = book.sheet(LINES).cells
    rows = {str(lines[at, 3].value): at for at, column in list(lines) if column == 3}
    assert {name: lines[rows[name], 8].value or "" for name in keys} == keys


def test_the_sheet_of_results_goes_by_tier(book: Book, model: Model) -> None:
    (stage,) = (one for one in model.stages if one.name == "results")
    cells = book.sheet(stage.title).cells
    headings = {text: block for block, text in stage.headings.items()}
    found = [
        (headings[str(cell.value)], cells[row, UNIT].value if (row, UNIT) in cells else "")
        for (row, column), cell in sorted(cells.items())
        if column == LABEL and cell.value in headings
    ]
    expected = {line.definition.block: model.tier(line.name) for line in model.results}
    assert [(block, tier) for block, tier in found if tier] == list(expected.items())


def test_the_readings_say_their_basis(book: Book, model: Model) -> None:
    results = [READINGS.result, *(name for name, _ in READINGS.reruns)]
    bases = {model.lines[name].definition.basis for name in results}
    assert bases == {"nominal"}
    headings = [READINGS.heading, *(heading for _, heading in READINGS.reruns)]
    texts = {str(cell.value) for cell in book.sheet(READINGS.title).cells.values()}
    assert {f"{heading}, nominal" for heading in headings} <= texts


@pytest.mark.parametrize("more", [(), ("--all",), ("--members",)], ids=" ".join)
def test_the_terminal_says_the_basis(commands: Commands, model: Model, more: tuple[str]) -> None:
    printed = commands("run", "base", "--no-workbook", *more).out.splitlines()
    wanted = [
        line.definition.label
        for line in model.results
        if (more or model.tier(line.name) == HEADLINE) and ("--members" in more or not line.each)
    ]
    found = [label for text in printed for label in wanted if text.startswith(f"{label}  ")]
    assert list(dict.fromkeys(found)) == wanted


def test_programs_are_told_the_basis_and_the_tier(commands: Commands, model: Model) -> None:
    answer = json.loads(commands("run", "base", "--no-workbook", "--json").out)
    assert answer["bases"] == {line.name: line.definition.basis for line in model.results}
    assert answer["tiers"] == {line.name: model.tier(line.name) for line in model.results}
    brief = fundmodel.front_pages().in_brief
    assert {kind_of(model.lines[name].definition.basis) for name, _ in brief} != {None}
