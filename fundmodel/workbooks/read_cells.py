"""The cells of a workbook that came from outside."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from fundmodel.errors import BadInput, FundModelError, message
from fundmodel.workbooks.a1 import LAST_ROW, cell_name, on_sheet
from fundmodel.workbooks.hostile_files import FIX, open_archive

MOST_CELLS = 5_000_000
PROPERTIES = "docProps/custom.xml"

_LOOKALIKE = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""How the file format keeps a text such as _x0041_ from being read as the code of a letter."""


class FormulaText(str):
    """The text of a formula, beginning with "="; kept apart from a typed text that begins so."""

    __slots__ = ()


Content = float | bool | str
Cells = dict[str, dict[tuple[int, int], Content]]
"""Sheet -> (row, column) -> number, truth value, text, or FormulaText; empty cells are left out."""


def open_safely(path: Path, *, stored_values: bool = False) -> Cells:
    """Read every cell of a workbook; dates come as their day numbers.

    Args:
        path: the workbook, from whomever.
        stored_values: of a formula, give the value that the file holds instead of its text.

    Raises:
        BadInput: the file is missing, hostile or damaged.
    """
    from openpyxl import load_workbook

    archive = open_archive(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts that are not read anyway
            workbook = load_workbook(
                archive.fp, read_only=True, data_only=stored_values, keep_links=False
            )
            return {sheet.title: _cells(path, sheet) for sheet in workbook.worksheets}
    except FundModelError:
        raise
    except Exception as problem:  # a hostile file may break openpyxl in any way
        raise BadInput(
            message(str(path), f"the workbook is damaged: {problem}.", fix=FIX)
        ) from problem


def read_properties(path: Path) -> dict[str, str]:
    """What the workbook says of itself: custom property -> text.

    Raises:
        BadInput: the file is missing, hostile or damaged.
    """
    archive = open_archive(path)
    if PROPERTIES not in archive.namelist():
        return {}
    tree = ET.fromstring(archive.read(PROPERTIES))  # noqa: S314  (checked to have no entities)
    return {item.get("name", ""): "".join(item.itertext()) for item in tree}


def _cells(path: Path, sheet: Any) -> dict[tuple[int, int], Content]:
    sheet.reset_dimensions()  # the file's own word on its size would be believed
    return {
        position: _content(path, sheet.title, position, cell)
        for position, cell in _filled(path, sheet)
    }


def _filled(path: Path, sheet: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    read = 0
    for row, cells in enumerate(sheet.iter_rows(), 1):
        read += len(cells)
        if row > LAST_ROW or read > MOST_CELLS:
            raise BadInput(message(f"{path}, {sheet.title}", "the sheet is too large.", fix=FIX))
        for column, cell in enumerate(cells, 1):
            if cell.value not in (None, ""):
                yield (row, column), cell


def _content(path: Path, title: str, position: tuple[int, int], cell: Any) -> Content:
    value = cell.value
    if cell.data_type == "f":
        return FormulaText(getattr(value, "text", value))
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _LOOKALIKE.sub("_", value)
    number = float(_day_number(value) if isinstance(value, date | time | timedelta) else value)
    if not isfinite(number):
        where = f"{path}, {on_sheet(title, cell_name(*position))}"
        raise BadInput(message(where, f"{number} is not a number.", fix="enter a number."))
    return number


def _day_number(moment: date | datetime | time | timedelta) -> float:
    from openpyxl.utils.datetime import to_excel

    return float(to_excel(moment))
