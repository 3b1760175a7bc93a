"""Ukraine's public debt against the measure of debt dynamics, and the signs of what moves it."""

from itertools import pairwise

import numpy as np
import pytest

import fundmodel
from fundmodel.measures import debt_ratio_path
from fundmodel.run_paths.run import Run

PATH_ENDS = 2035


def _run(scenario: str = "base", **changes: object) -> Run:
    return fundmodel.run(fundmodel.load(scenario, changes))


@pytest.fixture(scope="module")
def base() -> Run:
    return _run()


def _last_of(run: Run, year: int) -> int:
    """The row of the last quarter of a year; the opening is row 0."""
    return int(np.flatnonzero(run.arrays["year"][1:, 0, 0] == year).max()) + 1


@pytest.mark.parametrize("scenario", ["base", "renewed_war_2030"])
def test_after_the_path_debt_goes_by_interest_growth_and_the_primary_balance(scenario: str) -> None:
    run = _run(scenario)
    start = _last_of(run, PATH_ENDS)
    output = run.arrays["gdp"][start:, 0, 0]
    expected = debt_ratio_path(
        run.arrays["debt_without_fund"][start, 0, 0],
        interest_rate=1.055**0.25 - 1,
        nominal_growth=output[1:] / output[:-1] - 1,
        primary_balance=0.005 / 4,
    )
    assert run.arrays["debt_without_fund"][start:, 0, 0] == pytest.approx(expected, rel=1e-12)


def test_the_path_of_the_imf_holds_until_it_ends(base: Run) -> None:
    for year, ratio in {2027: 1.371, 2031: 1.171, 2035: 0.971}.items():
        assert base.arrays["debt_without_fund"][_last_of(base, year), 0, 0] == ratio


def test_war_makes_the_same_debt_weigh_more(base: Run) -> None:
    """A fifth less output from 2030 on: a fourth more debt over it, and more at the end."""
    war = _run("renewed_war_2030")
    loss = war.assumptions.number("war_output_loss")
    before, after = _last_of(base, 2029), _last_of(base, 2031)
    path, worse = (run.arrays["debt_without_fund"][:, 0, 0] for run in (base, war))
    assert worse[before] == path[before]
    assert worse[after] == pytest.approx(path[after] / (1 - loss), rel=1e-12)
    assert war.results["public_debt_at_end"] > base.results["public_debt_at_end"]


def test_debt_moves_to_the_end_of_the_horizon(base: Run) -> None:
    """Not frozen where the data end: in each later year it is another one."""
    ends = [
        base.arrays["debt_without_fund"][_last_of(base, year), 0, 0] for year in range(2035, 2057)
    ]
    assert all(abs(later - earlier) > 1e-4 for earlier, later in pairwise(ends))


@pytest.mark.parametrize(("name", "lower", "higher"), [
    ("gdp_growth", 0.0, 0.08), ("primary_balance", -0.02, 0.02),
])  # fmt: skip
def test_growth_and_surpluses_lower_debt_at_the_end(name: str, lower: float, higher: float) -> None:
    """A larger output carries the same debt, and a surplus pays some of it back."""
    years = fundmodel.load("base").year_values(name)  # all that base states
    slow, fast = (_run(**{name: dict.fromkeys(years, one)}) for one in (lower, higher))
    assert fast.results["public_debt_at_end"] < slow.results["public_debt_at_end"] - 0.1


def test_interest_raises_debt_at_the_end(base: Run) -> None:
    dear = _run(public_debt_spread=0.0298)
    assert dear.results["public_debt_at_end"] > base.results["public_debt_at_end"] + 0.2


def test_loans_that_take_the_place_of_others_add_nothing(base: Run) -> None:
    """By what the state would have borrowed anyway: all, seven tenths, or nothing."""
    highest = {share: _run(loan_additionality=share).results["highest_debt_added"]
               for share in (0.0, 0.7, 1.0)}  # fmt: skip
    assert highest[0.0] == 0
    assert highest[0.7] == base.results["highest_debt_added"]
    assert highest[0.7] == pytest.approx(0.7 * highest[1.0], rel=1e-12)
    instead = _run(loan_additionality=0)
    assert instead.arrays["gross_financing_need"][1:, 0, 0] == pytest.approx(0.072)
    assert instead.results["public_debt_at_programme_end"] == 0.971


def test_the_programme_is_missed_with_and_without_the_fund(base: Run) -> None:
    """97.1 % in 2035 against 68, and the fund's loans on top: what the alert says."""
    added = base.arrays["debt_added_to_gdp"][_last_of(base, 2035), 0, 0]
    assert base.results["debt_without_fund_at_programme_end"] == 0.971
    assert base.results["debt_over_line_at_programme_end"] == pytest.approx(0.971 + added - 0.68)
    need = base.arrays["need_is_above_the_programme"][1:, 0, 0]
    years = base.arrays["year"][1:, 0, 0]
    assert (need[(years < 2030) | (years > 2035)] == 0).all()
    assert (need[(years >= 2030) & (years <= 2035)] >= 0.002 - 1e-12).all()


def test_cheap_loans_weigh_less_than_they_owe(base: Run) -> None:
    """At 2 % against 5 %: in all years in which the state owes something."""
    owed = base.arrays["adds_to_public_debt"][1:, 0, 0]
    worth = base.arrays["debt_value_by_recipient"][1:, 0, 0]
    assert (worth[owed > 1] < owed[owed > 1]).all()
    assert (worth >= 0).all()


def test_nothing_is_lent_where_all_are_grants() -> None:
    grants = _run("all_grants")
    assert grants.results["highest_debt_value"] == 0
    assert grants.results["highest_debt_service_to_revenue"] == 0
    assert grants.results["public_debt_at_programme_end"] == 0.971
