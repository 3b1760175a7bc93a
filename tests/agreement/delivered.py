"""The delivered workbook in a spreadsheet program, and what tests read of it."""

from collections.abc import Iterable, Iterator, Sequence

from fundmodel.analyse.bridge import Bridge, Step
from fundmodel.build_model.model import Model
from fundmodel.read_assumptions import scenario_names
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.a1 import cell_name, cell_position
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, INPUTS, NUMBER_ROW, YEAR_ROW, InputColumns
from fundmodel.workbooks.sheets.deal_terms import DEAL_TERMS, LIVE, NAME
from fundmodel.workbooks.sheets.scenario_heads import SELECTOR_ROW
from tests.recalculation.engines import Edit, IronCalcBook, Value, Values

AMOUNTS = ("in_turn", "share", "standard_error", "alone", "last")
SCENARIOS = ("base", *scenario_names())

BRIDGED, RESULT = "high_return", "us_take_present_value"
"""The scenario and the result of the bridge from base that the workbook tells."""

CellReference = tuple[str, int, int]
"""Sheet, row, column."""


class LoadedBook(IronCalcBook):
    """A loaded workbook of which a few cells can be read, without reading all of them."""

    def read(self, edits: Iterable[Edit], cells: Sequence[CellReference]) -> list[Value]:
        """The values of some cells after the edits, and after no others."""
        self.work_out(edits)
        return [
            self._model.get_cell_value(self._titles.index(title), row, column)
            for title, row, column in cells
        ]


def bridge_between(runs: Sequence[Run]) -> Bridge:
    """From base to a scenario: two thirds of the difference by one input, the rest by another."""
    base, other = runs[0], runs[SCENARIOS.index(BRIDGED)]
    start, end = base.number(RESULT), other.number(RESULT)
    definition = base.model.lines[RESULT].definition
    changes = other.assumptions.changes[:2]
    steps = [
        Step(
            change.name,
            base.assumptions.metadata(change.name).label,
            str(change.old),
            str(change.new),
            change.because,
            **dict.fromkeys(AMOUNTS, (end - start) * part),
        )
        for change, part in zip(changes, (2 / 3, 1 / 3), strict=True)
    ]
    names = base.assumptions.title, other.assumptions.title
    unit = base.model.unit(RESULT)
    return Bridge(RESULT, definition.label, unit, definition.basis, names, start, end, steps)


def choose(scenario: str) -> Edit:
    """What somebody does who chooses a scenario from the list on Inputs."""
    return INPUTS, cell_name(SELECTOR_ROW, InputColumns.live), scenario


def named_cell(book: Book, name: str) -> CellReference:
    """The cell that a name of the workbook stands for."""
    title, _, reference = book.names[name].rpartition("!")
    return (title.strip("'"), *cell_position(reference))


def live_terms(book: Book) -> dict[str, CellReference]:
    """Name of an input -> where the sheet of deal terms shows its live number."""
    return {
        str(cell.value): (DEAL_TERMS, row, LIVE)
        for row, column, cell in book.sheet(DEAL_TERMS).cells.single()
        if column == NAME and row > HEAD_ROW
    }


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
        quarters = columns_of_quarters(sheet)
        for row in sorted(keys(sheet)):
            first = sheet.cells.get((row, quarters[0]))
            if first is not None and first.formula:
                yield sheet, row, quarters


def columns_of_quarters(sheet: Sheet) -> list[int]:
    """The columns of a stage sheet that stand for a quarter, the opening's left out."""
    return [
        column
        for row, columns, _ in sheet.cells.formulas()
        if row == NUMBER_ROW
        for column in columns
        if sheet.cells[row, column].value != 0
    ]


def keys(sheet: Sheet) -> dict[int, str]:
    """Row of a stage sheet -> the name of the line that stands there; names are no formulas."""
    texts = list(sheet.cells.single())
    (column,) = (at for row, at, cell in texts if row == YEAR_ROW and cell.value == "Key")
    return {row: str(cell.value) for row, at, cell in texts if at == column and row > YEAR_ROW}
