"""What several sets of assumptions are called, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def told_apart(titles: Sequence[str], otherwise: Sequence[str] = ()) -> list[str]:
    """What sets are called, each once.

    Args:
        titles: what they are called by themselves.
        otherwise: what to call those that share a title; those that share this too are numbered.

    >>> told_apart(["base", "slow", "base"]), told_apart(["base", "base"], ["base", "new"])
    (['base', 'slow', 'base (2)'], ['base', 'new'])
    """
    names = [
        title if titles.count(title) == 1 or not otherwise else otherwise[at]
        for at, title in enumerate(titles)
    ]
    times = [names[:at].count(name) + 1 for at, name in enumerate(names)]
    return [f"{name} ({time})" if time > 1 else name
            for name, time in zip(names, times, strict=True)]  # fmt: skip
