"""The lines by which events are drawn, worked out once for all scenarios that give them the same.

They hang on a handful of numbers, which most scenarios leave as they are: of few paths what they
came to is kept, by the last bit of those numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.run_paths.evaluate import evaluate
from fundmodel.simulation.streams import FEW

if TYPE_CHECKING:
    from collections.abc import Hashable

    from fundmodel.build_model.model import Model
    from fundmodel.run_paths.numbers import Numbers

MOST_KEPT = 8

_kept: dict[Hashable, dict[str, Numbers]] = {}


def worked_out(
    model: Model, names: tuple[str, ...], inputs: Mapping[str, Any], paths: int
) -> Mapping[str, Numbers]:
    """Lines that no event moves, `[quarter, path]`, from the first quarter on; not to be changed.

    Args:
        model: the lines.
        names: which of them.
        inputs: the numbers of the paths.
        paths: how many there are.
    """
    if not names:
        return {}
    if paths > FEW:
        return _anew(model, names, inputs)
    numbers = tuple(_to_the_bit(inputs[name]) for name in hanging_on(model, names))
    key = model, names, numbers
    found = _kept.get(key)
    if found is None:
        found = _anew(model, names, inputs)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = found
    return found


@lru_cache(maxsize=8)
def hanging_on(model: Model, names: tuple[str, ...]) -> tuple[str, ...]:
    """The assumptions by which lines are worked out, those of the calendar included."""
    calendar = model.calendar
    todo = [*names, calendar.opening_date, calendar.number_of_quarters]
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in model.lines:
            line = model.lines[name]
            todo += [one for read in line.reads for one in read.names]
            todo += [line.definition.opening] if isinstance(line.definition.opening, str) else []
        elif model.is_by_year(name):
            todo.append(calendar.year)
    return tuple(name for name in model.inputs if name in seen)


def _anew(model: Model, names: tuple[str, ...], inputs: Mapping[str, Any]) -> dict[str, Numbers]:
    known = {name: inputs[name] for name in model.inputs}
    # by one thread: it is little, and the others are at work on the paths that were drawn before
    found = evaluate(model, known, names, threads=1)
    lines = {name: found.lines[name][1:, 0] for name in names}
    for numbers in lines.values():
        numbers.flags.writeable = False
    return lines


def _to_the_bit(stated: Any) -> Hashable:
    if isinstance(stated, Mapping):
        return tuple((year, _to_the_bit(numbers)) for year, numbers in stated.items())
    numbers = np.asarray(stated)
    return (
        numbers.dtype.str,
        numbers.shape,
        stated if numbers.dtype == object else numbers.tobytes(),
    )
