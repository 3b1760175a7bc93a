"""Causes: the one mistake that makes many checks fail, and where it is.

They stand above the identities on Checks, the mistake that spoils most first. What cannot be worked
out because of one of them does not fail by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    HEAD_ROW,
    INPUTS,
    MEMBERS,
    InputColumns,
    YearColumns,
)
from fundmodel.workbooks.editions import READER
from fundmodel.workbooks.outside import NO_NUMBER
from fundmodel.workbooks.sheets.checks_of_cells import (
    FormulaCount,
    columns_among_quarters,
    heads_of_members_that_differ,
    missing_formulas,
    rows_among_members,
    rows_of_series_that_differ,
)
from fundmodel.workbooks.sheets.delivered_inputs import KEY_NAMES, MOVED_NAMES
from fundmodel.workbooks.sheets.scenario_heads import CASE, LIVE_SCENARIO
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

SHEETS_OF_INPUTS = (INPUTS, BY_YEAR, MEMBERS)


@dataclass(frozen=True)
class Cause:
    """One kind of mistake on one sheet, and the formulas that find the first.

    Formulas are without "=". `{row}`, `{name}`, `{value}`, `{lowest}`, `{highest}` and `{count}` in
    them stand for cells of the row of Checks in which the cause stands, and so do
    `{delivered}` and `{numbers}` in a count.

    Attributes:
        label: what must hold.
        key: a name.
        sheet: where the mistake is.
        count: how many there are.
        sentence: what is wrong, and what to do.
        row, name, value, lowest, highest: of the first of them, as far as they are known.
        delivered: how many formulas the sheet was delivered with, where they are counted.
        numbers: how many numbers that are no formulas stood among them.
    """

    label: str
    key: str
    sheet: str
    count: str
    sentence: str
    row: str = ""
    name: str = ""
    value: str = ""
    lowest: str = ""
    highest: str = ""
    delivered: int | None = None
    numbers: int | None = None


def all_causes(book: Book, spec: WorkbookSpec) -> Iterator[Cause]:
    """Every cause, in the order in which they are told; the sheets must be planned before."""
    columns = _OutsideColumns(book, spec)
    for title in SHEETS_OF_INPUTS:
        yield _moved(title)
    yield _unknown_scenario()
    yield _other_heads(MEMBERS, heads_of_members_that_differ(spec))
    yield _other_heads(BY_YEAR, rows_of_series_that_differ(book, spec))
    for title in SHEETS_OF_INPUTS:
        yield columns.no_number(title)
    if spec.edition != READER:  # which has no formulas
        yield from _typed_over(book, spec)
    yield from _widened(book, spec)
    for title in SHEETS_OF_INPUTS:
        yield columns.outside(title)


def key_of(what: str, title: str) -> str:
    """The key of a cause or count on a sheet.

    >>> key_of("formulas_of", "Inputs by year")
    'formulas_of_inputs_by_year'
    """
    return f"{what}_{title.lower().replace(' ', '_')}"


def _moved(title: str) -> Cause:
    flags, keys = MOVED_NAMES[title], KEY_NAMES[title]
    return Cause(
        f"{title}: each input stands in its row",
        key_of("rows_in_place_on", title),
        title,
        f"SUM({flags})",
        f'"{title}: the row of "&{{name}}&" is deleted, or rows were sorted. Undo that."',
        name=f"INDEX({keys},MATCH(1,{flags},0))",
    )


def _unknown_scenario() -> Cause:
    return Cause(
        "The scenario shown is one of the list",
        "scenario_is_known",
        INPUTS,
        f"1-ISNUMBER({CASE})",
        f'"Inputs: there is no scenario "&{LIVE_SCENARIO}&". Choose one from the list."',
    )


def _other_heads(title: str, count: str) -> Cause:
    heads = "heads" if title == MEMBERS else "rows"
    return Cause(
        f"{title}: the scenarios are those of Inputs",
        key_of("scenario_heads_agree_on", title),
        title,
        count,
        f'"{title}: the {heads} of the scenarios are not those of Inputs, in the same order."',
    )


class _OutsideColumns:
    """The columns of the sheets of inputs that say of each row whether something is wrong."""

    def __init__(self, book: Book, spec: WorkbookSpec) -> None:
        self._last = {title: book.sheet(title).cells.last_row for title in SHEETS_OF_INPUTS}
        inputs, years = InputColumns(len(spec.runs)), YearColumns.planned(*spec.layout.years)
        self._columns = {INPUTS: inputs, MEMBERS: inputs, BY_YEAR: years}

    def no_number(self, title: str) -> Cause:
        """Texts and error values that are typed."""
        found = self._first(title, f'"{NO_NUMBER}"')
        return Cause(
            f"{title}: all that is typed is a number",
            key_of("inputs_are_numbers_on", title),
            title,
            f'COUNTIF({self._area(title, "outside")},"{NO_NUMBER}")',
            f'"{title}, row "&{{row}}&": what is typed for "&{{name}}&"{_NO_NUMBER}'
            + self._nor_an_option(title, found),
            row=self._row(title, found),
            name=f"INDEX({self._area(title, 'name')},{found})",
        )

    def outside(self, title: str) -> Cause:
        """Numbers out of their range, or not whole where they must be."""
        found = self._first(title, "1")
        by_year = title == BY_YEAR
        ends_at = f"1+{found}" if by_year else found  # of a series they stand one row below
        lowest, highest = (
            f"INDEX({self._area(title, one)},{ends_at})" for one in ("lowest", "highest")
        )
        value = "" if by_year else f"INDEX({self._area(title, 'live')},{found})"
        return Cause(
            f"{title}: within the ranges, and whole where it must be",
            key_of("inputs_are_plausible_on", title),
            title,
            f"COUNTIF({self._area(title, 'outside')},1)",
            f'"{title}, row "&{{row}}&": "&{{name}}&' + (_IN_A_YEAR if by_year else _OUTSIDE),
            self._row(title, found),
            f"INDEX({self._area(title, 'name')},{found})",
            value,
            lowest,
            highest,
        )

    def _nor_an_option(self, title: str, found: str) -> str:
        """The end of the sentence: only beside the code of a choice there is a word."""
        if title != INPUTS:
            return '."'
        word = f"INDEX({self._area(title, 'words')},{found})"
        return f'"&CHOOSE(1+ISBLANK({word}),", nor one of the options.",".")'

    def _area(self, title: str, column: str) -> str:
        at = getattr(self._columns[title], column)
        return on_sheet(title, range_name(HEAD_ROW + 1, at, self._last[title], at, fixed=True))

    def _first(self, title: str, what: str) -> str:
        return f"MATCH({what},{self._area(title, 'outside')},0)"

    def _row(self, title: str, found: str) -> str:
        first = cell_name(HEAD_ROW + 1, LABEL, fixed_row=True, fixed_column=True)
        return f"{found}+ROW({on_sheet(title, first)})-1"


_NO_NUMBER = " is no number"
_IN_A_YEAR = '" is in some year outside Min "&{lowest}&" and Max "&{highest}&"."'
_OUTSIDE = (
    '" is "&{value}&CHOOSE(1+AND({value}>={lowest},{value}<={highest}),'
    '", outside Min "&{lowest}&" and Max "&{highest}&".",'
    '", and must be whole; a date, the last day of a quarter.")'
)


_FIRST_LINE = 'CHOOSE(1+ISNUMBER({row}),"",", first in row "&{row}&": "&{name})&'


def _typed_over(book: Book, spec: WorkbookSpec) -> Iterator[Cause]:
    """Formulas that are gone; on a stage, in which row a number stands instead."""
    stages = {stage.title for stage in spec.model.stages}
    for count in missing_formulas(book):
        title = count.title
        quarters = _quarters(book, spec, title) if title in stages else None
        value, row, name = quarters or ("", "", "")
        where = _FIRST_LINE if row else ""
        yield Cause(
            f"{title}: no formula is missing; n/a: this program cannot count them",
            key_of("formulas_of", title),
            title,
            _missing(count),
            f'"{title}: formulas are typed over or deleted ("&{{count}}&")"&{where}'
            '". Copy them back from beside."',
            row=row,
            name=name,
            value=value,
            delivered=count.delivered,
            numbers=count.numbers if count.typed else None,
        )


def _missing(count: FormulaCount) -> str:
    """How many are missing; one that is added elsewhere does not hide one that is typed over."""
    typed = f",{count.typed}-{{numbers}}" if count.typed else ""
    return f"MAX(0,{{delivered}}-{count.found}{typed})"


def _quarters(book: Book, spec: WorkbookSpec, title: str) -> tuple[str, str, str]:
    """How far above the end of the sheet a number is typed first, its row, and its line."""
    columns, last = spec.layout.columns, book.sheet(title).cells.last_row
    area = on_sheet(title, range_name(HEAD_ROW, columns.first, last, columns.last, fixed=True))
    labels = on_sheet(title, range_name(HEAD_ROW, LABEL, last, LABEL, fixed=True))
    ends = [
        f"ROW({on_sheet(title, cell_name(row, LABEL, fixed_row=True, fixed_column=True))})"
        for row in (HEAD_ROW, last)
    ]
    typed = f"ISNUMBER({area})*(1-_xlfn.ISFORMULA({area}))"
    value = f"SUMPRODUCT(MAX({typed}*({ends[1]}+1-ROW({area}))))"
    row = f'CHOOSE(1+({{value}}>0),"",{ends[1]}+1-{{value}})'
    name = f'IFERROR(INDEX({labels},{{row}}+1-{ends[0]}),"")'
    return value, row, name


def _widened(book: Book, spec: WorkbookSpec) -> Iterator[Cause]:
    yield Cause(
        "No column is inserted among the quarters of a stage",
        "quarters_are_whole",
        spec.model.stages[0].title,
        columns_among_quarters(spec),
        '"A column is inserted among the quarters of a stage. Delete it."',
    )
    rows = rows_among_members(book, spec)
    if rows:
        yield Cause(
            "No row is inserted in a list through which formulas count",
            "lists_are_whole",
            MEMBERS,
            rows,
            '"A row is inserted in a list through which formulas count, on Members or a stage. '
            'Delete it."',
        )
