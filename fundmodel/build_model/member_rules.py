"""Who may read whom: lines over members, parts and wholes (R15)."""

from collections.abc import Iterator

from fundmodel.build_model.expressions import MINE, ByMember, Node, Operation, Read
from fundmodel.build_model.group_rules import by_member_violations, group_violations
from fundmodel.build_model.model import Line, Model
from fundmodel.errors import closest, message


def member_violations(model: Model, line: Line) -> Iterator[str]:
    """What is wrong with the members that a line reads."""
    if line.each is not None and line.each not in model.sets:
        yield message(
            line.definition.where,
            f'each="{line.each}" is no set of members.',
            meant=closest(line.each, model.sets),
            fix="name a set, a part or an attribute of assumptions/base/members.",
        )
        return
    yield from _read(model, line, line.node)


def _read(model: Model, line: Line, node: Node) -> Iterator[str]:
    match node:
        case Operation(_, arguments):
            for argument in arguments:
                yield from _read(model, line, argument)
        case ByMember():
            yield from by_member_violations(model, line, node)
        case Read(name, when, who) if who == MINE:
            yield from _alike(model, line, name)
            for argument in when.arguments:
                yield from _read(model, line, argument)
        case Read():
            yield from group_violations(model, line, node)


def _alike(model: Model, line: Line, name: str) -> Iterator[str]:
    each = model.each(name)
    if each is None or each not in model.sets:
        return
    if line.each is None:
        yield message(
            line.definition.where,
            f"uses `{name}`, which has a value for each {each}, but has no members itself.",
            why="A line takes members one by one, or their total (R15).",
            fix=f'write total({name}), or declare the line with each="{each}".',
        )
    elif not model.sets[each].holds(model.sets[line.each]):
        yield message(
            line.definition.where,
            f"runs over each {line.each}, but `{name}` runs over each {each} "
            "and has no value for all of them.",
            why="A line over a part reads the whole freely; the other way needs spread() (R15).",
            fix=f'write spread({name}, "{line.each}"), total({name}) or total_by(...).',
        )
