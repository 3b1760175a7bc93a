"""What a number is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fundmodel.explanations.written_numbers import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

IN_TABLE = ("name", "label", "when", "value", "unit", "basis", "contribution", "words", "numbers",
            "source", "grade", "as_of", "how_sure", "note", "zeros", "rest")  # fmt: skip


@dataclass(frozen=True)
class Explanation:
    """What a number is made of.

    Attributes:
        name: of the line or assumption, with its member.
        label: as people call it.
        when: the quarter, such as "2031Q2", or "2027Q1 to 2056Q4" for the sum of a whole life; ""
            where there is one number for all.
        value: the number; of a part over the life that is a flow, its own sum of all quarters.
        unit: what it is measured in.
        words: the formula with names; "" for an assumption.
        numbers: the formula with numbers in place of names.
        source: of an assumption: title, publisher, date, grade.
        how_sure: of an assumption: how it is drawn, or why it is not, in words.
        note: why a line is worked out this way; of an assumption, what is known besides.
        chosen: why this quarter, where nobody named one; of a choice, the option.
        years: of a whole life: the years in which most of it falls, as they count in the number.
        parts: what went into it.
        basis: of a result: what makes its amounts comparable.
        grade: of an assumption: how good its source is.
        as_of: of an assumption: the date that it describes.
        scenario: the set of assumptions, where it is the first of its tree.
        contribution: of a part over the life: what it brings to the number that is explained, in
            the unit of that; the contributions of all parts and the `rest` add up to it.
        factors: of a part over the life: what multiplies it, or divides it, on the way.
        passes: lines that the whole of the number passes through on its way to the parts.
        zeros: how many lines could be a part, and are zero.
        rest: what no part brings: constants, and what is no sum of amounts.
        quarters: of a whole life: its largest quarters, as they count in the number.
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
    basis: str = ""
    grade: str = ""
    as_of: str = ""
    scenario: str = ""
    contribution: float | None = None
    factors: tuple[Explanation, ...] = field(default=())
    passes: tuple[Explanation, ...] = field(default=())
    zeros: int = 0
    rest: float = 0.0
    quarters: Mapping[str, float] = field(default_factory=dict)

    def __repr__(self) -> str:
        when = f", {self.when}" if self.when else ""
        basis = f", {self.basis}" if self.basis else ""
        made = f"; made of {len(self.parts)} parts" if self.parts else ""
        return f"Explanation: {self.name}{when} = {short(self.value)} {self.unit}{basis}{made}"

    @property
    def table(self) -> pd.DataFrame:
        """The whole tree, a row a step.

        Returns:
            Columns: `step`, 0 for the number itself; `role`, "number", "passes", "factor" or
            "part"; then the attributes, amounts in their `unit`, contributions in that of the
            number; and `scenario`.
        """
        import pandas as pd

        return pd.DataFrame(list(self.records()))

    def plot(self, path: str | Path | None = None) -> Figure:
        """The number and what its parts bring to it, as a figure of matplotlib.

        Args:
            path: a file to which it is written too, .png or .svg.

        Raises:
            BadInput: the file cannot be written.
        """
        from fundmodel.charts.figures import drawn
        from fundmodel.explanations.drawn import explanation_chart

        return drawn(lambda: explanation_chart(self), path)

    def records(self) -> Iterator[dict[str, object]]:
        """The rows of the table."""
        for step, role, one in self.walk():
            brings = one.contribution is not None
            yield {
                "scenario": self.scenario,
                "step": step,
                "role": role,
                **{name: getattr(one, name) for name in IN_TABLE},
                "basis": one.basis or (self.basis if brings else ""),
                "contribution_unit": self.unit if brings else "",
            }

    def walk(self, step: int = 0, role: str = "number") -> Iterator[tuple[int, str, Explanation]]:
        """This one and all below it: how many steps down, what it is to the one above, itself."""
        yield step, role, self
        for one in self.factors:
            yield from one.walk(step + 1, "factor")
        for one in self.passes:
            yield from one.walk(step, "passes")
        for one in self.parts:
            yield from one.walk(step + 1, "part")
