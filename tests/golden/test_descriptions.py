"""Figures in the descriptions of scenarios: each is worked out anew, as those of README are."""

from functools import cache

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from tests.golden.test_prose import BILLION, PERCENT, Prose, compare, result

FOLDER = "assumptions/scenarios"


@cache
def run_of(scenario: str) -> Run:
    return fundmodel.run(fundmodel.load(scenario))


def by_quarter(line: str, scenario: str) -> np.ndarray:
    """A line of all its members, in US$ bn."""
    return run_of(scenario).arrays[line][..., 0].sum(axis=1) / BILLION


def in_all(line: str, scenario: str) -> float:
    """The sum over the whole life."""
    return float(by_quarter(line, scenario).sum())


def at_most(line: str, scenario: str) -> float:
    """The highest of all quarters."""
    return float(by_quarter(line, scenario).max())


CLAIM, SHORT = "us_800bn_claim", "cash_runs_short"
SENTENCES = (
    Prose(
        f"{FOLDER}/{SHORT}.yaml",
        "out of any cash, which comes to US${:.0f}bn",
        lambda: (result("security_fee_total", SHORT),),
    ),
    Prose(
        f"{FOLDER}/{SHORT}.yaml",
        "up to US${:.1f}bn of what is due on contributors' loans waits, and US${:.1f}bn is never "
        "repaid. At the end all of the US${:.1f}bn that the United States had of profit is due "
        "back; the escrow holds US${:.1f}bn of it",
        lambda: (
            at_most("payees_wait", SHORT),
            in_all("contributor_loans_forgiven", SHORT),
            in_all("clawback_due", SHORT),
            in_all("clawback_from_escrow", SHORT),
        ),
    ),
    Prose(
        f"{FOLDER}/contributors_invest.yaml",
        "Of Europe's US$100bn {:.0f} are never called and lapse at the end; what it does pay it "
        "gets back but for US${:.1f}bn in present value",
        lambda: (
            result("pledges_lapsed_total", "contributors_invest"),
            result("europe_net_cost_present_value", "contributors_invest"),
        ),
    ),
    Prose(
        f"{FOLDER}/high_return.yaml",
        "equity worth US${:.1f}bn finds none and is handed over at the end",
        lambda: (in_all("equity_handed_over", "high_return"),),
    ),
    Prose(
        f"{FOLDER}/prior_eu_claim.yaml",
        "or US${:.0f}bn of the hundred that were pledged",
        lambda: (in_all("russian_assets_released", "prior_eu_claim"),),
    ),
    Prose(
        f"{FOLDER}/{CLAIM}.yaml",
        "so that equity worth US${:.0f}bn finds none",
        lambda: (in_all("equity_handed_over", CLAIM),),
    ),
    Prose(
        f"{FOLDER}/{CLAIM}.yaml",
        "paid in cash ({:.0f}) {:.0f} % is share of profit and {:.0f} % is residual",
        lambda: (
            result("us_take_total", CLAIM),
            PERCENT * result("us_profit_share_total", CLAIM) / result("us_take_total", CLAIM),
            PERCENT * result("us_residual_total", CLAIM) / result("us_take_total", CLAIM),
        ),
    ),
    Prose(
        f"{FOLDER}/us_annexes_december.yaml",
        "of the US share US${:.1f}bn comes back in the end, out of escrow",
        lambda: (in_all("clawback_from_escrow", "us_annexes_december"),),
    ),
    Prose(
        f"{FOLDER}/weak_pledges.yaml",
        "Of US$100bn that were pledged {:.0f} are paid",
        lambda: (result("europe_paid_in_total", "weak_pledges"),),
    ),
)


@pytest.mark.parametrize("prose", SENTENCES, ids=lambda prose: prose.words)
def test_figures_are_those_of_the_scenario(prose: Prose, update_golden: bool) -> None:
    compare(prose, update_golden)
