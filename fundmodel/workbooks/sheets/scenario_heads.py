"""The scenarios' heads: which is shown, and whether all sheets of inputs have the same ones.

Each sheet finds the scenario shown among its own heads, so that a column that somebody inserts or
deletes on one sheet cannot make another take the numbers of a different scenario.
"""

from fundmodel.read_assumptions import Assumptions
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, INPUTS, MEMBERS, InputColumns
from fundmodel.workbooks.sheet_settings import OneOf
from fundmodel.workbooks.workbook_spec import WorkbookSpec

CASE, LIVE_SCENARIO = "scenario_case", "scenario_shown"
CASES = {INPUTS: CASE, MEMBERS: "scenario_case_of_members"}
"""Sheet -> the name of the cell that says which of its scenarios is shown."""
SCENARIO_HERE = "scenario_on_dashboard"
"""The name of the cell on Dashboard whose scenario, if any, counts before that of Inputs."""
LABEL_ROW, SELECTOR_ROW, CASE_ROW, ORDER_ROW = 4, 3, 4, 5
LABEL_HEIGHT = 42
SELECTOR_LABEL = "Scenario (choose from the list)"
FORMER_SELECTOR_LABEL = "Scenario shown (choose from the list)"
CASE_LABEL = "Position of the scenario shown"
THE_OTHER_COUNTS = "The one chosen on Dashboard counts"
WHICH_COUNTS = f'=IF(ISBLANK({SCENARIO_HERE}),"","{THE_OTHER_COUNTS}")'


def plan_selector(book: Book, sheet: Sheet, spec: WorkbookSpec, columns: InputColumns) -> None:
    """Plan the list from which the scenario is chosen, and the cell that says which counts."""
    sheet.text(SELECTOR_ROW, columns.label, SELECTOR_LABEL, "label")
    own = spec.on_dashboard.scenario_of_inputs
    live = spec.names[spec.case - 1]
    sheet.text(SELECTOR_ROW, columns.live, own or live, "input_text")
    sheet.add_rule(
        OneOf(
            cell_name(SELECTOR_ROW, columns.live),
            scenario_heads(columns),
            "Scenario",
            "Choose the scenario that all sheets show, unless one is chosen on Dashboard.",
        )
    )
    which = THE_OTHER_COUNTS if own else ""
    sheet.formula(SELECTOR_ROW, columns.name, WHICH_COUNTS, which, "sub")
    sheet.formula(CASE_ROW, columns.name, deciding_formula(columns), live, "calc_text")
    cell = cell_name(CASE_ROW, columns.name, fixed_row=True, fixed_column=True)
    book.name(LIVE_SCENARIO, on_sheet(INPUTS, cell))


def deciding_formula(columns: InputColumns, selector_row: int = SELECTOR_ROW) -> str:
    """The scenario shown: the one chosen on Dashboard or, without one, on Inputs."""
    ours = cell_name(selector_row, columns.live)
    return f"=IF(ISBLANK({SCENARIO_HERE}),{ours},{SCENARIO_HERE})"


def plan_case(book: Book, sheet: Sheet, spec: WorkbookSpec, columns: InputColumns) -> None:
    """Plan the cell by which the sheet finds the scenario among its own heads."""
    sheet.text(CASE_ROW, columns.label, CASE_LABEL, "label")
    formula = case_formula(columns)
    sheet.formula(CASE_ROW, columns.live, formula, spec.case, "calc_whole")
    case = cell_name(CASE_ROW, columns.live, fixed_row=True, fixed_column=True)
    book.name(CASES[sheet.title], on_sheet(sheet.title, case))


def scenario_heads(columns: InputColumns, row: int = HEAD_ROW) -> str:
    """The heads of the columns of scenarios, or another row of these columns."""
    return range_name(row, columns.first_scenario, row, columns.last_scenario, fixed=True)


def case_formula(columns: InputColumns, head_row: int = HEAD_ROW) -> str:
    """Which of the sheet's scenarios is shown."""
    return f"=MATCH({LIVE_SCENARIO},{scenario_heads(columns, head_row)},0)"


def plan_labels(sheet: Sheet, spec: WorkbookSpec, columns: InputColumns) -> None:
    """Above the scenarios' heads what they are called, and on each head a note on what it is."""
    for index, run in enumerate(spec.runs):
        column = columns.first_scenario + index
        sheet.text(LABEL_ROW, column, run.assumptions.label, "note")
        sheet.note(HEAD_ROW, column, scenario_note(run.assumptions))
    sheet.heights[LABEL_ROW] = LABEL_HEIGHT


def label_formula(columns: InputColumns, name: str) -> str:
    """What the scenario is called whose name stands in a cell; nothing where Inputs has it no more.

    Args:
        columns: of Inputs.
        name: the cell.
    """
    heads, labels = (
        on_sheet(INPUTS, scenario_heads(columns, row)) for row in (HEAD_ROW, LABEL_ROW)
    )
    return f'=IFERROR(INDEX({labels},1,MATCH({name},{heads},0)),"")'


def scenario_note(assumptions: Assumptions) -> str:
    """What a scenario is: its label, and below it its description."""
    description = " ".join(assumptions.description.split())
    return f"{assumptions.label}\n{description}".strip()


def plan_order(sheet: Sheet, columns: InputColumns) -> None:
    """Above the heads of Inputs: 1, 2, 3 and so on, whatever else stands between them."""
    sheet.text(ORDER_ROW, columns.label, "Position of each scenario", "note")
    for index in range(columns.scenarios):
        column = columns.first_scenario + index
        formula = f"={_heads_up_to(columns, column)}"
        sheet.formula(ORDER_ROW, column, formula, index + 1, "calc_whole")


def _heads_up_to(columns: InputColumns, column: int) -> str:
    first = cell_name(HEAD_ROW, columns.first_scenario, fixed_row=True, fixed_column=True)
    return f"COUNTA({first}:{cell_name(HEAD_ROW, column, fixed_row=True)})"


def plan_agreement(sheet: Sheet, columns: InputColumns) -> None:
    """Above the heads of Members: 0 where Inputs has the same scenario in the same order."""
    text = "0 where Inputs has the same scenario in the same order"
    sheet.text(ORDER_ROW, columns.label, text, "note")
    for index in range(columns.scenarios):
        column = columns.first_scenario + index
        head = cell_name(HEAD_ROW, column, fixed_row=True)
        formula = agreement_formula(columns, head, _heads_up_to(columns, column))
        sheet.formula(ORDER_ROW, column, formula, 0, "calc_whole")


def agreement_formula(columns: InputColumns, head: str, position: str) -> str:
    """0 if a head is one of those of Inputs, and stands there in the same position."""
    heads = on_sheet(INPUTS, scenario_heads(columns))
    positions = on_sheet(INPUTS, scenario_heads(columns, ORDER_ROW))
    return f"=1-SUMPRODUCT(({heads}={head})*({positions}={position}))"
