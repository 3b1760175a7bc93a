"""Flows on which spreadsheets and solvers give a number that is no return."""

import math
import subprocess
import sys

import numpy as np
import numpy_financial
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.measures import (
    irr,
    irr_roots,
    mirr,
    no_irr_reason,
    no_xirr_reason,
    npv,
    xirr,
    xirr_roots,
)

FOUR_RATES = [-252, 1431, -3035, 2850, -1000]
CERTAIN = settings(deadline=None, derandomize=True)


def test_four_rates_are_all_given_and_none_is_chosen() -> None:
    assert irr_roots(FOUR_RATES) == pytest.approx([1 / 4, 1 / 3, 3 / 7, 2 / 3], rel=0, abs=1e-11)
    assert math.isnan(irr(FOUR_RATES))
    assert no_irr_reason(FOUR_RATES) == "n/a: several rates: 25.0%, 33.3%, 42.9%, 66.7%"


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        ([-1600, 10000, -10000], "n/a: several rates: 25.0%, 400.0%"),
        ([-100, 300, -200], "n/a: several rates: 0.0%, 100.0%"),
        ([0, 0, 12, 15, 18], "n/a: no capital at risk"),
        ([7], "n/a: no capital at risk"),
        ([0, 0, 0], "n/a: no capital at risk"),
        ([-7, 0, -3], "n/a: nothing comes back"),
        ([-100, 100, -100], "n/a: no rate solves it"),
        ([-100, 110], None),
    ],
)
def test_a_table_says_why_there_is_no_rate(flows: list[float], expected: str | None) -> None:
    assert no_irr_reason(flows) == expected
    assert math.isnan(irr(flows)) == (expected is not None)
    dates = [f"{2027 + year}-01-01" for year in range(len(flows))]
    assert no_xirr_reason(dates, flows, "30/360") == expected
    assert math.isnan(xirr(dates, flows, "30/360")) == (expected is not None)


def test_leading_zeros_do_not_give_the_known_wrong_rate() -> None:
    """Spreadsheets answer 2.98e-9 when the first amount is zero, or when nothing is paid."""
    dates = ["2027-01-01", "2027-07-01", "2028-01-01", "2029-01-01"]
    assert xirr(dates, [0, 0, -100, 110]) == pytest.approx(1.1 ** (365 / 366) - 1, rel=1e-14)
    assert xirr(dates, [0, 0, -100, 110]) == xirr(dates[2:], [-100, 110])
    assert math.isnan(xirr(dates, [0, 0, 100, 110]))
    assert xirr_roots(dates, [0, 0, 100, 110]) == []


def test_a_missing_quarter_shifts_irr_but_not_xirr() -> None:
    dates = ["2027-03-31", "2027-06-30", "2027-12-31"]
    flows = [-100.0, 10.0, 100.0]
    assert irr(flows) > irr([-100.0, 10.0, 0.0, 100.0])
    assert xirr(dates, flows) == xirr([*dates, "2027-09-30"], [*flows, 0.0])


@pytest.mark.parametrize("dust", [1e-9, 1e-11, 1e-13])
def test_what_rounding_leaves_is_no_flow(dust: float) -> None:
    """At 1e-12 of the largest flow, dust would give -100 % or a rate of trillions."""
    assert irr([-1000.0, 1500.0, 0.0, -dust]) == irr([-1000.0, 1500.0])
    assert irr([-dust, 1000.0, -1500.0]) == irr([1000.0, -1500.0])
    assert no_irr_reason([-dust, 1000.0, 1500.0]) == "n/a: no capital at risk"
    assert no_irr_reason([1000.0, -dust, 1500.0, -dust]) == "n/a: no capital at risk"
    assert mirr([-1000.0, 1500.0, 0.0, dust], 0.1, 0.1) == mirr([-1000.0, 1500.0], 0.1, 0.1)
    assert no_irr_reason([dust, -1000.0]) == "n/a: nothing comes back"


def test_flows_of_one_day_are_netted_before_their_signs_count() -> None:
    dates = ["2027-01-01", "2027-01-01", "2027-01-01", "2028-01-01"]
    assert no_xirr_reason(dates, [0.1, 0.2, -0.3, 5.0]) == "n/a: no capital at risk"
    assert xirr(dates, [-60.0, -50.0, 10.0, 110.0]) == pytest.approx(0.1, rel=0, abs=1e-15)


def test_npv_takes_the_first_flow_as_it_is() -> None:
    assert npv(0.5, [100]) == 100
    assert npv(0.5, [0, 150]) == pytest.approx(100, rel=1e-15)
    assert npv(4.0, [1.0] * 480) == pytest.approx(1.25, rel=1e-15)


@CERTAIN
@given(
    st.lists(st.integers(-1000, 1000), min_size=2, max_size=40),
    st.floats(-0.2, 0.5),
    st.floats(-0.2, 0.5),
)
def test_mirr_is_that_of_numpy_financial_between_first_and_last_flow(
    flows: list[int], finance_rate: float, reinvest_rate: float
) -> None:
    expected = numpy_financial.mirr(np.trim_zeros(flows), finance_rate, reinvest_rate)
    for padded in (flows, [0, *flows, 0, 0]):
        found = mirr(padded, finance_rate, reinvest_rate)
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True)


def test_mirr_of_long_flows_at_high_rates_stays_a_number() -> None:
    assert mirr([-1.0, *[0.0] * 478, 1.0], 9.0, 9.0) == 0.0
    assert mirr([-1e300, 2e300], 0.1, 0.1) == pytest.approx(1.0, rel=1e-15)
    assert mirr([-1.0] * 479 + [1.0], 9.0, 9.0) == pytest.approx(0.9 ** (1 / 479) - 1, rel=1e-12)


def test_importing_the_measures_imports_nothing_slow() -> None:
    program = "import sys, fundmodel.measures; print({'scipy', 'pandas'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert run.stdout == "set()\n"


@pytest.mark.parametrize("flows", [[0, 5, 7], [-5, -7], [0, 0], [3]])
def test_mirr_without_both_signs_is_no_number(flows: list[float]) -> None:
    assert math.isnan(mirr(flows, 0.1, 0.1))
