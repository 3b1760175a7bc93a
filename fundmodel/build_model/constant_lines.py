"""Lines that are the same in every quarter, whatever the assumptions: they stand in one cell.

A constant is not spread over a time series: it is read, checked and changed in one place.
"""

from fundmodel.build_model.expressions import Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import MEASURES

KINDS_WITHOUT_A_SUM = ("balance", "ratio", "flag")
"""Flows add up over the quarters; checks and alerts are looked at quarter by quarter."""


def constant_lines(model: Model) -> frozenset[str]:
    """The lines whose formula takes nothing that has a quarter, and that nobody looks back on.

    Args:
        model: the lines.

    Returns:
        Names. Each line reads assumptions that are one for all years, or others of these.
    """
    by_quarter = _read_by_quarter(model)
    constant: set[str] = set()
    for name in model.order:
        line = model.lines.get(name)
        if line is not None and name not in by_quarter and _is_constant(model, line, constant):
            constant.add(name)
    return frozenset(constant)


def _read_by_quarter(model: Model) -> set[str]:
    """What is looked back on, or taken as a whole row; and the heads of the columns."""
    calendar = model.calendar
    looked_at = {calendar.quarter, calendar.quarter_end, calendar.year}
    for line in model.lines.values():
        for read in line.reads:
            if not _takes_one_cell(read):
                looked_at.update(read.names)
    return looked_at


def _takes_one_cell(read: Read) -> bool:
    """Whether it takes this quarter's value, or that of the last quarter."""
    return read.when.kind == "now" or (
        read.when.kind == "over_life" and MEASURES[read.when.measure].quarter == "last"
    )


def _is_constant(model: Model, line: Line, constant: set[str]) -> bool:
    opening = line.definition.opening
    if line.kind not in KINDS_WITHOUT_A_SUM or not isinstance(opening, int):
        return False
    return all(
        read.when.kind == "now"
        and (
            read.name in constant
            or (read.name in model.inputs and not model.inputs[read.name].by_year)
        )
        for read in line.reads
    )
