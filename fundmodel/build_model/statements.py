"""Statements by calendar year: which lines stand in which row, with which sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal, NamedTuple

AT_START = "@start"


class Part(NamedTuple):
    """One term of a row.

    Attributes:
        sign: 1 or -1.
        name: of a line, or the label of a row above.
        member: of the line; "" is the line itself, or the total of all its members.
        at_start: a balance as it stood when the year began.
    """

    sign: int
    name: str
    member: str = ""
    at_start: bool = False


@dataclass(frozen=True)
class StatementRow:
    """One row of a statement.

    Attributes:
        label: what stands in front of its numbers; no two rows of a statement have the same.
        lines: what it adds up: "cash", "-provisions", "payee_unpaid[running costs]" (one member),
            "cash@start" (as the year began).
        rows: totals above that it adds up, by label, "-" in front of those that it takes off.
        kind: an amount; a total, which adds up the amounts since the last total too; or a check,
            which is zero, and adds them up where it names no rows.
    """

    label: str
    lines: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    kind: Literal["amount", "total", "check"] = "amount"

    @property
    def parts(self) -> list[Part]:
        """The terms that are lines.

        >>> StatementRow("Added to cash", ("cash", "-cash@start")).parts[1]
        Part(sign=-1, name='cash', member='', at_start=True)
        """
        return [_part(text) for text in self.lines]

    @property
    def above(self) -> list[Part]:
        """The terms that are rows above, as it names them."""
        return [Part(*_signed(text)) for text in self.rows]


@dataclass(frozen=True)
class Statement:
    """Rows by calendar year.

    Attributes:
        title: of the statement.
        basis: of its amounts, in a few words.
        rows: from the top.
    """

    title: str
    basis: str
    rows: Sequence[StatementRow]

    def added_up(self, row: StatementRow) -> list[str]:
        """The amounts above a row that it adds up, from the top."""
        if row.kind == "amount" or (row.kind == "check" and row.rows):
            return []
        before = reversed(self.rows[: list(self.rows).index(row)])
        labels = [one.label for one in takewhile(lambda one: one.kind == "amount", before)]
        return labels[::-1]


def amount(label: str, *lines: str) -> StatementRow:
    """A row that adds up lines."""
    return StatementRow(label, lines)


def total_of(label: str, *rows: str) -> StatementRow:
    """A row that adds up totals above, by their labels, and the amounts since the last of them."""
    return StatementRow(label, rows=rows, kind="total")


def is_zero(label: str, *rows: str, lines: tuple[str, ...] = ()) -> StatementRow:
    """A row that is zero: rows above, and the lines that they must equal, with a "-"."""
    return StatementRow(label, lines, rows, "check")


def _part(text: str) -> Part:
    sign, name = _signed(text)
    at_start = name.endswith(AT_START)
    name, _, member = name.removesuffix(AT_START).partition("[")
    return Part(sign, name, member.removesuffix("]"), at_start)


def _signed(text: str) -> tuple[int, str]:
    return (-1, text[1:]) if text.startswith("-") else (1, text)
