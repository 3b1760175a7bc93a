"""What a number is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fundmodel.explanations.written_numbers import short

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Explanation:
    """What a number is made of.

    Attributes:
        name: of the line or assumption, with its member.
        label: as people call it.
        when: the quarter, such as "2031Q2", or "2027Q1 to 2056Q4" for the sum of a whole life; ""
            where there is one number for all.
        value: the number.
        unit: what it is measured in.
        words: the formula with names; "" for an assumption.
        numbers: the formula with numbers in place of names.
        source: of an assumption: title, publisher, date, grade.
        how_sure: of an assumption: how it is drawn, or why it is not, in words.
        note: why a line is worked out this way.
        chosen: why this quarter, where nobody named one.
        years: of the sum of a whole life: the years in which most of it falls.
        parts: what went into it.
    """

    name: str
    label: str
    when: str
    value: float
    unit: str
    words: str = ""
    numbers: str = ""
    source: str = ""
    how_sure: str = ""
    note: str = ""
    chosen: str = ""
    years: Mapping[int, float] = field(default_factory=dict)
    parts: tuple[Explanation, ...] = field(default=())

    def __repr__(self) -> str:
        when = f", {self.when}" if self.when else ""
        made = f"; made of {len(self.parts)} parts" if self.parts else ""
        return f"Explanation: {self.name}{when} = {short(self.value)} {self.unit}{made}"
