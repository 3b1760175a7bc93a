"""Every option of every choice, and every flag the other way: what that does to results."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.analyse.many_runs import many_runs, tolerance_of
from fundmodel.analyse.outcomes import Outcome, changes_of, one_of, outcomes_of
from fundmodel.read_assumptions import Column, split_address
from fundmodel.read_assumptions.schema.assumption import numbers_in
from fundmodel.run_paths.given import inputs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions, Scalar, Series
    from fundmodel.read_assumptions.schema.assumption import Assumption

STRUCTURE, RANGE = "structure", "range"


@dataclass(frozen=True, eq=False)
class Option:
    """One choice or flag set another way, all else as stated.

    Attributes:
        name: the choice or flag, of a member `column[Member]`.
        label: as people call it, with the member.
        option: what it is set to: the name of an option, or "1" or "0"; of numbers by year in all
            years.
        is_stated: whether that is the stated path itself.
        numbers: result -> its number; NaN where it is not available.
        changes: result -> the same less the stated number; NaN where one of the two alone is
            available.
    """

    name: str
    label: str
    option: str
    is_stated: bool
    numbers: Mapping[str, float]
    changes: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Switches:
    """What choices and flags do to results.

    Attributes:
        assumptions: the stated path.
        outcomes: result -> what it is, with its stated number.
        options: every option of every choice, the stated one too; every flag the other way. In the
            files' order.
        left_out: why something cannot be switched -> the names: "structure" (it belongs to base) or
            "range" (another value is not plausible).
        tolerance: what is no more than this is no change.
    """

    assumptions: Assumptions
    outcomes: Mapping[str, Outcome]
    options: Sequence[Option]
    left_out: Mapping[str, Sequence[str]]
    tolerance: float

    def moves(self, option: Option, results: Sequence[str] = ()) -> bool:
        """Whether an option changes any of these results, or of all."""
        changes = [option.changes[result] for result in results or self.outcomes]
        return any(not abs(change) <= self.tolerance for change in changes)

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an option and result: "number" and "change", in the unit of the result.

        Index: "switch", "option", "result". The stated option of each choice is there too.
        """
        import pandas as pd

        rows = [
            {"switch": one.name, "option": one.option, "result": result, "label": one.label,
             "is_stated": one.is_stated, "number": number, "change": one.changes[result],
             "unit": self.outcomes[result].unit.name, "basis": self.outcomes[result].basis}
            for one in self.options for result, number in one.numbers.items()
        ]  # fmt: skip
        return pd.DataFrame(rows).set_index(["switch", "option", "result"])

    def plot(self, path: str | Path | None = None, result: str = "") -> Figure:
        """What the other options do to one result, as a figure of matplotlib.

        Args:
            path: a file to which it is written too, .png or .svg.
            result: one of `outcomes`; by default the first.

        Raises:
            UnknownName: it is none of them.
            BadInput: the file cannot be written.
        """
        from fundmodel.analyse.charts.of_sets import options_chart
        from fundmodel.charts.figures import drawn

        outcome = one_of(self.outcomes, result)
        return drawn(lambda: options_chart(self, outcome), path)

    def __repr__(self) -> str:
        others = [one for one in self.options if not one.is_stated]
        moving = sum(map(self.moves, others))
        return (
            f"Switches: {self.assumptions.title}\n"
            f"{len(others)} other options, of which {moving} move one of {len(self.outcomes)} "
            "results; see .table"
        )


def switches(
    model: Model,
    assumptions: Assumptions,
    results: Sequence[str],
    names: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Switches:
    """Set every choice and flag every other way, one at a time.

    Args:
        model: the lines.
        assumptions: the stated path.
        results: names of results, or `name[member]`.
        names: choices and flags to be looked at; all of them by default.
        progress: is told how many runs are done, and of how many.

    Raises:
        UnknownName: there is no such result.
        NotFinite: a line becomes infinite or undefined; says with which option.
    """
    stated = inputs_of(model, assumptions)
    left_out: dict[str, list[str]] = {STRUCTURE: [], RANGE: []}
    ways = [way for one in assumptions if one.name in (names or model.inputs)
            for way in _ways(one, left_out)]  # fmt: skip
    inputs = [stated, *({**stated, split_address(name)[0]: to} for name, _, to in ways)]
    titles = ["stated", *(f"{name} = {option}" for name, option, _ in ways)]
    runs = many_runs(model, inputs, results, titles, progress)
    differences = {result: changes_of(row).tolist() for result, row in runs.items()}
    options = []
    for at, (name, option, to) in enumerate(ways, 1):
        numbers = {result: float(row[at]) for result, row in runs.items()}
        changes = {result: row[at] for result, row in differences.items()}
        is_stated = bool(np.all(to == stated[split_address(name)[0]]))
        label = _label(assumptions, name)
        options.append(Option(name, label, option, is_stated, numbers, changes))
    return Switches(
        assumptions, outcomes_of(model, runs), options, left_out, tolerance_of(assumptions)
    )


def _ways(
    assumption: Assumption, left_out: Mapping[str, list[str]]
) -> Iterator[tuple[str, str, Any]]:
    """What can be set another way: its name, the option, and what the assumption becomes."""
    options = () if isinstance(assumption, Column) else assumption.options
    if not (options or assumption.metadata.unit.kind == "flag"):
        return
    if not isinstance(assumption, Column) and assumption.structural:
        left_out[STRUCTURE].append(assumption.name)
    elif isinstance(assumption, Column):
        yield from _of_column(assumption, left_out)
    else:
        yield from _of_whole(assumption, options, left_out)


def _of_whole(
    assumption: Scalar | Series, options: Sequence[str], left_out: Mapping[str, list[str]]
) -> Iterator[tuple[str, str, Any]]:
    """A choice, or a flag, for the whole fund; of a series all years at once."""
    name, years = assumption.name, getattr(assumption, "values", None)
    in_years = " in all years" if years else ""
    for code, option in enumerate(options, 1):
        to = dict.fromkeys(years, float(code)) if years else float(code)
        yield name, f"{option}{in_years}", to
    if options:
        return
    low, high = assumption.metadata.plausible
    others = {one.key: 1 - one.value for one in numbers_in(assumption)}
    different = set(others.values())
    if not all(low <= other <= high for other in different):
        left_out[RANGE].append(name)
        return
    words = f"{min(different):.0f}{in_years}" if len(different) == 1 else "the other way each year"
    yield name, words, others if years else min(different)


def _of_column(column: Column, left_out: Mapping[str, list[str]]) -> Iterator[tuple[str, str, Any]]:
    stated = {one.key: one.value for one in numbers_in(column)}
    for one in numbers_in(column):
        low, high = one.metadata.plausible
        if not low <= 1 - one.value <= high:
            left_out[RANGE].append(one.address)
            continue
        yield (
            one.address,
            f"{1 - one.value:.0f}",
            tuple((stated | {one.key: 1 - one.value}).values()),
        )


def _label(assumptions: Assumptions, name: str) -> str:
    label, member = assumptions.metadata(name).label, split_address(name)[1]
    return f"{label}: {member}" if member else label
