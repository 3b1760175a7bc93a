"""Where a sheet holds formulas alone, so that whatever else stands there was typed over one."""

from collections.abc import Iterator

from fundmodel.workbooks.a1 import range_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import STATUS_ROW


def formula_areas(sheet: Sheet) -> list[str]:
    """Areas in which every filled cell is a formula; the rows of the title are left out.

    Each is one range, or several below each other with spaces between them, the topmost first.
    They run over empty cells, so that they are few.
    """
    by_rows: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for column, rows in sorted(_rows_of_formulas(sheet).items()):
        by_rows.setdefault(tuple(rows), []).append(column)
    return [
        " ".join(range_name(first, columns[0], last, columns[-1]) for first, last in rows)
        for rows, together in by_rows.items()
        for columns in _runs(together)
    ]


def _rows_of_formulas(sheet: Sheet) -> dict[int, list[tuple[int, int]]]:
    """Column -> first and last row of each stretch of it that holds formulas alone."""
    filled: dict[int, dict[int, bool]] = {}
    for row, column, cell in sheet.cells.single():
        if row > STATUS_ROW and cell.value is not None:
            filled.setdefault(column, {})[row] = cell.formula is not None
    for row, columns, _ in sheet.cells.formulas():
        for column in columns if row > STATUS_ROW else ():
            filled.setdefault(column, {})[row] = True
    stretches = {column: list(_stretches(rows)) for column, rows in filled.items()}
    return {column: found for column, found in stretches.items() if found}


def _stretches(rows: dict[int, bool]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for row, is_formula in (*sorted(rows.items()), (0, False)):
        if is_formula:
            first, last = first or row, row
        elif first:
            yield first, last
            first = 0


def _runs(columns: list[int]) -> Iterator[list[int]]:
    """Columns beside each other."""
    run: list[int] = []
    for column in columns:
        if run and column != run[-1] + 1:
            yield run
            run = []
        run.append(column)
    if run:
        yield run
