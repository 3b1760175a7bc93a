"""What sums, ranks, groups and choices among members may read (R15)."""

from collections.abc import Iterator
from dataclasses import replace

from fundmodel.build_model.expressions import MINE, ByMember, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.spelling import in_words
from fundmodel.errors import closest, message


def group_violations(model: Model, line: Line, read: Read) -> Iterator[str]:
    """What is wrong with a function over members."""
    yield from _lag_of_many(model, line, read)
    name, who = read.name, read.who
    of_argument = who.argument.name if isinstance(who.argument, Read) else ""
    match who.kind:
        case "total" | "smallest" | "largest":
            yield from _total(model, line, name, who.kind)
        case "total_by" | "lookup" | "spread" if name in model.inputs:
            yield _is_no_line(line, name)
        case "total_by":
            yield from _grouped(model, line, who.text, name, line.each, model.each(name))
        case "total_before" | "total_beside":
            yield from _ranked(model, line, name, of_argument)
        case "lookup":
            yield from _grouped(model, line, who.text, name, model.each(name), line.each)
        case "member":
            yield from _member(model, line, name, who.text)
        case "pick":
            yield from _picked(model, line, name, of_argument)
        case "spread":
            yield from _spread(model, line, name, who.text)
        case _:
            raise TypeError(f"no rule says what {who.kind}() may read")


def _lag_of_many(model: Model, line: Line, read: Read) -> Iterator[str]:
    """Of several members one column of cells is taken, so that they share a lag."""
    lags = (lag for part in read.when.arguments for lag in part.operands())
    wide = [lag.name for lag in lags if isinstance(lag, Read) and model.each(lag.name)]
    if wide:
        text = in_words(replace(read, who=MINE))
        yield message(
            line.definition.where,
            f"takes {read.who.kind}() of {text}, but `{wide[0]}` has a number for each "
            f"{model.each(wide[0])}.",
            why="Of all members the same quarter is taken: one column of cells (R15).",
            fix=f"give {text} a line of its own, which has members, and write "
            f"{read.who.kind}() of that line.",
        )


def _has_known_members(model: Model, name: str) -> bool:
    """Whether its set exists; if not, the line that declares it is refused."""
    each = model.each(name)
    return each is None or each in model.sets


def _is_no_line(line: Line, name: str) -> str:
    return message(
        line.definition.where,
        f"groups or spreads `{name}`, which is an assumption.",
        why="Sums by group look for the members' groups beside a row of the model (R15).",
        fix=f"give `{name}` a line of its own and group or spread that line.",
    )


def _total(model: Model, line: Line, name: str, function: str) -> Iterator[str]:
    if model.each(name) is None:
        yield message(
            line.definition.where,
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
            line.definition.where,
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
            line.definition.where,
            f"groups `{name}` by `{attribute}`, but the groups are not those of `{attribute}`.",
            fix=f'declare the line over the groups with each="{attribute}".',
        )
    elif members and line.each == members and "" in attributes[attribute]:
        without = model.sets[members].members[attributes[attribute].index("")]
        yield message(
            line.definition.where,
            f"takes lookup() of `{name}` by `{attribute}`, which `{without}` does not have.",
            why="A member without a group has no value to take (R15).",
            fix="declare the line over a part whose members all have one.",
        )


def _ranked(model: Model, line: Line, name: str, rank: str) -> Iterator[str]:
    if not (_has_known_members(model, name) and _has_known_members(model, rank)):
        return
    sets = (line.each, model.each(name), model.each(rank))
    if line.each is None or len(set(sets)) > 1:
        mine, theirs, ranks = (f"each {each}" if each else "no members" for each in sets)
        yield message(
            line.definition.where,
            f"runs over {mine}, but ranks `{name}`, over {theirs}, by `{rank}`, over {ranks}.",
            why="A rank says which of my fellow members come before me (R15).",
            fix="declare the line, what it sums and the rank over the same members; what runs "
            "over more of them takes a line of its own over the part.",
        )


def by_member_violations(model: Model, line: Line, node: ByMember) -> Iterator[str]:
    """What is wrong with a line for each member."""
    members = node.members
    if line.each is None:
        yield message(
            line.definition.where,
            "names a line for each member in by_member(), but has no members itself.",
            why="Each member takes the line of its name (R15).",
            fix='declare the line over a set, with each="...".',
        )
        return
    known = model.sets[line.each].spelled
    if members != known:
        strangers = [member for member in members if member not in known]
        yield message(
            line.definition.where,
            f"names {', '.join(members) or 'nothing'} in by_member(), but the members of "
            f"{line.each} are {', '.join(known)}.",
            why="Each member takes the line of its name, in the order of the members (R15).",
            meant=closest(strangers[0], known) if strangers else None,
            fix="name every member in that order, with _ for what is no letter or digit.",
        )
    for part in node.walk():
        if isinstance(part, Read) and model.each(part.name) in model.sets:
            yield message(
                line.definition.where,
                f"names `{part.name}` in by_member(), which has a value for each "
                f"{model.each(part.name)}.",
                why="What by_member() names is one number for each member, not several (R15).",
                fix=f"give total({part.name}), or the member that is meant, a line of its own and "
                "name that line in by_member().",
            )


def _member(model: Model, line: Line, name: str, member: str) -> Iterator[str]:
    if _has_known_members(model, name) and member not in model.members(name):
        yield message(
            line.definition.where,
            f"`{name}` has no member `{member}`.",
            meant=closest(member, model.members(name)),
            fix="name one of its members, as the YAML files spell it.",
        )


def _picked(model: Model, line: Line, name: str, choice: str) -> Iterator[str]:
    options = model.inputs[choice].options if choice in model.inputs else ()
    if _has_known_members(model, name) and options != model.members(name):
        yield message(
            line.definition.where,
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
            line.definition.where,
            f'spreads `{name}` over "{whole}", but it is no part of that set, '
            "or the line runs over another one.",
            fix=f'declare the line with each="{whole}" and spread a line over one of its parts.',
        )
