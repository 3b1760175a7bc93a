"""What stands out on Inputs and Members: numbers typed over, and numbers that differ from base."""

from fundmodel.workbooks.a1 import cell_name, column_letters, range_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, InputColumns
from fundmodel.workbooks.sheet_settings import Group, Highlight
from fundmodel.workbooks.sheets.choices import CHOICE_HERE

CHANGED, DIFFERS, ON_DASHBOARD = "changed", "differs", "Dashboard"


def mark_formula(row: int, columns: InputColumns, *, on_dashboard: bool = False) -> str:
    """A word beside a live number that is typed over, or that differs from base.

    Args:
        row: of the number.
        columns: of the sheet.
        on_dashboard: whether it is chosen on Dashboard too.
    """
    override, live, base = (
        cell_name(row, column)
        for column in (columns.override, columns.live, columns.first_scenario)
    )
    word = f'IF(ISBLANK({override}),CHOOSE(1+({live}<>{base}),"","{DIFFERS}"),"{CHANGED}")'
    return (
        f'=CHOOSE(1+ISBLANK({CHOICE_HERE}),"{ON_DASHBOARD}",{word})' if on_dashboard else f"={word}"
    )


def mark(live: float, base: float, override: float | None, *, chosen_there: bool = False) -> str:
    """What `mark_formula` says."""
    if chosen_there:
        return ON_DASHBOARD
    return (DIFFERS if live != base else "") if override is None else CHANGED


def plan_marks(sheet: Sheet, columns: InputColumns) -> None:
    """Plan colours and filter of the whole sheet, and close all scenarios but the base."""
    first, last = HEAD_ROW + 1, sheet.cells.last_row
    base, last_scenario = columns.first_scenario, columns.last_scenario
    sheet.flag_overrides(range_name(first, columns.override, last, columns.override))
    if last_scenario > base:
        others = range_name(first, base + 1, last, last_scenario)
        differs = f"{cell_name(first, base + 1)}<>${column_letters(base)}{first}"
        sheet.highlights.append(Highlight(others, differs, "chosen"))
        sheet.column_groups.append(Group(base + 1, last_scenario))
    sheet.filter = range_name(HEAD_ROW, columns.label, last, columns.note)
