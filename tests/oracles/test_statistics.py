"""Published tail measures and kernels, each test named after its published number."""

import numpy as np
import pytest
from scipy import special

from fundmodel.measures import expected_shortfall, percentile
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.save import workbook_bytes
from tests.recalculation.engines import (
    Value,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
)

KERNELS = [
    ("P36", "=BETADIST(2,8,10,1,3)", 0.685470581, 5e-10),
    ("P36", "=_xlfn.GAMMA.DIST(10.00001131,9,2,FALSE)", 0.032639, 5e-7),
    ("P36", "=_xlfn.GAMMA.DIST(10.00001131,9,2,TRUE)", 0.068094, 5e-7),
]


def test_p15_percentile_inclusive() -> None:
    """P15: Microsoft, PERCENTILE.INC function."""
    assert percentile([1, 2, 3, 4], 0.3) == pytest.approx(1.9, rel=0, abs=1e-9)


def test_p34_mean_of_the_five_largest_of_250_losses() -> None:
    """P34: practice item of PRMIA; five losses are the worst 2 % of 250."""
    losses = [16, 20, 17, 19, 19, *np.linspace(-15, 15, 245)]
    assert expected_shortfall(losses, 0.98) == pytest.approx(18.2, rel=0, abs=1e-9)


@pytest.mark.parametrize(("level", "printed"), [(0.975, 2.338), (0.99, 2.665)])
def test_p34_standard_normal(level: float, printed: float) -> None:
    """P34: formula page on expected shortfall; a million evenly spaced quantiles stand for it."""
    quantiles = special.ndtri((np.arange(1_000_000) + 0.5) / 1_000_000)
    density = np.exp(-(special.ndtri(level) ** 2) / 2) / np.sqrt(2 * np.pi)
    found = expected_shortfall(quantiles, level)
    assert found == pytest.approx(printed, rel=0, abs=5e-4)
    assert found == pytest.approx(density / (1 - level), rel=0, abs=5e-5)


def test_p36_kernels_of_scipy() -> None:
    """P36: Microsoft, BETADIST and GAMMA.DIST functions."""
    beta = special.betainc(8, 10, (2 - 1) / (3 - 1))
    gamma = special.gammainc(9, 10.00001131 / 2)
    assert beta == pytest.approx(0.685470581, rel=0, abs=5e-10)
    assert gamma == pytest.approx(0.068094, rel=0, abs=5e-7)


def test_p36_kernels_of_ironcalc() -> None:
    """P36: Microsoft, BETADIST and GAMMA.DIST functions."""
    assert _that_differ(recalculate_with_ironcalc(_workbook())["Kernels"]) == []


@pytest.mark.libreoffice
def test_p36_kernels_of_libreoffice() -> None:
    """P36: Microsoft, BETADIST and GAMMA.DIST functions."""
    (values,) = recalculate_with_libreoffice(_workbook())
    assert _that_differ(values["Kernels"]) == []


def _workbook() -> bytes:
    book = Book()
    sheet = book.add_sheet("Kernels", "8A8D91")
    for row, (_, formula, _, _) in enumerate(KERNELS, 1):
        sheet.formula(row, 1, formula, 0.0, "calc_factor")
    return workbook_bytes(book)


def _that_differ(values: dict[tuple[int, int], Value]) -> list[str]:
    return [
        f"{name}: {formula} gives {values.get((row, 1))}"
        for row, (name, formula, expected, tolerance) in enumerate(KERNELS, 1)
        if values.get((row, 1)) != pytest.approx(expected, abs=tolerance, rel=0)
    ]
