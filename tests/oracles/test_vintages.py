"""I03: a few rows a book give what following every loan and every stake by itself gives."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.oracles.fund_rows import LOAN, Rows, equity_rows, loan_rows

Path = NDArray[np.float64]

QUARTERS = 110
SPIKE, SPIKE_QUARTER = 0.15, 30
GRACE, INSTALMENTS, COUPON = 8, 40, 0.04
HOLDING, EXITS, DIVIDENDS, DISCOUNT = 16.0, 32.0, 0.03, 0.15
EQUITY = (
    "equity_bought", "dividends_received", "equity_matured", "ripe_equity_offered",
    "equity_offered", "equity_sold", "equity_handed_over", "equity_left",
    "equity_sold_at_wind_up", "exit_proceeds", "equity_held", "equity_for_sale", "equity_value",
    "cost_matured", "ripe_cost_offered", "cost_sold", "cost_left", "cost_held", "cost_for_sale",
    "realised_gain", "unrealised_gain",
)  # fmt: skip


def _placed() -> Path:
    """What is lent or invested by quarter, for ten years, uneven, one dollar in all."""
    amounts = np.zeros(QUARTERS)
    amounts[:40] = np.random.default_rng(3).uniform(0, 1, 40)
    return amounts / float(amounts.sum())


def _hazards() -> Path:
    """Between 0 and 2 % a quarter, and once 15 %, while all ages of loans are in the book."""
    hazards = np.random.default_rng(4).uniform(0, 0.02, QUARTERS)
    hazards[SPIKE_QUARTER] = SPIKE
    return hazards


def _each_loan_by_itself(lent: Path, hazards: Path) -> dict[str, Path]:
    """Every loan: first some of it defaults, then it pays interest and an even part of the rest."""
    names = ("principal_repaid", "defaulted", "interest_received", "loans_outstanding")
    rows = {name: np.zeros(QUARTERS) for name in names}
    for start, amount in enumerate(lent):
        left = amount
        rows["loans_outstanding"][start] += left
        for quarter in range(start + 1, QUARTERS):
            defaulted = hazards[quarter] * left
            left -= defaulted
            to_come = GRACE + INSTALMENTS + 1 - (quarter - start)
            repaid = left / to_come if 0 < to_come <= INSTALMENTS else 0.0
            rows["defaulted"][quarter] += defaulted
            rows["interest_received"][quarter] += left * COUPON / 4
            rows["principal_repaid"][quarter] += repaid
            left -= repaid
            rows["loans_outstanding"][quarter] += left
    return rows


def _each_stake_by_itself(invested: Path, growth: Path) -> dict[str, Path]:
    """Every stake in shares bought at one price: held, for sale, sold at the price of the day."""
    names = ("dividends_received", "exit_proceeds", "equity_value", "realised_gain",
             "unrealised_gain")  # fmt: skip
    rows = {name: np.zeros(QUARTERS) for name in names}
    price = np.cumprod(growth)
    last = QUARTERS - 1
    yielded = (1 + DIVIDENDS) ** (1 / 4) - 1
    for start, amount in enumerate(invested[:last]):
        held, for_sale, paid = amount / price[start], 0.0, price[start]
        rows["equity_value"][start] += held * price[start]
        for quarter in range(start + 1, QUARTERS):
            now = price[quarter]
            rows["dividends_received"][quarter] += yielded * (held + for_sale) * price[quarter - 1]
            sold, ripe = for_sale / EXITS, held / HOLDING
            held, for_sale = held - ripe, for_sale + ripe - sold
            proceeds, gain = sold * now, sold * (now - paid)
            if quarter == last:
                proceeds += (held + for_sale) * now * (1 - DISCOUNT)
                gain += (held + for_sale) * (now * (1 - DISCOUNT) - paid)
                held = for_sale = 0.0
            rows["exit_proceeds"][quarter] += proceeds
            rows["realised_gain"][quarter] += gain
            rows["equity_value"][quarter] += (held + for_sale) * now
            rows["unrealised_gain"][quarter] += (held + for_sale) * (now - paid)
    return rows


def _largest_difference(found: Rows, expected: dict[str, Path]) -> dict[str, float]:
    return {
        name: float(np.abs(np.array(found[name]) - row).max()) for name, row in expected.items()
    }


@pytest.mark.parametrize("hazards", [_hazards(), np.zeros(QUARTERS)], ids=["spike", "no default"])
def test_i03_equal_instalments_with_a_spike_of_defaults(hazards: Path) -> None:
    """I03: grace 8, 40 instalments, 15 % of all loans default in one quarter."""
    lent = _placed()
    found = loan_rows(
        ("loan_rate", *LOAN), coupon=COUPON, grace_quarters=GRACE, instalments=INSTALMENTS,
        default_hazard=hazards.tolist(), disbursed=lent.tolist(),
    )  # fmt: skip
    expected = _each_loan_by_itself(lent, hazards)
    assert max(_largest_difference(found, expected).values()) < 1e-12
    assert expected["loans_outstanding"][-1] == pytest.approx(0, abs=1e-15)
    assert (expected["defaulted"][SPIKE_QUARTER] > 0.05) == (hazards[SPIKE_QUARTER] == SPIKE)


def test_i03_equity_in_two_stocks_with_a_crash() -> None:
    """I03: held 16 quarters on average, for sale another 32; prices once fall by 15 %."""
    invested = _placed()
    growth = np.random.default_rng(5).uniform(0.98, 1.05, QUARTERS)
    growth[SPIKE_QUARTER] = 1 - SPIKE
    found = equity_rows(
        EQUITY, holding_quarters=HOLDING, exit_quarters=EXITS, dividend_yield=DIVIDENDS,
        wind_up_equity_discount=DISCOUNT, equity_growth=growth.tolist(),
        disbursed=invested.tolist(), is_last_quarter=[0] * (QUARTERS - 1) + [1],
    )  # fmt: skip
    expected = _each_stake_by_itself(invested, growth)
    assert max(_largest_difference(found, expected).values()) < 1e-12
    assert expected["realised_gain"].sum() > 0.1
