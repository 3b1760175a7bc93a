"""One model for several sets of assumptions, also of two versions of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.build_model.units import is_whole
from fundmodel.errors import BadInput, listed, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions


def shared_model(
    sets: Sequence[Assumptions], titles: Sequence[str], model_of: Callable[[Assumptions], Model]
) -> Model:
    """The model that all these sets can be worked out with.

    Versions of a folder may differ in labels and ranges. Where a range of whole numbers begins
    lower in one of them, lines look back by fewer quarters there, and its model serves all.

    Args:
        sets: the sets.
        titles: what they are called.
        model_of: the model of one set.

    Raises:
        BadInput: they differ in members, units or options, so that lines cannot be compared.
    """
    models = [model_of(one) for one in sets]
    for title, model in zip(titles[1:], models[1:], strict=True):
        found = [*_differences(models[0], model)]
        if found:
            raise BadInput(
                message(
                    f"{titles[0]} and {title}",
                    f"They differ in what they are made of: {found[0]}",
                    why=f"{f'Likewise {listed(found[1:])} ' if found[1:] else ''}"
                    "Where members, units or options differ, lines cannot be compared.",
                    fix="give both the same members, units and options; compare numbers alone.",
                )
            )
    serving = [one for one in models if all(_looks_back_as_little(one, other) for other in models)]
    if not serving:
        raise BadInput(
            message(
                listed(titles),
                "Each has whole numbers whose plausible range begins lower than in another.",
                why="Lines look back by whole numbers, and one model must serve all sets.",
                fix="give such ranges the same lowest value.",
            )
        )
    return serving[0]


def _differences(first: Model, second: Model) -> Iterator[str]:
    """What of two models is not the same, but for labels and ranges."""
    if first is second:
        return
    for name, one in first.sets.items():
        other = second.sets.get(name)
        if other is None or one.members != other.members:
            members = set(one.members) ^ set(other.members if other else ())
            yield f"the members of `{name}`" + (f" ({listed(sorted(members))})" if members else "")
        elif one.attributes != other.attributes:
            yield f"the texts of the members of `{name}`"
    for name, number in first.inputs.items():
        twin = second.inputs.get(name)
        if twin is None:
            yield f"`{name}`, which only one has"
        elif (number.unit, number.each, number.by_year) != (twin.unit, twin.each, twin.by_year):
            yield f"the unit or shape of `{name}`"
        elif number.options != twin.options:
            yield f"the options of `{name}`"


def _looks_back_as_little(one: Model, other: Model) -> bool:
    return all(
        number.lowest == other.inputs[name].lowest
        or (number.lowest or 0) <= (other.inputs[name].lowest or 0)
        for name, number in one.inputs.items()
        if is_whole(number.unit)
    )
