"""Cover, Contents, Results, Glossary and Change log: what a reader meets first."""

import math
import re
from pathlib import Path

import pytest

import fundmodel
from fundmodel.fund.change_log import CHANGE_LOG
from fundmodel.fund.front_pages import PRESENTATION
from fundmodel.fund.glossary import GLOSSARY
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS

ROOT = Path(fundmodel.__file__).parents[1]
ROWS_OF_A_TITLE, WORDS_OF_A_SENTENCE = 3, 3
ROWS_OF_A_SCREEN, CHARACTERS_OF_A_SCREEN = 45, 270
METHOD = ("README.md", "docs/method.md")


def cells_of(book: Book, title: str) -> dict[tuple[int, int], Cell]:
    return {(row, column): cell for row, column, cell in book.sheet(title).cells.single()}


def beside(book: Book, title: str, label: str) -> Cell:
    """The cell to the right of a label."""
    cells = cells_of(book, title)
    ((row, column),) = (at for at, cell in cells.items() if cell.value == label)
    return cells[row, column + 1]


def test_every_sheet_says_on_its_first_screen_what_it_is_for(book: Book) -> None:
    for sheet in book.sheets:
        assert sheet.purpose, sheet.title
        edges, near = 0.0, []
        for column in range(1, sheet.cells.last_column + 1):
            edges += sheet.widths.get(column, 8.43)
            near += [column] if edges < CHARACTERS_OF_A_SCREEN else []
        first = [(row, cell) for row, column, cell in sheet.cells.single()
                 if row <= ROWS_OF_A_SCREEN and column in near]  # fmt: skip
        texts = [str(cell.value) for row, cell in first if row <= ROWS_OF_A_TITLE]
        assert any(len(text.split()) >= WORDS_OF_A_SENTENCE for text in texts), sheet.title
        assert (
            sheet.type == "documentation"
            or any(isinstance(cell.value, float | int) for _, cell in first)
            or sheet.title == LIST_OF_SHEETS
        ), sheet.title


def test_the_cover_leads_to_every_sheet_with_what_it_is_for(book: Book) -> None:
    cells = cells_of(book, "Cover")
    links = {cell.target: cells[row, column + 1].value for (row, column), cell in cells.items()
             if cell.target and not cell.formula}  # fmt: skip
    others = [one for one in book.sheets if one.title != "Cover"]
    assert len(links) == len(others) > 20
    assert set(links.values()) == {one.purpose for one in others}


def test_the_cover_shows_headlines_with_their_basis(book: Book, runs: list[Run]) -> None:
    labels = {one.definition.label: one.name for one in runs[0].model.headlines}
    shown = {labels[str(cell.value)]: beside(book, "Cover", str(cell.value))
             for cell in cells_of(book, "Cover").values() if cell.value in labels}  # fmt: skip
    assert list(shown) == [name for name in labels.values()
                           if name in dict(PRESENTATION.ranges_in_brief)]  # fmt: skip
    for name, cell in shown.items():
        assert cell.value == runs[0].number(name)
        assert "Result workings" in str(cell.formula)


def test_the_cover_names_reading_source_version_and_alerts(book: Book, runs: list[Run]) -> None:
    texts = [str(cell.value) for cell in cells_of(book, "Cover").values()]
    number = int(runs[0].number("selected_reading")) - 1
    assert f"Reading that drives: {runs[0].model.sets['reading'].members[number]}" in texts
    assert f"Engine: fundmodel {fundmodel.__version__}" in texts
    (newest,) = (text for text in texts if text.startswith("Newest source: "))
    dates = [one.metadata.source.date for one in runs[0].assumptions.scalars.values()
             if one.metadata.grade in ("A", "B")]  # fmt: skip
    assert newest.split()[2].rstrip(",") >= max(dates)
    up = [line.definition.label for line in runs[0].of_kind("alert") if not runs[0].holds(line)]
    alerts = beside(book, "Cover", "Alerts (they fail nothing; the first 3 below)")
    assert alerts.value == len(up) > 0
    assert up[:3] == [text for text in texts if text in up]


def test_results_go_by_tier_and_theme_each_beside_what_was_delivered(
    book: Book, runs: list[Run]
) -> None:
    cells, model = cells_of(book, "Results"), runs[0].model
    heads = {str(cell.value): column for (row, column), cell in cells.items() if row == 6}
    keys = {row: str(cell.value) for (row, column), cell in sorted(cells.items())
            if column == heads["Key"] and row > 6 and cell.value}  # fmt: skip
    assert list(dict.fromkeys(keys.values())) == [line.name for line in model.results]
    for row, name in keys.items():
        live, delivered, difference = (
            cells[row, heads[head]].value for head in ("Live", "Delivered", "Difference")
        )
        if isinstance(live, str):
            assert (live, delivered, difference) == ("n/a", "n/a", "n/a"), name
        else:
            assert math.isclose(live, float(str(delivered)), rel_tol=1e-14), name
            assert difference == 0, name
        assert cells[row, heads["Tier"]].value == model.tier(name)
        assert str(cells[row, heads["Result"]].value) == model.lines[name].definition.label


def test_a_changed_input_shows_as_a_difference(runs: list[Run]) -> None:
    base = runs[0]
    typed = {"us_profit_share": 0.25}
    changed = fundmodel.run(base.assumptions.changed(typed))
    book = fundmodel.plan_workbook([base], live=changed, overrides=typed)
    cells = cells_of(book, "Results")
    ((row, _),) = (at for at, cell in cells.items() if cell.value == "us_take_present_value")
    live, delivered, difference = (cells[row, column].value for column in (5, 6, 7))
    assert live == changed.number("us_take_present_value")
    assert float(str(delivered)) == pytest.approx(base.number("us_take_present_value"), rel=1e-14)
    assert difference == float(str(live)) - float(str(delivered)) < -1000


def test_contents_lists_what_prints_and_what_does_not(book: Book) -> None:
    cells = cells_of(book, "Contents")
    said = {str(cells[row, 2].value) for (row, column), cell in cells.items()
            if column == 6 and str(cell.value).startswith("to print it")}  # fmt: skip
    assert said == {sheet.title for sheet in book.sheets if not sheet.page.printed}


def test_each_term_is_defined_once_and_used(book: Book) -> None:
    names = [name for term in GLOSSARY for name in term.name.split(", ")]
    assert len(names) == len(set(names)) > 50
    used = " ".join((ROOT / file).read_text("utf-8") for file in METHOD).lower()
    used += " ".join(sheet.purpose.lower() for sheet in book.sheets)
    used += " ".join(str(cell.value).lower() for title in ("Results", "Lines", "Sources", "Inputs")
                     for cell in cells_of(book, title).values())  # fmt: skip
    unused = [name for name in names if re.sub(r" \(.*", "", name).lower() not in used]
    assert unused == []
    cells = cells_of(book, "Glossary").values()
    assert {term.meaning for term in GLOSSARY} <= {cell.value for cell in cells}


def test_the_change_log_of_the_workbook_is_that_of_the_repository() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    parts = re.split(r"^## (\S+).*$", text, flags=re.MULTILINE)[1:]
    told = dict(zip(parts[::2], (" ".join(part.split()) for part in parts[1::2]), strict=True))
    released = [version for version in told if version != "Unreleased"]
    versions = list(dict.fromkeys(one.version for one in CHANGE_LOG))
    assert [one for one in versions if one != "Unreleased"] == released
    for one in CHANGE_LOG:
        assert one.change in told[one.version]
        for number in re.findall(r"\d+\.\d+|\d+ US\$ bn", one.effect):
            assert number in told[one.version]
