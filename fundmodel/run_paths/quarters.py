"""Quarters as people write them: 2031Q2, 2031-Q2, Q2 2031, Jun 2031, 2031-06-30."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from fundmodel.dates import date_of, quarter_of
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from fundmodel.run_paths.run import Run

BETWEEN = r"[\s:/_-]*"
WITH_ITS_LETTER = (
    re.compile(rf"(?P<year>[0-9]{{4}}){BETWEEN}Q{BETWEEN}(?P<quarter>[1-4])"),
    re.compile(rf"Q{BETWEEN}(?P<quarter>[1-4]){BETWEEN}(?P<year>[0-9]{{4}})"),
    re.compile(rf"(?P<quarter>[1-4]){BETWEEN}Q{BETWEEN}(?P<year>[0-9]{{4}})"),
)
BY_MONTH = (
    re.compile(r"(?P<year>[0-9]{4})[-/M ]?(?P<month>0[1-9]|1[0-2])"),
    re.compile(r"(?P<month>[A-Z]{3,9})\.?,?\s*(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[\s-]*(?P<month>[A-Z]{3,9})\.?"),
)
INCOMPLETE = (  # 2031/2 may be the second month: offered, not taken
    re.compile(r"(?P<year>[0-9]{4})[\s:./_-]+(?P<quarter>[1-4])"),
    re.compile(rf"(?P<year>[0-9]{{2}}){BETWEEN}Q{BETWEEN}(?P<quarter>[1-4])"),
)
CENTURY = "20"
MONTHS = (
    *("JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE"),
    *("JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"),
)


def quarter_name(run: "Run", period: int) -> str:
    """A period as economists write it, such as 2031Q2."""
    return quarter_of(date_of(run.number(run.model.calendar.quarter_end, period)))


def quarter_names(run: "Run") -> list[str]:
    """Every period of a run, the opening first."""
    return [quarter_name(run, period) for period in range(run.periods + 1)]


def period_of(text: str, names: Sequence[str]) -> int:
    """The position of the quarter that a text names.

    Args:
        text: in any spelling that leaves no doubt.
        names: every quarter, as `quarter_name` writes it.

    Raises:
        BadInput: it is no quarter, or none of these; offers only what was probably meant.
    """
    word = text.strip().upper()
    taken = _by_letter(word, WITH_ITS_LETTER) or _by_day(word) or _by_month(word)
    if taken in names:
        return names.index(str(taken))
    meant = None if taken else _by_letter(word, INCOMPLETE)
    raise BadInput(
        message(
            text,
            "There is no such quarter in the model.",
            meant=meant if meant in names else None,
            fix=f"name a quarter from {names[0]} to {names[-1]}.",
        )
    )


def _by_letter(word: str, forms: Sequence[re.Pattern[str]]) -> str | None:
    for form in forms:
        if found := form.fullmatch(word):
            year = found["year"] if len(found["year"]) == 4 else CENTURY + found["year"]
            return f"{year}Q{found['quarter']}"
    return None


def _by_day(word: str) -> str | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        return None
    try:
        return quarter_of(date.fromisoformat(word))
    except ValueError:
        return None


def _by_month(word: str) -> str | None:
    for form in BY_MONTH:
        if found := form.fullmatch(word):
            month = found["month"]
            number = int(month) if month.isdigit() else _number_of_month(month)
            if number:
                return f"{found['year']}Q{(number + 2) // 3}"
    return None


def _number_of_month(word: str) -> int:
    """1 to 12, or 0 for a word that is no month or the beginning of one."""
    return next((at for at, month in enumerate(MONTHS, 1) if month.startswith(word)), 0)
