"""Worlds drawn as the assumptions say, by the definitions alone: plain, and slow."""

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from fundmodel.build_model.units import is_whole
from fundmodel.read_assumptions import Assumptions, Column, Series
from fundmodel.read_assumptions.schema.draws import Draw
from fundmodel.read_assumptions.uncertainty.shapes import FACTOR, SHIFT, Uncertainty

FIRST_YEAR, YEARS, QUARTERS_A_YEAR = 2027, range(2027, 2057), 4
QUARTERS = range(1, len(YEARS) * QUARTERS_A_YEAR + 1)
NEVER = 10**6

Numbers = NDArray[np.float64]


class Worlds:
    """The drawn numbers of some paths, as `evaluate` takes them: `inputs`."""

    def __init__(self, assumptions: Assumptions, paths: int, seed: int) -> None:
        self.assumptions, self.paths = assumptions, paths
        self.chance = np.random.default_rng(seed)
        self.scores: dict[tuple[str, int], Numbers] = {}
        self.common: dict[str, Numbers] = {}
        self.inputs: dict[str, Any] = {name: self._stated(name) for name in assumptions.inputs}
        self._draw_groups()
        for draw in assumptions.draws.values():
            self._put(draw)
        self._begin_events()

    def _stated(self, name: str) -> Any:
        one = self.assumptions.inputs[name]
        if one.by_year:
            return self.assumptions.year_values(name)
        if one.each:
            return np.repeat(self._column(name)[:, None], self.paths, axis=1)
        return self.assumptions.number(name)

    def _column(self, name: str) -> Numbers:
        return np.array(self.assumptions.column_values(name), dtype=float)

    def _draw_groups(self) -> None:
        """Normal scores of numbers that move together: one for the whole life (0), one a year."""
        for group in self.assumptions.correlations.values():
            names = [name for name in group.numbers if name in self.assumptions.draws]
            root = np.linalg.cholesky(np.array(group.matrix(names))) if names else np.eye(0)
            for year in (0, *YEARS):
                scores = root @ self.chance.standard_normal((len(names), self.paths))
                for name, row in zip(names, scores, strict=True):
                    self.scores[name, year] = row

    def _score(self, draw: Draw, year: int = 0) -> Numbers:
        if (draw.name, year) in self.scores:
            return self.scores[draw.name, year]
        alone = self.chance.standard_normal(self.paths)
        if draw.assumption not in self.common:
            self.common[draw.assumption] = self.chance.standard_normal(self.paths)
        both = draw.between_members
        return np.sqrt(both) * self.common[draw.assumption] + np.sqrt(1 - both) * alone

    def _put(self, draw: Draw) -> None:
        item = self.assumptions.named(draw.assumption)
        if isinstance(item, Series):
            by_year = self._shocks(draw) if draw.by_year else self._once(draw, item)
            stated = {year: item.value_in(year) for year in by_year}
            self.inputs[item.name] = {
                year: self._moved(draw, stated[year], drawn) for year, drawn in by_year.items()
            }
        elif isinstance(item, Column):
            drawn = percentiles(draw.uncertainty, stats.norm.cdf(self._score(draw)))
            for at in map(item.members.index, draw.members):
                self.inputs[item.name][at] = self._moved(draw, item.values[at], drawn)
        else:
            drawn = percentiles(draw.uncertainty, stats.norm.cdf(self._score(draw)))
            stated_number = self.assumptions.number(draw.assumption)
            self.inputs[draw.assumption] = self._moved(draw, stated_number, drawn)

    def _once(self, draw: Draw, item: Series) -> dict[int, Numbers]:
        drawn = percentiles(draw.uncertainty, stats.norm.cdf(self._score(draw)))
        return dict.fromkeys(item.values, drawn)

    def _shocks(self, draw: Draw) -> dict[int, Numbers]:
        """x(year) = persistence * x(year before) + a shock; of a factor in logarithms."""
        drawn, left, found = draw.uncertainty, np.zeros(self.paths), {}
        for year in YEARS:
            shock = percentiles(drawn, stats.norm.cdf(self._score(draw, year)))
            last = (drawn.persistence or 0) * left
            left = last + (np.log(shock) if drawn.about == FACTOR else shock)
            found[year] = np.exp(left) if drawn.about == FACTOR else left
        return found

    def _moved(self, draw: Draw, stated: float, drawn: Numbers) -> Numbers:
        """Cut at the plausible range; whole where the unit is."""
        about, metadata = draw.uncertainty.about, self.assumptions.metadata(draw.assumption)
        moved = stated + drawn if about == SHIFT else stated * drawn if about == FACTOR else drawn
        cut = moved.clip(*metadata.plausible)
        return np.round(cut) if is_whole(metadata.unit) else cut

    def _begin_events(self) -> None:
        """Events of a hazard begin by first passage, the next once the one before has ended."""
        free: dict[str, Numbers] = {}
        for event in self.assumptions.passages.values():
            starts, member = _cell(event.name)
            lasts, _ = _cell(event.lasts)
            at = self.assumptions.columns[starts].members.index(member)
            begins = self._first(event.hazard, free.get(event.hazard, np.ones(self.paths)))
            self.inputs[starts][at] = np.where(begins < NEVER, begins, 0)
            free[event.hazard] = begins + self.inputs[lasts][at]

    def _first(self, hazard: str, not_before: Numbers) -> Numbers:
        begins = np.full(self.paths, float(NEVER))
        for quarter in QUARTERS:
            a_year = _in_force(self.inputs[hazard], FIRST_YEAR + (quarter - 1) // QUARTERS_A_YEAR)
            chance = 1 - (1 - np.asarray(a_year)) ** (1 / QUARTERS_A_YEAR)
            happens = self.chance.uniform(size=self.paths) < chance
            begins[(begins == NEVER) & (quarter >= not_before) & happens] = quarter
        return begins


def _cell(address: str) -> tuple[str, str]:
    column, member = address.split("[")
    return column, member.removesuffix("]")


def _in_force(numbers: Any, year: int) -> Any:
    if not isinstance(numbers, Mapping):
        return numbers
    years = sorted(numbers)
    stated = list(takewhile(lambda one: one <= year, years))
    return numbers[stated[-1] if stated else years[0]]


def percentiles(drawn: Uncertainty, share: Numbers) -> Numbers:
    """The draw that this share of all draws does not exceed."""
    at = drawn.parameters
    match drawn.shape:
        case "discrete":
            reached = np.searchsorted(np.cumsum(drawn.weights), share)
            found = np.array(drawn.values)[reached.clip(max=len(drawn.values) - 1)]
        case "normal":
            found = stats.norm.ppf(share, at["mean"], at["sigma"])
        case "lognormal":
            found = stats.lognorm.ppf(share, at["sigma"], scale=at["median"])
        case "student_t":
            found = stats.t.ppf(share, at["degrees"], at["center"], at["scale"])
        case "uniform":
            found = stats.uniform.ppf(share, at["low"], at["high"] - at["low"])
        case "triangular" | "pert" as shape:
            width = at["high"] - at["low"]
            mode = (at["mode"] - at["low"]) / width
            if shape == "pert":
                found = stats.beta.ppf(share, 1 + 4 * mode, 5 - 4 * mode, at["low"], width)
            else:
                found = stats.triang.ppf(share, mode, at["low"], width)
        case shape:
            raise NotImplementedError(shape)
    return np.asarray(found, dtype=float)
