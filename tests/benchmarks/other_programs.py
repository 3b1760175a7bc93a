"""How long spreadsheet programs take to work a loaded workbook out again."""

import tempfile
from pathlib import Path

from tests.benchmarks.stopwatch import best
from tests.recalculation.engines import IronCalcBook, _libreoffice, recalculate_with_libreoffice

JOBS = 4


def ironcalc_seconds(path: Path) -> float:
    """Of one full calculation by IronCalc, nothing read."""
    book = IronCalcBook(path)
    return best(book._model.evaluate, 3)


def libreoffice_seconds(path: Path) -> float | None:
    """Of one more edit, calculation and reading of all cells by LibreOffice; None without it."""
    if _libreoffice() is None:
        return None
    with tempfile.TemporaryDirectory():
        one = best(lambda: recalculate_with_libreoffice(path, [()]), 1)
        more = best(lambda: recalculate_with_libreoffice(path, [()] * (1 + JOBS)), 1)
    return (more - one) / JOBS
