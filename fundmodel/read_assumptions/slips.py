"""Numbers in the wrong measure: shares in per cent, amounts in billions instead of millions."""

import math

from fundmodel.read_assumptions.items import Item, Number, Series, numbers_in
from fundmodel.read_assumptions.places import Problems
from fundmodel.read_assumptions.plain_scalars import shown
from fundmodel.read_assumptions.sources import Facts

PER_CENT, THOUSAND, MILLION, BILLION = 100.0, 1e3, 1e6, 1e9
FAR_BELOW = 100.0
"""How many times smaller than the number below an amount may be before it is asked about."""


def slip_of(value: float, facts: Facts) -> tuple[str | None, str | None]:
    """The rule that a number outside its range most likely breaks, and the number then meant."""
    low, high = facts.plausible
    if facts.unit.style == "percent":
        candidates, why = [value / PER_CENT], "Shares are written as fractions of one."
    elif facts.unit.style == "money":
        candidates, why = [value * THOUSAND, value / MILLION], f"Amounts are in {facts.unit}."
    else:
        return None, None
    fitting = [shown(candidate) for candidate in candidates if low <= candidate <= high]
    return why, fitting[0] if fitting else None


def refuse_far_below(item: Item, below: Item, problems: Problems) -> None:
    """Note each amount that is a small part of the one in whose place it stands.

    Billions typed for millions lie within a range that begins at 0. An amount of 0, and one whose
    change states its own range, is meant.

    Args:
        item: with its ranges worked out.
        below: the same item before anybody changed it.
        problems: receives what is wrong.
    """
    if item is below or item.facts.unit.style != "money":
        return
    usual = {number.key: number.value for number in numbers_in(below)}
    for number in numbers_in(item):
        if isinstance(below, Series):
            usual[number.key] = below.value_in(int(str(number.key)))
        _refuse_if_far_below(number, usual[number.key], problems)


def _refuse_if_far_below(number: Number, usual: float, problems: Problems) -> None:
    value, facts = number.value, number.facts
    low, high = facts.plausible
    if facts.own_ends or not 0 < abs(value) < abs(usual) / FAR_BELOW or not low <= value <= high:
        return
    fitting = [
        candidate
        for candidate in (value * THOUSAND, value * MILLION, value * BILLION)
        if low <= candidate <= high and candidate * usual > 0
    ]
    # the logarithm of each by itself: a quotient of the smallest numbers there are is zero
    size = math.log(abs(usual))
    nearest = min(fitting, key=lambda one: abs(math.log(abs(one)) - size), default=None)
    problems.add(
        number.place,
        number.address,
        f"{shown(value)} is less than a hundredth of {shown(usual)}, in whose place it stands.",
        why=f"Amounts are in {facts.unit}.",
        meant=None if nearest is None else shown(nearest),
        fix=f"correct the number, or {_as_it_is(number)}.",
    )


def _as_it_is(number: Number) -> str:
    """How an amount that is meant as it stands is let through."""
    if number.place.line:
        return "give the change its own `plausible: [lowest, highest]` and say why in `because`"
    return "take it as it is with --accept, in Python accept=True"
