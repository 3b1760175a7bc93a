"""Many runs of one model at once, each with numbers of its own: what all analyses are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.errors import BadInput
from fundmodel.run_paths.evaluate import evaluate, keep_of
from fundmodel.run_paths.given import inputs_of
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.run_paths.side_by_side import side_by_side
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.given import Inputs
    from fundmodel.run_paths.numbers import Numbers


def many_runs(
    model: Model,
    inputs: Sequence[Inputs],
    results: Sequence[str],
    titles: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Numbers]:
    """Run a model once with each of several sets of numbers.

    Args:
        model: the lines.
        inputs: of each run the numbers of all assumptions: `inputs_of(model, assumptions)`, with
            other numbers in the place of some.
        results: names of results, or `name[member]`; a name with members stands for all of them.
        titles: what each run is called where it fails; by default its number.
        progress: is told how many runs are done, and of how many.

    Returns:
        Result, or `name[member]` -> `[run]`, in the order in which they were asked for.

    Raises:
        UnknownName: there is no such result.
        BadInput: a number cannot be; says in which run.
        NotFinite: a line becomes infinite or undefined; says in which run.
    """
    return runs_together(model, side_by_side(inputs), len(inputs), results, titles, progress)


def runs_together(
    model: Model,
    inputs: Inputs,
    count: int,
    results: Sequence[str],
    titles: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Numbers]:
    """The same where the numbers of all runs stand together already, as `evaluate` takes them.

    Args:
        model, results, titles, progress: as in `many_runs`.
        inputs: a number for each assumption, or one a run.
        count: how many runs there are.
    """
    addresses = result_addresses(model, results)
    names = list(dict.fromkeys(one.partition("[")[0] for one in addresses))
    try:
        paths = evaluate(model, inputs, names, progress=progress)
    except (BadInput, NotFinite) as problem:
        raise _named(problem, titles) from problem
    found = {}
    for address in addresses:
        name, _, member = address.partition("[")
        row = paths.results[name][model.members(name).index(member.removesuffix("]"))]
        found[address] = row.repeat(count) if len(row) < count else row
    return found


def runs_of_sets(
    model: Model, sets: Sequence[Assumptions], results: Sequence[str]
) -> dict[str, Numbers]:
    """The same for several sets of assumptions, which share the model's structure."""
    inputs = [inputs_of(model, one) for one in sets]
    return many_runs(model, inputs, results, [one.title for one in sets])


def result_addresses(model: Model, results: Sequence[str]) -> list[str]:
    """Results in full: a name, or `name[member]` for each member of one that has members.

    Raises:
        UnknownName: there is no such result or member; the nearest is named.
    """
    of_each = {name: _addresses(model, name) for name in keep_of(model, "results").results}
    known = [address for addresses in of_each.values() for address in addresses]
    found: dict[str, None] = {}
    for asked in results:
        if asked not in known and asked not in of_each:
            raise unknown(asked, "result", known, model.renamed)
        found.update(dict.fromkeys(of_each.get(asked, [asked])))
    return list(found)


def tolerance_of(assumptions: Assumptions) -> float:
    """What is no more than this counts as no difference at all."""
    return assumptions.number(CHECK_TOLERANCE)


def _addresses(model: Model, name: str) -> list[str]:
    return [f"{name}[{one}]" if one else name for one in model.members(name)]


def _named(problem: BadInput | NotFinite, titles: Sequence[str]) -> BadInput | NotFinite:
    """The same refusal with what the run is called before the number of its path."""
    found = re.search(r"path (\d[\d,]*)", str(problem))
    at = int(found[1].replace(",", "")) - 1 if found else len(titles)
    return type(problem)(f"{titles[at]}: {problem}") if at < len(titles) else problem
