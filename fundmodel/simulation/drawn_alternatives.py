"""A choice among alternatives in many worlds: the model with each chosen, on the same draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.errors import BadInput, message
from fundmodel.run_paths.alternatives import options_of, rerun_with_each
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.simulation.asked import refuse_impossible
from fundmodel.simulation.drawn_events import begun_by_kind, kinds_of
from fundmodel.simulation.one_block import worlds_of
from fundmodel.simulation.one_difference import differences, worths
from fundmodel.simulation.parts import even_parts
from fundmodel.simulation.simulation import WITH, WITHOUT
from fundmodel.simulation.summaries import mean_where, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from numpy.typing import NDArray

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Alternatives
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.alternatives import Reruns
    from fundmodel.run_paths.evaluate import Paths
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.asked import Asked
    from fundmodel.simulation.one_difference import Worth

ROWS = 16_384
"""Reruns worked out at once, at most: each world with each option."""
MOST = 2_000_000
"""Reruns of which every result is kept."""
TOLD = ("mean", "mean_se", "p10", "p90")


@dataclass(frozen=True, eq=False)
class DrawnAlternatives:
    """Many worlds of one set of assumptions, each worked out with every option of a choice.

    Attributes:
        model: the lines.
        assumptions: the stated numbers, and how they are drawn.
        asked: paths and seed.
        alternatives: the choice.
        reruns: each option on the stated path.
        by_path: result -> `[option, path]`: that of the alternatives on the history of the chosen
            one, the others of the reruns.
        begun: kind of event -> whether one begins, `[path]`.
        passed: whether every check holds, `[option, path]`.
    """

    model: Model
    assumptions: Assumptions
    asked: Asked
    alternatives: Alternatives
    reruns: Reruns
    by_path: Mapping[str, Numbers]
    begun: Mapping[str, NDArray[np.bool_]]
    passed: NDArray[np.bool_]

    def __repr__(self) -> str:
        return (
            f"{self.alternatives.title} of {self.assumptions.title:.90}: {len(self.options)} on "
            f"each of {self.asked.paths:,} paths, seed {self.asked.seed}\n"
            f"{'all checks hold' if self.passed.all() else 'checks FAIL on some'}; "
            ".table, .clauses, .by_path"
        )

    @property
    def options(self) -> tuple[str, ...]:
        """The alternatives, in their order."""
        return options_of(self.model, self.alternatives)

    @cached_property
    def told(self) -> dict[str, dict[str, dict[str, float]]]:
        """Option -> result -> mean, its standard error, P10, P90, mean without and with events."""
        return {
            option: {name: self.told_of(rows[at]) for name, rows in self.by_path.items()}
            for at, option in enumerate(self.options)
        }

    def told_of(self, numbers: Numbers) -> dict[str, float]:
        """The same of any number a path."""
        summary = summary_of(numbers)
        return {name: summary[name] for name in TOLD} | {
            f"{which} {kind}": mean_where(numbers, begun == (which == WITH))
            for kind, begun in self.begun.items()
            for which in (WITHOUT, WITH)
        }

    @cached_property
    def worths(self) -> list[Worth]:
        """What each clause, one difference between two alternatives, is worth in the rerun."""
        each = self.model.sets[str(self.model.each(self.alternatives.line))].whole
        result, _ = self.alternatives.reruns[0]
        pairs = differences(self.assumptions, self.options, each)
        return worths(self, pairs, result, self.reruns.results[result])

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an option; columns `result_mean`, `result_p10`, `result_without_war`, ..."""
        import pandas as pd

        rows = {
            option: {
                f"{name}_{measure.replace(' ', '_')}": number
                for name, found in results.items()
                for measure, number in found.items()
            }
            for option, results in self.told.items()
        }
        each = str(self.model.each(self.alternatives.line))
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis(each)

    @cached_property
    def clauses(self) -> pd.DataFrame:
        """A row a clause: what the result changes by if it is read as by the second option.

        Those that are worth nothing on the stated path and something in drawn worlds come first.
        Columns: `clause`, `of_first`, `of_second` (what each option says), `first`, `second`,
        `stated`, `mean`, `mean_se`, `p10`, `p90`, `without_war`, `with_war`, ..., `matters` (on
        which share of the paths it is worth anything).
        """
        import pandas as pd

        return pd.DataFrame([one.as_row(self.options) for one in self.worths])


def drawn_with_each(
    model: Model,
    assumptions: Assumptions,
    asked: Asked,
    alternatives: Alternatives,
    progress: Callable[[int, int], None] | None = None,
    rows: int = ROWS,
) -> DrawnAlternatives:
    """Draw worlds, as a simulation does, and work out each with every option of a choice.

    Args:
        model: the lines.
        assumptions: the stated numbers; worlds are drawn with what they choose themselves.
        asked: how many paths, and which.
        alternatives: the choice, and the results to keep.
        progress: is told how many paths are done, and of how many.
        rows: reruns worked out at once; nothing but memory depends on it.

    Raises:
        BadInput: what is asked for cannot be.
        ModelMistake: the line does not run over the options of the choice.
        NotFinite: a line becomes infinite or undefined; names the option and the paths.
    """
    refuse_impossible(model, asked)
    _refuse_too_many(asked.paths, len(options_of(model, alternatives)))
    work = _Work(model, assumptions, asked, alternatives)
    step = even_parts(asked.paths, max(1, rows // len(work.options)))
    for first in range(0, asked.paths, step):
        work.block(first, min(first + step, asked.paths))
        if progress:
            progress(min(first + step, asked.paths), asked.paths)
    (reruns,) = rerun_with_each(
        model, [assumptions], alternatives.choice, [name for name, _ in alternatives.reruns]
    )
    return DrawnAlternatives(model, assumptions, asked, alternatives, reruns, work.found,
                             work.begun, work.passed)  # fmt: skip


def _refuse_too_many(paths: int, options: int) -> None:
    if paths * options > MOST:
        raise BadInput(
            message(
                f"paths = {paths:,}",
                f"Each is worked out {options} times, and every result of {paths:,} is kept.",
                fix=f"give at most {MOST // options:,}.",
            )
        )


class _Work:
    """One set of reruns under way."""

    def __init__(
        self, model: Model, assumptions: Assumptions, asked: Asked, alternatives: Alternatives
    ) -> None:
        self.model, self.assumptions, self.asked = model, assumptions, asked
        self.choice, self.own = alternatives.choice, alternatives.result
        self.options = options_of(model, alternatives)
        self.chosen = int(assumptions.number(self.choice)) - 1
        self.worlds = worlds_of(model, assumptions, asked)
        self.tolerance = assumptions.number(CHECK_TOLERANCE)
        names = [self.own, *(name for name, _ in alternatives.reruns)]
        shape = (len(self.options), asked.paths)
        self.found = {name: np.empty(shape) for name in names}
        self.passed = np.empty(shape, dtype=bool)
        self.begun = {kind: np.zeros(asked.paths, dtype=bool) for kind in kinds_of(assumptions)}

    def block(self, first: int, last: int) -> None:
        """Work out the paths from `first` up to, but not with, `last`."""
        worlds = self.worlds.block(first, last)
        inputs = {
            name: _once_more(numbers, self.worlds.stated[name], len(self.options))
            for name, numbers in worlds.inputs.items()
        }
        inputs[self.choice] = np.repeat(np.arange(1.0, len(self.options) + 1), last - first)
        paths, shape = self._worked_out(inputs, first), (len(self.options), last - first)
        for name, numbers in self.found.items():
            numbers[:, first:last] = (
                paths.results[name].reshape(len(self.options), *shape)[:, self.chosen]
                if name == self.own
                else paths.results[name].reshape(shape)
            )
        self.passed[:, first:last] = paths.passed(self.tolerance).reshape(shape)
        for kind, begun in begun_by_kind(self.assumptions, worlds.inputs, worlds.quarters).items():
            self.begun[kind][first:last] = begun

    def _worked_out(self, inputs: Mapping[str, Any], first: int) -> Paths:
        try:
            return evaluate(self.model, inputs, [*self.found, "checks"])
        except NotFinite as problem:
            each = len(inputs[self.choice]) // len(self.options)
            where = (
                f"{self.assumptions.title}, seed {self.asked.seed}, with each {self.choice} in "
                f"turn ({each:,} paths each, from {first + 1:,} on)"
            )
            raise NotFinite(f"{where}: {problem}") from problem


def _once_more(numbers: Any, stated: Any, times: int) -> Any:
    """What differs from path to path, once more for each option; what does not as it is."""
    if isinstance(numbers, Mapping):
        return {year: _tiled(row, 0, times) for year, row in numbers.items()}
    return _tiled(numbers, np.ndim(stated), times)


def _tiled(numbers: Any, dimensions: int, times: int) -> Any:
    if np.ndim(numbers) == dimensions:
        return numbers
    repeats = [*[1] * dimensions, times]
    return np.tile(np.asarray(numbers, dtype=float), repeats)
