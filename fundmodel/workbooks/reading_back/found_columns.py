"""Where the columns of the sheets of inputs stand in a file: found by their heads, not positions.

What a sheet's own formulas take for its scenarios is what is read: the heads that the formula of
the scenario's position names.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from fundmodel.errors import BadInput, message
from fundmodel.workbooks.a1 import cell_name, cell_position, on_sheet
from fundmodel.workbooks.cell_layout import BY_YEAR, InputColumns, YearColumns
from fundmodel.workbooks.opening.formula_spelling import normal_formula
from fundmodel.workbooks.opening.read_cells import SheetCells
from fundmodel.workbooks.opening.xml_pieces import FormulaText
from fundmodel.workbooks.sheets.choices import option_head
from fundmodel.workbooks.sheets.inputs import HEADS, OTHER_HEADS
from fundmodel.workbooks.sheets.inputs_by_year import (
    OUTSIDE_HEAD,
    POSITION,
    YEAR_HEADS,
    year_formula,
)
from fundmodel.workbooks.sheets.scenario_heads import case_formula

ANEW = "bring it back as it was, or write the workbook anew."
FIRST_HEADS = ("Label", "Name")
_POSITION = re.compile(r"=MATCH\(SCENARIO_SHOWN,(\$[A-Z]+\$\d+):(\$[A-Z]+\$\d+),0\)")


class FoundSheet:
    """A sheet of inputs as it was found.

    Attributes:
        path, title: where it is.
        cells: what it holds.
        head_row: the row of the heads.
    """

    def __init__(self, path: Path, title: str, cells: SheetCells) -> None:
        """Find the row of the heads.

        Raises:
            BadInput: there is no such row.
        """
        self.path, self.title, self.cells = path, title, cells
        self.head_row = self._find_head_row()

    def reference(self, row: int, column: int) -> str:
        """A cell, as messages name it."""
        return f"{self.path}, {on_sheet(self.title, cell_name(row, column))}"

    @cached_property
    def heads(self) -> dict[int, str]:
        """Column -> the text that stands in the row of the heads."""
        found = {
            column: content
            for (row, column), content in self.cells.items()
            if row == self.head_row and type(content) is str and content.strip()
        }
        return dict(sorted(found.items()))

    def rows(self) -> Iterator[tuple[int, dict[int, object]]]:
        """The rows below the heads: number, and column -> content."""
        rows: dict[int, dict[int, object]] = {}
        for (row, column), content in sorted(self.cells.items()):
            if row > self.head_row:
                rows.setdefault(row, {})[column] = content
        return iter(rows.items())

    def column_of(self, head: str, after: int = 0, but: range = range(0)) -> int:
        """The first column of a head, after a column and in none of some others.

        Raises:
            BadInput: there is none.
        """
        if column := self.column_if_any(head, after, but):
            return column
        raise self._no_head(head)

    def column_if_any(self, head: str, after: int = 0, but: range = range(0)) -> int:
        """The same; 0 if there is none."""
        found = (
            column
            for column, text in self.heads.items()
            if text == head and column > after and column not in but
        )
        return next(found, 0)

    def _find_head_row(self) -> int:
        rows: dict[int, set[object]] = {}
        for (row, _), content in sorted(self.cells.items()):
            rows.setdefault(row, set()).add(content)
            if set(FIRST_HEADS) <= rows[row]:
                return row
        self.head_row = 0
        raise self._no_head(FIRST_HEADS[0])

    def _no_head(self, head: str) -> BadInput:
        texts = [f"`{text}`" for text in self.heads.values()]
        why = f"Columns are found by their heads; found were {', '.join(texts)}." if texts else None
        return BadInput(
            message(
                f"{self.path}, {self.title}", f"the head `{head}` is not found.", why=why, fix=ANEW
            )
        )


def found_input_columns(sheet: FoundSheet, case_row: int) -> InputColumns:
    """The columns of Inputs or Members, in whatever order they stand.

    Args:
        sheet: the one or the other.
        case_row: in which the formula of the scenario's position stands.

    Raises:
        BadInput: a head is missing, or the formula of the position has been typed over.
    """
    first, last = _scenario_range(sheet, case_row, sheet.column_of("Live"))
    scenarios = range(first, last + 1)  # a scenario may be called as another column is
    found = {name: sheet.column_of(head, but=scenarios) for head, name in HEADS.items()}
    found |= {name: sheet.column_if_any(head, but=scenarios) for head, name in OTHER_HEADS.items()}
    option = sheet.column_if_any(option_head(1), but=scenarios)
    return InputColumns(0, first_scenario=first, last_scenario=last, first_option=option, **found)


def scenarios_of(sheet: FoundSheet, columns: InputColumns) -> dict[str, int]:
    """The scenarios' heads of Inputs or Members: name -> column.

    Raises:
        BadInput: two have one name.
    """
    found: dict[str, int] = {}
    for column in range(columns.first_scenario, columns.last_scenario + 1):
        head = str(sheet.cells.get((sheet.head_row, column), "")).strip()
        if head in found:
            raise BadInput(
                message(
                    sheet.reference(sheet.head_row, column),
                    f"the scenario `{head}` stands here for the second time.",
                    fix=ANEW,
                )
            )
        if head:
            found[head] = column
    return found


def found_year_columns(sheet: FoundSheet) -> YearColumns:
    """The columns of Inputs by year.

    Raises:
        BadInput: a head is missing, or the head of a year has been typed over.
    """
    found = {name: sheet.column_of(head) for head, name in YEAR_HEADS.items()}
    position = sheet.column_of(POSITION, found["highest"])
    outside = sheet.column_of(OUTSIDE_HEAD, position)
    years: dict[int, int] = {}
    for column in range(found["highest"] + 1, position):
        content = sheet.cells.get((sheet.head_row, column))
        if type(content) is float and not years and content.is_integer():
            years[int(content)] = column
        elif isinstance(content, FormulaText) and years:
            before = list(years.values())[-1]
            expected = year_formula(before, sheet.head_row)
            if normal_formula(content) != normal_formula(expected):
                raise _typed_over(sheet, sheet.head_row, column, expected)
            years[next(reversed(years)) + 1] = column
    if not years:
        raise BadInput(
            message(f"{sheet.path}, {BY_YEAR}", "the head of the first year is missing.", fix=ANEW)
        )
    return YearColumns(years, position=position, outside=outside, **found)


def refuse_other_scenarios(
    ours: Mapping[str, object], others: Mapping[str, Mapping[str, object]], path: Path
) -> None:
    """Refuse scenarios that differ between Inputs and other sheets: deleted, renamed or moved.

    Args:
        ours: the scenarios' heads of Inputs, in order.
        others: a sheet, or the rows of a series on one -> its scenarios, in order.
        path: the workbook.
    """
    for where, theirs in others.items():
        if list(theirs) != list(ours):
            raise BadInput(
                message(
                    f"{path}, {where}",
                    f"the scenarios are {', '.join(theirs) or 'none'}; on Inputs they are "
                    f"{', '.join(ours)}.",
                    why="A scenario has the same name, and the same place among the others, on "
                    "every sheet of inputs.",
                    fix=ANEW,
                )
            )


def _scenario_range(sheet: FoundSheet, row: int, live: int) -> tuple[int, int]:
    """The columns of the first and the last scenario, as the workbook itself takes them."""
    content = sheet.cells.get((row, live))
    found = _POSITION.fullmatch(normal_formula(str(content)))
    ends = [cell_position(found[group]) for group in (1, 2)] if found else []
    if not isinstance(content, FormulaText) or {row for row, _ in ends} != {sheet.head_row}:
        raise _typed_over(sheet, row, live, case_formula(InputColumns(1), sheet.head_row))
    return ends[0][1], ends[1][1]


def _typed_over(sheet: FoundSheet, row: int, column: int, expected: str) -> BadInput:
    return BadInput(
        message(
            sheet.reference(row, column),
            "the formula has been typed over.",
            why=f"The workbook has {expected} there, or the like.",
            fix=ANEW,
        )
    )
