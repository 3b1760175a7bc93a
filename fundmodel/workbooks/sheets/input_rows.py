"""A row of Inputs or Members: one number, from its label to what each scenario has."""

from dataclasses import dataclass

from fundmodel.build_model.language import MONTHS_IN_A_QUARTER
from fundmodel.build_model.units import Unit, is_whole
from fundmodel.read_assumptions import Metadata
from fundmodel.workbooks.a1 import cell_name, range_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import InputColumns
from fundmodel.workbooks.outside import NO_NUMBER, is_inside
from fundmodel.workbooks.sheets.choices import (
    CHOICE_HERE,
    code_formula,
    plan_options,
    word_of,
    words_formula,
)
from fundmodel.workbooks.sheets.input_marks import mark, mark_formula
from fundmodel.workbooks.sheets.scenario_heads import CASES

TINY = 1e-4


@dataclass(frozen=True)
class Entry:
    """One number with its row: what fills a row.

    Attributes:
        options: the words of a choice, in the order of their codes.
        on_dashboard: whether it can be chosen on Dashboard too.
        chosen_there: whether it is.
    """

    row: int
    name: str
    label: str
    metadata: Metadata
    live: float
    scenarios: tuple[float, ...]
    override: float | None = None
    options: tuple[str, ...] = ()
    on_dashboard: bool = False
    chosen_there: bool = False


def plan_row(sheet: Sheet, entry: Entry, columns: InputColumns) -> None:
    """Plan the cells of a number."""
    row, style = entry.row, number_style(entry.live, entry.metadata.unit)
    sheet.text(row, columns.label, entry.label, "label")
    sheet.text(row, columns.name, entry.name, "key")
    sheet.text(row, columns.unit, entry.metadata.unit.name, "unit")
    live = live_formula(sheet.title, row, columns, len(entry.options), entry.on_dashboard)
    sheet.formula(row, columns.live, live, entry.live, f"calc_{style}")
    _override(sheet, entry, columns, style)
    word = mark(entry.live, entry.scenarios[0], entry.override, chosen_there=entry.chosen_there)
    formula = mark_formula(row, columns, on_dashboard=entry.on_dashboard)
    sheet.formula(row, columns.mark, formula, word, "key")
    if entry.options:
        words = words_formula(row, columns, len(entry.options))
        sheet.formula(row, columns.words, words, word_of(entry.live, entry.options), "unit")
        plan_options(sheet, row, columns, entry.options)
    for index, value in enumerate(entry.scenarios):
        sheet.number(row, columns.first_scenario + index, value, f"input_{style}")
    _range(sheet, entry, columns, style)
    _metadata(sheet, entry, columns)


def _override(sheet: Sheet, entry: Entry, columns: InputColumns, style: str) -> None:
    typed = entry.override
    if not entry.options:
        type_over(sheet, entry.row, columns.override, typed, style)
    elif typed is None:
        sheet.blank(entry.row, columns.override, "override_text")
    else:
        word = word_of(typed, entry.options)
        sheet.text(entry.row, columns.override, word, "override_text")


def _range(sheet: Sheet, entry: Entry, columns: InputColumns, style: str) -> None:
    lowest, highest = entry.metadata.plausible
    sheet.number(entry.row, columns.lowest, lowest, f"static_{style}")
    sheet.number(entry.row, columns.highest, highest, f"static_{style}")
    inside = is_inside(entry.live, entry.metadata)
    check = outside_formula(
        entry.row, columns, entry.metadata, len(entry.options), entry.on_dashboard
    )
    sheet.formula(entry.row, columns.outside, check, int(not inside), "calc_whole")


def _metadata(sheet: Sheet, entry: Entry, columns: InputColumns) -> None:
    metadata = entry.metadata
    sheet.text(entry.row, columns.grade, metadata.grade, "unit")
    sheet.text(entry.row, columns.as_of, metadata.as_of, "unit")
    plan_source(sheet, entry.row, columns.source, metadata)
    sheet.text(entry.row, columns.note, metadata.note, "unit")


def plan_source(sheet: Sheet, row: int, column: int, metadata: Metadata) -> None:
    """Plan the source of a number, which leads to its page on the web if it has one."""
    source = metadata.source
    if source.link:
        sheet.web_link(row, column, source.title, source.link)
    else:
        sheet.text(row, column, source.title, "unit")


def live_formula(
    title: str, row: int, columns: InputColumns, options: int = 0, on_dashboard: bool = False
) -> str:
    """The live number: the override or, without one, what the scenario shown has.

    Args:
        title: of the sheet.
        row: of the number.
        columns: of the sheet.
        options: how many words a choice has.
        on_dashboard: whether what is chosen on Dashboard counts before the override.
    """
    override = cell_name(row, columns.override)
    cases = range_name(row, columns.first_scenario, row, columns.last_scenario)
    words = columns.options(row, options) if options else ""
    typed = code_formula(override, words) if words else override
    formula = f"IF(ISBLANK({override}),INDEX({cases},1,{CASES[title]}),{typed})"
    if on_dashboard:
        there = code_formula(CHOICE_HERE, words)
        formula = f"CHOOSE(1+ISBLANK({CHOICE_HERE}),{there},{formula})"
    return f"={formula}"


def outside_formula(
    row: int,
    columns: InputColumns,
    metadata: Metadata,
    options: int = 0,
    on_dashboard: bool = False,
) -> str:
    """Whether the live number is outside, or something typed in its row is no number.

    What is pasted escapes the rules on what is typed. The arguments are those of `live_formula`,
    and the input's metadata.
    """
    live, low, high = (cell_name(row, at) for at in (columns.live, columns.lowest, columns.highest))
    whole = f",INT({live})={live}" if is_whole(metadata.unit) else ""
    if metadata.ends_on_quarter:  # the last day of a month whose number is three times a whole one
        month = f"MONTH({live})/{MONTHS_IN_A_QUARTER}"
        whole += f",EOMONTH({live},0)={live},INT({month})={month}"
    inside = f"AND({live}>={low},{live}<={high}{whole})"
    numbers = _all_are_numbers(row, columns, options, on_dashboard)
    return f'=IF({numbers},IFERROR(1-{inside},0),"{NO_NUMBER}")'


def _all_are_numbers(row: int, columns: InputColumns, options: int, on_dashboard: bool) -> str:
    """Whether whatever is typed is a number or, over a choice, one of its words."""
    override = cell_name(row, columns.override)
    cases = range_name(row, columns.first_scenario, row, columns.last_scenario)
    if not options:
        return f"COUNTA({override},{cases})=COUNT({override},{cases})"
    chosen = [override, CHOICE_HERE] if on_dashboard else [override]
    words = columns.options(row, options)
    codes = "".join(f"+ISNUMBER({one})+ISNUMBER(MATCH({one},{words},0))" for one in chosen)
    return f"COUNTA({','.join(chosen)},{cases})=COUNT({cases}){codes}"


def number_style(value: float, unit: Unit) -> str:
    """The unit's format, unless it would show a tiny number as zero."""
    return "text" if 0 < abs(value) < TINY else unit.style


def type_over(sheet: Sheet, row: int, column: int, value: float | None, style: str) -> None:
    """An override: an empty cell, or the number that is typed over a scenario's."""
    if value is None:
        sheet.blank(row, column, f"override_{style}")
    else:
        sheet.number(row, column, value, f"override_{style}")
