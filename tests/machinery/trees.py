"""Formulas of a few cells, worked out by the compiled engine, by the plain reading and IronCalc."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from fundmodel.build_model import FACTOR, Calendar, Model
from fundmodel.build_model.expressions import Expression, Node, Operation, Read, as_number
from fundmodel.build_model.inputs import Input
from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.model import Line
from fundmodel.build_model.spelling import AS_IN_CELLS, spell
from fundmodel.compile_model.kernel import kernel_of
from fundmodel.compile_model.lowering import Keep
from fundmodel.run_paths.given import given
from fundmodel.run_paths.machines import machine_for
from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.plain_reading import read_plainly
from tests.recalculation.engines import recalculate_with_ironcalc

CELLS: Mapping[str, Any] = {
    "x": 0.3731,
    "y": 2.9173,
    "z": 17.03,
    "n": 5.0,
    "k": 3.0,
    "choice": 2.0,
    "day": 46387.0,
    "quarters_in_a_year": 4.0,
    "months_in_a_quarter": 3.0,
    "smallest_amount": 1e-9,
}
"""Name -> number; the day is 2026-12-31."""

SHEET = "Trees"


def model_of(nodes: Sequence[Node]) -> Model:
    """A line a formula, called `formula_0` and so on; no rule of the house is asked."""
    inputs = {name: Input(name, name, FACTOR) for name in CELLS}
    lines = {}
    for place, node in enumerate(nodes):
        name = f"formula_{place}"
        definition = LineDefinition(name, "ratio", FACTOR, None, 0, False, Expression)
        lines[name] = Line(definition, SHEET, as_number(node))
    return Model((), Calendar(), inputs, {}, lines, tuple(lines))


def compiled(nodes: Sequence[Node], cells: Mapping[str, Any] = CELLS) -> Numbers:
    """What the compiled engine makes of formulas, infinite or undefined as it may be.

    Args:
        nodes: the formulas, all in one model.
        cells: name -> a number or `[path]`.

    Returns:
        `[formula, path]`.
    """
    model = model_of(nodes)
    numbers = given(model, cells)
    kernel = kernel_of(model, Keep(by_quarter=tuple(model.lines)))
    pairs = -(-numbers.paths // 2)
    varying = list(numbers.varying.values())
    pieces = np.zeros((pairs, len(varying), 2))
    for at, row in enumerate(varying):
        pieces[:, at] = np.resize(row, (pairs, 2))
    _, by_quarter = machine_for(kernel, numbers, 1, pairs).run(pieces)
    return by_quarter[:, 1].transpose(1, 0, 2).reshape(len(nodes), -1)[:, : numbers.paths]


def read_by_numpy(nodes: Sequence[Node], cells: Mapping[str, Any] = CELLS) -> Numbers:
    """What the plain reading makes of them: `[formula, path]`."""
    with np.errstate(all="ignore"):
        arrays = read_plainly(model_of(nodes), cells, 1)
    return np.stack([arrays[f"formula_{place}"][1, 0] for place in range(len(nodes))])


def recalculated(nodes: Sequence[Node]) -> list[float]:
    """What IronCalc makes of formulas that were saved with the value zero."""
    book = Book()
    sheet = book.add_sheet(SHEET, "8A8D91")
    for row, (name, value) in enumerate(CELLS.items(), 1):
        sheet.number(row, 1, value, "input_factor")
        if name not in ("x", "y", "z", "n", "k"):
            book.name(name, f"{SHEET}!{cell_name(row, 1, fixed_row=True, fixed_column=True)}")
    for row, node in enumerate(nodes, 1):
        sheet.formula(row, 2, "=" + spell(as_number(node), AS_IN_CELLS, _cell), 0.0, "calc_factor")
    values = recalculate_with_ironcalc(workbook_bytes(book))[SHEET]
    return [values.get((row, 2), "") for row in range(1, len(nodes) + 1)]


def _cell(part: Node) -> str:
    assert isinstance(part, Read)
    if part.name in ("x", "y", "z", "n", "k"):
        return cell_name(list(CELLS).index(part.name) + 1, 1)
    return part.name


def parts_of(node: Node) -> list[Node]:
    """The formula and all formulas within it."""
    return [part for part in node.walk() if isinstance(part, Read | Operation)]
