"""One number of one quarter: its formula in words and in numbers, and what went into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fundmodel.explanations.described import assumption, label_of, name_with_member
from fundmodel.explanations.explanation import Explanation
from fundmodel.explanations.reader import Reader
from fundmodel.explanations.written_numbers import formula_in_words
from fundmodel.run_paths.quarters import quarter_name

if TYPE_CHECKING:
    from fundmodel.run_paths.run import Run


@dataclass(frozen=True)
class OneQuarter:
    """Explains numbers of single quarters of a run."""

    run: Run

    def explain(
        self, name: str, period: int, member_index: int, depth: int, chosen: str = ""
    ) -> Explanation:
        """A number, and what it is made of, to a depth of so many steps."""
        if name in self.run.model.inputs:
            return assumption(self.run, name, period, member_index)
        line = self.run.model.lines[name]
        reader = Reader(self.run, line, period, member_index)
        made = period > 0
        opening = f"opening: {line.definition.opening}"
        return Explanation(
            name_with_member(self.run, name, member_index),
            line.definition.label,
            quarter_name(self.run, period) if line.traits.by_quarter else "",
            self.run.number(name, period, member_index),
            line.unit.name,
            formula_in_words(line.node) if made else opening,
            reader.formula_in_numbers() if made else "",
            note=line.definition.explanation,
            chosen=chosen,
            basis=line.definition.basis,
            parts=self._parts(reader, depth) if made else (),
        )

    def _parts(self, reader: Reader, depth: int) -> tuple[Explanation, ...]:
        if depth <= 1:
            return ()
        return tuple(
            self.explain(name, reader.period if period is None else period, of, depth - 1)
            for name, period, of in reader.parts()
        )

    def all_members(self, name: str, period: int, depth: int, chosen: str) -> Explanation:
        """All members together, the largest first."""
        found = [
            replace(self.explain(name, period, member_index, 1), words="", numbers="", note="")
            for member_index in range(len(self.run.model.members(name)))
        ]
        return together(self.run, name, found, depth, chosen)


def together(
    run: Run, name: str, found: list[Explanation], depth: int, chosen: str = ""
) -> Explanation:
    """The sum of all members, and the members ranked; those that are zero are counted."""
    ranked = sorted((one for one in found if one.value), key=lambda one: -abs(one.value))
    line = run.model.lines.get(name)
    return Explanation(
        name,
        label_of(run, name),
        found[0].when,
        sum(one.value for one in found),
        run.model.unit(name).name,
        note=line.definition.explanation if line else "",
        chosen="; ".join(filter(None, (chosen, f"all {len(found)} members together"))),
        basis=line.definition.basis if line else "",
        parts=tuple(ranked) if depth > 1 else (),
        zeros=len(found) - len(ranked),
    )
