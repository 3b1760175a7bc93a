"""The workbook of all scenarios, written: beside openpyxl with the same cells and nothing else.

openpyxl's own quickest way, write-only, stores no value beside a formula and has no looks here:
what is compared is the price of stored values, styles, charts, rules and fingerprints.
"""

import io
from collections.abc import Iterator

import fundmodel
from fundmodel.read_assumptions import scenario_names
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.benchmarks.stopwatch import best

Figure = tuple[str, float | None, str]
BYTES_A_MB = 1e6
FEW = 2


def beside_openpyxl(*, quick: bool = False) -> Iterator[Figure]:
    """Seconds, megabytes, formulas, and how many times as long as openpyxl alone."""
    names = ["base", *scenario_names()][: FEW if quick else None]
    runs = [fundmodel.run(fundmodel.load(name)) for name in names]
    for edition in ("live", "reader"):
        book = fundmodel.plan_workbook(runs, edition=edition)
        which = f"{edition} workbook of {len(runs)} scenarios"
        yield f"{which}: formulas", float(sum(1 for _ in book.formula_cells())), ""
        yield f"{which}: size", len(workbook_bytes(book)) / BYTES_A_MB, "MB"
        seconds = best(lambda book=book: workbook_bytes(book), 1 if quick else 3)
        yield f"{which}: the plan written", seconds, "s"
        alone = best(lambda book=book: written_by_openpyxl(book), 1)
        yield f"{which}: the same cells by openpyxl, write-only", alone, "s"
        yield f"{which}: ours / openpyxl's", seconds / alone, "times"


def written_by_openpyxl(book: Book) -> bytes:
    """The cells of the plan: formulas without values, texts and numbers without looks."""
    from openpyxl import Workbook

    workbook, packed = Workbook(write_only=True), io.BytesIO()
    for sheet in book.sheets:
        there = workbook.create_sheet(sheet.title)
        for row in _rows(sheet):
            there.append(row)
    workbook.save(packed)
    return packed.getvalue()


def _rows(sheet: Sheet) -> Iterator[list[object]]:
    width = sheet.cells.last_column
    rows: dict[int, list[object]] = {}
    for (row, column), cell in sheet.cells.items():
        held = rows.setdefault(row, [None] * width)
        held[column - 1] = cell.value if cell.formula is None else cell.formula
    for row in range(1, sheet.cells.last_row + 1):
        yield rows.get(row, [])
