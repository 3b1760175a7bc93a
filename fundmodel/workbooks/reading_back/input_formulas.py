"""The formulas of the sheets of inputs in a file: all must be those that the model writes there."""

from collections.abc import Iterator
from itertools import pairwise

from fundmodel.errors import BadInput, message
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS
from fundmodel.workbooks.formulas import FIRST_YEAR_CELL, YEARS_NAME
from fundmodel.workbooks.opening.fingerprints import as_text
from fundmodel.workbooks.opening.formula_spelling import normal_formula
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.xml_pieces import FormulaText
from fundmodel.workbooks.reading_back.changed_cells import ChangedCell, refuse_changed, same_formula
from fundmodel.workbooks.reading_back.found_inputs import FoundInputs
from fundmodel.workbooks.reading_back.found_numbers import FoundNumbers
from fundmodel.workbooks.sheets import input_marks, input_rows, inputs_by_year
from fundmodel.workbooks.sheets.choices import words_formula
from fundmodel.workbooks.sheets.scenario_heads import CASES, LIVE_SCENARIO, deciding_formula

Expected = tuple[str, int, int, str]
"""Sheet, row and column of a cell, and the formula that the model writes there."""


def refuse_changed_formulas(numbers: FoundNumbers, *, any_version: bool = False) -> None:
    """Refuse a formula that is not the whole one which the model writes there.

    Args:
        numbers: where the numbers stand.
        any_version: another version wrote the workbook; so any formula may stand at a live number.

    Raises:
        BadInput: a live number is typed over, or another formula.
    """
    inputs = numbers.inputs
    for title, row, column, formula in (*_live(numbers), *_live_years(numbers)):
        sheet = inputs.sheets[title]
        found = sheet.cells.get((row, column))
        if any_version and isinstance(found, FormulaText):
            continue
        if not same_formula(formula, found):
            raise BadInput(
                message(
                    sheet.reference(row, column),
                    "the formula of the live number has been typed over.",
                    why="Numbers are typed into Override, or into the column of a scenario.",
                    fix="copy the formula of a live number beside it back into the cell.",
                )
            )
    if any_version:
        return
    others = (*_selector(inputs), *_others(numbers), *_other_of_years(numbers))
    changed = [
        ChangedCell(on_sheet(title, cell_name(row, column)), formula, found)
        for title, row, column, formula in others
        if not same_formula(formula, found := inputs.sheets[title].cells.get((row, column)))
    ]
    refuse_changed(inputs.path, [*changed, *_other_words(numbers)])


def refuse_sorted_members(numbers: FoundNumbers) -> None:
    """Refuse members in another order: a sort takes numbers along, and leaves formulas behind.

    Raises:
        BadInput: a member stands above one that comes before it.
    """
    rows = [(name, row) for name, (title, row) in numbers.rows.items() if title == MEMBERS]
    for (before, upper), (name, lower) in pairwise(rows):
        if lower < upper:
            column = numbers.inputs.columns[MEMBERS].name
            raise BadInput(
                message(
                    numbers.inputs.sheets[MEMBERS].reference(lower, column),
                    f"`{name}` stands above `{before}`, which comes before it in the model.",
                    why="Formulas take members by their rows, so that rows which were sorted give "
                    "each member the numbers of another.",
                    fix="undo the sort, or write the workbook anew and type the edits there.",
                )
            )


def refuse_moved_names(
    book: OpenedWorkbook, numbers: FoundNumbers, *, any_version: bool = False
) -> None:
    """Refuse a name that stands for another cell than that of its live number.

    Args:
        book: the workbook.
        numbers: where its numbers stand.
        any_version: another version wrote the workbook, which may lack names.

    Raises:
        BadInput: there is one; formulas that say the name would take another number.
    """
    inputs = numbers.inputs
    named_cells = {LIVE_SCENARIO: (INPUTS, *(inputs.deciding_cell or inputs.selector))}
    named_cells |= {name: (title, *inputs.case(title)) for title, name in CASES.items()}
    head_row = inputs.sheets[BY_YEAR].head_row
    named_cells[FIRST_YEAR_CELL] = BY_YEAR, head_row, inputs.years.first
    named_cells |= {
        name: (title, row, inputs.columns[title].live)
        for name, (title, row) in numbers.rows.items()
        if title == INPUTS
    }
    cells = {
        name: (title, on_sheet(title, cell_name(row, column, fixed_row=True, fixed_column=True)))
        for name, (title, row, column) in named_cells.items()
    }
    years = range_name(head_row, inputs.years.first, head_row, inputs.years.last, fixed=True)
    cells[YEARS_NAME] = BY_YEAR, on_sheet(BY_YEAR, years)
    for name, (title, cell) in cells.items():
        found = book.names.get(name)
        if found is None and any_version:
            continue
        if found is None or normal_formula(found) != normal_formula(cell):
            stands = f"stands for {found}" if found else "is gone"
            raise BadInput(
                message(
                    f"{inputs.path}, {title}",
                    f"the name `{name}` {stands}, but its cell is {cell.replace('$', '')}.",
                    why="Formulas say the name, and take the cell that it stands for.",
                    fix="correct it in the list of names, or write the workbook anew.",
                )
            )


def _live(numbers: FoundNumbers) -> Iterator[Expected]:
    for name, (title, row) in numbers.rows.items():
        columns, options = numbers.inputs.columns[title], len(numbers.options(name))
        formula = input_rows.live_formula(
            title, row, columns, options, on_dashboard=name in numbers.on_dashboard
        )
        yield title, row, columns.live, formula


def _live_years(numbers: FoundNumbers) -> Iterator[Expected]:
    columns = numbers.inputs.years
    for found in numbers.series.values():
        for year, column in columns.years.items():
            formula = inputs_by_year.live_formula(found.rows, columns, year)
            yield BY_YEAR, found.rows.live, column, formula


def _others(numbers: FoundNumbers) -> Iterator[Expected]:
    for name, (title, row) in numbers.rows.items():
        columns, metadata = numbers.inputs.columns[title], numbers.known.metadata(name)
        there, options = name in numbers.on_dashboard, numbers.options(name)
        mark = input_marks.mark_formula(row, columns, on_dashboard=there)
        yield title, row, columns.mark, mark
        outside = input_rows.outside_formula(row, columns, metadata, len(options), there)
        yield title, row, columns.outside, outside
        if options and columns.words:
            yield title, row, columns.words, words_formula(row, columns, len(options))


def _selector(inputs: FoundInputs) -> Iterator[Expected]:
    """What decides between the scenario chosen on Inputs and the one on Dashboard."""
    if inputs.deciding_cell is not None:
        formula = deciding_formula(inputs.columns[INPUTS], inputs.selector[0])
        yield INPUTS, *inputs.deciding_cell, formula


def _other_words(numbers: FoundNumbers) -> Iterator[ChangedCell]:
    """Words of choices that are not the model's, through which formulas find a code."""
    sheet, columns = numbers.inputs.sheets[INPUTS], numbers.inputs.columns[INPUTS]
    for name, (_, row) in numbers.rows.items():
        for column, word in enumerate(numbers.options(name), columns.first_option or 0):
            if as_text(found := sheet.cells.get((row, column))) != as_text(word):
                yield ChangedCell(on_sheet(INPUTS, cell_name(row, column)), f"`{word}`", found)


def _other_of_years(numbers: FoundNumbers) -> Iterator[Expected]:
    columns = numbers.inputs.years
    for name, found in numbers.series.items():
        position = inputs_by_year.position_formula(found.rows, columns)
        yield BY_YEAR, found.rows.live, columns.position, position
        unit = numbers.known.series[name].metadata.unit
        below, above = inputs_by_year.range_formulas(found.rows, columns, unit)
        yield BY_YEAR, found.rows.live, columns.lowest, below
        yield BY_YEAR, found.rows.live, columns.highest, above
        outside = inputs_by_year.outside_formula(found.rows, columns)
        yield BY_YEAR, found.rows.live, columns.outside, outside
