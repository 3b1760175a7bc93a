"""A curve moves as one: what money earns, pays, is lent and is discounted at."""

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from tests.properties.draws import BASE, SCENARIOS, constant, run_with

UP, POINTS = 0.02, (-0.02, 0.0, 0.02, 0.04)
IN_DOLLARS = ("us_short_rate", "us_long_rate", "deposit_rate", "public_debt_interest")
DISCOUNTED = ("us_discount_factor", "ukraine_discount_factor", "market_factor")
A_YEAR = 4
FLOATING = ("is_floating", "is_in_euro")


def up(name: str, points: float = UP) -> dict[str, object]:
    """Each stated year of a series, so many points higher."""
    return {name: {year: rate + points for year, rate in BASE.series[name].values.items()}}


def ukraine(run: Run) -> float:
    return float(run.results["ukraine_whole_net_receipt_present_value"])


def yearly(run: Run, name: str) -> np.ndarray:
    """The rate a year that is in a factor, after the years of which the rates are stated."""
    factors = run.arrays[name][A_YEAR:, :, 0]
    if name == "market_factor":
        return factors**A_YEAR - 1
    return factors[:-A_YEAR] / factors[A_YEAR:] - 1


@pytest.fixture(scope="module")
def base() -> Run:
    return run_with({})


def test_raising_the_dollar_curve_lowers_the_present_value_to_ukraine() -> None:
    """What idle cash earns more is worth less: most of what Ukraine has comes decades from now."""
    worth = [ukraine(run_with(up("us_real_rate", points))) for points in POINTS]
    assert worth == sorted(worth, reverse=True)
    assert worth[2] < 0.9 * worth[1]


def test_a_premium_for_time_lowers_it_more_than_a_real_rate(base: Run) -> None:
    """The same points on the long end alone: nothing is earned more on what waits."""
    premium = BASE.number("us_term_premium")
    long_end, whole = run_with({"us_term_premium": premium + UP}), run_with(up("us_real_rate"))
    assert ukraine(long_end) < ukraine(whole) < ukraine(base)
    assert long_end.arrays["deposit_rate"] == pytest.approx(base.arrays["deposit_rate"], abs=0)


@pytest.mark.parametrize("name", ["us_real_rate", "us_inflation"])
def test_every_rate_in_dollars_moves_by_as_much(base: Run, name: str) -> None:
    """Whichever moves, real rate or inflation: deposits, Treasuries, markets, debt, discounts."""
    moved = run_with(up(name))
    for rate in IN_DOLLARS:
        gap = moved.arrays[rate][1:] - base.arrays[rate][1:]
        assert gap == pytest.approx(np.full(gap.shape, UP), abs=1e-12), rate
    for factor in DISCOUNTED:
        assert yearly(moved, factor) - yearly(base, factor) == pytest.approx(UP, abs=1e-12), factor
    assert moved.passed


@pytest.mark.parametrize("name", ["euro_real_rate", "euro_inflation"])
def test_every_rate_in_euro_moves_by_as_much(base: Run, name: str) -> None:
    """What the frozen assets earn, and each contributor's own rate; no rate in dollars."""
    moved = run_with(up(name))
    gap = moved.arrays["euro_short_rate"][1:] - base.arrays["euro_short_rate"][1:]
    assert gap == pytest.approx(np.full(gap.shape, UP), abs=1e-12)
    own = "contributor_discount_factor"
    assert yearly(moved, own) - yearly(base, own) == pytest.approx(UP, abs=1e-7)  # across years
    for rate in IN_DOLLARS:
        assert (moved.arrays[rate] == base.arrays[rate]).all(), rate


@pytest.mark.parametrize(("name", "euro"), [("us_real_rate", False), ("euro_real_rate", True)])
def test_floating_loans_follow_the_curve_of_their_currency(name: str, euro: bool) -> None:
    """One window floats in euro there, so that the other curve moves no loan."""
    still = SCENARIOS["ppp_and_euro_loans"]
    gaps = (run_with(up(name), still).arrays["loan_rate"]
            - fundmodel.run(still).arrays["loan_rate"])[1:, :, 0]  # fmt: skip
    floats, in_euro = (np.array(still.column_values(one)) == 1 for one in FLOATING)
    assert (floats & in_euro).any()
    follows = floats & (in_euro if euro else ~in_euro)
    assert gaps == pytest.approx(np.where(follows, UP, 0.0) * np.ones_like(gaps), abs=1e-12)


def test_prices_move_with_the_rates_that_inflation_moves(base: Run) -> None:
    """Two points of inflation more, real rates unchanged: all that is nominal rises as prices do.

    Output, construction, equity and the euro; after a year each is 2 % further, but for what is
    stated in dollars once: pledges and coupons.
    """
    moved = run_with(up("us_inflation"))
    for name in ("us_price_index", "gdp", "construction_price_index", "eur_usd"):
        growth = [run.arrays[name][2 * A_YEAR :] / run.arrays[name][A_YEAR:-A_YEAR]
                  for run in (base, moved)]  # fmt: skip
        ratio = (growth[1] / growth[0])[A_YEAR:]
        assert ratio == pytest.approx(np.full(ratio.shape, 1.04 / 1.02), rel=1e-9), name
    assert moved.arrays["russian_assets_released"].sum() == pytest.approx(100_000)
    assert (moved.arrays["equity_growth"][1:] > base.arrays["equity_growth"][1:]).all()


def test_inflation_takes_from_ukraine_what_is_stated_in_dollars(base: Run) -> None:
    """Present values fall: pledges and coupons of fixed loans do not rise with prices.

    By less than a real rate as high takes, since equity, which is a claim on real assets, keeps up
    with inflation. Works that are paid by the same dollars are fewer, too, while a real rate earns
    more on cash that waits.
    """
    inflation, real = run_with(up("us_inflation")), run_with(up("us_real_rate"))
    assert ukraine(real) < ukraine(inflation) < ukraine(base)
    covered = [float(run.results["needs_covered_by_2036"]) for run in (inflation, real, base)]
    assert covered[0] < 0.95 * covered[2]
    assert covered[2] < covered[1]


def test_inflation_gives_the_us_more(base: Run) -> None:
    """The profit that is shared is nominal: of what only makes good for prices, half is its own."""
    take = [float(run_with(up("us_inflation", points)).results["us_take_present_value"])
            for points in POINTS]  # fmt: skip
    assert take == sorted(take)
    assert take[2] > 1.1 * float(base.results["us_take_present_value"])


def test_where_all_is_a_claim_on_real_assets_inflation_is_neutral() -> None:
    """Equity alone, bought at once: its worth at the moved curve is what it was at the other.

    Returns rise by the points by which flows are discounted more; cash that waits does, too.
    """
    flat = constant("us_real_rate", "us_inflation", "inflation_in_returns")
    nothing = constant(us_term_premium=0.0, cash_margin=0.0, equity_total_return=0.036)
    runs = [run_with({**flat, **nothing, **constant(us_inflation=rate)}) for rate in (0.023, 0.043)]
    for run, rate in zip(runs, (0.036, 0.056), strict=True):
        growth = run.arrays["equity_growth"][1:, :, 0]
        dividends = np.array(BASE.column_values("dividend_yield"))
        total = (growth + (1 + dividends) ** 0.25 - 1) * run.arrays["us_discount_factor"][1:, 0]
        before = run.arrays["us_discount_factor"][:-1, 0]
        assert total == pytest.approx(before * np.ones_like(total), rel=1e-12), rate


def test_the_forward_rates_of_ten_years_give_the_yield_that_was_read(base: Run) -> None:
    """4.54 % on ten-year Treasuries, 2.99 % on the Bund and 3.41 % on the EU's bonds (grade B)."""
    at = BASE.sets["contributor"].members.index
    for name, member, read in (
        ("us_discount_factor", 0, 0.0454),
        ("contributor_discount_factor", at("Germany"), 0.0299),
        ("contributor_discount_factor", at("France"), 0.0341),
    ):
        yield_of_ten_years = base.arrays[name][10 * A_YEAR, member, 0] ** (-1 / 10) - 1
        assert yield_of_ten_years == pytest.approx(read, abs=1e-5), name
