"""The lines of a run as they are drawn: by year or quarter, by member, in groups of members."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fundmodel.build_model.units import adds
from fundmodel.charts.figures import ENDINGS
from fundmodel.charts.measure import Measure
from fundmodel.charts.over_time import Course
from fundmodel.errors import BadInput, message, quoted
from fundmodel.run_paths.annual import by_calendar_year
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.run import Run

MEMBER = "member"
MOST_MEMBERS = 8
"""Of so many at most each is drawn; of more the largest, and all others together."""
OTHER_PRICES = ("prices", "present value", "discounted")
"""Words of a label that say that its amounts are not money of the day."""


class Rows(NamedTuple):
    """Lines at the times at which they are drawn.

    Attributes:
        times: years; quarters as parts of them, a quarter at its end.
        by_name: line -> `[time, member]`, in its own unit.
    """

    times: Sequence[float]
    by_name: dict[str, Numbers]


def rows_of(run: Run, *, quarterly: bool) -> Rows:
    """Every line by year, or by quarter without the opening."""
    if not quarterly:
        years, table = by_calendar_year(run.model, run.arrays)
        return Rows(years, {name: rows[:, :, 0] for name, rows in table.items()})
    ends = run.quarter_ends[1:]
    times = [one.year + one.quarter / 4 for one in ends]
    lines = (line.name for line in run.model.lines.values() if line.traits.by_quarter)
    return Rows(times, {name: run.arrays[name][1:, :, 0] for name in lines})


def line_and_member(run: Run, address: str) -> tuple[Line, int | None]:
    """The line of `name` or `name[member]`, and which member; None for all.

    Raises:
        UnknownName: there is no such line or member.
        BadInput: it is one number for the whole life, or the file of a chart.
    """
    name, bracket, member = address.partition("[")
    member = member.removesuffix("]")
    model = run.model
    known = [line.name for line in model.lines.values() if line.traits.by_quarter]
    if name not in model.lines:
        _refuse_file(address)
        raise unknown(name, "line", known, model.renamed)
    if not model.lines[name].traits.by_quarter:
        raise BadInput(
            message(
                name,
                "This is one number for the whole life, which does not go over time.",
                fix="`.plot.headlines()` draws such numbers; `.results` has them.",
            )
        )
    members = model.members(name)
    if bracket and member not in members:
        raise unknown((name, member), "line", [(name, one) for one in members], model.renamed)
    return model.lines[name], members.index(member) if bracket else None


def _refuse_file(address: str) -> None:
    """Other plots take a file first; here a line stands there.

    Raises:
        BadInput: what was named is a file for a chart.
    """
    if address.lower().endswith(ENDINGS):
        what = "This is a file, where the name of a line stands."
        raise BadInput(message(quoted(address), what, fix=f"write path={address!r}."))


def measure_of_line(line: Line) -> Measure:
    """What a line measures, with the time that it takes and the money that it is in."""
    return Measure(line.definition.words, line.unit, basis_of_line(line))


def axis_of_line(line: Line, *, quarterly: bool) -> str:
    """The unit at the axis, with the time that a flow takes and the basis of its money."""
    unit = measure_of_line(line).unit_told
    often = f" a {'quarter' if quarterly else 'year'}" if line.traits.summed else ""
    basis = basis_of_line(line)
    return f"{unit}{often}{f', {basis}' if basis else ''}"


def basis_of_line(line: Line) -> str:
    """What makes its amounts comparable, where its name does not say so; "" of what is no money."""
    if line.unit.style != "money" or any(one in line.definition.words for one in OTHER_PRICES):
        return ""
    return "nominal" if line.traits.summed else "money of the day"


def has_total(line: Line) -> bool:
    """Whether the amounts of its members have a sum that means something."""
    return line.traits.adds_up and adds(line.unit)


def courses_by(run: Run, line: Line, rows: Numbers, by: str) -> list[Course]:
    """A course a member, or a group of members; the largest first where there are many.

    Args:
        run: of the line.
        line: one with members.
        rows: `[time, member]`, as drawn.
        by: "member", or an attribute of its members, such as the instrument of a window.

    Raises:
        UnknownName: its members have no such attribute.
    """
    members = run.model.sets[str(line.each)]
    if by == MEMBER:
        labels = list(members.members)
    elif by in members.attributes and has_total(line):
        labels = [text or "other" for text in members.attributes[by]]
    else:
        known = [MEMBER, *(members.attributes if has_total(line) else ())]
        raise unknown(by, f"group of `{line.name}`", known, {})
    groups = {
        label: sum(rows[:, at] for at, one in enumerate(labels) if one == label)
        for label in dict.fromkeys(labels)
    }
    return _largest([Course(label, np.asarray(found)) for label, found in groups.items()], line)


def _largest(courses: list[Course], line: Line) -> list[Course]:
    """All of a few; of many the largest, and the others together where they have a total."""
    if len(courses) <= MOST_MEMBERS:
        return courses
    ranked = sorted(courses, key=lambda one: -float(np.abs(one.numbers).sum()))
    if not has_total(line):
        return ranked[:MOST_MEMBERS]
    first, others = ranked[: MOST_MEMBERS - 1], ranked[MOST_MEMBERS - 1 :]
    together = np.sum([one.numbers for one in others], axis=0)
    return [*first, Course(f"{len(others)} others", together)]
