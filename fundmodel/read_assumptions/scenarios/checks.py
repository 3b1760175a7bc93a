"""What must hold between the numbers of a set: ranges, sums, draws, nothing far below base."""

import math
from collections.abc import Container
from dataclasses import dataclass
from datetime import timedelta

from fundmodel.build_model.units import Unit, agree
from fundmodel.dates import date_of, quarter_ends
from fundmodel.errors import closest
from fundmodel.read_assumptions.base_set.ranges import Ranges
from fundmodel.read_assumptions.scenarios.draw_checks import check_draws
from fundmodel.read_assumptions.schema import (
    Assumption,
    AssumptionSet,
    Column,
    Number,
    Scalar,
    Series,
    numbers_in,
)
from fundmodel.read_assumptions.text import (
    BILLION,
    BY_HAND,
    MILLION,
    THOUSAND,
    Diagnostics,
    as_sum,
    format_number,
    format_value,
    slip_of,
    sum_of,
)

FAR_BELOW = 100.0
"""How many times smaller than the number below an amount may be before it is asked about."""
ITS_OWN_RANGE = "give the change its own `plausible: [lowest, highest]` and say why in `because`"
SUM_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Checks:
    """What a set of numbers is held to.

    Attributes:
        scenario: the name of the set.
        below: every number before it was changed.
        broken: names that exist but could not be read, about which no more is said.
        unmade: names of numbers of which a change could not be made.
        accept: whether amounts far below those that they take the place of are meant so.
    """

    scenario: str
    below: AssumptionSet
    broken: Container[str]
    unmade: Container[str]
    accept: bool

    def checked(self, assumption_set: AssumptionSet, diagnostics: Diagnostics) -> AssumptionSet:
        """The same numbers with their ranges worked out; what contradicts itself is noted."""
        ranges = Ranges(assumption_set, self.broken, diagnostics)
        for assumption in list(assumption_set):
            settled, below = ranges.settled(assumption), self.below.named(assumption.name)
            if settled is not assumption:
                assumption_set = assumption_set.with_assumption(settled)
            refuse_outside(settled, diagnostics)
            if below is not None and assumption is not below and not self.accept:
                refuse_far_below(settled, below, diagnostics)
            if isinstance(settled, Column) and settled.adds_to_one:
                self._check_sum(settled, diagnostics)
            if isinstance(settled, Column) and settled.adds_to_at_most:
                self._check_most(settled, assumption_set, diagnostics)
            check_draws(settled, diagnostics)
            if settled.metadata.ends_on_quarter:
                _check_days(settled, diagnostics)
        return assumption_set

    def _check_sum(self, column: Column, diagnostics: Diagnostics) -> None:
        total = sum_of(column.values)
        if abs(total - 1) <= SUM_TOLERANCE or column.name in self.unmade:
            return
        gap, base = f"{abs(total - 1):.10g}", column.metadata.location
        changed = [one for one in column.locations.values() if one.file != base.file]
        sums = f"shares add up to {total:.10g}, not to 1."
        defined = f" Columns are defined at {base}." if changed else ""
        diagnostics.add(
            max(changed, key=lambda one: (one == BY_HAND, one), default=base),
            column.name,
            f"In the scenario `{self.scenario}` the {sums}" if changed else f"The {sums}",
            why=f"They are {as_sum(map(format_number, column.values))}.{defined}",
            fix=f"take {gap} from one of them." if total > 1 else f"give {gap} to one of them.",
        )

    def _check_most(
        self, column: Column, assumption_set: AssumptionSet, diagnostics: Diagnostics
    ) -> None:
        """Amounts that together are no more than another assumption, or leave it to somebody."""
        whole = assumption_set.scalars.get(column.adds_to_at_most or "")
        if whole is None or not agree(whole.metadata.unit, column.metadata.unit):
            self._refuse_whole(column, assumption_set, diagnostics)
            return
        total, most = sum_of(column.values), max(0.0, whole.value)
        numbers = zip(column.members, column.values, strict=True)
        stated = {member: f"{format_number(one)} ({member})" for member, one in numbers if one}
        gap, base = format_number(abs(total - whole.value)), column.metadata.location
        lift = f"`{whole.name}` to {format_number(total)}"
        if total > most * (1 + SUM_TOLERANCE):
            than, end = "more than", ""
            why = f"Stated are {as_sum(stated.values())}; the column is defined at {base}."
            fix = f"take {gap} from one of them, or raise {lift} or more."
        elif (
            total < most * (1 - SUM_TOLERANCE)
            and column.rest_for
            and {*column.rest_for} <= {*stated}
        ):
            than, end = "less than", ", and nobody is left who would get the rest"
            why = f"It goes to those who state 0; the column is defined at {base}."
            fix = f"state 0 for one of them, give {gap} more to one, or lower {lift}."
        else:
            return
        sentence = _sentence(total, column.metadata.unit, than, whole)
        self._refuse_sum(column, f"{sentence}{end}.", why, fix, diagnostics)

    def _refuse_whole(
        self, column: Column, assumption_set: AssumptionSet, diagnostics: Diagnostics
    ) -> None:
        name, exists = (
            str(column.adds_to_at_most),
            assumption_set.named(column.adds_to_at_most or ""),
        )
        if name not in self.broken:
            diagnostics.add(
                column.metadata.location,
                column.name,
                f"`adds_to_at_most` names `{name}`, which is no assumption "
                f"with one number in {column.metadata.unit}.",
                meant=None if exists else closest(name, assumption_set.scalars),
                fix="name one, or leave `adds_to_at_most` out.",
            )

    def _refuse_sum(
        self, column: Column, sentence: str, why: str, fix: str, diagnostics: Diagnostics
    ) -> None:
        if column.name in self.unmade:
            return
        base = column.metadata.location
        changed = [one for one in column.locations.values() if one.file != base.file]
        which = f"In the scenario `{self.scenario}` the" if changed else "The"
        where = max(changed, key=lambda one: (one == BY_HAND, one), default=base)
        diagnostics.add(where, column.name, f"{which} {sentence}", why=why, fix=fix)


def _sentence(total: float, unit: Unit, than: str, whole: Scalar) -> str:
    return (
        f"amounts add up to {format_number(total)} {unit}, {than} `{whole.name}`, "
        f"{format_number(whole.value)} {unit}"
    )


def _check_days(assumption: Assumption, diagnostics: Diagnostics) -> None:
    """Dates that must be the last day of a calendar quarter."""
    for number in numbers_in(assumption):
        day = date_of(number.value)
        before, after = quarter_ends(day)
        if day != after:
            diagnostics.add(
                number.location,
                number.address,
                f"{day} is not the last day of a calendar quarter.",
                why="Quarters end on 31 March, 30 June, 30 September and 31 December.",
                fix=f"write {before} or {after}.",
            )


def refuse_outside(assumption: Assumption, diagnostics: Diagnostics) -> None:
    """Note each number of an assumption that lies outside its range."""
    for number in numbers_in(assumption):
        metadata, (low, high) = number.metadata, number.metadata.plausible
        if low <= number.value <= high:
            continue
        why, meant = slip_of(number.value, metadata.unit, metadata.plausible)
        ends = " to ".join(
            _format_end(end, reached, metadata.unit)
            for end, reached in zip(metadata.ends_in_force, (low, high), strict=True)
        )
        diagnostics.add(
            number.location,
            number.address,
            f"{format_value(number.value, metadata.unit)} is outside its plausible range {ends}.",
            why=why,
            meant=meant,
            fix=f"write {meant}." if meant else f"correct the value, or {_wider(number)}.",
        )


def _wider(number: Number) -> str:
    """How a number that is meant as it stands is given a range that holds it."""
    metadata = number.metadata
    if number.location.file == metadata.range_location.file:
        return f"widen `plausible` and say why in `{'because' if metadata.own_ends else 'note'}`"
    if number.location.line:
        return ITS_OWN_RANGE
    return f"widen `plausible` at {metadata.range_location} and say why in `note`"


def _format_end(end: float | str, number: float, unit: Unit) -> str:
    text = format_value(number, unit)
    return f"{end} ({text})" if isinstance(end, str) else text


def refuse_far_below(assumption: Assumption, below: Assumption, diagnostics: Diagnostics) -> None:
    """Note each amount that is a small part of the one in whose place it stands.

    Billions typed for millions lie within a range that begins at 0. An amount of 0, and one whose
    change states its own range, is meant.

    Args:
        assumption: with its ranges worked out.
        below: the same assumption before anybody changed it.
        diagnostics: receives what is wrong.
    """
    if assumption is below or assumption.metadata.unit.style != "money":
        return
    usual = {number.key: number.value for number in numbers_in(below)}
    for number in numbers_in(assumption):
        if isinstance(below, Series):
            usual[number.key] = below.value_in(int(str(number.key)))
        _refuse_if_far_below(number, usual[number.key], diagnostics)


def _refuse_if_far_below(number: Number, usual: float, diagnostics: Diagnostics) -> None:
    value, metadata = number.value, number.metadata
    low, high = metadata.plausible
    if metadata.own_ends or not 0 < abs(value) < abs(usual) / FAR_BELOW or not low <= value <= high:
        return
    fitting = [
        candidate
        for candidate in (value * THOUSAND, value * MILLION, value * BILLION)
        if low <= candidate <= high and candidate * usual > 0
    ]
    # the logarithm of each by itself: a quotient of the smallest numbers there are is zero
    size = math.log(abs(usual))
    nearest = min(fitting, key=lambda one: abs(math.log(abs(one)) - size), default=None)
    diagnostics.add(
        number.location,
        number.address,
        f"{format_number(value)} is less than a hundredth of {format_number(usual)}, "
        "in whose place it stands.",
        why=f"Amounts are in {metadata.unit}.",
        meant=None if nearest is None else format_number(nearest),
        fix=f"correct the number, or {_as_it_is(number)}.",
    )


def _as_it_is(number: Number) -> str:
    """How an amount that is meant as it stands is let through."""
    by_hand = "take it as it is with --accept, in Python accept=True"
    return ITS_OWN_RANGE if number.location.line else by_hand


def refuse_late_series(assumption_set: AssumptionSet, opening: str) -> None:
    """Refuse series whose first year comes after that of the first quarter.

    The last number that is stated holds on, which is a judgement that its note can give. A first
    one that held before its time would be a past that nobody has stated.

    Args:
        assumption_set: complete, with all changes made.
        opening: the name of the date after which the first quarter begins.

    Raises:
        BadInput: names each of them, where its first number stands, and the year that is lacking.
    """
    begins = date_of(assumption_set.scalars[opening].value) + timedelta(days=1)
    first, diagnostics = quarter_ends(begins)[1].year, Diagnostics()
    for name, series in assumption_set.series.items():
        stated = min(series.values)
        if stated > first:
            diagnostics.add(
                series.locations[stated],
                name,
                f"The first number is that of {stated}, and the first quarter lies in {first}.",
                why="A number holds from its year on; of the years before it says nothing.",
                fix=f"state the number of {first} too, or of a year before it.",
            )
    diagnostics.refuse_if_any()
