"""The sheets of inputs of a file: where each number stands, found by heads and names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fundmodel.errors import BadInput, closest, message
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS, InputColumns, YearColumns
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.reading_back.found_columns import (
    ANEW,
    FoundSheet,
    found_input_columns,
    found_year_columns,
    refuse_other_scenarios,
    scenarios_of,
)
from fundmodel.workbooks.reading_back.found_selectors import FoundSelectors, find_selectors
from fundmodel.workbooks.reading_back.values_alone import refuse_values_alone
from fundmodel.workbooks.sheets.scenario_heads import (
    CASE_LABEL,
    FORMER_SELECTOR_LABEL,
    SELECTOR_LABEL,
)

MOST_NAMED = 8
OTHER_SET = "choose a workbook that was written from these assumptions, or write it anew."


@dataclass(frozen=True)
class FoundInputs:
    """Where the numbers of a workbook stand, before it is known which assumptions they are of.

    Attributes:
        path: of the workbook.
        sheets: Inputs, Inputs by year and Members.
        columns: of Inputs and of Members, each as it was found there.
        scenarios: the same sheets' scenarios: name -> column.
        years: the columns of Inputs by year.
        chosen: what is chosen on Dashboard.
    """

    path: Path
    sheets: Mapping[str, FoundSheet]
    columns: Mapping[str, InputColumns]
    scenarios: Mapping[str, Mapping[str, int]]
    years: YearColumns
    chosen: FoundSelectors

    @property
    def selector(self) -> tuple[int, int]:
        """Row and column of the cell of Inputs that names a scenario."""
        row = _row_of(self.sheets[INPUTS], SELECTOR_LABEL, FORMER_SELECTOR_LABEL)
        return row, self.columns[INPUTS].live

    @property
    def deciding_cell(self) -> tuple[int, int] | None:
        """Row and column of the formula that decides between Inputs and Dashboard.

        None in a workbook of a version in which Inputs alone counts.
        """
        sheet, columns = self.sheets[INPUTS], self.columns[INPUTS]
        if sheet.cells.get((self.selector[0], columns.label)) == FORMER_SELECTOR_LABEL:
            return None
        return _row_of(sheet, CASE_LABEL), columns.name

    @property
    def selected(self) -> tuple[str, str]:
        """The head of the scenario shown, and the cell that names it."""
        if self.chosen.scenario is not None:
            return str(self.chosen.scenario.content), self.chosen.scenario.reference
        return self.head_of_inputs, on_sheet(INPUTS, cell_name(*self.selector))

    @property
    def head_of_inputs(self) -> str:
        """What the selector of Inputs names, whether or not it counts."""
        return str(self.sheets[INPUTS].cells.get(self.selector, ""))

    def case(self, title: str) -> tuple[int, int]:
        """Row and column of the cell that says which of a sheet's scenarios is shown."""
        return _row_of(self.sheets[title], CASE_LABEL), self.columns[title].live


def find_inputs(book: OpenedWorkbook) -> FoundInputs:
    """Find the sheets of inputs, their heads and their scenarios.

    Raises:
        BadInput: a sheet, a head or a formula is missing, or the sheets do not agree.
    """
    refuse_values_alone(book)
    for title in (INPUTS, BY_YEAR, MEMBERS):
        if title not in book.sheets:
            raise BadInput(
                message(
                    str(book.path),
                    f"has no sheet `{title}`.",
                    meant=closest(title, book.sheets),
                    fix="choose a workbook that this program wrote.",
                )
            )
    sheets = {
        title: FoundSheet(book.path, title, book.filled(title))
        for title in (INPUTS, BY_YEAR, MEMBERS)
    }
    columns = {
        title: found_input_columns(sheets[title], _row_of(sheets[title], CASE_LABEL))
        for title in (INPUTS, MEMBERS)
    }
    scenarios = {title: scenarios_of(sheets[title], columns[title]) for title in columns}
    refuse_other_scenarios(scenarios[INPUTS], {MEMBERS: scenarios[MEMBERS]}, book.path)
    years = found_year_columns(sheets[BY_YEAR])
    return FoundInputs(book.path, sheets, columns, scenarios, years, find_selectors(book))


def _row_of(sheet: FoundSheet, *labels: str) -> int:
    """The row above the heads that has a label, or one that it had once.

    Raises:
        BadInput: there is none.
    """
    for (row, _), content in sheet.cells.items():
        if content in labels and row < sheet.head_row:
            return row
    where = f"{sheet.path}, {sheet.title}"
    raise BadInput(message(where, f"the label `{labels[0]}` is not found.", fix=ANEW))
