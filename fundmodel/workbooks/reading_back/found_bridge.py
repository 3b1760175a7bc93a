"""The bridge of a workbook that came back: of which result, and of which inputs."""

from collections.abc import Sequence
from typing import NamedTuple

from fundmodel.analyse.bridge import Bridge, Step
from fundmodel.build_model.model import Model
from fundmodel.workbooks.opening.read_cells import SheetCells
from fundmodel.workbooks.sheets.compare_plan import KEY


class FoundBridge(NamedTuple):
    """What its formulas depend on; the numbers are stored ones, and follow from nothing.

    Attributes:
        result: the name of the result, with its member.
        inputs: the names of the inputs that differ, from the top.
    """

    result: str
    inputs: Sequence[str]


def find_bridge(cells: SheetCells) -> FoundBridge | None:
    """What the sheet Compare tells of; none if its two ends are not found."""
    begins = f"{KEY} "
    ends = sorted(
        at for at, content in cells.items() if type(content) is str and content.startswith(begins)
    )
    if len(ends) != 2 or cells[ends[0]] != cells[ends[1]]:
        return None
    (first, column), (last, other) = ends
    between = [cells.get((row, column)) for row in range(first + 1, last)]
    names = [content for content in between if type(content) is str and content]
    result = str(cells[ends[0]]).removeprefix(begins)
    return FoundBridge(result, names) if column == other else None


def empty_bridge(found: FoundBridge, model: Model) -> Bridge | None:
    """A bridge with the same rows, all numbers zero; none if the model has no such result."""
    name = found.result.partition("[")[0]
    if name not in model.lines or model.lines[name].kind != "result":
        return None
    steps = [
        Step(one, one, "", "", "", in_turn=0, share=0, standard_error=0, alone=0, last=0)
        for one in found.inputs
    ]
    return Bridge(found.result, name, model.unit(name), "", ("", ""), 0, 0, steps)
