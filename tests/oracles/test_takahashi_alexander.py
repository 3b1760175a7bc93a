"""P16: the model of Takahashi and Alexander, in the language: a fund's calls, gains, payouts.

Its period is a year, so `quarters_in_a_year` is 1. Equations as in the paper of 2001; the numbers
are the base set of Yale, as a public research guide prints them. The guide works on with rounded
values: its NAV of the second year is 52.91, where the unrounded one is 52.9046.
"""

from functools import cache

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from fundmodel.build_model import (
    FACTOR,
    QUARTERS,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    Calendar,
    Model,
    balance,
    build,
    divide,
    flag,
    flow,
    irr,
    life_total,
    maximum,
    previous,
    quarterly_factor,
    ratio,
    result,
)
from fundmodel.build_model.inputs import Input
from fundmodel.build_model.lines import LineDefinition
from fundmodel.run_paths.numbers import Numbers
from tests.every_line import every_line
from tests.toy_fund.extra_lines import stage_of

CALLS = [25.00, 24.98, 25.01, 12.51, 6.25, 3.13, 1.56, 0.78, 0.39, 0.20, 0.10, 0.05]
DISTRIBUTIONS = [0, 0.32, 1.87, 6.01, 12.69, 21.33, 30.09, 35.78, 35.01, 26.69, 14.19, 4.01]
NET_ASSETS = [25.00, 52.9046, 82.93, 100.20, 106.79, 102.47, 87.26, 63.61, 37.25, 15.60, 3.55, 0.05]
BASE = {"commitment": 100.0, "first_call_share": 0.25, "second_call_share": 0.333,
        "later_call_share": 0.5, "life": 12.0, "bow": 2.5, "growth": 0.13, "least_yield": 0.0,
        "quarters_in_a_year": 1.0, "one_half": 0.5, "smallest_amount": 1e-9}  # fmt: skip
UNITS = {"commitment": USD_M, "life": QUARTERS, "bow": FACTOR, "growth": SHARE_A_YEAR,
         "quarters_in_a_year": FACTOR, "one_half": FACTOR, "smallest_amount": FACTOR}  # fmt: skip


@balance(QUARTERS)
def quarter(quarter):
    """Year of the fund."""
    return previous(quarter) + 1


@flag()
def is_first(quarter):
    """First year."""
    return quarter == 1


@flag()
def is_second(is_first):
    """Second year."""
    return previous(is_first)


@flag()
def is_last(quarter, life):
    """Last year."""
    return quarter == life


@ratio(SHARE)
def call_share(is_first, is_second, first_call_share, second_call_share, later_call_share):
    """Share of the uncalled commitment that is called."""
    return (
        is_first * first_call_share
        + is_second * second_call_share
        + (1 - is_first - is_second) * later_call_share
    )


@flow(USD_M)
def called(call_share, uncalled):
    """Called and paid in."""
    return call_share * previous(uncalled)


@balance(USD_M, opening="commitment")
def uncalled(uncalled, called):
    """Commitment that is not yet called."""
    return previous(uncalled) - called


@ratio(SHARE)
def distributed_share(least_yield, quarter, life, bow):
    """Share of the assets that is paid out.

    Slow at first, all of it in the last year.
    """
    return maximum(least_yield, (quarter / life) ** bow)


@flow(USD_M)
def distributed(distributed_share, net_assets, growth):
    """Paid out."""
    return distributed_share * previous(net_assets) * quarterly_factor(growth)


@balance(USD_M)
def net_assets(net_assets, growth, called, distributed):
    """Net asset value."""
    return previous(net_assets) * quarterly_factor(growth) + called - distributed


@flow(USD_M)
def cash(distributed, called, is_last, net_assets):
    """Cash of the investor, with what is left at the end."""
    return distributed - called + is_last * net_assets


@result(USD_M, basis="nominal")
def all_called(called):
    """Called over the life of the fund."""
    return life_total(called)


@result(USD_M, basis="nominal")
def all_distributed(distributed):
    """Paid out over the life of the fund."""
    return life_total(distributed)


@result(FACTOR)
def paid_out_multiple(all_distributed, all_called):
    """Paid out over paid in."""
    return divide(all_distributed, all_called, if_zero=0)


@result(SHARE_A_YEAR)
def investor_irr(cash):
    """Internal rate of return of the investor."""
    return irr(cash)


@cache
def model() -> Model:
    inputs = {name: Input(name, name, UNITS.get(name, SHARE)) for name in BASE}
    lines = [line for line in globals().values() if isinstance(line, LineDefinition)]
    return build([stage_of(*lines)], inputs, {}, Calendar(year="quarter"))


def worked_out(**changes: float) -> dict[str, Numbers]:
    values = {**BASE, **changes}
    return every_line(model(), values, int(values["life"]))


@pytest.mark.parametrize(
    ("line", "printed"),
    [("called", CALLS), ("distributed", DISTRIBUTIONS), ("net_assets", NET_ASSETS)],
)
def test_p16_base_set_year_by_year(line: str, printed: list[float]) -> None:
    """P16: public research guide quoting the base set of Yale; it rolls rounded values."""
    assert worked_out()[line][1:, 0, 0] == pytest.approx(printed, rel=0, abs=0.01)


@pytest.mark.parametrize(
    ("result", "printed", "tolerance"),
    [
        ("all_called", 99.95, 0.01),
        ("all_distributed", 187.99, 0.01),
        ("paid_out_multiple", 1.88, 0.005),
        ("investor_irr", 0.13, 0.0005),
    ],
)
def test_p16_sums_and_return(result: str, printed: float, tolerance: float) -> None:
    """P16: the same guide; the return is the growth of the assets."""
    assert worked_out()[result].item() == pytest.approx(printed, rel=0, abs=tolerance)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    growth=st.floats(-0.3, 0.9).filter(lambda rate: abs(rate) > 1e-6),
    bow=st.floats(0.3, 6),
    least_yield=st.floats(0, 0.3),
    life=st.integers(3, 25),
    first_call_share=st.floats(0.05, 1),
    later_call_share=st.floats(0, 1),
)
def test_p16_the_investor_earns_the_growth_of_the_assets(**parameters: float) -> None:
    """P16, whatever is paid out when: the return of the investor is the growth of the fund."""
    irr_found = worked_out(**parameters)["investor_irr"].item()
    assert irr_found == pytest.approx(parameters["growth"], rel=0, abs=1e-9)
