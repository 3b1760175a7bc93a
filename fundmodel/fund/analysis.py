"""The analyses of the fund: what `fundmodel.analyse` does, with the fund's lines and front pages.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fundmodel.analyse.asked_input import Asked
    from fundmodel.analyse.solutions import BreakEven
    from fundmodel.read_assumptions import Assumptions


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
    from fundmodel.analyse.solutions import Target
    from fundmodel.fund.front_pages import PRESENTATION
    from fundmodel.fund.model import model_of
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
