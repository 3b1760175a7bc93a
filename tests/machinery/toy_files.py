"""The lighthouses' workbook as a file that people work in, and reading it back."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from fundmodel.read_assumptions import Assumptions
from fundmodel.run_paths.run import run
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import BY_YEAR, HEAD_ROW, INPUTS, ROW_KIND, InputColumns
from fundmodel.workbooks.editions import Edition
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.reading_back.found_bridge import FoundBridge, empty_bridge
from fundmodel.workbooks.reading_back.read import read
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.machinery.toy_book import toy_book
from tests.toy_fund.stages import FOLDER, PRESENTATION, toy_model, toy_run

VERSION = "0.1-test"
STAGE, KEY_CELL = "Sea", ("Sea", "K9")


@cache
def toy_bytes() -> bytes:
    """The workbook of two scenarios, base shown."""
    return workbook_bytes(toy_book())


@cache
def reader_book() -> Book:
    """The reader edition of the same."""
    runs = [toy_run(), toy_run("gales")]
    return plan_workbook(runs, PRESENTATION, VERSION, edition="reader")


@cache
def reader_bytes() -> bytes:
    """The same as a file."""
    return workbook_bytes(reader_book())


def planned_alike(
    assumptions: Assumptions,
    scenarios: Sequence[str],
    told: bool = False,
    bridge: FoundBridge | None = None,
    edition: Edition = "live",
) -> Book:
    """The workbook with the same numbers in every scenario, of which no worlds are told."""
    assert not told
    one = run(toy_model(), assumptions)
    runs = [
        replace(one, assumptions=replace(assumptions, name=name, changes=())) for name in scenarios
    ]
    told_bridge = empty_bridge(bridge, toy_model()) if bridge else None
    return plan_workbook(runs, PRESENTATION, "0", bridge=told_bridge, edition=edition)


def read_toy(path: Path) -> Assumptions:
    """What the file says."""
    return read(path, FOLDER, planned_alike)


def worked_on(folder: Path, work: Callable[[Any], None]) -> Path:
    """The workbook after somebody worked on it with openpyxl, which moves no formula."""
    workbook = load_workbook(io.BytesIO(toy_bytes()))
    work(workbook)
    path = folder / "toy.xlsx"
    workbook.save(path)
    return path


def typed(*edits: tuple[str, str, object]) -> Callable[[Any], None]:
    """The work of typing into cells: sheet, cell, what."""

    def work(workbook: Any) -> None:
        for title, cell, value in edits:
            workbook[title][cell] = value

    return work


def cell_of(name: str, column: int = InputColumns.override, kind: str = "") -> tuple[str, str]:
    """The sheet and cell in a column of an input's row; of a series, its row of that kind."""
    for sheet in toy_book().sheets:
        for (row, at), cell in sheet.cells.items():
            if at == InputColumns.name and cell.value == name and row > HEAD_ROW:
                found = sheet.cells.get((row, ROW_KIND))
                if sheet.title != BY_YEAR or (found and found.value == kind):
                    return sheet.title, cell_name(row, column)
    raise KeyError(name)


def selector() -> tuple[str, str]:
    """The cell that names the scenario shown."""
    return INPUTS, "E3"
