"""The bridge of a workbook that came back: of which result, and of which inputs."""

from __future__ import annotations

from itertools import islice
from math import nan
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.analyse.bridge import Bridge, Step
from fundmodel.workbooks.sheets.bridge_plan import BY_SHARE, BY_TURN, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.workbooks.opening.read_cells import SheetCells

MISSING = ""


class FoundBridge(NamedTuple):
    """What is found of a bridge: all its texts, and no number, since those are stored.

    Attributes:
        result: the name of the result, with its member.
        has_shares: whether Shapley values are told.
        heading: what it is of.
        names: what the two sets are called.
        steps: of each input that differs its label, what it is in either set, its name, and why.
    """

    result: str
    has_shares: bool
    heading: str
    names: tuple[str, str]
    steps: Sequence[tuple[str, str, str, str, str]]


def find_bridge(cells: SheetCells) -> FoundBridge | None:
    """What the sheet Bridge tells of; none if its two ends are not found.

    Rows and columns may have been inserted since, so that texts are found by where they stand from
    the column of names, in which both ends are marked.
    """
    begins = (BY_SHARE, BY_TURN)
    ends = sorted(
        at for at, content in cells.items() if type(content) is str and content.startswith(begins)
    )
    if len(ends) != 2 or cells[ends[0]] != cells[ends[1]] or ends[0][1] != ends[1][1]:
        return None
    (first, column), (last, _) = ends
    steps = []
    for row in range(first + 1, last):
        if type(name := cells.get((row, column))) is str and name:
            label, before, after = _texts(cells, row, 1, column, 3)
            (because,) = _texts(cells, row, column + 1, _last_column(cells), 1)
            steps.append((label, before, after, name, because))
    (one,), (other,) = (_texts(cells, row, 1, column, 1) for row in (first, last))
    (heading,) = _texts(cells, first, column + 1, _last_column(cells), 1)
    key = str(cells[ends[0]])
    result = key.removeprefix(BY_SHARE).removeprefix(BY_TURN)
    return FoundBridge(result, key.startswith(BY_SHARE), heading, (one, other), steps)


def empty_bridge(found: FoundBridge, model: Model) -> Bridge | None:
    """A bridge with the same texts, all numbers zero; none if the model has no such result."""
    name = found.result.partition("[")[0]
    if name not in model.lines or model.lines[name].kind != "result":
        return None
    unit, share = model.unit(name), 0.0 if found.has_shares else nan
    steps = [
        Step(called, label, before, after, because, 0.0, share, 0.0, 0.0, 0.0)
        for label, before, after, called, because in found.steps
    ]
    label = found.heading.removesuffix(f", {unit_of(unit.style, unit.name)}")
    return Bridge(found.result, label, unit, "", found.names, 0.0, 0.0, steps)


def _texts(cells: SheetCells, row: int, first: int, last: int, number: int) -> list[str]:
    """The first texts of a row between two columns, the last left out."""
    texts = (cells.get((row, column)) for column in range(first, last))
    found = list(islice((one for one in texts if type(one) is str and one), number))
    return found + [MISSING] * (number - len(found))


def _last_column(cells: SheetCells) -> int:
    return max(column for _, column in cells) + 1
