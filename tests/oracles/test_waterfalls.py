"""Published waterfalls and marks that the fund's lines give, named after their numbers.

The US share of profit stands for the manager's carry, the owners of the fund for the partners who
put the capital in. A column is a year; rates are given for one column (see `reading_rows`).
"""

from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles.reading_rows import reading, worked_out
from tests.thorough import examples

Row = list[float]

TIERS = (
    "share_of_distributions", "is_whole_fund", "reading_claim_share", "reading_distribution",
    "capital_called", "capital_to_return", "capital_returned", "capital_left", "preferred_rate",
    "preferred_return_due", "preferred_return_paid", "preferred_return_owed", "profit_after_hurdle",
    "shortfall_of_us_share", "catch_up", "us_share_of_tiers", "us_tiers_to_date",
    "holders_profit_to_date", "tiers_pay_what_is_available", "us_share_by_reading",
)  # fmt: skip
MARKS = (
    "is_test_quarter", "reading_profit_to_date", "high_water_mark", "chargeable_profit",
    "us_share_by_reading",
)  # fmt: skip
YEARS, QUARTERS = 6, 4


def tiers(
    calls: Row,
    distributions: Row,
    share: float,
    hurdle: float,
    *,
    is_compound: int = 1,
    catch_up_share: float = 0,
) -> dict[str, Row]:
    """A waterfall over the whole fund: capital, preferred return, catch-up, split."""
    terms = reading(
        "D10 ", preferred_return=hurdle, is_compound=is_compound, catch_up_share=catch_up_share
    )
    amounts = {
        "russian_money_received": calls,
        "distributable_cash": distributions,
        "us_profit_share": share,
        "russian_share_at_start": 1,
    }
    nothing = dict.fromkeys(
        ("european_money_for_units", "refrozen", "grants_paid", "security_fee_paid",
         "assets_passed_on", "shared_in_between", "us_share_of_deals", "chargeable_profit",
         "profit_split_has_ended"), 0,
    )  # fmt: skip
    found = worked_out(terms, TIERS, {}, amounts | nothing)
    (check,) = found["tiers_pay_what_is_available"].values()
    assert check == pytest.approx([0] * len(calls), rel=0, abs=1e-9)
    return {name: next(iter(row.values())) for name, row in found.items()}


def marks(start: str, profit: Sequence[float], share: float = 1, **changed: object) -> Row:
    """The US share of what is above the mark, in each column; every column ends with a test."""
    return rows(start, profit, share, **changed)["us_share_by_reading"]


def rows(
    start: str, profit: Sequence[float], share: float = 1, **changed: object
) -> dict[str, Row]:
    """Lines of the mark on one reading, where the profit of each column is given."""
    world = {
        "is_year_end": 1,
        "is_war": 0,
        "profit_split_has_ended": 0,
        "is_last_quarter": [*[0] * (len(profit) - 1), 1],
        "reading_profit": {name: list(profit) for name in reading(start)},
        "us_profit_share": share,
        "us_share_of_deals": 0,
        "us_share_of_tiers": 0,
    }
    found = worked_out(reading(start), MARKS, {}, world | changed)
    return {name: next(iter(row.values())) for name, row in found.items()}


def steps(values: Sequence[float], start: float) -> Row:
    """By how much each value is above the one before."""
    return [after - before for before, after in zip([start, *values], values, strict=False)]


def test_p20_full_catch_up() -> None:
    """P20: AnalystForum; capital of 50 sold for 100 after a year, hurdle of 8 %, 80/20."""
    found = tiers([50, 0], [0, 100], share=0.2, hurdle=0.08, catch_up_share=1)
    assert found["capital_returned"] == pytest.approx([0, 50], rel=0, abs=1e-9)
    assert found["preferred_return_paid"] == pytest.approx([0, 4], rel=0, abs=1e-9)
    assert found["catch_up"] == pytest.approx([0, 1], rel=0, abs=1e-9)
    assert found["us_share_by_reading"] == pytest.approx([0, 10], rel=0, abs=1e-9)
    assert found["holders_profit_to_date"] == pytest.approx([0, 40], rel=0, abs=1e-9)


def test_p21_full_catch_up() -> None:
    """P21: AnalystForum, quoting Schweser; 20 sold for 30, hurdle of 7 %; tiers 1.4, 0.35, 8.25."""
    found = tiers([20, 0], [0, 30], share=0.2, hurdle=0.07, catch_up_share=1)
    rest = found["profit_after_hurdle"][1] - found["catch_up"][1]
    assert found["preferred_return_paid"][1] == pytest.approx(1.4, rel=0, abs=1e-9)
    assert found["catch_up"][1] == pytest.approx(0.35, rel=0, abs=1e-9)
    assert rest == pytest.approx(8.25, rel=0, abs=1e-9)
    assert found["holders_profit_to_date"][1] == pytest.approx(8.0, rel=0, abs=1e-9)
    assert found["us_share_by_reading"][1] == pytest.approx(2.0, rel=0, abs=1e-9)


def test_p22_simple_preferred_return_of_two_years() -> None:
    """P22: CFA level 1, UWorld; 100 becomes 150 in two years, 5 % simple, full catch-up."""
    found = tiers([100, 0, 0], [0, 0, 150], share=0.2, hurdle=0.05, is_compound=0, catch_up_share=1)
    rest = found["profit_after_hurdle"][2] - found["catch_up"][2]
    assert found["preferred_return_paid"][2] == pytest.approx(10, rel=0, abs=1e-9)
    assert found["catch_up"][2] == pytest.approx(2.5, rel=0, abs=1e-9)
    assert rest == pytest.approx(37.5, rel=0, abs=1e-9)
    assert found["us_share_by_reading"] == pytest.approx([0, 0, 10], rel=0, abs=1e-9)


def test_p23_without_catch_up() -> None:
    """P23: Plumule Advisory; 100 becomes 200 in a year, hurdle of 8 %."""
    found = tiers([100, 0], [0, 200], share=0.2, hurdle=0.08)
    paid_back = found["capital_returned"][1] + found["holders_profit_to_date"][1]
    assert found["catch_up"] == [0, 0]
    assert paid_back == pytest.approx(181.60, rel=0, abs=1e-9)
    assert found["us_share_by_reading"][1] == pytest.approx(18.40, rel=0, abs=1e-9)


def test_p24_carry_on_net_assets_above_the_commitment() -> None:
    """P24: AnalystPrep, CFA level 2; carry on what passes 200, then on each increase.

    The value above the commitment is the profit to date. Of each year the carry lowers the value
    of the next, so the lines are worked out once a year, on all that is known by then.
    """
    calls, results = [80, 25, 20, 40, 25, 10], [-8, -24, 41, 73, 89, 170]
    distributions = [0, 0, 0, 40, 75, 125]
    before: Row = []
    after, fees, carries = [0.0], [], []
    for year, call in enumerate(calls):
        fees.append(0.02 * sum(calls[: year + 1]))
        before.append(after[-1] + call - fees[-1] + results[year])
        carries.append(marks("D6 ", steps(before, 200), share=0.2)[-1])
        after.append(before[-1] - carries[-1] - distributions[year])
    for found, printed in (
        (before, [70.4, 69.3, 127.8, 237.5, 300.2, 388.7]),
        (carries, [0, 0, 0, 7.5, 12.5, 17.7]),
        (after[1:], [70.4, 69.3, 127.8, 190, 212.7, 246]),
        (fees, [1.6, 2.1, 2.5, 3.3, 3.8, 4]),
    ):
        assert found == pytest.approx(printed, rel=0, abs=0.06)


def incentive(value: float, mark: float) -> float:
    """20 % of what a value is above a mark."""
    (name,) = terms = reading("D6 ")
    given = {
        "is_test_quarter": [1, 1], "reading_profit_to_date": {name: [mark, value]},
        "high_water_mark": {name: [mark, 0]}, "us_profit_share": 0.2,
        "us_share_of_deals": 0, "us_share_of_tiers": 0,
    }  # fmt: skip
    found = worked_out(terms, ("chargeable_profit", "us_share_by_reading"), {}, given)
    return found["us_share_by_reading"][name][1]


def test_p25_incentive_above_the_high_water_mark() -> None:
    """P25: AcadiFi; 500, then +15 %, -10 %, +20 %; 2 % of the opening value, 20 % above the mark.

    The incentive is of the value before either fee, the mark of the value after both; so the mark
    goes by the one row of values, and what is above it by the other.
    """
    net, incentives, highest = [500.0], [], [500.0]
    for growth in (0.15, -0.10, 0.20):
        gross = net[-1] * (1 + growth)
        incentives.append(incentive(gross, highest[-1]))
        net.append(gross - 0.02 * net[-1] - incentives[-1])
        highest.append(500 + rows("D6 ", steps(net[1:], 500))["high_water_mark"][-1])
    assert net[1:] == pytest.approx([550, 484, 564.96], rel=0, abs=1e-6)
    assert incentives == pytest.approx([15, 0, 6.16], rel=0, abs=1e-6)
    assert highest[1:] == pytest.approx([550, 550, 564.96], rel=0, abs=1e-6)


def test_p26_carry_on_increases_of_net_assets() -> None:
    """P26: CFA mock, PZacademy; 75 committed, values of 77.1, 90.4 and 100.7, carry of 20 %."""
    carries = marks("D6 ", steps([77.1, 90.4, 100.7], 75), share=0.2)
    assert sum(carries) == pytest.approx(5.14, rel=0, abs=1e-9)


def test_i02_hurdle_account() -> None:
    """I02: calls of 100 and 50, 8 % compound; capital and preferred return are one account."""
    calls, distributions = [100, 50, 0, 0, 0, 0], [0, 0, 30, 80, 90, 100]
    found = tiers(calls, distributions, share=0.2, hurdle=0.08)
    paid = [sum(two) for two in zip(
        found["capital_returned"], found["preferred_return_paid"], strict=True
    )]  # fmt: skip
    assert paid == pytest.approx([0, 0, 30, 80, 77.642496, 0], rel=0, abs=1e-9)
    passed_on = found["profit_after_hurdle"]
    assert passed_on == pytest.approx([0, 0, 0, 0, 12.357504, 100], rel=0, abs=1e-9)
    account = 0.0
    for call, distribution, one in zip(calls, distributions, paid, strict=True):
        account = account * 1.08 + call
        assert one == pytest.approx(min(distribution, account), rel=0, abs=1e-9)
        account -= one


histories = st.lists(
    st.floats(-5_000, 5_000).map(lambda value: round(value, 3)),
    min_size=YEARS * QUARTERS, max_size=YEARS * QUARTERS,
)  # fmt: skip


def yearly_take(start: str, history: Sequence[float]) -> Row:
    """Half of what is above the mark, tested once in four quarters."""
    year_ends = [*[0] * (QUARTERS - 1), 1] * YEARS
    found = marks(start, history, share=0.5, is_year_end=year_ends)
    assert [one for one, is_end in zip(found, year_ends, strict=True) if not is_end and one] == []
    return found[QUARTERS - 1 :: QUARTERS]


@given(history=histories)
@examples(60)
def test_i08_losses_carried_forward_never_give_more(history: list[float]) -> None:
    """I08: on every path and up to every year, no more than where each year stands alone."""
    carried = accumulate(yearly_take("D6 ", history))
    alone = accumulate(yearly_take("D5 ", history))
    assert all(one <= other + 1e-9 for one, other in zip(carried, alone, strict=True))


@given(history=histories)
@examples(60)
def test_i08_the_mark_is_the_carry_forward(history: list[float]) -> None:
    """I08: `model.md` 1.16; an account of losses not yet made good gives the same, year by year."""
    losses, shares = 0.0, []
    for year in range(YEARS):
        profit = sum(history[QUARTERS * year : QUARTERS * (year + 1)])
        shares.append(0.5 * max(0.0, profit - losses))
        losses = max(0.0, losses - profit) if profit >= 0 else losses - profit
    assert yearly_take("D6 ", history) == pytest.approx(shares, rel=0, abs=1e-6)


@given(history=histories)
@examples(60)
def test_i08_each_year_alone_is_half_of_each_gain(history: list[float]) -> None:
    """I08: the other side of the comparison; a yearly reset forgets every loss."""
    years = [sum(history[QUARTERS * year : QUARTERS * (year + 1)]) for year in range(YEARS)]
    shares = [0.5 * max(0.0, profit) for profit in years]
    assert yearly_take("D5 ", history) == pytest.approx(shares, rel=0, abs=1e-6)
