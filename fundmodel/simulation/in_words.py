"""The sentences of a fund, filled in with what simulations of its scenarios found."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.sentences import Change
from fundmodel.build_model.units import TOLD_TIMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.sentences import Figure, Sentence, Words
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
    by_name = {one.assumptions.name: one for one in others}
    asked = told.asked.sentences if sentences is None else sentences
    found = (_Told(sentence, told, by_name).text() for sentence in asked)
    return [text for text in found if text]


def results_of(model: Model, sentences: Sequence[Sentence]) -> list[str]:
    """The results that sentences take, as far as the model has them."""
    names = dict.fromkeys(name for one in sentences for name in one.results)
    return [name for name in names if model.is_result(name)]


class _Told(dict[str, str]):
    """The fields of one sentence, each worked out when it is asked for."""

    def __init__(
        self, sentence: Sentence, told: Simulation, others: Mapping[str, Simulation]
    ) -> None:
        super().__init__(
            title=told.assumptions.title,
            paths=f"{told.asked.paths:,}",
            seed=str(told.asked.seed),
        )
        self.sentence, self.told, self.others = sentence, told, others

    def text(self) -> str:
        """The sentence; "" where it cannot be said."""
        if self.sentence.of not in ("", self.told.assumptions.name):
            return ""
        if any(self._of(one) is None for one in self.sentence.figures):
            return ""
        if any(math.isnan(self._number(name)) for name in self.sentence.numbers):
            return ""
        return self.sentence.text.format_map(self)

    def __missing__(self, name: str) -> str:
        if name in self.sentence.words:
            return self._chosen(self.sentence.words[name]).format_map(self)
        number = self._number(name)
        size = abs(number) if isinstance(self.sentence.numbers[name], Change) else number
        return f"{size + 0.0:,.1f}"

    def _chosen(self, words: Words) -> str:
        one = self._number(words.number)
        other = self._number(words.beside) if words.beside else 0.0
        return words.less if one < other else words.more if one > other else words.same

    def _number(self, name: str) -> float:
        """A number of the sentence as it is printed, with its sign."""
        number = self.sentence.numbers[name]
        if not isinstance(number, Change):
            return round(self._looked_up(number) * self._scale(number), 1)
        one, beside = self._looked_up(number.number), self._looked_up(number.beside)
        return round(100 * (one - beside) / abs(beside), 1) if beside else math.nan

    def _of(self, figure: Figure) -> Simulation | None:
        """Whose number it is; None if that was not simulated, or on other paths."""
        one = self.others.get(figure.scenario) if figure.scenario else self.told
        alike = one is not None and (one.asked.paths, one.asked.seed, one.asked.sampling) == (
            self.told.asked.paths, self.told.asked.seed, self.told.asked.sampling
        )  # fmt: skip
        return one if alike and one is not None and one.keeps_every_path else None

    def _looked_up(self, figure: Figure) -> float:
        one = self._of(figure)
        return math.nan if one is None else number_of(one, figure)

    def _scale(self, figure: Figure) -> float:
        if figure.measure == "begins":
            return TOLD_TIMES["percent"]
        return TOLD_TIMES.get(self.told.model.lines[figure.of.partition("[")[0]].unit.style, 1.0)


def number_of(one: Simulation, figure: Figure) -> float:
    """What a simulation says of a figure; not a number where it says nothing."""
    if figure.measure == "begins":
        return float(one.begun[figure.of].mean()) if figure.of in one.begun else math.nan
    if not {figure.of, figure.weight or figure.of} <= set(one.by_path):
        return math.nan
    if figure.measure == "stated":
        return one.stated[figure.of]
    numbers = one.by_path[figure.of]
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
