"""What must hold of draws: they move what is stated, and stay within the plausible range."""

from collections.abc import Iterator, Sequence

from fundmodel.read_assumptions.schema import (
    Assumption,
    Column,
    Number,
    Series,
    followers,
    numbers_in,
)
from fundmodel.read_assumptions.text import Diagnostics, format_number, format_value
from fundmodel.read_assumptions.uncertainty import FACTOR, VALUE, Uncertainty, reach_of

DIGITS = 4
SLACK = 1e-9
"""Of an end: sums and products of what is stated may differ from it in their last digits."""
NARROWER = "narrow `uncertainty`, or widen `plausible` and say why in `note`."
ITS_OWN_RANGE = (
    "narrow `uncertainty`, or give the change its own `plausible: [lowest, highest]` and say why "
    "in `because`."
)
SHIFT_OR_FACTOR = (
    "write as: shift (the draw is added to each) or as: factor (it multiplies each), with a shape "
    "around 0 or around 1."
)


def check_draws(assumption: Assumption, diagnostics: Diagnostics) -> None:
    """Note what is wrong with how an assumption is drawn, with its ranges worked out."""
    for name, drawn, numbers in _statements(assumption):
        if drawn.persistence is not None and not isinstance(assumption, Series):
            diagnostics.add(
                drawn.location,
                name,
                "There is no number a year that a shock could move every year.",
                fix="remove `persistence`, or state a number a year: value: {2027: ...}.",
            )
        elif drawn.about == VALUE and len({one.value for one in numbers}) > 1:
            _refuse_one_for_all(name, drawn, numbers, diagnostics)
        else:
            _check_reach(name, drawn, numbers, diagnostics)


def _statements(assumption: Assumption) -> Iterator[tuple[str, Uncertainty, list[Number]]]:
    """Each statement of how numbers are drawn, what it is about, and the numbers that it moves."""
    numbers, drawn = list(numbers_in(assumption)), assumption.metadata.uncertainty
    name = f"{assumption.name}, uncertainty"
    if not isinstance(assumption, Column):
        if drawn is not None:
            yield name, drawn, numbers
        return
    following = followers(assumption)
    if drawn is not None and following:
        yield name, drawn, [one for one in numbers if one.key in following]
    for one in numbers:
        if one.key not in following and one.metadata.uncertainty is not None:
            yield f"{one.address}, uncertainty", one.metadata.uncertainty, [one]


def _refuse_one_for_all(
    name: str, drawn: Uncertainty, numbers: Sequence[Number], diagnostics: Diagnostics
) -> None:
    first, unit = numbers[0], numbers[0].metadata.unit
    other = next(one for one in numbers if one.value != first.value)
    stated = " and ".join(f"{format_value(one.value, unit)} ({one.key})" for one in (first, other))
    which = "years" if isinstance(first.key, int) else "members"
    diagnostics.add(
        drawn.location,
        name,
        f"One shape for all {which} would take the place of numbers that differ: {stated}.",
        why="What is drawn is the number itself, unless `as` says otherwise.",
        fix=SHIFT_OR_FACTOR,
    )


def _check_reach(
    name: str, drawn: Uncertainty, numbers: Sequence[Number], diagnostics: Diagnostics
) -> None:
    """Draws stay within the plausible range of every number that they move."""
    ends = reach_of(drawn)
    for number in numbers:
        low, high = _moved(drawn, number.value, ends)
        lowest, highest = number.metadata.plausible
        if lowest - SLACK * abs(lowest) <= low and high <= highest + SLACK * abs(highest):
            continue
        unit, location = number.metadata.unit, number.metadata.range_location
        in_a_scenario = drawn.location.file != location.file
        diagnostics.add(
            drawn.location if in_a_scenario else location,
            name,
            f"{_draws(drawn, ends, number)} the plausible range "
            f"{format_value(lowest, unit)} to {format_value(highest, unit)}.",
            why=None if drawn.is_bounded else _beyond(drawn),
            fix=ITS_OWN_RANGE if in_a_scenario else NARROWER,
        )
        return


def _moved(drawn: Uncertainty, stated: float, ends: tuple[float, float]) -> tuple[float, float]:
    """The lowest and the highest that a number comes to."""
    if drawn.about == VALUE:
        return ends
    moved = [stated * end if drawn.about == FACTOR else stated + end for end in ends]
    return min(moved), max(moved)


def _draws(drawn: Uncertainty, ends: tuple[float, float], number: Number) -> str:
    """Which draws leave the range, as a sentence begins."""
    low, high = _short(ends)
    if drawn.about == VALUE:
        return f"Draws from {low} to {high} leave"
    word = "times" if drawn.about == FACTOR else "plus"
    year = f" ({number.key})" if isinstance(number.key, int | str) else ""
    to = " to ".join(_short(_moved(drawn, number.value, ends)))
    return f"{format_number(number.value)}{year} {word} {low} to {high}, that is {to}, would leave"


def _short(ends: tuple[float, float]) -> tuple[str, str]:
    low, high = (format_number(float(f"{end:.{DIGITS}g}")) for end in ends)
    return low, high


def _beyond(drawn: Uncertainty) -> str:
    in_the_long_run = ", in the long run" if drawn.persistence else ""
    return f"Between these ends lie 998 of 1,000 draws{in_the_long_run}; what is beyond is cut off."
