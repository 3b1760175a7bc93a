"""The frontier of a break-even by two inputs: of each value of the first that of the second."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.axes import axis_label
from fundmodel.analyse.charts.surfaces import DrawnAxis, frontier
from fundmodel.charts.measure import Measure, Words
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from fundmodel.analyse.solutions import BreakEven, Solution

INPUTS = 2


def frontier_of(found: BreakEven) -> Figure:
    """The frontier of the first target; where there are several answers, the others as dots.

    Raises:
        BadInput: there is one input, and so no frontier.
    """
    if len(found.inputs) != INPUTS:
        raise BadInput(
            message(
                "A frontier",
                f"It has two inputs, and there is {len(found.inputs)}.",
                fix="solve by two; one answer needs no chart.",
            )
        )
    answers = [one for one in found.answers if one.case.target is found.targets[0]]
    rows = [(first, [one for one in each if one.kind != "none"])
            for first, each in groupby(answers, lambda one: one.case.first[0])]  # fmt: skip
    xs = np.array([first for first, _ in rows])
    ys = np.array([each[0].x if each else np.nan for _, each in rows])
    others = [(first, one.x) for first, each in rows for one in each[1:]]
    x, y = (axis_label(one.movable) for one in found.inputs)
    return frontier(DrawnAxis(x, xs), DrawnAxis(y, ys), _words(found, answers[0]), others=others)


def _words(found: BreakEven, one: Solution) -> Words:
    measure = Measure(one.case.target.result, one.case.unit, one.case.basis)
    other = one.case.target.other
    aim = f"as in {other.title:.60}" if other else f"{measure.text(one.aim)} {measure.unit_told}"
    which = f"mean over {one.case.worlds.paths:,} worlds" if one.case.worlds else "stated path"
    return Words(
        f"Where {measure.axis.partition(', ' + measure.unit_told)[0]} of "
        f"{found.assumptions.title:.60} is {aim}",
        f"Source: fundmodel; {which}. A step or a jump over the target counts as reaching it.",
    )
