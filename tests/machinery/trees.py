"""Formulas of a few cells, worked out by NumPy and by IronCalc."""

from collections.abc import Mapping, Sequence

import numpy as np

from fundmodel.build_model.expressions import Node, as_number
from fundmodel.build_model.spelling import AS_IN_CELLS, spell
from fundmodel.run_paths.evaluate import Numbers
from fundmodel.run_paths.program import FUNCTIONS
from fundmodel.run_paths.program_references import NUMPY
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.recalculation.engines import recalculate_with_ironcalc

CELLS = {
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


def evaluated(
    node: Node, cells: Mapping[str, Numbers] | None = None, *, whole: bool = False
) -> float | Numbers:
    """What NumPy makes of a formula; an error where a part of it is infinite or undefined."""
    arrays = cells or {name: np.array([[value]]) for name, value in CELLS.items()}
    text = spell(node, NUMPY.operations, lambda part: f"cells[{part.name!r}]")
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        value = eval(text, {**FUNCTIONS, "cells": arrays})  # noqa: S307  (our own text)
    return value if whole else float(np.asarray(value).reshape(-1)[0])


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
    name = part.name
    if name in ("x", "y", "z", "n", "k"):
        return cell_name(list(CELLS).index(name) + 1, 1)
    return name
