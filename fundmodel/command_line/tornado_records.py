"""What drives results, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.analyse.tornado import GROUPS, row_of
from fundmodel.command_line.results import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.analyse.outcomes import Outcome
    from fundmodel.analyse.tornado import Tornado


def rows_of(found: Tornado, result: str, group: str) -> list[dict[str, object]]:
    """Every bar of a ranking as a flat record."""
    bars = found.ranked(result, group)
    return [row_of(found.outcomes[result], rank, bar) for rank, bar in enumerate(bars, 1)]


def tornado_records(found: Tornado) -> Iterator[dict[str, object]]:
    """A record a result and input that moves it, ranked in its group."""
    for result in found.outcomes:
        for group in GROUPS:
            for row in rows_of(found, result, group):
                yield {"scenario": found.assumptions.title, **row,
                       "result_stated": found.outcomes[result].stated}  # fmt: skip


def tornado_by_name(found: Tornado) -> dict[str, object]:
    """The same by result, ranking and input."""
    return {
        "engine": ENGINE,
        "scenario": found.assumptions.title,
        "assumptions": found.assumptions.fingerprint,
        "moved": len(found.movables.all),
        "move_nothing": found.idle,
        "left_out": dict(found.left_out),
        "results": {result: _of_result(found, result) for result in found.outcomes},
    }


def _of_result(found: Tornado, result: str) -> dict[str, Any]:
    of_result = ("result", "unit", "basis", "group", "rank", "input")
    rankings = {
        group: {
            str(row["input"]): {key: row[key] for key in row if key not in of_result}
            for row in rows_of(found, result, group)
        }
        for group in GROUPS
    }
    return {**about_outcome(found.outcomes[result]), "ranked": rankings}


def about_outcome(outcome: Outcome) -> dict[str, object]:
    """What a result is, for programs."""
    return {
        "label": outcome.label,
        "unit": outcome.unit.name,
        "basis": outcome.basis,
        "stated": outcome.stated,
    }
