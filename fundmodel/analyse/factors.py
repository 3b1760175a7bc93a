"""What is varied between 0 and 1, and the runs that say what it does: any function will do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fundmodel.run_paths.numbers import Numbers

Runs = Callable[[Iterable[Any]], Iterator[Mapping[str, Any]]]
"""Tables `[run, column]` of numbers between 0 and 1 -> of each in turn: result -> `[run]`."""
BLOCK = 4_096
"""Runs of one table, at most: all that is held of a design at once."""
LIBRARY, EXTRA = "SALib", "sensitivity"


@dataclass(frozen=True)
class Factors:
    """What is varied, each by itself.

    Attributes:
        names: of the factors; each has one column of a table, in this order.
        further: behind those, columns that belong to one of the factors too: the number of each
            one's factor. Screening leaves them in the middle; shares of variance count them in.
    """

    names: tuple[str, ...]
    further: tuple[int, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns a table has."""
        return len(self.names) + len(self.further)

    def columns_of(self, factors: Iterable[int]) -> NDArray[np.int64]:
        """All columns of some factors, factor by factor."""
        owners = np.array([*range(len(self.names)), *self.further], dtype=np.int64)
        found = [np.flatnonzero(owners == factor) for factor in factors]
        return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


@dataclass
class Counted:
    """Runs that tell how many of them are done.

    Attributes:
        runs: what works them out.
        of: how many there will be.
        progress: is told how many are done, and of how many; what it raises stops the work.
    """

    runs: Runs
    of: int
    progress: Callable[[int, int], None] | None = None
    done: int = 0

    def results(self, tables: Iterable[Numbers]) -> dict[str, Numbers]:
        """Result -> `[run]`, of all tables one after the other."""
        found: dict[str, list[Numbers]] = {}
        for block in self.runs(tables):
            for name, numbers in block.items():
                found.setdefault(name, []).append(numbers)
            self.done += len(next(iter(block.values())))
            if self.progress:
                self.progress(self.done, self.of)
        return {name: np.concatenate(parts) for name, parts in found.items()}


def library(part: str) -> Any:
    """A module of the library that designs and judges the runs; slow to import.

    Raises:
        BadInput: it is not installed.
    """
    if find_spec(LIBRARY) is None:
        raise BadInput(
            message(
                "global sensitivity",
                f"Its designs and indices are worked out by `{LIBRARY}`, which is not installed.",
                fix=f'python -m pip install "fundmodel[{EXTRA}]"',
            )
        )
    return import_module(f"{LIBRARY}.{part}")


def refuse_unavailable(results: Mapping[str, Numbers], instead: str = "") -> None:
    """Refuse results that some runs do not have: a variance is that of all runs.

    Args:
        results: result -> `[run]`, not a number where it is not available.
        instead: a result that every run has, if one is known.

    Raises:
        BadInput: it says how many runs lack the result.
    """
    for name, numbers in results.items():
        if lacking := int(np.isnan(numbers).sum()):
            raise BadInput(
                message(
                    name,
                    f"It is not available (n/a) in {lacking:,} of {len(numbers):,} runs.",
                    why="Shares of variance compare run with run, so that every run must have it; "
                    "the runs that have it tell of another world.",
                    fix="ask for the amount behind it, or for another result that is always there"
                    f"{f', such as `{instead}`' if instead else ''}.",
                )
            )


def refuse_unmoved(results: Mapping[str, Numbers]) -> None:
    """Refuse results without a variance.

    Raises:
        BadInput: a result, `[run]`, is the same in all runs.
    """
    for name, numbers in results.items():
        if np.ptp(numbers) == 0:
            raise BadInput(
                message(
                    name,
                    f"Nothing that is drawn moves it: it is the same in all {len(numbers):,} runs.",
                    why="Where nothing varies there is no variance to be shared out.",
                    fix="ask for another result, or for the effect of terms and choices, "
                    "which are not drawn: `sensitivity` without --global.",
                )
            )
