"""Break-even: what an input must be for a result to come to a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.asked_input import Asked, alike, movable_named, span_of
from fundmodel.analyse.cases_solved import Case, Input, Target
from fundmodel.analyse.crossings import COSTLY, QUICK, crossings
from fundmodel.analyse.many_runs import result_addresses
from fundmodel.analyse.movables import movables_of
from fundmodel.analyse.searching import search_all
from fundmodel.analyse.solutions import BreakEven, in_unit, solutions_of
from fundmodel.analyse.worked_points import Point, WorkedPoints
from fundmodel.errors import BadInput, message
from fundmodel.simulation.asked import refuse_impossible
from fundmodel.simulation.one_block import line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.asked import Asked as AskedWorlds

STEPS = 9
MOST_STEPS = 1_000
MOST_INPUTS = 2
STATED = (
    "On the stated path nothing is drawn: chances of war and the like act in drawn worlds alone."
)


@dataclass(frozen=True)
class Question:
    """What is to be solved.

    Attributes:
        targets: results and what they are to come to.
        by: the input that is moved; or two, of which the first goes through some values, and for
            each of them the second is moved.
        steps: through how many values, evenly spread.
        worlds: over which worlds results are averaged; None for the stated path.
    """

    targets: Sequence[Target]
    by: Sequence[Asked]
    steps: int = STEPS
    worlds: AskedWorlds | None = None


def break_even(
    model: Model,
    assumptions: Assumptions,
    question: Question,
    progress: Callable[[int], None] | None = None,
) -> BreakEven:
    """Find every value of an input at which results come to their targets.

    Args:
        model: the lines.
        assumptions: the stated numbers.
        question: what is to be solved.
        progress: is told how many points are worked out.

    Raises:
        UnknownName: there is no such result.
        BadInput: an input cannot be moved, or moves nothing.
    """
    _refuse_impossible(model, question)
    work = _Work(model, assumptions, question, progress)
    searches = [
        crossings(work.inputs[-1].span, one.target.value or 0.0, work.effort, work.also)
        for one in work.cases
    ]
    searched = search_all(searches, work.differences)
    work.refuse_still()
    found = [
        one
        for case, search in zip(work.cases, searched, strict=True)
        for one in solutions_of(case, search.found, search.xs, search.values, work.points)
    ]
    return BreakEven(assumptions, tuple(question.targets), tuple(work.inputs), tuple(found))


class _Work:
    """One question under way."""

    def __init__(
        self,
        model: Model,
        assumptions: Assumptions,
        question: Question,
        progress: Callable[[int], None] | None,
    ) -> None:
        others = [one.other for one in question.targets if one.other is not None]
        self.sets = [assumptions, *others]
        found = [movables_of(model, one) for one in self.sets]
        stated = [movable_named(found[0], one.name) for one in question.by]
        self.moves = [[alike(one, movables) for one in stated] for movables in found]
        self.inputs = [
            Input(one, span_of(asked, [(self.moves[of][at], each)
                                       for of, each in enumerate(self.sets)]))
            for at, (asked, one) in enumerate(zip(question.by, stated, strict=True))
        ]  # fmt: skip
        self.effort = QUICK if question.worlds is None else COSTLY
        ends = [[(one, each.span.low, each.span.high)
                 for one, each in zip(moves, self.inputs, strict=True)]
                for moves in self.moves]  # fmt: skip
        self.points = WorkedPoints(
            model, self.sets, ends, [one.result for one in question.targets], question.worlds,
            progress,
        )  # fmt: skip
        self.cases = [
            Case(target, first, self.sets, self.inputs, question.worlds,
                 model.lines[line_of(target.result)].unit,
                 model.lines[line_of(target.result)].definition.basis)
            for target in question.targets
            for first in self._first_values(question.steps)
        ]  # fmt: skip

    @property
    def also(self) -> list[float]:
        """The stated x of what is moved."""
        return [self.inputs[-1].movable.stated]

    def _first_values(self, steps: int) -> Sequence[tuple[float, ...]]:
        if len(self.inputs) == 1:
            return [()]
        span = self.inputs[0].span
        return [(float(x),) for x in span.fitted(np.linspace(span.low, span.high, steps))]

    def differences(self, asks: Sequence[Numbers]) -> list[Numbers]:
        """How far each case is from its target at some x."""
        pairs = list(zip(self.cases, asks, strict=True))
        self.points.work_out(
            [Point(of, (*case.first, float(x))) for case, xs in pairs for of in case.of for x in xs]
        )
        return [
            np.array([case.gives(self.points, x) - case.aim(self.points, x) for x in xs.tolist()])
            for case, xs in pairs
        ]

    def refuse_still(self) -> None:
        """Refuse targets whose results do not move."""
        for case in {one.target: one for one in self.cases}.values():
            values = {of: np.array([self.points.of(point, case.target.result)
                                    for point in self.points.known if point.of == of])
                      for of in case.of}  # fmt: skip
            if all(np.isnan(one).all() for one in values.values()) and self.points.refusal:
                raise self.points.refusal
            if not any(_moves(one) for one in values.values()):
                raise self._still(case, values[0])

    def _still(self, case: Case, values: Numbers) -> BadInput:
        result, span = case.target.result, case.inputs[-1].span
        names = " and ".join(f"`{one.name}`" for one in case.inputs)
        there = values[~np.isnan(values)]
        is_now = f"it is {in_unit(case.unit, there[0])}" if there.size else "it is not available"
        stated = case.worlds is None
        return BadInput(
            message(
                f"{result} by {case.inputs[-1].name}",
                f"`{result}` does not move with {names}: {is_now} from {span.low:.6g} to "
                f"{span.high:.6g}.",
                why=STATED if stated else None,
                fix="name another input, or ask for the expected value: `--expected`." if stated
                else "name another input.",
            )
        )  # fmt: skip


def _moves(values: Numbers) -> bool:
    there = values[~np.isnan(values)]
    return bool(there.size) and float(np.ptp(there)) > 1e-12 * float(np.abs(there).max())


def _refuse_impossible(model: Model, question: Question) -> None:
    if question.worlds is not None:
        refuse_impossible(model, question.worlds)
    for target in question.targets:
        first, *more = result_addresses(model, [target.result])
        if more:
            what = f"This result has a number for each of {len(more) + 1} members."
            raise BadInput(
                message(target.result, what, meant=first, fix="write the member in brackets.")
            )
    names = [one.name.partition("[")[0] for one in question.by]
    if not 1 <= len(names) <= MOST_INPUTS or len(set(names)) < len(names):
        what = f"{len(names)} inputs" if len(names) > MOST_INPUTS else "The same assumption twice"
        raise BadInput(
            message(
                f"by {', '.join(one.name for one in question.by) or 'nothing'}",
                f"{what if names else 'Nothing'} cannot be solved for.",
                fix="name one input, or two of different assumptions for the frontier.",
            )
        )
    if not 1 < question.steps <= MOST_STEPS:
        raise BadInput(
            message(f"steps = {question.steps}", "This is no number of values on a frontier.",
                    fix=f"give 2 to {MOST_STEPS:,}.")
        )  # fmt: skip
