"""The equity lines on a fixed disbursement: a constant return is the rate of return."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.run_paths.over_life import irr
from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out

LINES = (
    "equity_growth", "dividends_received", "equity_matured", "equity_sold", "equity_left",
    "equity_sold_at_wind_up", "exit_proceeds", "equity_held", "equity_for_sale", "equity_value",
)  # fmt: skip
INVESTED = (100.0, 50.0, 0.0, 25.0)
QUARTERS = 80


def _flows(equity_return: float, dividends: float, holding: float, exits: float) -> np.ndarray:
    """Dividends and proceeds less what is invested, quarter by quarter, all sold at the end."""
    invested = [*INVESTED, *[0.0] * (QUARTERS - len(INVESTED))]
    given = {
        "equity_total_return": equity_return,
        "dividend_yield": dividends,
        "holding_quarters": holding,
        "exit_quarters": exits,
        "wind_up_equity_discount": 0.0,
        "equity_growth_shift": [0.0] * QUARTERS,
        "disbursed": invested,
        "is_last_quarter": [0] * (QUARTERS - 1) + [1],
    }
    windows = {"window": {"Equity": {"instrument": "equity", "recipient": "private"}}}
    case = Case("properties of equity", windows, given, {}, dict.fromkeys(LINES), 1e-9)
    rows = {name: next(iter(members.values())) for name, members in work_out(case).items()}
    received = np.add(rows["dividends_received"], rows["exit_proceeds"])
    return received - np.array(invested)


@given(
    equity_return=st.floats(-0.10, 0.30),
    dividends=st.floats(0, 0.12),
    holding=st.floats(1, 80),
    exits=st.floats(1, 80),
)
@settings(max_examples=80)
def test_a_constant_return_is_the_rate_of_return(
    equity_return: float, dividends: float, holding: float, exits: float
) -> None:
    flows = _flows(equity_return, dividends, holding, exits)
    row = np.concatenate([[0.0], flows])[:, None, None]
    rate = irr(row, np.array([[0.5]]), np.array([[4.0]])).item()
    assert rate == pytest.approx(equity_return, abs=1e-9)


@given(dividends=st.floats(0, 0.12), holding=st.floats(1, 80), exits=st.floats(1, 80))
@settings(max_examples=40)
def test_without_a_return_just_the_outlay_comes_back(
    dividends: float, holding: float, exits: float
) -> None:
    assert _flows(0.0, dividends, holding, exits).sum() == pytest.approx(0, abs=1e-9)
