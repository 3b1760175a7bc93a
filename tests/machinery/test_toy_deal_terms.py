"""The sheet of clauses: left out where there are none, and right for inputs of every kind."""

from dataclasses import replace

from fundmodel.read_assumptions import Source
from fundmodel.read_assumptions.base_set.definitions import Clause
from fundmodel.read_assumptions.text.diagnostics import Location
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import HEAD_ROW
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheets.deal_terms import (
    CLAUSE,
    DEAL_TERMS,
    LINK,
    LIVE,
    MOVES,
    NAME,
    NO_INPUT,
    TEXT,
    UNIT,
)
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.machinery.toy_book import toy_book
from tests.recalculation.compare import differences_in_ironcalc
from tests.recalculation.engines import recalculate_with_ironcalc
from tests.toy_fund.stages import PRESENTATION, toy_run


def _clause(name: str, *moves: str, why: str = "", text: str = "Words.", link: str = "") -> Clause:
    source = Source("Treaty of the isles", "Harbour office", "1890", link)
    location = Location("deal.yaml")
    return Clause(name, name, text, source, moves, why, "", location, (location,) * len(moves))


def _book(*clauses: Clause) -> Book:
    first = toy_run()
    assumptions = replace(first.assumptions, clauses={one.name: one for one in clauses})
    return plan_workbook([Run(first.model, assumptions, first.arrays)], PRESENTATION, "0")


def _listed(book: Book) -> list[str]:
    cells = sorted(book.sheet(LIST_OF_SHEETS).cells.items())
    return [str(cell.value) for _, cell in cells if (cell.target or "").endswith("!A1")]


def test_without_clauses_there_is_no_sheet_and_no_mention_of_it() -> None:
    book = toy_book()
    titles = [sheet.title for sheet in book.sheets]
    assert DEAL_TERMS not in titles
    assert _listed(book) == [title for title in titles if title != LIST_OF_SHEETS]


def test_with_clauses_contents_lists_the_sheet() -> None:
    book = _book(_clause("Article 1", why="Lamps are dark by day, and so is the sense of it."))
    titles = [sheet.title for sheet in book.sheets]
    assert titles[2:6] == ["Dashboard", "Results", DEAL_TERMS, "Inputs"]
    assert _listed(book) == [title for title in titles if title != LIST_OF_SHEETS]


def test_a_block_has_a_row_an_input_and_the_words_span_it() -> None:
    base = toy_run().assumptions
    scalar, series, column = (next(iter(one)) for one in (base.scalars, base.series, base.columns))
    table = next(iter(base.tables))
    book = _book(
        _clause("Article 1", scalar, series, column, table),
        _clause("Article 2", why="Nobody knows."),
    )
    sheet, first = book.sheet(DEAL_TERMS), HEAD_ROW + 1
    names = [sheet.cells[first + place, NAME].value for place in range(4)]
    assert names == [scalar, series, column, table]
    live = [sheet.cells[first + place, LIVE] for place in range(4)]
    assert (live[0].formula, live[0].value) == (f"={scalar}", base.number(scalar))
    assert [cell.value for cell in live[1:]] == ["by year", "by member", "all numbers"]
    assert all(cell.formula is None for cell in live[1:])
    assert f"B{first}:B{first + 3}" in sheet.merged
    assert sheet.cells[first + 5, CLAUSE].value == "Article 2"
    assert sheet.cells[first + 5, MOVES].value == NO_INPUT
    assert not [area for area in sheet.merged if area.endswith(str(first + 5))]


def test_a_table_leads_to_its_heading() -> None:
    base = toy_run().assumptions
    book = _book(*(_clause(f"Article {one}", one) for one in base.tables))
    sheet = book.sheet(DEAL_TERMS)
    for place, table in enumerate(base.tables.values()):
        link = sheet.cells[HEAD_ROW + 1 + 2 * place, MOVES]
        title, _, cell = str(link.target).lstrip("#").rpartition("!")
        assert (title, cell[0]) == ("Members", "B")
        assert book.sheet(title).cells[int(cell[1:]), 2].value == link.value == table.label


def test_a_choice_says_what_its_codes_mean() -> None:
    base = toy_run().assumptions
    choices = {name: one.options for name, one in base.scalars.items() if one.options}
    assert choices
    book = _book(*(_clause(f"Article {one}", one) for one in choices))
    for place, options in enumerate(choices.values()):
        unit = book.sheet(DEAL_TERMS).cells[HEAD_ROW + 1 + 2 * place, UNIT].value
        assert unit == ", ".join(f"{code} {one}" for code, one in enumerate(options, 1))


def test_text_that_looks_like_a_formula_stays_text_and_a_link_may_be_missing() -> None:
    book = _book(_clause("Article 1", text="=1+1", why="Just words."))
    cells = book.sheet(DEAL_TERMS).cells
    assert (cells[HEAD_ROW + 1, TEXT].value, cells[HEAD_ROW + 1, TEXT].formula) == ("=1+1", None)
    assert cells[HEAD_ROW + 1, LINK].target is None


def test_the_live_numbers_recalculate() -> None:
    base = toy_run().assumptions
    book = _book(_clause("Article 1", *base.scalars, link="https://example.org/treaty"))
    report = differences_in_ironcalc(book, recalculate_with_ironcalc(workbook_bytes(book)))
    assert report.agrees, report
    formulas = [sheet.title for sheet, _, _ in book.formula_cells()]
    assert formulas.count(DEAL_TERMS) == len(base.scalars) + 2
