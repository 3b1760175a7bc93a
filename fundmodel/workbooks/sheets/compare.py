"""Compare: the headline results of all scenarios, and how far each is from the first one.

A row a scenario and a column a result, as Stored keeps them; the live numbers stand on top, and
the scenario that is shown is marked. Shades tell high from low, not good from bad.
"""

from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import STORED, InputColumns
from fundmodel.workbooks.sheet_settings import ColourScale, Highlight, Page
from fundmodel.workbooks.sheets.bridge_plan import level_of, style_of, unit_of
from fundmodel.workbooks.sheets.compare_plan import (
    COMPARE,
    COMPARE_STATE,
    FIRST_RESULT,
    FLAG_ROW,
    MEANING,
    SCENARIO,
    TableOfScenarios,
)
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import NOT_AVAILABLE, result_value, set_dense, title_rows
from fundmodel.workbooks.sheets.scenario_heads import LIVE_SCENARIO, label_formula
from fundmodel.workbooks.sheets.stale import plan_state
from fundmodel.workbooks.sheets.stored import FIRST as FIRST_STORED
from fundmodel.workbooks.sheets.stored import stored_rows
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

PURPOSE = "Headline results of every scenario, as delivered"
WIDTHS = {1: 0.7, SCENARIO: 26.45, MEANING: 25.1}
RESULT_WIDTH, HEAD_HEIGHT = 9.55, 116
LONG_WORD, MORE = 11, 0.5
"""How many letters a word has that needs a wider column, and how much wider."""
PALE, DEEP, WARM = "FFFFFF", "9FBFE3", "F6C9A0"


def plan_compare(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet, if there is more than one scenario; Stored must be planned before."""
    if len(spec.runs) < 2:
        return
    sheet, table = book.add_sheet(COMPARE, TEAL), TableOfScenarios(spec)
    title_rows(sheet, COMPARE, PURPOSE, spec, status=FIRST_RESULT)
    plan_state(book, sheet, spec, FLAG_ROW, COMPARE_STATE)
    text = f"Inputs changed since: {spec.changed}"
    formula = f'="Inputs changed since: "&{CHANGED_NAME}'
    sheet.formula(FLAG_ROW, MEANING, formula, text, "sub")
    base = spec.names[0]
    titles = {
        table.levels: "Results",
        table.differences: f"How far each scenario is from {base}",
    }
    for row, title in titles.items():
        _heads(sheet, table, row, title)
    _live(sheet, table)
    stored = book.sheet(STORED)
    for at in range(len(spec.runs)):
        _levels(sheet, table, at, stored)
        if at:
            _differences(sheet, table, at)
    _shades(sheet, table)
    _layout(sheet, table)


def _heads(sheet: Sheet, table: TableOfScenarios, row: int, title: str) -> None:
    """What the table is, then each result with its basis, and below it the unit."""
    sheet.text(row, SCENARIO, title, "section")
    for column in range(MEANING, table.last_column + 1):
        sheet.blank(row, column, "section")
    heads = {SCENARIO: "Scenario", MEANING: "What it is"}
    for column, text in heads.items():
        sheet.text(row + 1, column, text, "head")
        sheet.text(row + 2, column, "", "muted")
    for column, line in table.columns.items():
        sheet.text(row + 1, column, line.definition.label, "head_right_wrap")
        unit = unit_of(line.unit.style, line.unit.name)
        sheet.text(row + 2, column, unit, "muted_right")
    sheet.heights[row + 1] = HEAD_HEIGHT


def _live(sheet: Sheet, table: TableOfScenarios) -> None:
    spec, row = table.spec, table.live
    sheet.formula(row, SCENARIO, f"={LIVE_SCENARIO}", spec.names[spec.case - 1], "calc_text")
    sheet.text(row, MEANING, "Live, with what is typed in", "label")
    for column, line in table.columns.items():
        cell = cell_name(spec.layout.row(line.name), spec.layout.columns.whole_life)
        formula = "=" + spec.layout.elsewhere(line.name, COMPARE, cell)
        value = result_value(spec.live.number(line.name))
        sheet.formula(row, column, formula, value, f"link_{level_of(line.unit.style)}")


def _levels(sheet: Sheet, table: TableOfScenarios, at: int, stored: Sheet) -> None:
    row, rows = table.level(at), stored_rows(stored)
    _words(sheet, table, at, row)
    for column, line in table.columns.items():
        there = rows[line.name], FIRST_STORED + at
        number = stored.cells[there].value
        style = f"static_{level_of(line.unit.style)}"
        formula = "=" + on_sheet(STORED, cell_name(*there))
        sheet.formula(row, column, formula, NOT_AVAILABLE if number is None else number, style)


def _differences(sheet: Sheet, table: TableOfScenarios, at: int) -> None:
    row = table.difference(at)
    _words(sheet, table, at, row)
    for column, line in table.columns.items():
        one = cell_name(table.level(at), column)
        base = cell_name(table.level(0), column, fixed_row=True)
        known = f"AND(ISNUMBER({one}),ISNUMBER({base}))"
        formula = f'=IF({known},{one}-{base},"{NOT_AVAILABLE}")'
        style = f"static_change_{style_of(line.unit.style)}"
        sheet.formula(row, column, formula, _change(sheet, table, column, at), style)


def _change(sheet: Sheet, table: TableOfScenarios, column: int, at: int) -> float | str:
    first, other = (sheet.cells[table.level(one), column].value for one in (0, at))
    if isinstance(first, str) or isinstance(other, str):
        return NOT_AVAILABLE
    return float(other or 0) - float(first or 0)


def _words(sheet: Sheet, table: TableOfScenarios, at: int, row: int) -> None:
    assumptions = table.spec.runs[at].assumptions
    sheet.text(row, SCENARIO, assumptions.title, "label")
    formula = label_formula(InputColumns(len(table.spec.runs)), cell_name(row, SCENARIO))
    sheet.formula(row, MEANING, formula, assumptions.label, "muted")


def _shades(sheet: Sheet, table: TableOfScenarios) -> None:
    """A colour scale a result; and in the column of scenarios the one that is shown."""
    last = len(table.spec.runs) - 1
    for first, end in ((table.level(0), table.level(last)),
                       (table.difference(1), table.difference(last))):  # fmt: skip
        area = range_name(first, SCENARIO, end, MEANING)
        cell = cell_name(first, SCENARIO, fixed_column=True)
        sheet.highlights.append(Highlight(area, f"{cell}={LIVE_SCENARIO}", "chosen"))
    for column in table.columns:
        area = range_name(table.level(0), column, table.level(last), column)
        sheet.highlights.append(ColourScale(area, PALE, PALE, DEEP))
        area = range_name(table.difference(1), column, table.difference(last), column)
        sheet.highlights.append(ColourScale(area, WARM, PALE, DEEP, centre=0.0))


def _layout(sheet: Sheet, table: TableOfScenarios) -> None:
    sheet.widths.update(WIDTHS)
    for column, line in table.columns.items():
        longest = max(len(word) for word in line.definition.label.split())
        sheet.width(column, column, RESULT_WIDTH + (MORE if longest >= LONG_WORD else 0))
    sheet.freeze = cell_name(table.live, FIRST_RESULT)
    scenarios = len(table.spec.runs)
    set_dense(sheet, FLAG_ROW, table.difference(scenarios - 1))
    last = cell_name(table.level(scenarios - 1), table.last_column)
    sheet.page = Page(pages_high=1, print_area=f"A1:{last}")
