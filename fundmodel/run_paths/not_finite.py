"""The refusal of numbers that make a line infinite or undefined: which line, where, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import numpy as np

from fundmodel.errors import FundModelError, listed, message
from fundmodel.run_paths.one_path import OnePath, one_path

if TYPE_CHECKING:
    from fundmodel.build_model.model import Model
    from fundmodel.compile_model.keep import Keep
    from fundmodel.run_paths.given import Given

FIX = "see `explain {}`; write divide(a, b, if_zero=...) where b can be zero."


class NotFinite(FundModelError):
    """A line became infinite or undefined."""


def refuse(model: Model, numbers: Given, path: int, periods: int, asked: Keep) -> NoReturn:
    """Refuse a path on which something is infinite or undefined.

    Args:
        model: the lines.
        numbers: of all paths.
        path: which of them, counted from 0.
        periods: how many quarters.
        asked: what was to be kept; a line that it does not need is not at fault.

    Raises:
        NotFinite: always; names the line, the quarter, the member, the path and its numbers.
    """
    found = one_path(model, numbers.of_path(path), periods, asked)
    refuse_path(model, found, numbers, path)


def refuse_path(model: Model, found: OnePath, numbers: Given, path: int) -> NoReturn:
    """The same, of what is worked out already."""
    made_by = tuple(numbers.what_varies(model, path))
    on_it = f" What varies there: {listed(made_by)}." if made_by else ""
    name = found.culprit
    wrong = ~np.isfinite(found.arrays[name])
    if wrong.any():
        period, member, _ = np.argwhere(wrong)[0]
        quarter = "" if model.is_result(name) else f", quarter {period}"
        of = f" of {model.members(name)[member]}" if model.each(name) else ""
        raise NotFinite(
            message(
                f"`{name}`{of}{quarter}, path {path + 1:,}",
                "is infinite or undefined.",
                why=f"A division by zero, or a number too large, went into it (R10).{on_it}",
                fix=FIX.format(name),
            )
        )
    of_path = f", path {path + 1:,}" if numbers.paths > 1 else ""
    raise NotFinite(
        message(
            f"`{name}`{of_path}",
            "has an infinite or undefined number within its formula.",
            why="A division by zero, or a number too large, went into it, in a part that its "
            f"value does not show (R10).{on_it}",
            fix=FIX.format(name),
        )
    )
