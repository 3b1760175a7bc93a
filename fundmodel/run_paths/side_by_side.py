"""Several paths whose numbers are known one by one, as `evaluate` takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.run_paths.given import year_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.run_paths.given import Inputs


def side_by_side(paths: Sequence[Inputs], times: int = 1) -> dict[str, Any]:
    """One number for all paths where they are alike, else one a path.

    Args:
        paths: of each the numbers of all assumptions, as `inputs_of` gives them.
        times: so many paths in a row have the numbers of each.
    """
    return {name: _together([path[name] for path in paths], times) for name in paths[0]}


def _together(stated: Sequence[Any], times: int) -> Any:
    first = stated[0]
    if all(one is first or one == first for one in stated):
        return first
    if isinstance(first, Mapping):
        years = sorted({year for one in stated for year in one})
        tables = [_held_in(one, years) for one in stated]
        return {year: _together([table[year] for table in tables], times) for year in years}
    return np.repeat(np.array(stated, dtype=float).T, times, axis=-1)


def _held_in(stated: Mapping[int, float], years: Sequence[int]) -> Mapping[int, float]:
    """What a series has in each of some years."""
    first, rows = year_table(stated)
    return {year: rows[min(max(year - first, 0), len(rows) - 1)] for year in years}
