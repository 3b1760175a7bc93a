"""One number back to the sourced assumptions that it came from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fundmodel.errors import BadInput, UnknownName, closest, listed, message
from fundmodel.explanations.members_that_add_up import add_up
from fundmodel.explanations.one_quarter import OneQuarter
from fundmodel.explanations.over_life import OverLife
from fundmodel.explanations.when_it_falls import largest_period
from fundmodel.run_paths.quarters import period_of, quarter_names
from fundmodel.run_paths.unknown_names import nearest, now_called

if TYPE_CHECKING:
    from fundmodel.build_model.model import Model
    from fundmodel.explanations.explanation import Explanation
    from fundmodel.run_paths.run import Run

EACH = -1  # the index of all members together
FURTHEST = "the quarter in which it is furthest from zero"


def explain(
    run: Run, name: str, quarter: str | None = None, member: str = "", depth: int = 3
) -> Explanation:
    """Explain one number.

    A result is followed over the whole life: the years and quarters in which it falls, and the
    lines that make it, ranked by what they bring to it. Any other line is explained in one quarter:
    its formula in words and in numbers, and so on for what went into it.

    Args:
        run: the run that it stands in.
        name: a line or an assumption.
        quarter: such as "2031Q2"; by default the one in which the number is furthest from zero.
        member: of a line with members; by default all of them together.
        depth: how many steps there are, the number itself the first; earlier quarters count too.

    Returns:
        A tree; `.table` is all of it, a row a step.

    Raises:
        BadInput: no such line, member or quarter; a quarter of a result; or members that do not add
            up, and none named.
    """
    refuse_unknown(run.model, name)
    member_index = member_index_of(run, name, member)
    found = _explained(run, name, quarter, member_index, depth)
    return replace(found, scenario=run.assumptions.title)


def refuse_unknown(model: Model, name: str) -> None:
    """Refuse a name that is no line and no assumption.

    Raises:
        BadInput: there is none of this name.
    """
    known = [*model.lines, *model.inputs]
    if name in model.renamed:
        raise UnknownName(message(name, now_called("line", model.renamed[name])))
    if name not in known:
        raise BadInput(
            message(
                name,
                "There is no such line or assumption.",
                meant=nearest(name, known, model.renamed),
                fix="`python -m fundmodel list lines` names the lines.",
            )
        )


def _explained(
    run: Run, name: str, quarter: str | None, member_index: int, depth: int
) -> Explanation:
    if name in run.model.lines and run.model.is_result(name):
        if quarter is not None:
            raise _has_one_number(run, name)
        return _result(run, name, member_index, depth)
    row = run.arrays[name]
    chosen = ""
    if quarter is not None:
        period = period_of(quarter, quarter_names(run))
    elif len(row) > 1:
        mine = row if member_index == EACH else row[:, member_index : member_index + 1]
        period, chosen = largest_period(mine), FURTHEST
    else:
        period = 1
    explainer = OneQuarter(run)
    if member_index == EACH:
        return explainer.all_members(name, period, depth, chosen)
    return explainer.explain(name, period, member_index, depth, chosen)


def _result(run: Run, name: str, member_index: int, depth: int) -> Explanation:
    explainer = OverLife(run)
    if member_index != EACH:
        return explainer.result(name, member_index, depth)
    return explainer.all_members(name, depth)


def _has_one_number(run: Run, name: str) -> BadInput:
    lines = [one for one in run.model.lines[name].now if not run.model.is_result(one)]
    such_as = f", such as `{lines[0]}`" if lines else ""
    return BadInput(
        message(
            name,
            "A result has one number for the whole life, and none of a quarter.",
            fix=f"leave the quarter out, or name a line that goes by quarter{such_as}.",
        )
    )


def member_index_of(run: Run, name: str, member: str) -> int:
    """The position of a member; `EACH` for all of them, where no one is named and they add up.

    Raises:
        BadInput: there is no such member, or they do not add up.
    """
    members = run.model.members(name)
    named = listed(tuple(filter(None, members)))
    if member and member not in members:
        raise BadInput(
            message(
                f"{name}[{member}]",
                "There is no such member.",
                meant=closest(member, members),
                fix=f"name one of {named}." if named else "leave the member out.",
            )
        )
    if member or not named:
        return members.index(member)
    if not add_up(run.model, name):
        raise BadInput(
            message(
                name,
                f"There is a number for each of {len(members)} members, and they do not add up.",
                fix=f"name one with --member: {named}.",
            )
        )
    return EACH
