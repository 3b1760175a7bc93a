"""How a planned sheet prints on A4 in Calibri: how small its letters are, and what is clipped."""

from collections.abc import Iterator
from math import hypot
from typing import Any, NamedTuple

from fundmodel.workbooks.a1 import cell_position
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.styles import STYLES
from fundmodel.workbooks.writing.frame import MARGIN_SIDE, MARGIN_TOP

LONG_SIDE, SHORT_SIDE, INCH = 842.0, 595.0, 72.0
POINTS_A_CHARACTER, POINTS_A_COLUMN, ROW_HEIGHT, PADDING = 5.25, 3.75, 15.0, 4.0
USUAL_WIDTH = 8.43
WIDTHS = {
    23: "' il,.Ij`:;", 31: "()-[]f{}J!tr", 40: '/\\s"zLcxkvy', 46: "?FS|ZgaETY",
    51: "#*+<=>^_e~$0123456789KPX", 53: "CbdhnopquBR", 58: "VADH", 65: "GUNOQ",
    71: "&%w", 87: "mMW@",
}  # fmt: skip
"""Of Calibri's letters, in hundredths of their height; of those alike the widest."""
WIDTH = {letter: width for width, letters in WIDTHS.items() for letter in letters}
WIDEST, BOLD = 60, 1.03


class Area(NamedTuple):
    """The part of a sheet that prints."""

    rows: range
    columns: range


class Clipped(NamedTuple):
    """A text that has less room than it needs, in points."""

    cell: str
    text: str
    needs: float
    room: float


def printed_area(sheet: Sheet) -> Area:
    """The print area; all that is planned where there is none."""
    if sheet.page.print_area:
        first, _, last = sheet.page.print_area.replace("$", "").partition(":")
        (top, left), (bottom, right) = cell_position(first), cell_position(last)
        return Area(range(top, bottom + 1), range(left, right + 1))
    return Area(range(1, sheet.cells.last_row + 1), range(1, sheet.cells.last_column + 1))


def scale(sheet: Sheet) -> float:
    """By how much the sheet is shrunk so that it fits as many pages as it may take."""
    area, page = printed_area(sheet), sheet.page
    wide, high = (LONG_SIDE, SHORT_SIDE) if page.landscape else (SHORT_SIDE, LONG_SIDE)
    across = page.pages_wide * (wide - 2 * MARGIN_SIDE * INCH)
    fits = across / width_of(sheet, area.columns)
    if page.pages_high:
        down = page.pages_high * (high - 2 * MARGIN_TOP * INCH)
        fits = min(fits, down / height_of(sheet, area.rows))
    return min(1.0, fits)


def pages(sheet: Sheet) -> int:
    """How many pages it takes."""
    high = SHORT_SIDE if sheet.page.landscape else LONG_SIDE
    height = height_of(sheet, printed_area(sheet).rows) * scale(sheet)
    down = -(-height // (high - 2 * MARGIN_TOP * INCH))
    return sheet.page.pages_wide * int(sheet.page.pages_high or down)


def width_of(sheet: Sheet, columns: range) -> float:
    """In points, at full size."""
    return sum(
        POINTS_A_CHARACTER * sheet.widths.get(column, USUAL_WIDTH) + POINTS_A_COLUMN
        for column in columns
    )


def height_of(sheet: Sheet, rows: range) -> float:
    """In points, at full size; closed rows have none."""
    closed = closed_rows(sheet)
    return sum(sheet.heights.get(row, ROW_HEIGHT) for row in rows if row not in closed)


def closed_rows(sheet: Sheet) -> set[int]:
    """The rows that are delivered closed."""
    return {row for group in sheet.row_groups if group.closed
            for row in range(group.first, group.last + 1)}  # fmt: skip


def smallest_letters(sheet: Sheet) -> tuple[float, str]:
    """In points as printed, with a text that has them."""
    area, shrunk = printed_area(sheet), scale(sheet)
    return min(
        (shrunk * STYLES[cell.style].size, str(cell.value))
        for row, column, cell in sheet.cells.single()
        if row in area.rows and column in area.columns and cell.value not in (None, "")
    )


def clipped(sheet: Sheet) -> Iterator[Clipped]:
    """Texts that run into a filled cell, or over the edge of what prints, but for closed rows."""
    area, closed = printed_area(sheet), closed_rows(sheet)
    joined = {cell_position(one.partition(":")[0]) for one in sheet.merged}
    for row, column, cell in sheet.cells.single():
        look = STYLES[cell.style]
        inside = row in area.rows and column in area.columns and (row, column) not in joined
        if (
            not inside
            or row in closed
            or not isinstance(cell.value, str)
            or look.wrap
            or look.align == "right"
        ):
            continue
        room = width_of(sheet, range(column, _next_filled(sheet, row, column, area))) - PADDING
        needs = letters(cell)
        if needs > room:
            yield Clipped(sheet.reference(row, column), cell.value, needs, room)


def letters(cell: Cell) -> float:
    """How wide a text is at full size, in points."""
    look = STYLES[cell.style]
    width = sum(WIDTH.get(letter, WIDEST) for letter in str(cell.value)) / 100
    return width * look.size * (BOLD if look.bold else 1.0)


def _next_filled(sheet: Sheet, row: int, column: int, area: Area) -> int:
    for at in range(column + 1, area.columns[-1] + 1):
        found = sheet.cells.get((row, at))
        if found is not None and found.value not in (None, ""):
            return at
    return area.columns[-1] + 1


def points_of(page: Any) -> list[float]:
    """How high the letters of each text on a page of a PDF are, also of those that stand askew."""
    found: list[float] = []

    def note(text: str, page: list[float], line: list[float], _font: object, size: float) -> None:
        if text.strip():
            across = line[2] * page[0] + line[3] * page[2]
            up = line[2] * page[1] + line[3] * page[3]
            found.append(abs(size) * hypot(across, up))

    page.extract_text(visitor_text=note)
    return found
