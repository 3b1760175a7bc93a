"""The end of a first run: the answer, its range, what base assumes, the files, what to try next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel import front_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.simulation.simulation import Simulation

AS_TYPED = "python -m fundmodel"


def told_in_short(simulations: Sequence[Simulation], files: str) -> list[str]:
    """A line each; without worlds the answer stands in the table alone.

    Args:
        simulations: the first is that of the scenario that is told.
        files: whether the checks hold, and where what was written is.
    """
    from fundmodel.simulation.in_words import in_words

    short = front_pages().in_short
    answer = in_words(simulations[0], simulations, short.sentences) if simulations else []
    following = ", or ".join(short.next_commands)
    return [*answer, short.assumes, files, f"Next: {AS_TYPED} {following}"]
