"""The delivered workbook in a spreadsheet program, and what tests read of it."""

import copy
from collections.abc import Iterable, Iterator, Sequence

from fundmodel.build_model.model import Model
from fundmodel.read_assumptions import scenario_names
from fundmodel.workbooks.a1 import cell_name, cell_position
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import INPUTS, NUMBER_ROW, YEAR_ROW, InputColumns
from fundmodel.workbooks.sheets.scenario_heads import SELECTOR_ROW
from tests.recalculation.engines import Edit, IronCalcBook, Value, Values

SCENARIOS = ("base", *scenario_names())

CellReference = tuple[str, int, int]
"""Sheet, row, column."""


class LoadedBook(IronCalcBook):
    """A loaded workbook of which a few cells can be read, without reading all of them."""

    def read(self, edits: Iterable[Edit], cells: Sequence[CellReference]) -> list[Value]:
        """The values of some cells after the edits, which are undone afterwards."""
        before = [self._apply(edit) for edit in edits]
        self._model.evaluate()
        values = [
            self._model.get_cell_value(self._titles.index(title), row, column)
            for title, row, column in cells
        ]
        for edit in reversed(before):
            self._apply(edit)
        return values


def with_wrong_values(book: Book) -> Book:
    """A copy with zero, or an empty text, stored in every formula cell."""
    wrong = copy.deepcopy(book)
    for sheet, position, cell in list(wrong.formula_cells()):
        zero = "" if isinstance(cell.value, str) else 0.0
        sheet.cells[position] = cell._replace(value=zero)
    return wrong


def choose(scenario: str) -> Edit:
    """What somebody does who chooses a scenario from the list on Inputs."""
    return INPUTS, cell_name(SELECTOR_ROW, InputColumns.live), scenario


def named_cell(book: Book, name: str) -> CellReference:
    """The cell that a name of the workbook stands for."""
    title, _, reference = book.names[name].rpartition("!")
    return (title.strip("'"), *cell_position(reference))


def value_at(values: Values, cell: CellReference) -> Value:
    """The value of one cell."""
    title, row, column = cell
    return values[title][row, column]


def stage_rows(model: Model, book: Book) -> Iterator[tuple[Sheet, int, list[int]]]:
    """Every row of the stage sheets that goes by quarter, with the columns of its quarters.

    Rows of lines alone: the totals above their members have no key.
    """
    for stage in model.stages:
        sheet = book.sheet(stage.title)
        numbered = {
            column: cell.value
            for (row, column), cell in sheet.cells.items()
            if row == NUMBER_ROW and cell.formula
        }
        quarters = [column for column, number in sorted(numbered.items()) if number != 0]
        for row in sorted(keys(sheet)):
            first = sheet.cells.get((row, quarters[0]))
            if first is not None and first.formula:
                yield sheet, row, quarters


def keys(sheet: Sheet) -> dict[int, str]:
    """Row of a stage sheet -> the name of the line that stands there."""
    (column,) = (at for (row, at), cell in sheet.cells.items()
                 if row == YEAR_ROW and cell.value == "Key")  # fmt: skip
    return {
        row: str(cell.value)
        for (row, at), cell in sheet.cells.items()
        if at == column and row > YEAR_ROW
    }
