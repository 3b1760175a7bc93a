"""Who may read whom: lines over members, parts and wholes (R15)."""

from collections.abc import Iterator

from fundmodel.build_model.expressions import (
    Current,
    Lagged,
    Member,
    MyGroup,
    Node,
    Operation,
    OverLife,
    Picked,
    Previous,
    Spread,
    ToDate,
    Total,
    TotalBy,
)
from fundmodel.build_model.model import Line, Model
from fundmodel.errors import closest, message


def member_refusals(model: Model, line: Line) -> Iterator[str]:
    """What is wrong with the members that a line reads."""
    if line.each is not None and line.each not in model.sets:
        yield message(
            line.item.where,
            f'each="{line.each}" is no set of members.',
            meant=closest(line.each, model.sets),
            fix="name a set, a part or an attribute of assumptions/base/members.",
        )
        return
    yield from _read(model, line, line.node)


def _read(model: Model, line: Line, node: Node) -> Iterator[str]:
    match node:
        case Current(name) | Previous(name) | ToDate(name):
            yield from _alike(model, line, name)
        case Lagged(name, quarters):
            yield from _alike(model, line, name)
            yield from _read(model, line, quarters)
        case OverLife(_, names):
            for name in names:
                yield from _alike(model, line, name)
        case Total(of):
            if model.each(of.name) is None:
                yield _no_members(line, of.name, "total")
        case TotalBy(_, of) | MyGroup(_, of) | Spread(of, _) if of.name in model.inputs:
            yield _is_no_line(line, of.name)
        case TotalBy(attribute, of):
            yield from _grouped(model, line, attribute, of.name, line.each, model.each(of.name))
        case MyGroup(attribute, of):
            yield from _grouped(model, line, attribute, of.name, model.each(of.name), line.each)
        case Member(member, of):
            if _has_known_members(model, of.name) and member not in model.members(of.name):
                yield message(
                    line.item.where,
                    f"`{of.name}` has no member `{member}`.",
                    meant=closest(member, model.members(of.name)),
                    fix="name one of its members, as the YAML files spell it.",
                )
        case Picked(of, choice):
            yield from _picked(model, line, of.name, choice.name)
        case Spread(of, whole):
            yield from _spread(model, line, of.name, whole)
        case Operation(_, arguments):
            for argument in arguments:
                yield from _read(model, line, argument)
        case _:
            return


def _alike(model: Model, line: Line, name: str) -> Iterator[str]:
    each = model.each(name)
    if each is None or each not in model.sets:
        return
    if line.each is None:
        yield message(
            line.item.where,
            f"uses `{name}`, which has a value for each {each}, but has no members itself.",
            why="A line takes members one by one, or their total (R15).",
            fix=f'write total({name}), or declare the line with each="{each}".',
        )
    elif not model.sets[each].holds(model.sets[line.each]):
        yield message(
            line.item.where,
            f"runs over each {line.each}, but `{name}` runs over each {each} "
            "and has no value for all of them.",
            why="A line over a part reads the whole freely; the other way needs spread() (R15).",
            fix=f'write spread({name}, "{line.each}"), total({name}) or total_by(...).',
        )


def _has_known_members(model: Model, name: str) -> bool:
    """Whether its set exists; if not, the line that declares it is refused."""
    each = model.each(name)
    return each is None or each in model.sets


def _is_no_line(line: Line, name: str) -> str:
    return message(
        line.item.where,
        f"groups or spreads `{name}`, which is an assumption.",
        why="Sums by group look for the members' groups beside a row of the model (R15).",
        fix=f"give `{name}` a line of its own and group or spread that line.",
    )


def _no_members(line: Line, name: str, function: str) -> str:
    return message(
        line.item.where,
        f"takes {function}() of `{name}`, which has no members.",
        fix=f"use `{name}` as it is; for the sum over quarters, to_date({name}).",
    )


def _grouped(
    model: Model, line: Line, attribute: str, name: str, group: str | None, members: str | None
) -> Iterator[str]:
    """total_by and of: one side runs over the members, the other over their groups."""
    attributes = model.sets[members].attributes if members and members in model.sets else {}
    if attribute not in attributes:
        yield message(
            line.item.where,
            f"groups `{name}` by `{attribute}`, which is no attribute of its members.",
            meant=closest(attribute, attributes),
            fix="name an attribute of the member table.",
        )
    elif (
        not group
        or group not in model.sets
        or not set(filter(None, attributes[attribute])) <= set(model.sets[group].members)
    ):
        yield message(
            line.item.where,
            f"groups `{name}` by `{attribute}`, but the groups are not those of `{attribute}`.",
            fix=f'declare the line over the groups with each="{attribute}".',
        )
    elif members and line.each == members and "" in attributes[attribute]:
        without = model.sets[members].members[attributes[attribute].index("")]
        yield message(
            line.item.where,
            f"takes of() of `{name}` by `{attribute}`, which `{without}` does not have.",
            why="A member without a group has no value to take (R15).",
            fix="declare the line over a part whose members all have one.",
        )


def _picked(model: Model, line: Line, name: str, choice: str) -> Iterator[str]:
    options = model.inputs[choice].options if choice in model.inputs else ()
    if _has_known_members(model, name) and options != model.members(name):
        yield message(
            line.item.where,
            f"picks a member of `{name}` by `{choice}`, whose options are not its members.",
            fix=f"give `{choice}` the members of `{name}` as options, in the same order.",
        )


def _spread(model: Model, line: Line, name: str, whole: str) -> Iterator[str]:
    each = model.each(name)
    fits = (
        each is not None
        and each in model.sets
        and whole in model.sets
        and line.each == whole
        and model.sets[whole].holds(model.sets[each])
    )
    if not fits:
        yield message(
            line.item.where,
            f'spreads `{name}` over "{whole}", but it is no part of that set, '
            "or the line runs over another one.",
            fix=f'declare the line with each="{whole}" and spread a line over one of its parts.',
        )
