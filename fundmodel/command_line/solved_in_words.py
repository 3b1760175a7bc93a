"""What solving for an input found, as people read it."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundmodel.analyse.solutions import NONE, RANGE, SOLUTION, STEP, in_unit
from fundmodel.build_model.units import is_money
from fundmodel.command_line.answers import format_result
from fundmodel.command_line.tables import Column, Table
from fundmodel.errors import message
from fundmodel.read_assumptions import format_setting, format_value
from fundmodel.read_assumptions.uncertainty import VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.analyse.cases_solved import Case, Input, Target
    from fundmodel.analyse.solutions import BreakEven, Solution

PATHS, SEED = 256, 1
"""What `run` draws by itself."""
MOST_DECIMALS = 9
LONGEST_LINE = 73
"""Of a command, so that with blanks before it and a backslash behind it 80 columns are enough."""
FAR_BELOW = 100.0


@dataclass(frozen=True)
class Where:
    """Where scenarios are, so that commands can be pasted: the folder, and paths by their names."""

    directory: str | None
    paths: Mapping[str, str]


def command_of(one: Solution, where: Where) -> str:
    """The command that shows a solution: it runs the scenario with the input set.

    Where the scenario that it is to equal takes other settings, it is a second command behind &&.
    """
    by_settings: dict[str, list[str]] = {}
    for of in one.case.of:
        changed = one.changed(of)
        words = [f"--set {shlex.quote(f'{name}={format_setting(new)}')}"
                 for name, (_, new) in changed.set_by_hand.items()]  # fmt: skip
        words += ["--accept"] * one.needs_acceptance(of)
        scenario = where.paths.get(changed.name, changed.name)
        by_settings.setdefault(" ".join(words), []).append(shlex.quote(scenario))
    worlds, more = one.case.worlds, ""
    if worlds is not None and (worlds.paths, worlds.seed) != (PATHS, SEED):
        more = f" --paths {worlds.paths} --seed {worlds.seed}"
    if where.directory:
        more += f" --assumptions {shlex.quote(where.directory)}"
    return " && ".join(
        f"python -m fundmodel run {' '.join(names)} {settings}{more}"
        for settings, names in by_settings.items()
    )


def in_sentences(one: Solution, where: Where) -> list[str]:
    """One answer: what the input must be, what that gives, and the command that shows it."""
    text = {SOLUTION: _solution, RANGE: _range, STEP: _step, NONE: _none}.get(one.kind, _jump)(one)
    return [text, *([*in_lines(command_of(one, where)), ""] if one.kind != NONE else [])]


def in_lines(command: str) -> list[str]:
    r"""A command in lines that a terminal takes when they are pasted.

    >>> in_lines("python -m fundmodel run base " + "--set us_profit_share=0.320086769458531 " * 2)
    ... # doctest: +NORMALIZE_WHITESPACE
    ['  python -m fundmodel run base --set us_profit_share=0.320086769458531 \\',
     '    --set us_profit_share=0.320086769458531']
    """
    lines = [""]
    for part in re.split(" (?=--|&& )", command.strip()):
        if lines[-1] and len(lines[-1]) + len(part) > LONGEST_LINE:
            lines.append("")
        lines[-1] += f" {part}" if lines[-1] else part
    ends = [" \\"] * (len(lines) - 1) + [""]
    return [f"{'  ' if not at else '    '}{line}{end}"
            for at, (line, end) in enumerate(zip(lines, ends, strict=True))]  # fmt: skip


def none_found(found: BreakEven) -> Iterator[str]:
    """The refusal of each target that nothing comes to."""
    for target in found.targets:
        answers = [one for one in found.answers if one.case.target is target]
        nearest = min(answers, key=lambda one: abs(one.gives - one.aim))
        case, last = nearest.case, nearest.case.inputs[-1]
        ends = f"{_value(last, last.span.low)} to {_value(last, last.span.high)}"
        does = "makes it equal" if target.other else "gives"
        beside = f", against {in_unit(case.unit, nearest.aim)}" if target.other else ""
        low, high = _reached(answers)
        yield message(
            f"{target.result} by {' and '.join(one.name for one in case.inputs)}",
            f"No {last.name} from {ends} {does} {_aim(nearest)}.",
            why=f"It takes {_subject(case)} from {low} to {high}. Nearest is "
            f"{in_unit(case.unit, nearest.gives)}{beside}, with {_at(nearest)}.",
            fix="ask for what it reaches, or move another input.",
        )


def _reached(answers: Sequence[Solution]) -> tuple[str, str]:
    """The lowest and the highest that a result was found to be, the latter with the unit."""
    unit = answers[0].case.unit
    low, high = min(one.lowest for one in answers), max(one.highest for one in answers)
    return format_result(unit, low), in_unit(unit, high)


def as_a_table(found: BreakEven, target: Target) -> Table:
    """The frontier of a target: for each value of the first input that of the second."""
    answers = [one for one in found.answers if one.case.target is target]
    case, (first, last) = answers[0].case, found.inputs
    rows = [
        [
            _value(first, one.case.first[0]),
            "none" if one.kind == NONE else _value(last, one.x),
            format_result(case.unit, one.gives),
            _remark(one),
        ]
        for one in answers
    ]
    numbers = [Column(head, numbers=True) for head in (_head(first), _head(last), target.result)]
    aim = f"equals {_aim(answers[0])}, {_unit(case)}" if target.other else f"is {_aim(answers[0])}"
    return Table(
        [*numbers, Column("", whole=True)],
        rows,
        f"Where {_subject(case)} {aim}. Stated: "
        f"{_value(first, first.movable.stated)} and {_value(last, last.movable.stated)}.",
    )


def _remark(one: Solution) -> str:
    """What is said beside a row in which the target is not met by one value."""
    last = one.case.inputs[-1]
    if one.kind == SOLUTION:
        return ""
    if one.kind == NONE:
        return f"nearest: {_value(last, one.x)}"
    return f"{one.kind} from {_value(last, one.other)}"


def what_was_searched(found: BreakEven, typed: Mapping[str, str], where: Where) -> list[str]:
    """On which path, between what, and what the results reach there."""
    closing: list[str] = []
    met = [one for one in found.answers if one.kind != NONE]
    if len(found.inputs) > 1 and met:
        closing += ["", "The first of them:", *in_lines(command_of(met[0], where)), ""]
    last = found.inputs[-1]
    ends = f"{_value(last, last.span.low)} to {_value(last, last.span.high)}"
    for target in found.targets:
        answers = [one for one in found.answers if one.case.target is target]
        case, (low, high) = answers[0].case, _reached(answers)
        closing.append(
            f"{last.name} from {ends} takes {_subject(case)} from {low} to {high} "
            f"({case.basis}; {_path(case, last)})."
        )
        closing += _meant_in_billions(case, answers[0], typed.get(target.result, ""))
    return closing


def _solution(one: Solution) -> str:
    case, last = one.case, one.case.inputs[-1]
    both = " in both" if case.target.other else ""
    stated = (
        "" if last.movable.about != VALUE else f" (stated: {_value(last, last.movable.stated)})"
    )
    equal = f", and so is that of {case.target.other.title}" if case.target.other else ""
    return (f"With {_at(one)}{both}{stated}, {_subject(case)} is {in_unit(case.unit, one.gives)}"
            f"{_as_stated(one)}{equal}.")  # fmt: skip


def _range(one: Solution) -> str:
    low, high = (_value(one.case.inputs[-1], x) for x in sorted((one.x, one.other)))
    return (f"With every {one.case.inputs[-1].name} from {low} to {high}, {_subject(one.case)} is "
            f"{in_unit(one.case.unit, one.gives)}.")  # fmt: skip


def _step(one: Solution) -> str:
    last, (gives, before) = one.case.inputs[-1], _apart(one)
    whole = "date" if last.movable.metadata.unit.kind == "date" else "whole number"
    return (
        f"With {_at(one)}, the first {whole} seen from {_stated(one)}, {_subject(one.case)} is "
        f"{gives} {_unit(one.case)} and so beyond {_aim(one)}; with {_value(last, one.other)} it "
        f"is {before}."
    )


def _jump(one: Solution) -> str:
    gives, before = _apart(one)
    why = (
        " Drawn events begin in whole quarters, so that means move in steps."
        if one.case.worlds
        else ""
    )
    return (
        f"{_subject(one.case)} jumps over {_aim(one)}: it is {before} {_unit(one.case)} with "
        f"{one.case.inputs[-1].name} = {one.other:.9g}, and {gives} with {one.x:.9g}.{why}"
    )


def _none(one: Solution) -> str:
    return (f"{_subject(one.case)} does not come to {_aim(one)}; nearest is "
            f"{in_unit(one.case.unit, one.gives)}, with {_at(one)}.")  # fmt: skip


def _subject(case: Case) -> str:
    expected = "expected " if case.worlds else ""
    return f"{expected}{case.target.result} of {case.sets[0].title}"


def _aim(one: Solution) -> str:
    other = one.case.target.other
    return in_unit(one.case.unit, one.aim) if other is None else f"that of {other.title}"


def _as_stated(one: Solution) -> str:
    """What the result is with the input as it is stated, where that was worked out."""
    known = one.stated
    return "" if known is None else f" (stated: {format_result(one.case.unit, known)})"


def _stated(one: Solution) -> str:
    return _value(one.case.inputs[-1], one.case.inputs[-1].movable.stated)


def _apart(one: Solution) -> tuple[str, str]:
    """Two results with as many decimals as tell them apart."""
    for decimals in range(2, MOST_DECIMALS):
        pair = [
            format_result(one.case.unit, value, decimals) for value in (one.gives, one.other_gives)
        ]
        if pair[0] != pair[1]:
            break
    return pair[0], pair[1]


def _at(one: Solution) -> str:
    pairs = zip(one.case.inputs, one.xs, strict=True)
    return " and ".join(_moved(each, x) for each, x in pairs)


def _moved(moved: Input, x: float) -> str:
    joined = {VALUE: " = ", "shift": " shifted by ", "factor": " times "}[moved.movable.about]
    return f"{moved.name}{joined}{_value(moved, x)}"


def _value(moved: Input, x: float) -> str:
    unit = moved.movable.metadata.unit
    if unit.kind == "date":
        return format_value(x, unit)
    return f"{x:+.6g}" if moved.movable.about == "shift" and x else f"{x:.6g}"


def _head(moved: Input) -> str:
    return moved.name if moved.movable.about == VALUE else f"{moved.name}, {moved.movable.about}"


def _unit(case: Case) -> str:
    return in_unit(case.unit, 0.0).removeprefix("0.00").strip()


def _path(case: Case, last: Input) -> str:
    if case.worlds is None:
        return "on the stated path"
    return (f"mean of {case.worlds.paths:,} worlds, seed {case.worlds.seed}, in which {last.name} "
            "is set and not drawn")  # fmt: skip


def _meant_in_billions(case: Case, one: Solution, typed: str) -> list[str]:
    """A target without its unit that is far below what the result is now."""
    bare = typed.replace(".", "", 1).lstrip("+-").isdigit()
    stated = one.stated or one.highest
    if not bare or not is_money(case.unit) or not 0 < abs(one.aim) < abs(stated) / FAR_BELOW:
        return []
    return [f"{case.target.result}={typed} is {typed} {case.unit}; write {typed}bn for billions."]
