"""The sentences of a fund, filled in with what simulations of its scenarios found."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.filled_in import filled_in
from fundmodel.build_model.sentences import NO_RESULT, Figure, Found
from fundmodel.build_model.units import TOLD_TIMES, told_times
from fundmodel.simulation.summaries import mean_of_enough

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.sentences import Sentence
    from fundmodel.simulation.simulation import Simulation

PERCENTILES = {"p10": 0.1, "p90": 0.9}


def in_words(
    told: Simulation,
    others: Sequence[Simulation],
    sentences: Sequence[Sentence] | None = None,
) -> list[str]:
    """The sentences that can be said of a simulation.

    Left out are those of another scenario, those that need a scenario which is not there or which
    was simulated on other paths, and those with a number that is not available.

    Args:
        told: whose numbers the sentences tell; it was asked which they are.
        others: of other scenarios, for sentences that compare.
        sentences: other ones than it was asked for, of results that it has.
    """
    numbers = NumbersOfWorlds(told, {one.assumptions.name: one for one in others})
    asked = told.asked.sentences if sentences is None else sentences
    found = (filled_in(sentence, numbers) for sentence in asked)
    return [text for text in found if text]


def results_of(model: Model, sentences: Sequence[Sentence]) -> list[str]:
    """The results that sentences take, as far as the model has them."""
    names = dict.fromkeys(name for one in sentences for name in one.results)
    return [name for name in names if model.is_result(name)]


class NumbersOfWorlds:
    """Where sentences find the numbers of simulations.

    Args:
        simulation: whose numbers the sentences tell.
        others: scenario -> its simulation, for sentences that compare.
    """

    def __init__(self, simulation: Simulation, others: Mapping[str, Simulation]) -> None:
        self.simulation, self.others = simulation, others
        self.name = simulation.assumptions.name
        self.fields = {
            "title": simulation.assumptions.title,
            "paths": f"{simulation.asked.paths:,}",
            "seed": str(simulation.asked.seed),
        }

    def told(self, number: Figure | Found) -> float:
        """A number in billions or per cent; not a number where there is none."""
        if isinstance(number, Found):
            return math.nan
        one = self._of(number)
        return math.nan if one is None else number_of(one, number) * self._scale(number)

    def called(self, found: Found) -> str:  # noqa: ARG002  (simulations find no names)
        """A name that an analysis found: none."""
        return ""

    def _of(self, figure: Figure) -> Simulation | None:
        """Whose number it is; None if that was not simulated, or on other paths."""
        one = self.others.get(figure.scenario) if figure.scenario else self.simulation
        asked = self.simulation.asked
        alike = one is not None and (one.asked.paths, one.asked.seed, one.asked.sampling) == (
            asked.paths, asked.seed, asked.sampling
        )  # fmt: skip
        return one if alike and one is not None and one.keeps_every_path else None

    def _scale(self, figure: Figure) -> float:
        if figure.measure in NO_RESULT:
            return TOLD_TIMES["percent"]
        line = self.simulation.model.lines[figure.of.partition("[")[0]]
        return told_times(line.unit)


def number_of(one: Simulation, figure: Figure) -> float:
    """What a simulation says of a figure; not a number where it says nothing."""
    if figure.measure == "begins":
        return float(one.begun[figure.of].mean()) if figure.of in one.begun else math.nan
    if figure.measure == "chance":
        return one.chances.get(figure.of, {}).get("probability", math.nan)
    if not {figure.of, figure.weight or figure.of} <= set(one.by_path):
        return math.nan
    if figure.measure == "stated":
        return one.stated[figure.of]
    numbers = one.by_path[figure.of]
    if figure.measure in ("without", "with"):
        begun = next(iter(one.begun.values()), np.zeros(0, dtype=bool))
        return mean_of_enough(numbers, begun == (figure.measure == "with"))
    if figure.weight and not one.by_path[figure.weight].any():
        return 0.0  # a share of nothing
    there = ~np.isnan(numbers)
    if not there.any():
        return math.nan
    if figure.measure in PERCENTILES:
        return float(np.quantile(numbers[there], PERCENTILES[figure.measure]))
    if not figure.weight:
        return float(numbers[there].mean())
    weights = one.by_path[figure.weight][there]
    total = float(weights.sum())
    return float((numbers[there] * weights).sum()) / total if total else 0.0
