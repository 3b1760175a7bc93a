"""Rival claims on the assets: what is left for the fund, who has the rest, and nothing is lost."""

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run

RATE, IN_THE_EU, G7, PLEDGE = 1.14, 210_000, 50_000, 100_000
FIRST, LAST = 9, 16
"""In base assets are up for transfer in the ninth to the sixteenth quarter."""


def run_of(name: str, **changes: object) -> Run:
    found = fundmodel.run(fundmodel.load(name, changes))
    assert found.passed, found.checks[~found.checks.passed]
    return found


def over_life(run: Run, name: str) -> float:
    return float(run.arrays[name][1:].sum())


@pytest.mark.parametrize(
    ("claim", "g7", "left"),
    [
        (0, 0.0, PLEDGE),
        (90_000, 0.0, PLEDGE),  # 239.4 less 102.6 leaves more than the pledge
        (90_000, 1.0, IN_THE_EU * RATE - 90_000 * RATE - G7),  # US$86.8bn, EUR 76 bn
    ],
)
def test_a_prior_claim_of_0_90_and_135_bn(claim: int, g7: float, left: float) -> None:
    run = run_of("prior_eu_claim", eu_loan_claim=claim, g7_repaid_share=g7)
    assert over_life(run, "russian_assets_released") == pytest.approx(left)
    assert over_life(run, "eu_loan_repaid") == pytest.approx(claim * RATE)
    assert over_life(run, "g7_loans_repaid") == pytest.approx(g7 * G7)
    assert over_life(run, "damage_awards_paid") == 0


@pytest.mark.parametrize("scenario", ["prior_eu_claim", "claims_commission"])
def test_what_leaves_the_freeze_is_what_all_have_of_it(scenario: str) -> None:
    """And no more than lies in the EU; no place gives more than it has."""
    run = run_of(scenario)
    parts = ("russian_assets_released", "g7_loans_repaid", "eu_loan_repaid", "damage_awards_paid")
    leaves = over_life(run, "assets_leaving_the_freeze")
    assert sum(over_life(run, name) for name in parts) == pytest.approx(leaves)
    assert leaves == pytest.approx(IN_THE_EU * RATE)
    assert run.alerts.loc["place_is_overdrawn", "worst"] == 0
    paid = np.flatnonzero(run.arrays["rival_claims_paid"][1:, 0, 0]) + 1
    assert (paid[0], paid[-1]) == (FIRST, LAST)


@pytest.mark.parametrize("chance", [0.0, 0.2, 1.0])
def test_who_has_the_awards_and_who_pays_them(chance: float) -> None:
    """Beside a world in which nobody claims: all else of it is the smaller fund's.

    With a chance of reparations the claimants would have had a part anyway; the owner of the
    assets, in expectation, loses the other.
    """
    claims = run_of("claims_commission", reparation_probability=chance)
    awards = over_life(claims, "damage_awards_paid")
    assert awards == pytest.approx(171_000 * RATE)
    net = over_life(claims, "asset_owner_net_cash")
    leaves = over_life(claims, "assets_leaving_the_freeze")
    assert net == pytest.approx(-(1 - chance) * leaves)
    private = over_life(claims, "ukraine_private_net_cash")
    assert private - over_life(claims, "ukraine_private_cash") == pytest.approx(awards / 2)


def test_ukraine_gains_by_a_claims_commission_what_the_us_loses_and_more() -> None:
    base, claims = run_of("base"), run_of("claims_commission")
    assert claims.results["ukraine_gain"] > base.results["ukraine_gain"] + 80_000
    assert claims.results["us_take_present_value"] < base.results["us_take_present_value"] / 2
    assert claims.results["needs_covered_by_2036"] < base.results["needs_covered_by_2036"]


def test_europe_has_its_loan_back_in_so_far_as_it_would_have_lost_it() -> None:
    """Without a chance of reparations all of it; with certain ones nothing is gained.

    Beside what its loans of the G7 lack in service, as more of the windfall goes.
    """
    paid = {"eu_loan_claim": 90_000}
    for chance in (0.0, 0.2, 1.0):
        with_claim = run_of("prior_eu_claim", reparation_probability=chance, **paid)
        without = run_of("prior_eu_claim", reparation_probability=chance, eu_loan_claim=0)
        gain = sum(
            sign * over_life(run, name)
            for sign, run in ((1, with_claim), (-1, without))
            for name in ("contributors_net_cash", "shortfall_of_european_loans")
        )
        assert gain == pytest.approx((1 - chance) * 90_000 * RATE, abs=1e-3)


def test_a_war_amid_the_transfers_stops_claims_and_fund_alike() -> None:
    war = {"event_start[First war]": FIRST + 2, "event_quarters[First war]": 4}
    run = fundmodel.run(fundmodel.load("claims_commission", war))
    assert run.passed
    for name in ("rival_claims_paid", "russian_assets_released"):
        assert np.flatnonzero(run.arrays[name][1:, 0, 0]).tolist() == [FIRST - 1, FIRST]
    assert run.arrays["rival_claims_paid_to_date"][-1, 0, 0] == pytest.approx(
        171_000 * RATE * 2 / 8
    )
