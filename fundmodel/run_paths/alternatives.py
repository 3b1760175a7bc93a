"""A choice among alternatives: all of them side by side, and the whole model with each chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.errors import ModelMistake, message
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.given import inputs_of
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.run_paths.run import Run, run
from fundmodel.run_paths.side_by_side import side_by_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Alternatives
    from fundmodel.read_assumptions import Assumptions


@dataclass(frozen=True, eq=False)
class Reruns:
    """One set of assumptions, run anew with each option of a choice.

    Attributes:
        results: name of a result without members -> a number an option.
        passed: for each option, whether every check holds.
    """

    results: Mapping[str, tuple[float, ...]]
    passed: tuple[bool, ...]


def options_of(model: Model, alternatives: Alternatives) -> tuple[str, ...]:
    """The alternatives, in the order of the rows and of the choice's codes 1, 2, ...

    Raises:
        ModelMistake: the line does not run over the options of the choice.
    """
    options = model.inputs[alternatives.choice].options
    for name in (alternatives.line, alternatives.result):
        if tuple(model.members(name)) != options:
            raise ModelMistake(
                message(
                    f"`{alternatives.title}`",
                    f"`{name}` does not run over the options of `{alternatives.choice}`.",
                    why="Each option is a row, beside the model run anew with it.",
                    fix="give the choice `options: {members_of: ...}` with the set of the line.",
                )
            )
    return options


def attribute_labels(
    assumptions: Assumptions, model: Model, alternatives: Alternatives
) -> Mapping[str, str]:
    """What is said of each alternative: attribute -> its heading."""
    each = str(model.each(alternatives.line))
    return assumptions.tables[model.sets[each].whole].attribute_labels


def reruns_of(runs: Sequence[Run], alternatives: Alternatives) -> list[Reruns]:
    """Each run once more with every alternative, for what is shown beside the alternatives.

    Args:
        runs: of one model.
        alternatives: the choice, and the results to keep.

    Raises:
        ModelMistake: the line does not run over the options of the choice.
        NotFinite: a line becomes infinite or undefined; names the set and the option.
    """
    if not runs:
        return []
    model, names = runs[0].model, [name for name, _ in alternatives.reruns]
    options_of(model, alternatives)
    return rerun_with_each(model, [run.assumptions for run in runs], alternatives.choice, names)


def rerun_with_each(
    model: Model, sets: Sequence[Assumptions], choice: str, results: Sequence[str]
) -> list[Reruns]:
    """Run every set with each option of a choice: one path a set and option, many at once.

    Args:
        model: of all sets, which have the same number of quarters.
        sets: the numbers; whatever they choose themselves is left aside.
        choice: the assumption that chooses.
        results: what to keep: names of results without members.

    Returns:
        One a set, in their order.

    Raises:
        NotFinite: a line becomes infinite or undefined; names the set and the option.
    """
    options = len(model.inputs[choice].options)
    each = [inputs_of(model, assumptions) for assumptions in sets]
    inputs = side_by_side(each, times=options)
    inputs[choice] = np.tile(np.arange(1.0, options + 1), len(sets))
    try:
        paths = evaluate(model, inputs, [*results, "checks"])
    except NotFinite:
        _name_what_is_not_finite(model, sets, choice)
        raise
    tolerances = np.repeat([assumptions.number(CHECK_TOLERANCE) for assumptions in sets], options)
    shape = (len(sets), options)
    passed = paths.passed(tolerances).reshape(shape).tolist()
    numbers = {name: paths.results[name].reshape(shape).tolist() for name in results}
    return [
        Reruns({name: tuple(rows[index]) for name, rows in numbers.items()}, tuple(passed[index]))
        for index in range(len(sets))
    ]


def _name_what_is_not_finite(model: Model, sets: Sequence[Assumptions], choice: str) -> None:
    for assumptions in sets:
        for option in model.inputs[choice].options:
            try:
                run(model, assumptions.changed({choice: option}))
            except NotFinite as problem:
                where = f"{assumptions.title}, with {choice} = {option}"
                raise NotFinite(f"{where}: {problem}") from problem


def each_alternative(one: Run, alternatives: Alternatives) -> pd.DataFrame:
    """Each alternative on the history of the run, and the run anew with it.

    Returns:
        One row an alternative; columns: its attributes, "selected", the result on the same
        history, the results of the rerun, "passed" (of the rerun), and the line by calendar year.
    """
    import pandas as pd

    model, options = one.model, options_of(one.model, alternatives)
    each = str(model.each(alternatives.line))
    (reruns,) = reruns_of([one], alternatives)
    chosen = int(one.number(alternatives.choice))
    columns = {
        **model.sets[each].attributes,
        "selected": [code == chosen for code, _ in enumerate(options, 1)],
        alternatives.result: one.arrays[alternatives.result][0, :, 0],
        **reruns.results,
        "passed": reruns.passed,
    }
    by_year = one.annual[alternatives.line].T.loc[list(options)]
    table = pd.DataFrame(columns, index=pd.Index(options, name=each))
    return table.join(by_year.rename_axis(index=each))
