"""The analyses of the fund: what `fundmodel.analyse` does, with the fund's lines and front pages.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.analyse.drawn_shares import GlobalSensitivity
    from fundmodel.read_assumptions import Assumptions

DRIVEN = ("us_take_present_value", "ukraine_gain")
"""The results of which it is told what drives them, unless others are asked for."""


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
    from fundmodel.fund.model import model_of

    asked = DRIVEN if results is None else tuple(results)
    instead = next((one for one in DRIVEN if one not in asked), "")
    effort = Effort(runs, seed, instead=instead)
    lines = PRESENTATION.event_lines
    model = model_of(assumptions)
    return drawn_sensitivity.global_sensitivity(model, assumptions, asked, effort, lines, progress)
