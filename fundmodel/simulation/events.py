"""Events by first passage: each begins once the hazard that has built up passes a random limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.run_paths.numbers import Numbers

QUARTERS_A_YEAR = 4
CERTAIN = 1e6
"""The hazard of a quarter in which the event is certain; no limit is as high."""
NEVER = 0.0


@dataclass(frozen=True)
class Event:
    """One event of a hazard: told by a scenario, or drawn.

    Attributes:
        lasts: for how many quarters, one number or `[path]`.
        begins: in which quarter as a scenario tells it, 0 for never; None if it is drawn.
        scores: by which it is drawn, `[path]`; a low one comes early.
    """

    lasts: Numbers | float
    begins: float | None = None
    scores: Numbers | None = None


def built_up(by_quarter: Sequence[Numbers | float], paths: int) -> Numbers:
    """The hazard that has built up by the end of each quarter, `[quarter, path]`, the opening 0.

    Args:
        by_quarter: the probability a year that holds in each quarter from the first on. That of a
            quarter is 1 - (1 - it) ** (1/4), as the lines of a model have it.
        paths: how many there are.
    """
    found = np.zeros((len(by_quarter) + 1, paths))
    for quarter, yearly in enumerate(by_quarter, 1):
        with np.errstate(divide="ignore"):
            here = -np.log1p(-np.asarray(yearly, dtype=float)) / QUARTERS_A_YEAR
        found[quarter] = found[quarter - 1] + np.minimum(here, CERTAIN)
    return found


def beginnings(events: Sequence[Event], hazard: Numbers) -> list[Numbers]:
    """In which quarter each event of a hazard begins, 0 for never, `[path]` each.

    What a scenario tells is certain, and with it the quiet before: the first drawn event can begin
    once the last told one has ended. Each further one waits for the end of that before it, and the
    hazard counts from there: after one that never begins, drawn or told, there is none. So whoever
    tells that the first never begins has none at all.

    Args:
        events: in the order in which they follow each other.
        hazard: as `built_up` gives it.
    """
    told = [one.begins + one.lasts for one in events if one.begins]
    quiet_until = np.ones(hazard.shape[1])
    for end in told:
        quiet_until = np.maximum(quiet_until, end)
    free, found = quiet_until, []
    for event in events:
        if event.scores is None:
            found.append(np.full(hazard.shape[1], event.begins or NEVER))
            after = np.where(np.isinf(free), quiet_until, free)
            free = after if event.begins else np.full_like(free, np.inf)
            continue
        begins = first_passage(hazard, free, event.scores)
        free = np.where(begins == NEVER, np.inf, begins + event.lasts)
        found.append(begins)
    return found


def first_passage(hazard: Numbers, free: Numbers, scores: Numbers) -> Numbers:
    """The quarter in which the hazard since a first quarter passes its limit, 0 for never.

    Args:
        hazard: built up, `[quarter, path]`, the opening first.
        free: the first quarter in which the event can begin, `[path]`.
        scores: standard normal; the limit is exponentially distributed.
    """
    from scipy.special import log_ndtr

    last = len(hazard) - 1
    before = np.minimum(free - 1, last).astype(np.int64)
    limit = np.take_along_axis(hazard, before[None], axis=0)[0] - log_ndtr(-scores)
    quiet = (hazard[1:] < limit).sum(axis=0)
    return np.where((quiet == last) | (free > last), NEVER, quiet + 1.0)
