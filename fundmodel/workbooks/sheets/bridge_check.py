"""A bridge that does not belong to the scenarios of the workbook is refused before it is shown."""

from __future__ import annotations

from math import isclose, isfinite
from typing import TYPE_CHECKING

from fundmodel.analyse.bridge import STATED
from fundmodel.errors import BadInput, listed, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.bridge import Bridge
    from fundmodel.run_paths.run import Run

SAME = 1e-9


def refuse_other_bridge(bridge: Bridge, runs: Sequence[Run]) -> None:
    """Refuse a bridge whose two ends are not what two of the runs give.

    Raises:
        BadInput: it is of other sets, of other numbers, or of a result that is not available.
    """
    by_title = {run.assumptions.title: run for run in runs}
    where = f"The bridge of {bridge.result}"
    for name, amount in zip(bridge.names, (bridge.start, bridge.end), strict=True):
        if name not in by_title:
            what = f"it is of `{name}`, which is no scenario of this workbook ({listed(by_title)})."
            raise BadInput(message(where, what, fix="write the runs of both of its sets."))
        amounts = [amount, *(step.in_turn for step in bridge.steps)]
        if not all(map(isfinite, amounts)):
            what = f"it is not available in {name}, so that there is nothing to add up."
            raise BadInput(message(where, what, fix="choose a result that both sets have."))
        if bridge.of != STATED:
            continue
        result, _, member = bridge.result.partition("[")
        members = by_title[name].model.members(result)
        at = members.index(member.removesuffix("]")) if member else 0
        number = by_title[name].number(result, 0, at)
        if not isclose(number, amount, rel_tol=SAME, abs_tol=SAME):
            what = f"for {name} it has {amount:,.6g}, and the run has {number:,.6g}."
            why = "They were worked out from different assumptions."
            fix = "make the bridge of the assumptions of these runs."
            raise BadInput(message(where, what, why=why, fix=fix))
