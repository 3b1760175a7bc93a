"""One rule a range: on what may be typed, on colours, and on what Excel is not to mark."""

import re

import pytest

from fundmodel.workbooks.a1 import cell_position
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.sheet_settings import Between, Highlight, OneOf
from fundmodel.workbooks.writing.save import workbook_parts
from tests.machinery.toy_book import relative, toy_book
from tests.toy_fund.stages import toy_model

Ends = tuple[tuple[int, int], tuple[int, int]]

SHEETS = pytest.mark.parametrize("sheet", toy_book().sheets, ids=lambda sheet: sheet.title)


def ends(area: str) -> list[Ends]:
    """The first and the last cell of each range."""
    pairs = (one.partition(":")[::2] for one in area.split())
    return [(cell_position(first), cell_position(last or first)) for first, last in pairs]


def touch(one: Ends, other: Ends) -> bool:
    """Whether two ranges overlap, or stand beside or below each other."""
    return all(one[0][at] <= other[1][at] + 1 and other[0][at] <= one[1][at] + 1 for at in (0, 1))


def meanings(sheet: Sheet) -> list[tuple[str, str]]:
    """Area, and what its rule says from its first cell."""
    found = []
    for rule in (*sheet.rules, *sheet.highlights):
        first = ends(rule.area)[0][0]
        match rule:
            case Highlight():
                says = f"{relative(rule.formula, *first)} {rule.fill}"
            case Between():
                says = " ".join(relative(str(end), *first) for end in (rule.low, rule.high))
                says += f" {rule.kind} {rule.title} {rule.prompt}"
            case _:
                says = repr(rule)
        found.append((rule.area, says))
    return found


COUNTED = "ISFORMULA"
"""Formulas stand in blocks of columns, which may touch."""


@SHEETS
def test_neighbours_with_one_rule_are_one_range(sheet: Sheet) -> None:
    found = [(area, says) for area, says in meanings(sheet) if COUNTED not in says]
    twins = [
        (area, other)
        for at, (area, says) in enumerate(found)
        for other, also in found[:at]
        if says == also and any(touch(a, b) for a in ends(area) for b in ends(other))
    ]
    assert twins == []
    kinds = {says for area, says in found}
    assert len(found) <= len(kinds) + 3, "one rule or colour stands in many places"


@SHEETS
def test_a_rule_says_its_cells_from_the_topmost_and_leftmost(sheet: Sheet) -> None:
    for area, _ in meanings(sheet):
        (first, _), *others = ends(area)
        assert all(first[at] <= other[0][at] for other in others for at in (0, 1))


def test_neighbours_that_are_not_one_range_would_be_seen() -> None:
    sheet = Sheet("One", "8A8D91")
    sheet.flag_overrides("B2:B2")
    sheet.flag_overrides("B3:B9")
    (one, says), (other, also) = meanings(sheet)
    assert says == also
    assert touch(*ends(one), *ends(other))
    assert not touch(*ends("B2:B2"), *ends("B4:B9"))


def test_lists_and_limits_have_no_equals_sign() -> None:
    written = "".join(
        part.decode()
        for name, part in workbook_parts(toy_book())
        if name.startswith("xl/worksheets/")
    )
    formulas = re.findall(r"<formula[12]?>([^<]*)<", written)
    assert any(isinstance(rule, OneOf) for sheet in toy_book().sheets for rule in sheet.rules)
    assert len(formulas) > 5
    assert [formula for formula in formulas if formula.startswith("=")] == []


@SHEETS
def test_cells_are_left_unmarked_by_one_word(sheet: Sheet) -> None:
    """Rows in which sums leave out their neighbours: all of a sheet with formulas, each once."""
    rows = [
        row
        for one in sheet.unmarked
        for first, last in ends(one.area)
        for row in range(first[0], last[0] + 1)
    ]
    assert len(rows) == len(set(rows))
    if any(cell.formula and at[0] > 2 for at, cell in sheet.cells.items()):
        assert set(rows) == set(range(1, sheet.cells.last_row + 1))
        assert all("formulaRange" in one.marks for one in sheet.unmarked)


def test_a_formula_unlike_its_neighbours_is_marked_but_among_members_on_stages() -> None:
    stages = {stage.title for stage in toy_model().stages}
    assert any(sheet.row_groups for sheet in toy_book().sheets if sheet.title in stages)
    for sheet in toy_book().sheets:
        groups = [(group.first, group.last) for group in sheet.row_groups]
        silent = [
            (first[0], last[0])
            for one in sheet.unmarked
            if "formula" in one.marks
            for first, last in ends(one.area)
        ]
        assert silent == (sorted(groups) if sheet.title in stages else [])


def test_texts_that_look_like_numbers_are_not_marked() -> None:
    years = [
        sheet.title
        for sheet in toy_book().sheets
        if any(
            isinstance(cell.value, str) and cell.value.isdigit() and cell.formula is None
            for cell in sheet.cells.values()
        )
    ]
    silent = [
        sheet.title
        for sheet in toy_book().sheets
        if any("numberStoredAsText" in one.marks for one in sheet.unmarked)
    ]
    assert years
    assert silent == years


def test_where_the_file_says_so() -> None:
    """Behind the head and foot of the page, and before the drawing: no other order is read."""
    parts = dict(workbook_parts(toy_book()))
    for number, sheet in enumerate(toy_book().sheets, 1):
        part = parts[f"xl/worksheets/sheet{number}.xml"].decode()
        assert ("</headerFooter><ignoredErrors>" in part) == bool(sheet.unmarked)
        assert part.count("<ignoredErrors>") == bool(sheet.unmarked)
        assert "<ignoredErrors>" not in part.partition("<drawing ")[2]
