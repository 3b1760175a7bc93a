"""Differences as people read them: the sign is always there, points where a result is in %."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.command_line.answers import format_result, format_unit

if TYPE_CHECKING:
    from fundmodel.build_model.units import Unit


def format_difference(unit: Unit, value: float) -> str:
    """A difference in the unit of `format_result`, with its sign; 0.00 for what rounds to it."""
    text = format_result(unit, value)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def unit_of_difference(unit: Unit) -> str:
    """What a difference is in: percentages differ by points."""
    words = format_unit(unit)
    return "points" if words == "%" else words


def unit_and_basis(unit: Unit, basis: str) -> str:
    """What the numbers of a result are in, for a caption: `US$ bn, nominal`."""
    return ", ".join(filter(None, (format_unit(unit), basis)))
