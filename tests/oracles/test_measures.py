"""Published rates of return and present values, each test named after its published number."""

import pytest

from fundmodel.measures import irr, irr_roots, mirr, npv, xirr, xnpv

RESTAURANT = [-70000, 12000, 15000, 18000, 21000, 26000]
BUSINESS = [-120000, 39000, 30000, 21000, 37000, 46000]
DATES = ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"]
DATED = [-10000, 2750, 4250, 3250, 2750]
SHOP = [-40000, 8000, 9200, 10000, 12000, 14500]


@pytest.mark.parametrize(
    ("flows", "printed", "recomputed"),
    [
        (RESTAURANT[:5], -0.021, -0.0212448483),
        (RESTAURANT, 0.087, 0.0866309480),
        (RESTAURANT[:3], -0.444, -0.4435069413),
    ],
)
def test_p01_irr(flows: list[float], printed: float, recomputed: float) -> None:
    """P01: Microsoft, IRR function."""
    assert irr(flows) == pytest.approx(printed, rel=0, abs=5e-4)
    assert irr(flows) == pytest.approx(recomputed, rel=0, abs=5e-11)


def test_p02_xirr() -> None:
    """P02: Microsoft, XIRR function (which stops at 1e-8; the exact root is beside it)."""
    assert xirr(DATES, DATED) == pytest.approx(0.373362535, rel=0, abs=5e-9)
    assert xirr(DATES, DATED) == pytest.approx(0.3733625335, rel=0, abs=5e-11)


def test_p03_xnpv() -> None:
    """P03: Microsoft, XNPV function of VBA."""
    assert xnpv(0.09, DATES, DATED) == pytest.approx(2086.6476, rel=0, abs=5e-5)
    assert xnpv(0.09, DATES, DATED) == pytest.approx(2086.6476020, rel=0, abs=5e-8)


@pytest.mark.parametrize(
    ("flows", "reinvest_rate", "printed", "recomputed"),
    [
        (BUSINESS, 0.12, 0.13, 0.1260941304),
        (BUSINESS[:4], 0.12, -0.05, -0.0480446552),
        (BUSINESS, 0.14, 0.13, 0.1347591108),
    ],
)
def test_p04_mirr(
    flows: list[float], reinvest_rate: float, printed: float, recomputed: float
) -> None:
    """P04: Microsoft, MIRR function."""
    assert mirr(flows, 0.10, reinvest_rate) == pytest.approx(printed, rel=0, abs=5e-3)
    assert mirr(flows, 0.10, reinvest_rate) == pytest.approx(recomputed, rel=0, abs=5e-11)


def test_p04_mirr_high_precision() -> None:
    """P04: test suite of numpy-financial."""
    assert mirr(BUSINESS, 0.10, 0.12) == pytest.approx(0.126094, rel=0, abs=1e-6)


def test_p05_npv() -> None:
    """P05: MESCIUS formula reference; its NPV discounts the first flow as well."""
    assert npv(0.065, [0, -10000, 3000, 3400, 7700]) == pytest.approx(2055.38, rel=0, abs=5e-3)


@pytest.mark.parametrize(
    ("rate", "flows", "printed"),
    [
        (0.10, [0, -10000, 3000, 4200, 6800], 1188.44),
        (0.08, SHOP, 1922.06),
        (0.08, [*SHOP, -9000], -3749.47),
    ],
)
def test_p05b_npv(rate: float, flows: list[float], printed: float) -> None:
    """P05b: Microsoft, NPV function; the first flow of the shop is paid at once."""
    assert npv(rate, flows) == pytest.approx(printed, rel=0, abs=5e-3)


@pytest.mark.parametrize(
    ("rate", "payments", "worth", "printed"),
    [
        (0.08 / 12, [0, *[1] * 10], [10000], -1037.03),
        (0.08 / 12, [1] * 10, [10000], -1030.16),
        (0.06 / 12, [0, *[1] * 216], [*[0] * 216, 50000], -129.08),
    ],
)
def test_p06_pmt(rate: float, payments: list[float], worth: list[float], printed: float) -> None:
    """P06: Microsoft, PMT function; what must be paid for each dollar of present value."""
    paid = -npv(rate, worth) / npv(rate, payments)
    assert paid == pytest.approx(printed, rel=0, abs=5e-3)


def test_p12_rate() -> None:
    """P12: Microsoft, RATE function of DAX; 48 payments of 200 for a loan of 8000."""
    rate = irr([8000, *[-200] * 48])
    assert rate == pytest.approx(0.00770147248820137, rel=0, abs=1e-11)
    assert rate * 12 == pytest.approx(0.0924176698584164, rel=0, abs=1e-11)


def test_p13_irr_multiplicity() -> None:
    """P13: the oil pump problem; both rates are reported."""
    assert irr_roots([-1600, 10000, -10000]) == pytest.approx([0.25, 4.0], rel=0, abs=1e-9)


@pytest.mark.parametrize(
    ("flows", "printed"),
    [
        ([-150000, 15000, 25000, 35000, 45000, 60000], 0.0524),
        ([-100, 0, 0, 74], -0.0955),
        ([-100, 39, 59, 55, 20], 0.28095),
        ([-100, 100, 0, 7], 0.06206),
    ],
)
def test_p14_irr_set(flows: list[float], printed: float) -> None:
    """P14: test suite of numpy-financial."""
    assert irr(flows) == pytest.approx(printed, rel=0, abs=5e-5)
