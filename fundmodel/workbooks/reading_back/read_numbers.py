"""The numbers of the sheets of inputs: what is typed over, or what the scenario's cells hold."""

from collections.abc import Mapping, Sequence

from fundmodel.errors import BadInput, closest, listed, message
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.cell_layout import BY_YEAR
from fundmodel.workbooks.opening.xml_pieces import Content, FormulaText
from fundmodel.workbooks.outside import on_years
from fundmodel.workbooks.reading_back.found_columns import FoundSheet
from fundmodel.workbooks.reading_back.found_inputs import FoundInputs
from fundmodel.workbooks.reading_back.found_numbers import FoundNumbers, FoundSeries
from fundmodel.workbooks.sheets.choices import code_of
from fundmodel.workbooks.sheets.inputs_by_year import as_on_the_sheet

Typed = tuple[float, str]
"""A number, and the cell in which it is typed."""


def typed_numbers(
    numbers: FoundNumbers, scenario: str, *, overrides: bool = True
) -> dict[str, Typed]:
    """Every number of Inputs and Members: the override, or what stands under the scenario's head.

    Args:
        numbers: where they stand.
        scenario: its head.
        overrides: take them; they are those of the scenario shown, whichever that is.

    Raises:
        BadInput: a cell holds no number.
    """
    found: dict[str, Typed] = {}
    inputs = numbers.inputs
    for name, (title, row) in numbers.rows.items():
        sheet, override = inputs.sheets[title], inputs.columns[title].override
        typed = overrides and (row, override) in sheet.cells
        column = override if typed else inputs.scenarios[title][scenario]
        words = numbers.options(name) if typed else ()
        found[name] = _number(sheet, row, column, words), on_sheet(title, cell_name(row, column))
    return found | (_chosen_on_dashboard(numbers) if overrides else {})


def _chosen_on_dashboard(numbers: FoundNumbers) -> dict[str, Typed]:
    """What is chosen on Dashboard, which counts before what Inputs has."""
    chosen = numbers.inputs.chosen.choice
    if chosen is None:
        return {}
    where = f"{numbers.inputs.path}, {chosen.reference}"
    return {
        name: (_as_number(chosen.content, where, numbers.options(name)), chosen.reference)
        for name in numbers.on_dashboard
    }


def typed_beneath(numbers: FoundNumbers) -> dict[str, float]:
    """What is typed over a number of which something else is chosen on Dashboard.

    Raises:
        BadInput: a cell holds no number.
    """
    if numbers.inputs.chosen.choice is None:
        return {}
    found = {}
    for name in numbers.on_dashboard:
        title, row = numbers.rows[name]
        sheet, column = numbers.inputs.sheets[title], numbers.inputs.columns[title].override
        if (row, column) in sheet.cells:
            found[name] = _number(sheet, row, column, numbers.options(name))
    return found


def changed_years(
    numbers: FoundNumbers, scenario: str, *, overrides: bool = True
) -> dict[str, dict[int, float]]:
    """The series that differ from the known ones: name -> the years that have to be stated.

    Args:
        numbers, scenario, overrides: as in `typed_numbers`.

    Raises:
        BadInput: a cell holds no number, or the first year has none.
    """
    inputs, changed = numbers.inputs, {}
    first, *_, last = inputs.years.years
    for name, found in numbers.series.items():
        stated = stated_years(inputs, found, scenario, overrides=overrides)
        before = as_on_the_sheet(numbers.known.year_values(name), inputs.years)
        if on_years(stated, first, last) != on_years(before, first, last):
            changed[name] = _to_state(stated, before)
    return changed


def stated_years(
    inputs: FoundInputs, found: FoundSeries, scenario: str, *, overrides: bool = True
) -> dict[int, float]:
    """Year -> the override or, without one, what the scenario states; most years have neither.

    Raises:
        BadInput: a cell holds no number, or the first year has none.
    """
    sheet, own = inputs.sheets[BY_YEAR], found.scenarios[scenario]
    stated: dict[int, float] = {}
    for year, column in inputs.years.years.items():
        for row in (found.rows.override, own) if overrides else (own,):
            if (row, column) in sheet.cells or (row == own and not stated):
                stated[year] = _number(sheet, row, column)
                break
    return stated


def _to_state(stated: Mapping[int, float], before: Mapping[int, float]) -> dict[int, float]:
    """The years that differ; one that is no longer stated is given what now holds in it."""
    changes = {year: value for year, value in stated.items() if before.get(year) != value}
    for year in before.keys() - stated.keys():
        changes[year] = stated[max(one for one in stated if one < year)]
    return dict(sorted(changes.items()))


def _number(sheet: FoundSheet, row: int, column: int, words: Sequence[str] = ()) -> float:
    return _as_number(sheet.cells.get((row, column)), sheet.reference(row, column), words)


def _as_number(content: Content | None, where: str, words: Sequence[str] = ()) -> float:
    """A number that is typed, or the code of a word that is; `words` are those it may be."""
    if type(content) is float:
        return content
    if type(content) is str and (code := code_of(content, words)) is not None:
        return float(code)
    if words and type(content) is str and content.strip():
        raise BadInput(
            message(
                where,
                f"`{content}` is none of the options.",
                meant=closest(content, words),
                fix=f"choose one of: {listed(words)}.",
            )
        )
    found = "a formula" if isinstance(content, FormulaText) else f"`{content}`"
    found = {None: "an empty cell", "": "an empty text"}.get(content, found)  # type: ignore[arg-type]
    raise BadInput(
        message(
            where,
            f"a number is expected, not {found}.",
            why="Only typed numbers can go back into a set of assumptions.",
            fix="type a number, or empty the cell of the column Override.",
        )
    )
