"""A pool of its own: its owner has what it put in, with what the pool earned."""

import pytest

import fundmodel
from fundmodel.run_paths.run import Run

GRANTS = "commitment_share[Housing grants]"
CHEAP = "commitment_share[Housing concessional loans]"


def _run(**changes: object) -> Run:
    return fundmodel.run(fundmodel.load("segregated_pools", changes))


@pytest.fixture(scope="module")
def run() -> Run:
    return _run()


def _sum(run: Run, name: str) -> float:
    return float(run.arrays[name].sum())


def _holdings(run: Run, quarter: int) -> float:
    """What the pool's windows hold or hand over."""
    return sum(float(run.arrays[name][quarter].sum()) for name in ("pool_loans", "pool_equity"))


def test_the_pool_is_shared_out_to_the_last_dollar(run: Run) -> None:
    """Paid in + profit = US share + other half + distributed + handed over, by sums alone."""
    came = _sum(run, "russian_money_received") + _sum(run, "segregated_accounting_profit")
    went = sum(
        _sum(run, name)
        for name in (
            "us_share_paid", "non_us_share_paid", "distributed_to_russian_tranche",
        )
    )  # fmt: skip
    handed_over = _holdings(run, -1)
    assert came == pytest.approx(went + handed_over, rel=1e-9)


def test_the_owner_has_its_money_back_and_ukraine_no_part_of_it(run: Run) -> None:
    """By fund units it was 27 of 100, and Ukraine had 193."""
    returned = _sum(run, "capital_returned_to_asset_owner")
    assert returned == pytest.approx(100_000, rel=0.01)
    assert run.results["ukraine_public_net_receipt_total"] == pytest.approx(120_000, rel=0.01)
    units = _sum(run, "distributed") * 0.27
    assert returned > units


def test_what_europe_gives_away_is_no_cost_of_the_pool(run: Run) -> None:
    """Cheap loans turned into grants: Europe's part falls, the owner's does not."""
    gifts = _run(**{GRANTS: 0.20, CHEAP: 0.0})
    assert gifts.passed
    less = _sum(run, "distributed_to_european_tranche") - _sum(
        gifts, "distributed_to_european_tranche"
    )
    before, after = (_sum(one, "capital_returned_to_asset_owner") for one in (run, gifts))
    assert less > 5_000
    assert after == pytest.approx(before, rel=0.02)


def test_war_sends_back_the_cash_of_the_pool() -> None:
    """In the quarter of the war what the pool is worth, less what its windows hold, returns.

    But for the part that is reserved for guarantees.
    """
    war = _run(**{"event_start[First war]": 20})
    before = {name: float(war.arrays[name][19].sum()) for name in ("pool_value", "cash")}
    free = float(war.arrays["cash_beyond_reserves"].ravel()[20]) / before["cash"]
    own = before["pool_value"] - _holdings(war, 19)
    assert war.passed
    assert 0.99 < free < 1
    assert _sum(war, "refrozen") == pytest.approx(own * free, rel=1e-9)
