"""The lighthouses' workbook, and what its formulas are made of."""

import re
from functools import cache

from fundmodel.workbooks.a1 import column_number
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.editions import Edition
from fundmodel.workbooks.plan import plan_workbook
from tests.toy_fund.stages import PRESENTATION, toy_model, toy_run

ALLOWED = frozenset(
    [
        "ABS",
        "AND",
        "CHOOSE",
        "COLUMNS",
        "COUNT",
        "COUNTA",
        "COUNTIF",
        "COUNTIFS",
        "DATE",
        "EDATE",
        "EOMONTH",
        "IF",
        "IFERROR",
        "INDEX",
        "INT",
        "ISBLANK",
        "ISNUMBER",
        "MATCH",
        "MAX",
        "MIN",
        "MONTH",
        "NOT",
        "OR",
        "ROUND",
        "ROUNDUP",
        "ROW",
        "ROWS",
        "SUM",
        "SUMIF",
        "SUMIFS",
        "SUMPRODUCT",
        "YEAR",
        "_xlfn.ISFORMULA",  # counted on Checks alone, and n/a where it is not known
    ]
)
"""Old functions that never recalculate by themselves, known to every spreadsheet program."""

_TEXT = re.compile(r'"[^"]*"')
_TITLE = re.compile(r"'[^']*'!|[A-Za-z_]\w*!")
_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\w(])")
_INPUTS = re.compile(r"(?:Members|Inputs|'Inputs by year')!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?")
_NUMBER = re.compile(r"(?<![\w.$])\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


@cache
def toy_book(case: int = 1, edition: Edition = "live") -> Book:
    """Two scenarios, one of them shown."""
    runs = [toy_run(), toy_run("gales")]
    return plan_workbook(runs, PRESENTATION, "0", case=case, edition=edition)


def stage_sheets() -> list[Sheet]:
    """The sheets of the stages."""
    return [toy_book().sheet(stage.title) for stage in toy_model().stages]


def relative(formula: str, row: int, column: int) -> str:
    """The formula with the distance to each cell in place of its name: equal if copied."""

    def distance(found: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, number = found.groups()
        away = column_number(letters) - (0 if fixed_column else column)
        below = int(number) - (0 if fixed_row else row)
        return f"{{{fixed_row}{below},{fixed_column}{away}}}"

    return _CELL.sub(distance, formula)


def last_quarter_named(formula: str, last: int) -> int:
    """The last quarter's column that a formula names; 0 if it names none.

    Columns behind `last`, that of the last quarter, hold the members' attributes.
    """
    cells = _CELL.finditer(_INPUTS.sub("", _TEXT.sub("", formula)))
    columns = [column_number(found[2]) for found in cells]
    return max((column for column in columns if column <= last), default=0)


def functions(formula: str) -> set[str]:
    """The functions that a formula calls."""
    return set(re.findall(r"([A-Za-z_.]+)\(", _TEXT.sub("", _TITLE.sub("", formula))))


def numbers(formula: str) -> set[str]:
    """The numbers that are typed into a formula."""
    bare = _CELL.sub("", _TITLE.sub("", _TEXT.sub("", formula)))
    return set(_NUMBER.findall(re.sub(r"(?<![\w.])[A-Za-z_]\w*", "", bare)))


def row_cells(sheet: Sheet, row: int, first: int, last: int) -> list[Cell | None]:
    """The cells of a row from one column to another."""
    return [sheet.cells.get((row, column)) for column in range(first, last + 1)]
