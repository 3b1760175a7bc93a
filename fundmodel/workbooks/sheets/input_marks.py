"""What stands out on Inputs and Members: numbers typed over, and numbers that differ from base."""

from fundmodel.workbooks.a1 import cell_name, column_letters, range_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, InputColumns
from fundmodel.workbooks.sheet_settings import Between, Group, Highlight

CHANGED, DIFFERS = "changed", "differs"
WITHIN = "A number within Min and Max of its row."


def mark_formula(row: int, columns: InputColumns) -> str:
    """A word beside a live number that is typed over, or that differs from base."""
    override, live, base = (
        cell_name(row, column)
        for column in (columns.override, columns.live, columns.first_scenario)
    )
    return f'=IF(ISBLANK({override}),CHOOSE(1+({live}<>{base}),"","{DIFFERS}"),"{CHANGED}")'


def mark(live: float, base: float, override: float | None) -> str:
    """What `mark_formula` says."""
    return (DIFFERS if live != base else "") if override is None else CHANGED


def plan_marks(sheet: Sheet, columns: InputColumns) -> None:
    """Plan colours, rules and filter of the whole sheet, and close all scenarios but the base.

    So what is plausible, and where it comes from, stands beside the base's numbers.
    """
    first, last = HEAD_ROW + 1, sheet.cells.last_row
    base, last_scenario = columns.first_scenario, columns.lowest - 1
    overrides = range_name(first, columns.override, last, columns.override)
    sheet.flag_overrides(overrides)
    lowest = cell_name(first, columns.lowest, fixed_column=True)
    highest = cell_name(first, columns.lowest + 1, fixed_column=True)
    typed = f"{overrides} {range_name(first, base, last, last_scenario)}"
    sheet.add_rule(Between(typed, lowest, highest, prompt=WITHIN))
    if last_scenario > base:
        others = range_name(first, base + 1, last, last_scenario)
        differs = f"{cell_name(first, base + 1)}<>${column_letters(base)}{first}"
        sheet.highlights.append(Highlight(others, differs, "chosen"))
        sheet.column_groups.append(Group(base + 1, last_scenario))
    last_head = max(column for row, column in sheet.cells if row == HEAD_ROW)
    sheet.filter = range_name(HEAD_ROW, columns.label, last, last_head)
