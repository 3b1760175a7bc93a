"""The refusal of a name or (line, member) that is not there, with the nearest that is."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from fundmodel.errors import UnknownName, closest, listed, message

MOST_NAMED = 30


def unknown(
    key: object, noun: str, known: Iterable[Hashable], renamed: Mapping[str, str]
) -> UnknownName:
    """The refusal of a key, with the nearest name that there is.

    Args:
        key: what was asked for: a name, or (line, member).
        noun: what the names stand for.
        known: every name or (line, member).
        renamed: former name of a line -> its name now.
    """
    pairs = [one if isinstance(one, tuple) else (one,) for one in known]
    parts = _parts(key, pairs)
    asked, below = _first_unknown(parts, pairs)
    former = str(asked).partition("[")[0]
    if not below and former in renamed:
        return UnknownName(message(former, now_called(noun, renamed[former])))
    names = list(dict.fromkeys(str(one[below]) for one in pairs if one[:below] == parts[:below]))
    with_members = [name for name in names if name.partition("[")[0] == asked]
    meant = (
        with_members[0] if with_members else nearest(str(asked), names, {} if below else renamed)
    )
    what = f"has a number for each of {len(with_members)} members" if with_members else ""
    return UnknownName(
        message(
            str(asked),
            f"This {noun} {what}." if what else f"There is no such {'member' if below else noun}.",
            meant=meant,
            fix="write the member in brackets." if what else _remedy(names, noun, below),
        )
    )


def now_called(noun: str, name: str) -> str:
    """What is said of a name that is no more."""
    return f"This {noun} is now called `{name}`."


def nearest(name: str, known: Iterable[str], renamed: Mapping[str, str]) -> str | None:
    """The known name that is most like another, by what it is or was called; None if none is near.

    Args:
        name: as typed.
        known: the names that there are, perhaps with [member].
        renamed: former name of a line -> its name now.
    """
    names = list(known)
    bare = {one.partition("[")[0] for one in names}
    former = {one: now for one, now in renamed.items() if now in bare}
    found = closest(name, [*names, *former])
    return None if found is None else former.get(found, found)


def _parts(key: object, pairs: list[tuple[Hashable, ...]]) -> tuple[Any, ...]:
    """A key by its levels; of a list of keys the first that is not there."""
    if isinstance(key, list):
        firsts = {one[0] for one in pairs}
        key = next((one for one in key if one not in firsts and one not in pairs), "")
    return key if isinstance(key, tuple) else (key,)


def _first_unknown(parts: tuple[Any, ...], pairs: list[tuple[Hashable, ...]]) -> tuple[object, int]:
    """The first part of a key that is not there, and how many parts before it are."""
    for level, part in enumerate(parts):
        if not any(one[: level + 1] == parts[: level + 1] for one in pairs):
            return part, min(level, len(pairs[0]) - 1 if pairs else 0)
    return parts[-1], len(parts) - 1


def _remedy(names: list[str], noun: str, below: int) -> str:
    named = [name for name in names if name]
    if below and not named:
        return "leave the member out."
    if len(names) <= MOST_NAMED:
        return f"name one of {listed(tuple(named))}."
    return f"`python -m fundmodel list {noun}s` names them."
