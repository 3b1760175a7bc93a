"""Two sets of assumptions and all that lie between: some inputs of one, the others of the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.differing import CORRELATIONS
from fundmodel.analyse.many_runs import many_runs, result_addresses
from fundmodel.build_model.language import (
    MONTHS_IN_A_QUARTER,
    ONE_HALF,
    QUARTERS_IN_A_YEAR,
    SMALLEST_AMOUNT,
)
from fundmodel.errors import BadInput, message
from fundmodel.run_paths.given import inputs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.given import Inputs

MOST_NAMED = 4
OF_THE_LANGUAGE = (QUARTERS_IN_A_YEAR, MONTHS_IN_A_QUARTER, ONE_HALF, SMALLEST_AMOUNT)
"""What measures of whole rows read, besides what formulas name."""


@dataclass(frozen=True, eq=False)
class Mixtures:
    """What lies between two sets.

    A mixture is a row of truth values, one an input: whether the input is as in the second set.

    Attributes:
        model: the lines.
        first, second: the sets.
        titles: what they are called.
        inputs: the names of what differs, in the files' order.
        results: addresses of the results that are wanted, one row each.
    """

    model: Model
    first: Assumptions
    second: Assumptions
    titles: tuple[str, str]
    inputs: Sequence[str]
    results: Sequence[str]

    def stated(
        self,
        mixtures: NDArray[np.bool_],
        progress: Callable[[int, int], None] | None = None,
    ) -> NDArray[np.float64]:
        """Every result of every mixture on its stated path: `[result, mixture]`.

        Raises:
            BadInput: a result is not available in one of them, or one cannot be; says which.
            NotFinite: a line becomes infinite or undefined; says in which.
        """
        made = np.full((len(self.results), len(mixtures)), np.nan)
        for rows in self._of_one_length(mixtures):
            inputs = [self._inputs(mixtures[row]) for row in rows]
            titles = [self.title(mixtures[row]) for row in rows]
            found = many_runs(self.model, inputs, self.results, titles, progress)
            made[:, rows] = [found[address] for address in self.results]
        return self._refused_where_missing(made, mixtures)

    def expected(
        self,
        mixtures: NDArray[np.bool_],
        mean_of: Callable[[Assumptions], Sequence[float]],
        progress: Callable[[int, int], None] | None = None,
    ) -> NDArray[np.float64]:
        """Every result of every mixture as it is to be expected: `[result, mixture]`.

        Args:
            mixtures: which.
            mean_of: the mean of each result over the same worlds for all sets.
            progress: is told how many mixtures are done, and of how many.
        """
        made = []
        for number, mixture in enumerate(mixtures):
            if progress:
                progress(number, len(mixtures))
            made.append(mean_of(self.mixed(mixture)))
        return self._refused_where_missing(np.array(made, dtype=float).T, mixtures)

    def mixed(self, mixture: Iterable[bool]) -> Assumptions:
        """One mixture as a set of assumptions, with how everything is drawn."""
        found = self.first
        for name in self._taken(mixture):
            assumption = self.second.named(name)
            if name == CORRELATIONS:
                found = replace(found, correlations=self.second.correlations)
            elif assumption is not None:
                found = found.with_assumption(assumption)
        return replace(found, name=self.title(mixture), changes=())

    def title(self, mixture: Iterable[bool]) -> str:
        """What a mixture is called: `base with coupon of high_return`."""
        taken = self._taken(mixture)
        if not taken:
            return self.titles[0]
        if len(taken) == len(self.inputs):
            return self.titles[1]
        more = len(taken) - MOST_NAMED
        named = ", ".join(taken[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        return f"{self.titles[0]} with {named} of {self.titles[1]}"

    @cached_property
    def _both(self) -> tuple[Inputs, Inputs]:
        return inputs_of(self.model, self.first), inputs_of(self.model, self.second)

    def _inputs(self, mixture: Iterable[bool]) -> Inputs:
        first, second = self._both
        return {**first, **{name: second[name] for name in self._taken(mixture)}}

    def _taken(self, mixture: Iterable[bool]) -> list[str]:
        return [name for name, taken in zip(self.inputs, mixture, strict=True) if taken]

    def _of_one_length(self, mixtures: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
        """Rows of mixtures with the same number of quarters, which are worked out together."""
        name = self.model.calendar.number_of_quarters
        if name not in self.inputs:
            return [np.arange(len(mixtures))]
        of_second = mixtures[:, self.inputs.index(name)]
        return [rows for rows in map(np.flatnonzero, (~of_second, of_second)) if len(rows)]

    def _refused_where_missing(
        self, made: NDArray[np.float64], mixtures: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        missing = np.argwhere(np.isnan(made))
        if len(missing):
            result, mixture = missing[0]
            raise BadInput(
                message(
                    self.results[result],
                    f"It is not available in `{self.title(mixtures[mixture])}`.",
                    why="A bridge takes every input in its turn, and there the result is no "
                    "number: a ratio without its denominator, or a return without a payment.",
                    fix="bridge an amount that the result is made of; "
                    "`python -m fundmodel list results` names them.",
                )
            )
        return made


def read_by(model: Model, results: Sequence[str]) -> set[str]:
    """Every assumption that some results are made of, however many lines lie between.

    Args:
        model: the lines.
        results: names of results, or `name[member]`.
    """
    calendar = model.calendar
    todo = [one.partition("[")[0] for one in result_addresses(model, results)]
    todo += [calendar.quarter, calendar.quarter_end, calendar.year]
    seen = {calendar.opening_date, calendar.number_of_quarters, *OF_THE_LANGUAGE, *todo}
    while todo:
        line = model.lines.get(todo.pop())
        named = [] if line is None else [*(read.name for read in line.reads)]
        named += [] if line is None else [str(line.definition.opening)]
        todo += [name for name in dict.fromkeys(named) if name not in seen]
        seen.update(named)
    return {name for name in seen if name in model.inputs}
