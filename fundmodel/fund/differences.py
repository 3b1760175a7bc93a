"""Differences of sets of assumptions: `fundmodel.analyse`, with the fund's lines and headlines.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

from fundmodel.fund.model import load, model_of, run, simulate

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fundmodel.analyse.bridge import Bridge
    from fundmodel.analyse.comparing import Comparison
    from fundmodel.explanations.difference import Difference
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation


def compare(
    *sets: Assumptions | str | Path,
    results: Sequence[str] | None = None,
    paths: int = 256,
    seed: int = 1,
    titles: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """What differs between sets of assumptions, and what that does to the results.

        comparison = fundmodel.compare("base", "high_return")
        comparison.inputs, comparison.table, comparison.bridge("us_take_total")

    Args:
        sets: two or more, or names of scenarios; differences are those from the first.
        results: names, or `name[member]`; by default the headlines.
        paths, seed: worlds over which expected values are taken, the same for all sets; of 0 paths
            they are not a number.
        titles: what the sets are called; by default their own titles.
        progress: is told how many worlds are done, and of how many.

    Raises:
        BadInput: there are fewer than two sets, or they differ in members, units or options.
        UnknownName: there is no such scenario or result.
        NotFinite: a line becomes infinite or undefined.
    """
    from fundmodel.analyse.comparing import Comparison
    from fundmodel.analyse.many_runs import result_addresses
    from fundmodel.analyse.shared_model import shared_model
    from fundmodel.analyse.titles import told_apart
    from fundmodel.read_assumptions import Assumptions

    loaded = [one if isinstance(one, Assumptions) else load(one) for one in sets]
    _refuse_fewer_than_two(loaded)
    names = told_apart(titles or [one.title for one in loaded])
    model = shared_model(loaded, names, model_of)
    headlines = [line.name for line in model.headlines if not line.each]
    addresses = result_addresses(model, headlines if results is None else results)
    total = paths * len(loaded)

    def drawn(one: Assumptions, wanted: Sequence[str], before: int = 0) -> Simulation:
        bare = list(dict.fromkeys(address.partition("[")[0] for address in wanted))
        say = progress and (lambda done, _: progress(before + done, total))
        return simulate(one, paths, seed, results=bare, checks=False, progress=say)

    runs = [run(one) for one in loaded]
    simulations = [drawn(one, addresses, paths * at) for at, one in enumerate(loaded) if paths]
    return Comparison(model, names, runs, simulations, addresses, drawn)


def bridge(
    first: Assumptions | str | Path,
    second: Assumptions | str | Path,
    result: str,
    *,
    expected: bool = False,
    paths: int = 256,
    seed: int = 1,
) -> Bridge:
    """The difference of one result between two sets, input by input; it adds up.

    Args:
        first, second: two sets, or names of scenarios.
        result: a name, or `name[member]`.
        expected: of what is to be expected rather than the stated path.
        paths, seed: the worlds over which that is.

    Returns:
        Of each input that differs what it does in turn, as its share whatever the order (Shapley
        value), alone and last; amounts in the result's unit, money in US$ m.

    Raises:
        BadInput, UnknownName: there is no such scenario or result, or it is not available in a
            mixture of the two sets; says in which.
        NotFinite: a line becomes infinite or undefined in one; says in which.
    """
    worlds = paths if expected else 0
    return compare(first, second, results=[result], paths=worlds, seed=seed).bridge(
        result, expected=expected
    )


def explain_difference(
    first: Run | Assumptions | str | Path,
    second: Run | Assumptions | str | Path,
    result: str,
    member: str = "",
    depth: int = 4,
) -> Difference:
    """Why a result differs between two scenarios, line by line.

    Args:
        first, second: runs, sets of assumptions, or names of scenarios; the difference is that of
            the second less the first.
        result, member, depth: a result; of which member, by default of all together; how many steps
            of lines there are.

    Returns:
        Lines, factors and assumptions, ranked; `.table` has all of them.

    Raises:
        BadInput: as in `fundmodel.explanations.difference.explain_difference`.
    """
    from fundmodel.explanations.difference import explain_difference as explained

    return explained(_run_of(first), _run_of(second), result, member, depth)


def _run_of(one: Run | Assumptions | str | Path) -> Run:
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run

    if isinstance(one, Run):
        return one
    return run(one if isinstance(one, Assumptions) else load(one))


def _refuse_fewer_than_two(sets: Sequence[Assumptions]) -> None:
    from fundmodel.errors import BadInput, message

    if len(sets) < 2:
        raise BadInput(
            message(
                "compare",
                f"There is {'no set' if not sets else 'one set'} of assumptions to compare.",
                fix="name two or more; differences are those from the first.",
            )
        )
