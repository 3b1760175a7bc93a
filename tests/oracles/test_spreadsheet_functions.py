"""Published numbers as formulas of a workbook, which two spreadsheet programs work out.

The sources are Microsoft's pages on each function; P09 also SAS and MicroStrategy, P15 also MESCIUS
and the tests of formulajs.
"""

from functools import cache

import pytest

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.recalculation.engines import (
    Value,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
)

PUBLISHED = [
    ("P06", "=PMT(8%/12,10,10000)", -1_037.03, 5e-3),
    ("P06", "=PMT(8%/12,10,10000,0,1)", -1_030.16, 5e-3),
    ("P06", "=PMT(6%/12,216,0,50000)", -129.08, 5e-3),
    ("P07", "=IPMT(10%/12,1,36,8000)", -66.67, 5e-3),
    ("P07", "=IPMT(10%,3,3,8000)", -292.45, 5e-3),
    ("P08", "=PPMT(10%/12,1,24,2000)", -75.62, 5e-3),
    ("P08", "=PPMT(8%,10,10,200000)", -27_598.05, 5e-3),
    ("P09", "=CUMIPMT(9%/12,360,125000,13,24,0)", -11_135.23213, 5e-6),
    ("P09", "=CUMIPMT(9%/12,360,125000,1,1,0)", -937.5, 5e-6),
    ("P10", "=CUMPRINC(9%/12,360,125000,13,24,0)", -934.1071234, 5e-8),
    ("P10", "=CUMPRINC(9%/12,360,125000,1,1,0)", -68.27827118, 5e-8),
    ("P11", "=EFFECT(5.25%,4)", 0.0535426673707584, 1e-13),
    ("P11", "=NOMINAL(5.3543%,4)", 0.052500319868356, 1e-13),
    ("P12", "=RATE(48,-200,8000)", 0.00770147248820137, 1e-11),
    ("P12", "=RATE(48,-200,8000)*12", 0.0924176698584164, 1e-11),
    ("P15", "=_xlfn.PERCENTILE.EXC({5,15,25,50,65},0.45)", 22.0, 1e-9),
    ("P15", "=_xlfn.PERCENTILE.EXC({1,2,3,4},0.25)", 1.25, 1e-9),
    ("P15", "=_xlfn.PERCENTILE.EXC({1,2,3,4},0.3)", 1.5, 1e-9),
    ("P15", "=_xlfn.PERCENTILE.EXC({1,2,3,4},0.7)", 3.5, 1e-9),
    ("P15", "=_xlfn.PERCENTILE.EXC({1,2,3,4},0.75)", 3.75, 1e-9),
    ("P15", "=_xlfn.PERCENTILE.INC({1,2,3,4},0.3)", 1.9, 1e-9),
    ("P36", "=BETADIST(2,8,10,1,3)", 0.685470581, 5e-10),
    ("P36", "=_xlfn.GAMMA.DIST(10.00001131,9,2,FALSE)", 0.032639, 5e-7),
    ("P36", "=_xlfn.GAMMA.DIST(10.00001131,9,2,TRUE)", 0.068094, 5e-7),
]
each_row = pytest.mark.parametrize(
    ("row", "printed", "tolerance"),
    [
        pytest.param(row, printed, tolerance, id=f"{name} {formula}")
        for row, (name, formula, printed, tolerance) in enumerate(PUBLISHED, 1)
    ],
)


@each_row
def test_ironcalc_gives_the_published_number(row: int, printed: float, tolerance: float) -> None:
    assert _by_ironcalc()[row, 1] == pytest.approx(printed, rel=0, abs=tolerance)


@pytest.mark.libreoffice
@each_row
def test_libreoffice_gives_the_published_number(row: int, printed: float, tolerance: float) -> None:
    assert _by_libreoffice()[row, 1] == pytest.approx(printed, rel=0, abs=tolerance)


@cache
def _by_ironcalc() -> dict[tuple[int, int], Value]:
    return recalculate_with_ironcalc(_workbook())["Published"]


@cache
def _by_libreoffice() -> dict[tuple[int, int], Value]:
    (values,) = recalculate_with_libreoffice(_workbook())
    return values["Published"]


def _workbook() -> bytes:
    """The formulas, each beside a stored 0 that no program may pass on."""
    book = Book()
    sheet = book.add_sheet("Published", "8A8D91")
    for row, (_, formula, _, _) in enumerate(PUBLISHED, 1):
        sheet.formula(row, 1, formula, 0.0, "calc_factor")
    return workbook_bytes(book)
