"""What may be typed into the inputs: numbers within the range of their row, and words of a list.

Each rule tells, while a cell is selected, what the number does and in which range it lies.
"""

import re
from textwrap import shorten

from fundmodel.build_model.units import Unit, is_whole
from fundmodel.read_assumptions import Metadata, format_value
from fundmodel.workbooks.a1 import cell_name, range_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import InputColumns
from fundmodel.workbooks.limits import PROMPT_LENGTH, PROMPT_TITLE_LENGTH
from fundmodel.workbooks.sheet_settings import Between, OneOf

CUT = " …"
_END_OF_A_SENTENCE = re.compile(r"(?<=[.!?][\")])\s+|(?<=[.!?])\s+(?=[A-Z])")


def plan_rule(
    sheet: Sheet, rows: tuple[int, int], columns: InputColumns, metadata: Metadata
) -> None:
    """Plan what may be typed over numbers of one kind that stand below each other.

    Args:
        sheet: Inputs or Members.
        rows: the first and the last.
        columns: of the sheet.
        metadata: of the first, whose label and unit are those of all.
    """
    over = range_name(rows[0], columns.override, rows[1], columns.override)
    typed = range_name(rows[0], columns.first_scenario, rows[1], columns.last_scenario)
    low, high = _ends(rows[0], columns)
    title, says = prompt_title(metadata.label), prompt(metadata, one=rows[0] == rows[1])
    kind = rule_kind(metadata.unit)
    sheet.add_rule(Between(f"{over} {typed}", low, high, kind, title, says))


def plan_rule_of_choice(
    sheet: Sheet, row: int, columns: InputColumns, metadata: Metadata, count: int
) -> None:
    """Plan that Override takes a word from the list, and a scenario's cell the code of one."""
    title = prompt_title(metadata.label)
    over = cell_name(row, columns.override)
    says = f"{metadata.label}: choose a word from the list; Live holds its code."
    sheet.add_rule(OneOf(over, columns.options(row, count), title, _cut(says)))
    typed = range_name(row, columns.first_scenario, row, columns.last_scenario)
    low, high = _ends(row, columns)
    says = f"{metadata.label}: the code of an option, 1 to {count}; the words stand at the right."
    sheet.add_rule(Between(typed, low, high, "whole", title, _cut(says)))


def rule_kind(unit: Unit) -> str:
    """What kind of numbers a unit has: whole ones, dates, or any."""
    return "date" if unit.kind == "date" else "whole" if is_whole(unit) else "decimal"


def prompt_title(label: str) -> str:
    """A label, as far as Excel shows one above a prompt."""
    return label if len(label) <= PROMPT_TITLE_LENGTH else ""


def prompt(metadata: Metadata, *, one: bool = True) -> str:
    """What a number does, its unit and range, as far as Excel reads a prompt.

    Args:
        metadata: of the number.
        one: whether the range is that of one number; otherwise each row says its own.
    """
    unit, (low, high) = metadata.unit, metadata.plausible
    ends = f"{_told(low, unit)} to {_told(high, unit)}" if one else "Min to Max"
    kind = {"whole": ", whole numbers", "date": ""}.get(rule_kind(unit), "")
    label = "" if prompt_title(metadata.label) else f"{metadata.label}. "
    within = f" Unit: {unit.name}{kind}. Range: {ends}."
    room = PROMPT_LENGTH - len(label) - len(within)
    return f"{label}{_cut(first_sentence(metadata.note), room)}{within}".strip()


def first_sentence(text: str) -> str:
    """The first sentence of a note.

    >>> first_sentence("Half of it, 0.5. The rest stays.")
    'Half of it, 0.5.'
    """
    return _END_OF_A_SENTENCE.split(" ".join(text.split()), maxsplit=1)[0]


def _ends(row: int, columns: InputColumns) -> tuple[str, str]:
    low, high = (
        cell_name(row, column, fixed_column=True) for column in (columns.lowest, columns.highest)
    )
    return low, high


def _told(number: float, unit: Unit) -> str:
    if unit.style == "percent":
        return f"{format_value(100 * number, unit)} %"
    return format_value(number, unit)


def _cut(text: str, room: int = PROMPT_LENGTH) -> str:
    return shorten(text, max(room, len(CUT)), placeholder=CUT)
