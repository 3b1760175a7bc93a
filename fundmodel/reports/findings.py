"""The numbers and names that the sentences of a report take: of worlds, drivers, readings."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.expected_values import ENOUGH
from fundmodel.analyse.movables import DRAWN, PLAUSIBLE
from fundmodel.build_model.filled_in import DECIMALS
from fundmodel.build_model.sentences import Found
from fundmodel.build_model.units import told_times
from fundmodel.reports.inputs_in_words import end_in_words
from fundmodel.simulation.drawn_events import begun_by_kind
from fundmodel.simulation.in_words import NumbersOfWorlds

if TYPE_CHECKING:
    from collections.abc import Callable

    from fundmodel.analyse.tornado import Bar
    from fundmodel.build_model.sentences import Figure
    from fundmodel.reports.material import Material

LOW, HIGH = " at low", " at high"
READINGS = ("lowest reading", "highest reading", "chosen reading")


class Findings:
    """Where the sentences of one report find what they say.

    Found by name of a driver or judgement, with the result `of` which it is: "driver" (of what is
    drawn), "term" (of what never is) and "judgement" (a driver of grade C); "... at low" and
    "... at high" are its ends, as names, and what the result is there, as numbers. "judged" is the
    part of all squared swings that judgements make, "judged first" that of the first `rank` alone.
    "assumption" is a number of the scenario itself; "event stated" is 1 where the stated path has
    an event of the kind `of`.
    Of alternatives: "readings" and "readings above" (how many bring more than the chosen one), and
    "lowest", "highest" and "chosen reading"; of alternatives that all bring nothing, nothing.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._worlds = NumbersOfWorlds(material.simulation, material.options)
        assumptions = material.assumptions
        self.name = assumptions.name
        self.fields = {**self._worlds.fields, "label": assumptions.label}

    def told(self, number: Figure | Found) -> float:
        """A number in billions or per cent; not a number where there is none."""
        if not isinstance(number, Found):
            return math.nan if self._is_rare(number) else self._worlds.told(number)
        if number.what.endswith((LOW, HIGH)):
            return self._result_at_end(number)
        find = self._numbers.get(number.what)
        return math.nan if find is None else find(number)

    def called(self, found: Found) -> str:
        """A name that was found; "" where there is none."""
        if found.what in READINGS:
            at = self._reading_called(found.what)
            return "" if at is None else self._options[at]
        bar = self._bar(found)
        if bar is None:
            return ""
        if found.what.endswith((LOW, HIGH)):
            one = bar.movable
            return end_in_words(one, one.low if found.what.endswith(LOW) else one.high)
        return bar.movable.label

    def _is_rare(self, figure: Figure) -> bool:
        """Whether too few worlds have such a number to tell of it; a share by weight is told."""
        one = self._material.options.get(figure.scenario, self._material.simulation)
        numbers = one.by_path.get(figure.of)
        if figure.weight or figure.measure == "stated" or numbers is None:
            return False
        return bool(np.isnan(numbers).mean() > 1 - ENOUGH)

    @cached_property
    def _numbers(self) -> dict[str, Callable[[Found], float]]:
        return {
            "assumption": self._assumption,
            "event stated": self._event_stated,
            "judged": lambda one: self._judged(one, None),
            "judged first": lambda one: self._judged(one, one.rank),
            "readings": lambda _: len(self._expected) or math.nan,
            "readings above": lambda _: self._readings_above(),
            **dict.fromkeys(READINGS, self._of_reading),
        }

    def _assumption(self, found: Found) -> float:
        unit = self._material.assumptions.metadata(found.of).unit
        return self._material.assumptions.number(found.of) * told_times(unit)

    def _event_stated(self, found: Found) -> float:
        material = self._material
        quarters = material.run.periods
        begun = begun_by_kind(material.assumptions, material.simulation.worlds.stated, quarters)
        return float(begun[found.of].any()) if found.of in begun else math.nan

    def _judged(self, found: Found, first: int | None) -> float:
        judgements = self._material.judgements
        if found.of not in self._material.tornado.bars:
            return math.nan
        return 100 * judgements.share(found.of, DRAWN, first)

    def _bar(self, found: Found) -> Bar | None:
        """The driver of that rank; None if nothing moves the result so."""
        if found.of not in self._material.tornado.bars:
            return None
        what = found.what.removesuffix(LOW).removesuffix(HIGH)
        ranked = {
            "driver": lambda: self._material.tornado.ranked(found.of, DRAWN),
            "term": lambda: self._material.tornado.ranked(found.of, PLAUSIBLE),
            "judgement": lambda: self._material.judgements.ranked(found.of, DRAWN),
        }
        bars = ranked[what]() if what in ranked else []
        return bars[found.rank - 1] if len(bars) >= found.rank else None

    def _result_at_end(self, found: Found) -> float:
        bar = self._bar(found)
        if bar is None:
            return math.nan
        outcome = self._material.tornado.outcomes[found.of]
        change = bar.at_low if found.what.endswith(LOW) else bar.at_high
        return (outcome.stated + change) * told_times(outcome.unit)

    @cached_property
    def _options(self) -> tuple[str, ...]:
        return () if self._material.readings is None else self._material.readings.options

    @cached_property
    def _expected(self) -> list[float]:
        """What is to be expected of each alternative that drives the model itself, as told."""
        readings = self._material.readings
        if readings is None:
            return []
        result = readings.alternatives.reruns[0][0]
        scale = told_times(self._material.model.lines[result].unit)
        told = [readings.told[one][result]["mean"] * scale for one in self._options]
        return told if any(round(one, DECIMALS) for one in told) else []

    def _reading_called(self, what: str) -> int | None:
        if not self._expected:
            return None
        at = {"lowest reading": int(np.argmin(self._expected)),
              "highest reading": int(np.argmax(self._expected))}  # fmt: skip
        return at.get(what, self._chosen)

    @property
    def _chosen(self) -> int:
        readings = self._material.readings
        assert readings is not None  # noqa: S101  (there are expected values of it)
        return int(self._material.assumptions.number(readings.alternatives.choice)) - 1

    def _of_reading(self, found: Found) -> float:
        at = self._reading_called(found.what)
        return math.nan if at is None else self._expected[at]

    def _readings_above(self) -> float:
        if not self._expected:
            return math.nan
        own = round(self._expected[self._chosen], DECIMALS)
        return float(sum(round(one, DECIMALS) > own for one in self._expected))
