"""Tables for people: as wide as the terminal, or as wide as their words in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "  "
WHOLE_TEXT = 26  # a column of text is wrapped, between words, down to this


@dataclass(frozen=True)
class Column:
    """The head of a column.

    Attributes:
        head: a few short words.
        numbers: the cells stand to the right and are not wrapped.
        whole: neither are the texts of this one.
    """

    head: str
    numbers: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Table:
    """What is printed for people.

    Attributes:
        columns: their heads; the first is always shown, the last ones go where there is no room.
        rows: the cells as text.
        caption: what holds for the whole table, such as its unit.
        goes_on: what does not fit follows below under the first column, rather than going.
        below: a text below each row, as wide as there is room.
        heading: what the table tells, above it.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    goes_on: bool = False
    below: Sequence[str] = ()
    heading: str = ""


def print_table(table: Table) -> None:
    """Print a table in the room that there is; says so if columns are left out."""
    room = room_for_text()
    if table.heading:
        print_text(table.heading)
    left = list(range(1, len(table.columns)))
    cells = [[column.head for column in table.columns], *table.rows]
    least = [_narrowest(table, cells, column) for column in range(len(table.columns))]
    while left or len(table.columns) == 1:
        fitting = [0, *left[: _how_many_fit(left, least, room)]]
        for line in _lines(table, cells, fitting, least, room):
            click.echo(line)
        left = left[len(fitting) - 1 :]
        if not (table.goes_on and left):
            break
        click.echo()
    left_out = f"{len(table.columns) - len(left)} of {len(table.columns)} columns; "
    note = f"{left_out}--csv or a wider terminal shows all." if left and room else ""
    for text in filter(None, (table.caption, note)):
        print_text(text)


def print_text(text: str) -> None:
    """Print a sentence, wrapped between words where there is a terminal."""
    room = room_for_text()
    for line in [text] if room is None else wrapped(printable(text), room):
        click.echo(line)


def room_for_text() -> int | None:
    """How many letters fit in a line: COLUMNS, or those of the terminal; None in a pipe."""
    if os.environ.get("COLUMNS", "").isdigit() or sys.stdout.isatty():
        return max(20, shutil.get_terminal_size().columns)
    return None


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines; no word is broken."""
    return wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]


def printable(text: str) -> str:
    """The same without what would move the cursor or colour a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(bool(combining(letter)) for letter in text)


def _narrowest(table: Table, cells: Sequence[Sequence[str]], column: int) -> int:
    """The least width: of numbers all of them, of text its longest word and some more."""
    texts = [row[column] for row in cells]
    words = max((width_of(word) for text in texts for word in text.split()), default=1)
    if table.columns[column].numbers or table.columns[column].whole:
        return max([words, *(width_of(text) for text in texts[1:])])
    whole = max(width_of(text) for text in texts)
    return max(words, min(whole, WHOLE_TEXT if column == 0 else words))


def _how_many_fit(columns: Sequence[int], least: Sequence[int], room: int | None) -> int:
    """How many of the columns fit beside the first; at least one."""
    if room is None:
        return len(columns)
    used, fit = least[0], 0
    for column in columns:
        used += len(GAP) + least[column]
        if used > room:
            break
        fit += 1
    return max(1, fit)


def _lines(
    table: Table,
    cells: Sequence[Sequence[str]],
    fitting: Sequence[int],
    least: Sequence[int],
    room: int | None,
) -> list[str]:
    whole = [max(width_of(row[column]) for row in cells) for column in fitting]
    widths = whole if room is None else _widened([least[at] for at in fitting], whole, room)
    lines = []
    for number, row in enumerate(cells):
        parts = [
            wrapped(printable(row[at]), wide) for at, wide in zip(fitting, widths, strict=True)
        ]
        for height in range(max(map(len, parts))):
            texts = [part[height] if height < len(part) else "" for part in parts]
            aligned = [
                _aligned(text, wide, to_the_right=table.columns[at].numbers)
                for text, wide, at in zip(texts, widths, fitting, strict=True)
            ]
            lines.append(GAP.join(aligned).rstrip())
        if number and table.below:
            lines += _below(table.below[number - 1], room)
        if number == 0 and room is not None:
            lines.append(GAP.join("-" * wide for wide in widths))
    return lines


def _below(text: str, room: int | None) -> list[str]:
    """A text under its row, and an empty line."""
    lines = [text] if room is None else wrapped(text, room - 2 * len(GAP))
    return [*(f"{GAP}{GAP}{printable(line)}" for line in lines if line), ""]


def _aligned(text: str, width: int, *, to_the_right: bool) -> str:
    blanks = " " * (width - width_of(text))
    return blanks + text if to_the_right else text + blanks


def _widened(least: list[int], whole: Sequence[int], room: int) -> list[int]:
    """Widths between the least and the whole, the most wanting first, as far as there is room."""
    widths = list(least)
    spare = room - sum(widths) - len(GAP) * (len(widths) - 1)
    for _ in range(spare):
        wants = [need / width for need, width in zip(whole, widths, strict=True)]
        most = wants.index(max(wants))
        if wants[most] <= 1:
            break
        widths[most] += 1
    return widths
