"""What drives results, and where they tip: `fundmodel.analyse`, with the fund's own front pages.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

from fundmodel.fund.model import model_of

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fundmodel.analyse.asked_input import Asked
    from fundmodel.analyse.drawn_shares import GlobalSensitivity
    from fundmodel.analyse.judgements import Judgements
    from fundmodel.analyse.solutions import BreakEven
    from fundmodel.analyse.switches import Switches
    from fundmodel.analyse.tornado import Tornado
    from fundmodel.analyse.two_way import Grid
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions

DRIVEN = ("us_take_present_value", "ukraine_gain")
"""The results of which it is told what drives them, unless others are asked for."""


def headlines_of(model: Model) -> list[str]:
    """The headline results without members, in their order."""
    return [line.name for line in model.headlines if not line.each]


def tornado(
    assumptions: Assumptions,
    results: Sequence[str] | None = None,
    *,
    slopes: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Tornado:
    """Move every number by itself to its low and high end, and see what becomes of results.

    What is uncertain goes from P10 to P90 of its draw, what is never drawn over all that is
    plausible: two rankings, `.ranked(result, "P10 to P90")` and `.ranked(result, "plausible")`.

    Args:
        assumptions: the stated path.
        results: names of results, or `name[member]`; the headlines by default.
        slopes: of how many of the first in each ranking slopes and elasticities at the stated path
            are worked out; all by default.
        progress: is told how many runs are done, and of how many.

    Returns:
        `.table`, a row a result and input that moves it, in the units of the model (US$ m).

    Raises:
        UnknownName: there is no such result.
        NotFinite: a line becomes infinite or undefined; says which input was where.
    """
    from fundmodel.analyse.tornado import tornado as moved_one_by_one

    model = model_of(assumptions)
    asked = headlines_of(model) if results is None else results
    return moved_one_by_one(model, assumptions, asked, slopes=slopes, progress=progress)


def two_way(
    assumptions: Assumptions,
    result: str,
    x: str,
    y: str,
    progress: Callable[[int, int], None] | None = None,
) -> Grid:
    """Move two inputs together over a grid.

    Args:
        assumptions: the stated path.
        result: the name of a result, or `name[member]`.
        x, y: what is moved along each axis: "name", "name=low:high" or "name=low:high:steps", in
            the unit of the input; of what is shifted or multiplied as a whole the shift or factor.
        progress: is told how many runs are done, and of how many.

    Returns:
        `.table`, a row a number of y and a column a number of x; `.crossings(target)`.

    Raises:
        UnknownName: there is no such result or input.
        BadInput: an end lies beyond what is plausible, or the two inputs are not apart.
    """
    from fundmodel.analyse.two_way import two_way as moved_together

    grids = moved_together(model_of(assumptions), assumptions, [result], x, y, progress)
    return next(iter(grids.values()))


def switches(
    assumptions: Assumptions,
    results: Sequence[str] | None = None,
    names: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Switches:
    """Set every choice and flag every other way, one at a time, and see what becomes of results.

    Args:
        assumptions: the stated path.
        results: names of results, or `name[member]`; the headlines by default.
        names: choices and flags to be looked at; all by default.
        progress: is told how many runs are done, and of how many.

    Returns:
        `.table`, a row an option and result, in the units of the model (US$ m).
    """
    from fundmodel.analyse.switches import switches as set_one_by_one

    model = model_of(assumptions)
    asked = headlines_of(model) if results is None else results
    return set_one_by_one(model, assumptions, asked, names, progress)


def judgements(
    assumptions: Assumptions,
    results: Sequence[str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Judgements:
    """Which numbers of grade C decide results, whose judgement they are, and why.

    Args:
        assumptions: the stated path.
        results: names of results, or `name[member]`; the headlines by default.
        progress: is told how many runs are done, and of how many.

    Returns:
        `.table`, a row a result and judgement; `.share(result)` of all squared swings.
    """
    from fundmodel.analyse.judgements import judgements as of_grade_c

    model = model_of(assumptions)
    asked = headlines_of(model) if results is None else results
    return of_grade_c(model, assumptions, asked, progress)


def global_sensitivity(
    assumptions: Assumptions,
    results: Sequence[str] | None = None,
    runs: int = 24_000,
    seed: int = 1,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> GlobalSensitivity:
    """Which share of the variance of a result each number that is drawn brings.

    Morris' screening of everything that `simulate` draws, numbers and events, then Sobol's indices
    of those that matter for any of the results, with all others as one group. Each is drawn by its
    own distribution, independently of the others: correlations are left out.

    Args:
        assumptions: a set; what is set by hand in it is not drawn.
        results: names, or `name[member]`; by default the US take and Ukraine's gain.
        runs: how many there may be in all.
        seed: which ones.
        progress: is told how many runs are done, and of how many at most.

    Returns:
        `.table`, a row a result and input; `.indices[result]`, `.screening`,
        `.explained(result)`. First-order and total indices are shares of a variance, with half the
        width of their 95 per cent confidence intervals.

    Raises:
        BadInput: too few runs; SALib is not installed; nothing moves a result, or it is not
            available in some runs.
        UnknownName: there is no such result.
        NotFinite: a line becomes infinite or undefined in a run.
    """
    from fundmodel.analyse import drawn_sensitivity
    from fundmodel.analyse.global_sensitivity import Effort
    from fundmodel.fund.front_pages import PRESENTATION

    asked = DRIVEN if results is None else tuple(results)
    instead = next((one for one in DRIVEN if one not in asked), "")
    effort = Effort(runs, seed, instead=instead)
    lines = PRESENTATION.event_lines
    model = model_of(assumptions)
    return drawn_sensitivity.global_sensitivity(model, assumptions, asked, effort, lines, progress)


def solve(
    assumptions: Assumptions,
    targets: Mapping[str, float | Assumptions],
    by: str | Asked | Sequence[str | Asked],
    *,
    steps: int = 9,
    expected: bool = False,
    paths: int = 256,
    seed: int = 1,
    progress: Callable[[int], None] | None = None,
) -> BreakEven:
    """Find what an input must be for results to come to their targets.

    Every solution within what is plausible is found, as far as 65 points over it tell (9 for
    expected values). The input that is solved for is set in all worlds, not drawn.

    Args:
        assumptions: a set; nothing of it changes.
        targets: result, or `result[member]` -> a number in its own unit, such as US$ m; or another
            set of assumptions, whose result it is to equal with the same input in both.
        by: an input: a scalar, `column[Member]`, or what moves as a whole (a series by a shift or
            factor of all years); or two, for the frontier: for each value of the first that of the
            second. `Asked(name, low, high)` moves one within narrower ends.
        steps: through how many values the first of two inputs goes.
        expected: solve for the mean over drawn worlds rather than for the stated path.
        paths, seed: how many worlds, and which.
        progress: is told how many values are worked out.

    Returns:
        `.solutions`; `.answers`, which tells jumps over the target too, and what comes nearest
        where there is none; `.table`.

    Raises:
        UnknownName: there is no such result.
        BadInput: an input cannot be moved, or moves nothing.
    """
    from fundmodel.analyse.asked_input import Asked
    from fundmodel.analyse.break_even import Question, break_even
    from fundmodel.analyse.cases_solved import Target
    from fundmodel.fund.front_pages import PRESENTATION
    from fundmodel.simulation.asked import Asked as Worlds

    inputs = [by] if isinstance(by, str | Asked) else by
    question = Question(
        [Target(name, float(aim)) if isinstance(aim, int | float) else Target(name, None, aim)
         for name, aim in targets.items()],
        [Asked(one) if isinstance(one, str) else one for one in inputs],
        steps,
        Worlds(paths, seed, "sobol", tuple(targets), event_lines=PRESENTATION.event_lines)
        if expected else None,
    )  # fmt: skip
    return break_even(model_of(assumptions), assumptions, question, progress)
