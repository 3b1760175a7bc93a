"""The inputs as they were delivered, from the grey copies that the workbook keeps of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS, STORED
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook, SheetCells
from fundmodel.workbooks.reading_back.found_numbers import name_here
from fundmodel.workbooks.sheets.delivered_inputs import AS_DELIVERED
from fundmodel.workbooks.sheets.stored import DIFFERENCE_HEAD, KEY_HEAD


@dataclass(frozen=True)
class Delivered:
    """What the sheets of inputs held when the workbook was written.

    Attributes:
        scenarios: their heads, in order.
        numbers: assumption or `column[member]` -> a number a scenario.
        years: series and scenario -> a number a year that was stated, counted from the first.
    """

    scenarios: tuple[str, ...] = ()
    numbers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    years: Mapping[tuple[str, str], Mapping[int, float]] = field(default_factory=dict)


def delivered_inputs(book: OpenedWorkbook, former: Mapping[str, str] | None = None) -> Delivered:
    """The copies that stand on Stored; nothing if the sheet is gone or is not the model's.

    Args:
        book: the workbook.
        former: as in `numbers_of`.

    Raises:
        BadInput: the sheet is damaged.
    """
    cells = book.filled(STORED) if STORED in book.sheets else {}
    heads = {content: at for at, content in sorted(cells.items(), reverse=True)
             if content in (KEY_HEAD, DIFFERENCE_HEAD)}  # fmt: skip
    if len(heads) < 2:
        return Delivered()
    head_row, key = heads[KEY_HEAD]
    first = heads[DIFFERENCE_HEAD][1] + 1
    scenarios = _scenarios(cells, head_row, first)
    numbers: dict[str, Mapping[str, float]] = {}
    years: dict[tuple[str, str], Mapping[int, float]] = {}
    for title, rows in _rows(cells, key).items():
        for row, name in rows:
            copies = _numbers(cells, row, first, len(scenarios) if title != BY_YEAR else None)
            if title != BY_YEAR:
                numbers[name_here(name, former)] = {
                    scenarios[at]: value for at, value in copies.items()
                }
                continue
            series, _, scenario = name.partition(", ")
            years[name_here(series, former), scenario] = copies
    return Delivered(tuple(scenarios), numbers, years)


def _scenarios(cells: SheetCells, row: int, first: int) -> list[str]:
    found: list[str] = []
    while isinstance(head := cells.get((row, first + len(found))), str):
        found.append(head)
    return found


def _rows(cells: SheetCells, key: int) -> dict[str, list[tuple[int, str]]]:
    """Sheet of inputs -> the rows of its copies, each with what it is a copy of."""
    found: dict[str, list[tuple[int, str]]] = {INPUTS: [], MEMBERS: [], BY_YEAR: []}
    title = ""
    for (row, column), content in sorted(cells.items()):
        if not isinstance(content, str):
            continue
        if content.startswith(AS_DELIVERED):
            title = content.removeprefix(AS_DELIVERED)
        elif column == key and title in found:
            found[title].append((row, content))
    return found


def _numbers(cells: SheetCells, row: int, first: int, most: int | None) -> dict[int, float]:
    """Position -> number of the copies in a row."""
    last = first + most if most is not None else first + _MOST_YEARS
    held = {column - first: cells.get((row, column)) for column in range(first, last)}
    return {at: value for at, value in held.items() if type(value) is float}


_MOST_YEARS = 200
