"""The selectors on Dashboard: of the scenario, and of the choice that the front pages tell apart.

Each is empty as delivered, and then what is chosen on Inputs counts. What is chosen here counts
before it; Inputs says so beside its own cell. The cells have names, by which formulas and whoever
reads the workbook find them.
"""

from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import INPUTS, InputColumns
from fundmodel.workbooks.sheet_settings import OneOf
from fundmodel.workbooks.sheets.choices import CHOICE_HERE, word_of
from fundmodel.workbooks.sheets.parts import MASTER_CHECK, master_check
from fundmodel.workbooks.sheets.scenario_heads import (
    LIVE_SCENARIO,
    SCENARIO_HERE,
    scenario_heads,
)
from fundmodel.workbooks.workbook_spec import WorkbookSpec

LIVE_ROW, CHOOSE_ROW = 2, 3
AS_ON_INPUTS = "Empty: as chosen on Inputs. What is chosen here counts before it."


class Span(NamedTuple):
    """Columns of Dashboard: the label, and the first and last of the cell."""

    label: int
    first: int
    last: int


SCENARIO, CHOICE, CHECKS = Span(2, 5, 10), Span(12, 14, 25), Span(21, 24, 25)


def plan_selectors(book: Book, sheet: Sheet, spec: WorkbookSpec) -> None:
    """Plan what is shown and both selectors in rows 2 and 3, and the checks in row 1.

    Args:
        book: where the cells get names.
        sheet: Dashboard, whose columns are narrow and alike.
        spec: what the workbook holds.
    """
    columns = InputColumns(len(spec.runs))
    _checks(sheet, spec)
    _words(sheet, SCENARIO, "Scenario")
    live = spec.names[spec.case - 1]
    sheet.formula(LIVE_ROW, SCENARIO.first, f"={LIVE_SCENARIO}", live, "sub")
    heads = on_sheet(INPUTS, scenario_heads(columns))
    typed = live if spec.on_dashboard.scenario_of_inputs else ""
    rule = OneOf("", heads, "Scenario", AS_ON_INPUTS)
    _selector(book, sheet, (SCENARIO, SCENARIO_HERE), rule, typed)
    chosen = choice_in_words(spec)
    if chosen is not None and spec.presentation.alternatives is not None:
        noun, name = spec.presentation.alternatives.noun, spec.presentation.alternatives.choice
        _words(sheet, CHOICE, noun)
        sheet.formula(LIVE_ROW, CHOICE.first, *chosen, "unit")
        row, count = spec.layout.row(name), len(spec.base.scalars[name].options)
        options = on_sheet(INPUTS, columns.options(row, count).replace(str(row), f"${row}"))
        code = spec.on_dashboard.choice
        typed = "" if code is None else word_of(code, spec.base.scalars[name].options)
        rule = OneOf("", options, noun, AS_ON_INPUTS)
        _selector(book, sheet, (CHOICE, CHOICE_HERE), rule, typed)


def choice_in_words(spec: WorkbookSpec) -> tuple[str, str] | None:
    """The formula that says which alternative drives the cash, and what it says.

    None where the front pages tell no alternatives apart.
    """
    alternatives = spec.presentation.alternatives
    if alternatives is None:
        return None
    options = spec.base.scalars[alternatives.choice].options
    cell = cell_name(spec.layout.row(alternatives.choice), InputColumns.words)
    code = spec.live.number(alternatives.choice)
    return f"={on_sheet(INPUTS, cell)}", word_of(code, options)


def _words(sheet: Sheet, span: Span, noun: str) -> None:
    sheet.text(LIVE_ROW, span.label, noun, "sub")
    sheet.text(CHOOSE_ROW, span.label, "Change it here" if span is SCENARIO else "Change", "unit")


def _selector(book: Book, sheet: Sheet, named: tuple[Span, str], rule: OneOf, typed: str) -> None:
    """Plan an empty cell, or what is chosen in it, and give it its name."""
    span, name = named
    if typed:
        sheet.text(CHOOSE_ROW, span.first, typed, "override_text")
    else:
        sheet.blank(CHOOSE_ROW, span.first, "override_text")
    sheet.merge(CHOOSE_ROW, span.first, CHOOSE_ROW, span.last)
    cell = cell_name(CHOOSE_ROW, span.first)
    sheet.add_rule(OneOf(cell, rule.choices, rule.title, rule.prompt))
    sheet.flag_overrides(f"{cell}:{cell_name(CHOOSE_ROW, span.last)}")
    fixed = cell_name(CHOOSE_ROW, span.first, fixed_row=True, fixed_column=True)
    book.name(name, on_sheet(sheet.title, fixed))


def _checks(sheet: Sheet, spec: WorkbookSpec) -> None:
    sheet.text(1, CHECKS.label, "Checks", "sub")
    sheet.formula(1, CHECKS.first, f"={MASTER_CHECK}", master_check(spec), "check")
    sheet.merge(1, CHECKS.first, 1, CHECKS.last)
    verdict = cell_name(1, CHECKS.first)
    sheet.flag_checks(f"{verdict}:{verdict}")
