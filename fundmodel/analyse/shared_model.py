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
    for title, one in zip(titles[1:], sets[1:], strict=True):
        found = [*_differences(sets[0], one)]
        if found:
            more = f"So do {listed(found[1:])}. " if found[1:] else ""
            raise BadInput(
                message(
                    f"{titles[0]} and {title}",
                    f"They differ in {found[0]}.",
                    why=f"{more}Where members, units or options differ, lines cannot be compared.",
                    fix="give both the same members, units and options.",
                )
            )
    models = [model_of(one) for one in sets]
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


def _differences(first: Assumptions, second: Assumptions) -> Iterator[str]:
    """What two sets are made of, as far as it is not the same; labels and ranges do not count."""
    for name in {**first.sets, **second.sets}:
        one, other = (
            each.sets[name].members if name in each.sets else () for each in (first, second)
        )
        if one != other:
            only = sorted(set(one) ^ set(other))
            yield f"the members of `{name}`{f' ({listed(only)})' if only else ''}"
        elif first.sets[name].attributes != second.sets[name].attributes:
            yield f"the texts of the members of `{name}`"
    for name, number in first.inputs.items():
        twin = second.inputs.get(name, number)
        if (number.unit, number.each, number.by_year) != (twin.unit, twin.each, twin.by_year):
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
