"""Published multiples and public market equivalents, each test named after its published number."""

import pytest

from fundmodel.measures import direct_alpha, irr, ks_pme, ln_pme, mirr, multiples, pme_plus

INSEAD = ([-25, 15, 0], [100, 115, 130])
WIKIPEDIA = ([-100, -50, 60, 10, 0], [100, 105, 115, 117, 120])
FIRST_FUND, SECOND_FUND = [-12, 0, 0, 40], [-12, -10, -4, 40, 0, 15, 5]
CALLS, DISTRIBUTIONS = [80, 25, 20, 40, 25, 10], [0, 0, 0, 40, 75, 125]


def test_p17_multiple_of_invested_capital() -> None:
    """P17: INSEAD (2019), as in the tests of pyxirr."""
    assert multiples(INSEAD[0], nav=20).tvpi == pytest.approx(1.4, rel=0, abs=5e-3)


def test_p17_ks_pme() -> None:
    """P17: INSEAD (2019), as in the tests of pyxirr."""
    assert ks_pme(*INSEAD, nav=20) == pytest.approx(1.14, rel=0, abs=5e-3)
    assert ks_pme(*INSEAD, nav=20) == pytest.approx(1.13712, rel=0, abs=5e-6)


def test_p17_ln_pme() -> None:
    """P17: INSEAD (2019), as in the tests of pyxirr; the value is printed with one digit."""
    assert ln_pme(*INSEAD).nav == pytest.approx(15.5, rel=0, abs=5e-2)
    assert ln_pme(*INSEAD).nav == pytest.approx(15.54348, rel=0, abs=5e-6)
    assert ln_pme(*INSEAD).irr == pytest.approx(0.144, rel=0, abs=5e-4)
    assert ln_pme(*INSEAD).irr == pytest.approx(0.143646, rel=0, abs=5e-7)


def test_p17_pme_plus() -> None:
    """P17: INSEAD (2019), as in the tests of pyxirr, which print a factor of 0.7 and 14.3 %."""
    assert pme_plus(*INSEAD, nav=20).factor == pytest.approx(0.7, rel=0, abs=5e-2)
    assert pme_plus(*INSEAD, nav=20).irr == pytest.approx(0.143, rel=0, abs=5e-4)


@pytest.mark.parametrize(
    ("flows", "printed", "recomputed"),
    [(FIRST_FUND, 0.494, 0.4938016), (SECOND_FUND, 0.324, 0.3243064)],
)
def test_p18_irr(flows: list[float], printed: float, recomputed: float) -> None:
    """P18: INSEAD (2019), as in the tests of pyxirr."""
    assert irr(flows) == pytest.approx(printed, rel=0, abs=5e-4)
    assert irr(flows) == pytest.approx(recomputed, rel=0, abs=5e-8)


def test_p18_mirr() -> None:
    """P18: INSEAD (2019), as in the tests of pyxirr."""
    assert mirr(SECOND_FUND, 0.07, 0.12) == pytest.approx(0.21, rel=0, abs=1e-3)
    assert mirr(SECOND_FUND, 0.07, 0.12) == pytest.approx(0.2101034, rel=0, abs=5e-8)


def test_p19_ln_pme() -> None:
    """P19: Wikipedia, Public Market Equivalent, as in the tests of pyxirr."""
    assert ln_pme(*WIKIPEDIA).nav == pytest.approx(104.28, rel=0, abs=5e-3)
    assert ln_pme(*WIKIPEDIA).nav == pytest.approx(104.27775, rel=0, abs=5e-6)
    assert ln_pme(*WIKIPEDIA).irr == pytest.approx(0.053, rel=0, abs=5e-4)
    assert ln_pme(*WIKIPEDIA).irr == pytest.approx(0.0530237, rel=0, abs=5e-8)


def test_p19_direct_alpha() -> None:
    """P19: Wikipedia, Public Market Equivalent, as in the tests of pyxirr."""
    assert direct_alpha(*WIKIPEDIA, nav=110) == pytest.approx(0.0109, rel=0, abs=5e-5)
    assert direct_alpha(*WIKIPEDIA, nav=110) == pytest.approx(0.0108985, rel=0, abs=5e-8)
    assert ks_pme(*WIKIPEDIA, nav=110) == pytest.approx(1.0323030, rel=0, abs=5e-8)


def test_p24_multiples() -> None:
    """P24: AnalystPrep, CFA level 2; calls and distributions of a year are two flows."""
    flows = [*DISTRIBUTIONS, *(-call for call in CALLS)]
    assert multiples(flows, nav=246) == pytest.approx((1.20, 1.23, 2.43), rel=0, abs=5e-3)


def test_p27_multiples() -> None:
    """P27: PZacademy."""
    found = multiples([-125, 19, 38], nav=122.7)
    assert found == pytest.approx((0.46, 0.98, 1.44), rel=0, abs=5e-3)
