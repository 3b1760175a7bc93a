"""Choices by word: a choice is typed as a word, formulas read its code, words stand beside both.

The words of a choice stand at the end of its row, each in the column of its code. Override takes a
word from that list, or the code itself; the live number is the code, and the cell beside it says
the word. Scenarios hold codes.
"""

from collections.abc import Sequence

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import InputColumns

OPTION = "Option"
CHOICE_HERE = "choice_on_dashboard"
"""The name of the cell on Dashboard in which the choice is made that the front pages tell apart."""
NO_OPTION = "none of the options"


def option_head(code: int) -> str:
    """The head of the column in which the words of a code stand.

    >>> option_head(1)
    'Option 1'
    """
    return f"{OPTION} {code}"


def code_formula(typed: str, options: str) -> str:
    """The code of what is typed, a word or a code; not yet a formula of its own.

    Another word stays as it is, so that the cell says what was typed.

    >>> code_formula("F9", "$R9:$T9")
    'IFERROR(MATCH(F9,$R9:$T9,0),F9)'
    """
    return f"IFERROR(MATCH({typed},{options},0),{typed})"


def words_formula(row: int, columns: InputColumns, count: int) -> str:
    """What the live code says in words."""
    outside, live = cell_name(row, columns.outside), cell_name(row, columns.live)
    word = f"INDEX({columns.options(row, count)},1,{live})"
    return f'=IFERROR(IF({outside}=0,{word},"{NO_OPTION}"),"{NO_OPTION}")'


def word_of(code: float, options: Sequence[str]) -> str:
    """What `words_formula` says."""
    is_option = float(code).is_integer() and 1 <= code <= len(options)
    return options[int(code) - 1] if is_option else NO_OPTION


def code_of(word: str, options: Sequence[str]) -> int | None:
    """The code of a word, however it is capitalised, as MATCH finds it; None if it is none.

    >>> code_of("Wait", ["end", "wait"]), code_of("go", ["end", "wait"])
    (2, None)
    """
    words = [one.casefold() for one in options]
    return words.index(word.casefold()) + 1 if word.casefold() in words else None


def plan_options(sheet: Sheet, row: int, columns: InputColumns, options: Sequence[str]) -> None:
    """Plan the words of a choice at the end of its row."""
    for index, word in enumerate(options):
        sheet.text(row, (columns.first_option or 0) + index, word, "unit")
