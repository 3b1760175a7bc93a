"""Why a result differs between two scenarios: the lines that bring it, the assumptions behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isnan
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.errors import BadInput, message
from fundmodel.explanations.changed_inputs import ChangedInput, changed_inputs
from fundmodel.explanations.explain import EACH, member_index_of, refuse_unknown
from fundmodel.explanations.factors_compared import FactorDifference, factors_compared
from fundmodel.explanations.line_differences import Compared, LineDifference
from fundmodel.explanations.when_it_falls import largest_years
from fundmodel.explanations.written_numbers import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.run_paths.run import Run


@dataclass(frozen=True)
class Difference:
    """Why a result differs between two scenarios.

    Attributes:
        result: its name, with the member.
        label: as people call it.
        unit, basis: of all amounts below.
        scenarios: the two sets, the one that is left first.
        before, after: the result in both.
        years: the years in which most of the difference falls.
        passes: lines that the whole result passes through in both, the nearest first.
        parts: the lines behind, those that differ most first; their differences and the `rest` add
            up to that of the result.
        rest: what no line brings.
        inputs: the assumptions that differ, those first that move the result most alone.
        factors: what multiplies or divides the lines on their way, as far as it differs.
    """

    result: str
    label: str
    unit: str
    basis: str
    scenarios: tuple[str, str]
    before: float
    after: float
    years: Mapping[int, float] = field(default_factory=dict)
    passes: tuple[str, ...] = ()
    parts: tuple[LineDifference, ...] = ()
    rest: float = 0.0
    inputs: tuple[ChangedInput, ...] = ()
    factors: tuple[FactorDifference, ...] = ()

    def __repr__(self) -> str:
        left, right = self.scenarios
        first = self.inputs[0] if self.inputs else None
        alone = f"; {first.name} alone gives {short(first.alone)}" if first else ""
        return (
            f"Difference: {self.result} is {short(self.before)} in {left}, {short(self.after)} in "
            f"{right}, {short(self.difference)} {self.unit} more{alone}"
        )

    @property
    def difference(self) -> float:
        """By how much the second is more."""
        return self.after - self.before

    @property
    def together(self) -> float:
        """What the assumptions bring only together: the difference less what each brings alone."""
        return self.difference - float(np.nansum([one.alone for one in self.inputs]))

    @property
    def table(self) -> pd.DataFrame:
        """The result, the lines and the assumptions, a row each.

        Returns:
            Columns: `kind`, "result", "line" or "assumption"; `step`; `name`, `label`; `before`,
            `after` and `difference`, of an assumption as it is stated and what it brings alone;
            `itself_before`, `itself_after`, a line's own sums; `unit`, `basis`; `because`,
            `source`, `grade` of an assumption.
        """
        import pandas as pd

        return pd.DataFrame(list(self.records()))

    def plot(self, path: str | Path | None = None) -> Figure:
        """A waterfall line by line, as a figure of matplotlib.

        Args:
            path: a file to which it is written too, .png or .svg.

        Raises:
            BadInput: the file cannot be written.
        """
        from fundmodel.charts.figures import drawn
        from fundmodel.explanations.drawn import difference_chart

        return drawn(lambda: difference_chart(self), path)

    def records(self) -> Iterator[dict[str, object]]:
        """The rows of the table."""
        yield self._record("result", 0, self.result, self.label, self.before, self.after)
        for step, line in (pair for part in self.parts for pair in part.walk(1)):
            own = {"itself_before": line.itself_before, "itself_after": line.itself_after}
            yield self._record("line", step, line.name, line.label, line.before, line.after, **own)
        for factor in self.factors:
            record = self._record("factor", 1, factor.name, factor.label, factor.before,
                                  factor.after)  # fmt: skip
            yield record | {"unit": factor.unit, "basis": ""}
        for one in self.inputs:
            for number in one.numbers:
                record = self._record("assumption", 1, number.name, one.label, None, None)
                yield record | {
                    "before": number.before,
                    "after": number.after,
                    "difference": one.alone,
                    "because": number.because,
                    "source": number.source,
                    "grade": number.grade,
                }

    def _record(
        self,
        kind: str,
        step: int,
        name: str,
        label: str,
        before: float | None,
        after: float | None,
        **own: float,
    ) -> dict[str, object]:
        left, right = self.scenarios
        differs = None if before is None or after is None else after - before
        return {
            "scenario": left,
            "other_scenario": right,
            "result": self.result,
            "kind": kind,
            "step": step,
            "name": name,
            "label": label,
            "before": before,
            "after": after,
            "difference": differs,
            "itself_before": own.get("itself_before"),
            "itself_after": own.get("itself_after"),
            "unit": self.unit,
            "basis": self.basis,
            "because": "",
            "source": "",
            "grade": "",
        }


def explain_difference(
    run_a: Run, run_b: Run, result: str, member: str = "", depth: int = 4
) -> Difference:
    """Explain the difference of a result between two runs, line by line.

    The result is followed back in both runs at once, as far as `depth` steps, to the lines that
    bring it. The assumptions that differ are changed one at a time in the first set, to say which
    of them the difference leads back to.

    Args:
        run_a, run_b: of two scenarios; the difference is that of the second less the first.
        result: a result.
        member: of a result with members; by default all of them together.
        depth: how many steps of lines there are, the result itself the first.

    Returns:
        Lines and assumptions, ranked; `.table` has all of them.

    Raises:
        BadInput: no such result or member, members that do not add up, a result that is not
            available in one of the runs, or scenarios whose lists of members differ.
    """
    refuse_unknown(run_a.model, result)
    if not (result in run_a.model.lines and run_a.model.is_result(result)):
        raise _is_no_result(run_a, result)
    if run_a.model is not run_b.model:
        raise _are_not_alike(run_a, run_b)
    member_index = member_index_of(run_a, result, member)
    members = range(len(run_a.model.members(result))) if member_index == EACH else [member_index]
    compared = Compared(run_a, run_b)
    found = compared.followed(result, list(members), depth)
    line = run_a.model.lines[result]
    before, after = (sum(run.number(result, 0, one) for one in members) for run in (run_a, run_b))
    for run, number in ((run_a, before), (run_b, after)):
        if isnan(number):
            raise _is_not_available(run, result)
    return Difference(
        f"{result}[{member}]" if member else result,
        line.definition.words,
        line.unit.name,
        line.definition.basis,
        (run_a.assumptions.title, run_b.assumptions.title),
        before,
        after,
        largest_years(compared.by_year(result, list(members))),
        found.passes,
        found.parts,
        found.rest,
        tuple(changed_inputs(run_a, run_b, result, member_index)),
        factors_compared(run_a, run_b, result, member),
    )


def _is_no_result(run: Run, name: str) -> BadInput:
    reached = [one.name for one in run.model.results if name in one.now]
    such_as = f", such as `{reached[0]}`" if reached else ""
    return BadInput(
        message(
            name,
            "This is no result, and two scenarios are compared by a result.",
            fix=f"name a result{such_as}; `python -m fundmodel list results` names them.",
        )
    )


def _is_not_available(run: Run, name: str) -> BadInput:
    return BadInput(
        message(
            f"{name} in {run.assumptions.title}",
            "It is not available (n/a) there, so that there is no difference.",
            fix="name a result that both scenarios have.",
        )
    )


def _are_not_alike(run_a: Run, run_b: Run) -> BadInput:
    return BadInput(
        message(
            f"{run_a.assumptions.title} and {run_b.assumptions.title}",
            "Their lists of members differ, so that their lines are not the same.",
            fix="take both from one folder of assumptions.",
        )
    )
