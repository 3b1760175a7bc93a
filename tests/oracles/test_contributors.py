"""Each contributor by itself, quarter by quarter, as against the shares that the fund has for all.

The fund works out once what takes the same share of every pledge, loan and capital, and gives each
its part. Here every contributor has accounts of its own: what it pledged, what it withdraws, what
war cancels, what it adds for others, what it owes, has lent, has invested and is paid.
"""

from collections.abc import Iterator

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from tests.properties.draws import BASE, SCENARIOS, constant, run_with
from tests.properties.everything_on import EVERYTHING_ON

MEMBERS = BASE.sets["contributor"].members
MIXED = {
    **{f"loan_share[{one}]": (place % 4) / 4 for place, one in enumerate(MEMBERS)},
    **{f"capital_share[{one}]": (place % 3) / 4 for place, one in enumerate(MEMBERS)},
    **{f"guaranteed_share[{one}]": (place % 5) / 5 for place, one in enumerate(MEMBERS)},
    **{f"withdrawal_rate[{one}]": 0.3 * (place % 2) for place, one in enumerate(MEMBERS)},
    "stated_pledge[Japan]": 3_000,
    "stated_pledge[United Kingdom]": 9_000,
    "make_up_cap": 0.1,
    "war_pledge_cancellation": 0.25,
    "event_start[First war]": 14,
    "pledge_shortfall": 0.05,
    **constant(paid_on_time_share=0.6),
    "contributor_loan_grace_quarters": 3,
    "contributor_loan_instalments": 12,
    "guarantee_backing_share": 1.0,
    "european_residual_part[Contributors]": 1,
    "european_residual_part[Ukraine]": 0,
    "non_us_share_paid_out": 1,
    "non_us_profit_part[Contributors]": 1,
    "non_us_profit_part[Ukraine]": 0,
}
SHORT_OF_CASH = {**MIXED, **constant(loan_share=1.0, capital_share=0.0, guaranteed_share=0.0),
                 "contributor_loan_rate": 0.12, "contributor_loan_instalments": 4}  # fmt: skip
WORLDS = {
    "base": ("base", {}),
    "weak pledges": ("weak_pledges", {}),
    "stated": ("stated_pledges", {}),
    "lend and guarantee": ("contributors_lend_and_guarantee", {}),
    "invest": ("contributors_invest", {}),
    "all of it": ("base", MIXED),
    "all of it, by need": ("base", {**MIXED, "call_mode": "need", "call_cover_quarters": 4}),
    "everything on": ("base", EVERYTHING_ON),
    "short of cash": ("all_grants", SHORT_OF_CASH),
}


@pytest.fixture(scope="module", params=WORLDS)
def run(request: pytest.FixtureRequest) -> Run:
    scenario, changes = WORLDS[request.param]
    return run_with(changes, SCENARIOS[scenario])


def _column(run: Run, name: str) -> np.ndarray:
    return np.array(run.assumptions.column_values(name))


def _of(run: Run, name: str, member: str) -> np.ndarray:
    """The row of a payee or an owner, without the opening."""
    return run.arrays[name][1:, run.model.members(name).index(member), 0]


def _row(run: Run, name: str) -> np.ndarray:
    return run.arrays[name][1:, 0, 0]


def _each(run: Run, name: str) -> np.ndarray:
    return run.arrays[name][1:, :, 0]


def _pledges(run: Run) -> np.ndarray:
    gdp, stated = _column(run, "contributor_gdp"), _column(run, "stated_pledge")
    in_europe = np.array([one in run.assumptions.sets["european_contributor"].members
                          for one in MEMBERS])  # fmt: skip
    in_key = gdp * in_europe * (stated == 0)
    return stated + (run.number("european_pledge") - stated.sum()) * in_key / in_key.sum()


def _calls(run: Run) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """What each can be called for, and what it has stepped up so far, by quarter."""
    pledged = _pledges(run) * (1 - _column(run, "guaranteed_share"))
    yearly = _column(run, "withdrawal_rate")
    uncalled, stepped_up = np.zeros(len(MEMBERS)), np.zeros(len(MEMBERS))
    for signed, begins, share in zip(
        _row(run, "deal_begins"), _row(run, "war_begins"), _row(run, "called_share"), strict=True
    ):
        uncalled = uncalled + signed * pledged
        kept = uncalled * (1 - begins * run.number("war_pledge_cancellation"))
        withdrawn = kept * (1 - (1 - yearly) ** 0.25)
        kept = kept - withdrawn
        loyal = kept * (yearly == 0)
        asked = loyal * withdrawn.sum() / loyal.sum() if loyal.sum() > 1e-9 else 0 * loyal
        more = np.minimum(asked, run.number("make_up_cap") * pledged - stepped_up)
        stepped_up = stepped_up + more
        yield kept + more, stepped_up
        uncalled = (kept + more) * (1 - share)


def _received(run: Run) -> np.ndarray:
    """What each pays in by quarter."""
    arrears, rows = np.zeros(len(MEMBERS)), []
    on_time = run.assumptions.year_values("paid_on_time_share")
    share = on_time[min(on_time)]
    for year, called, (can_be_called, _) in zip(
        (end.year for end in run.quarter_ends[1:]), _row(run, "called_share"), _calls(run),
        strict=True,
    ):  # fmt: skip
        share = on_time.get(year, share)
        due = arrears + can_be_called * called * (1 - run.number("pledge_shortfall"))
        rows.append(due * share)
        arrears = due * (1 - share)
    return np.array(rows)


def _served(run: Run, lent: np.ndarray) -> np.ndarray:
    """Interest and principal that each is paid, by what it is owed."""
    owed, rows = np.zeros(len(MEMBERS)), []
    for drawn, interest, principal in zip(
        lent, _of(run, "payee_paid", "loan interest"), _of(run, "payee_paid", "loan principal"),
        strict=True,
    ):  # fmt: skip
        paid = interest * owed / owed.sum() if owed.sum() > 1e-6 else 0 * owed
        owed = owed + drawn
        repaid = principal * owed / owed.sum() if owed.sum() > 1e-6 else 0 * owed
        owed = owed - repaid
        rows.append(paid + repaid)
    return np.array(rows)


def _returned(run: Run, invested: np.ndarray) -> np.ndarray:
    """Capital that each gets back of what its tranche pays out."""
    owed, rows = np.zeros(len(MEMBERS)), []
    for paid_in, available in zip(
        invested, _row(run, "distributed_to_european_tranche"), strict=True
    ):
        owed = owed + paid_in
        back = owed * min(1, available / owed.sum()) if owed.sum() > 1e-6 else 0 * owed
        owed = owed - back
        rows.append(back)
    return np.array(rows)


def test_each_is_called_for_its_own_pledge(run: Run) -> None:
    called = np.array([can for can, _ in _calls(run)]) * _row(run, "called_share")[:, None]
    assert _each(run, "called") == pytest.approx(called, rel=1e-9, abs=1e-6)


def test_each_pays_its_own_arrears(run: Run) -> None:
    assert _each(run, "contribution_received") == pytest.approx(_received(run), rel=1e-9, abs=1e-6)


def test_each_loses_what_it_pledged_and_never_pays(run: Run) -> None:
    cash = _pledges(run) * (1 - _column(run, "guaranteed_share"))
    *_, (_, stepped_up) = _calls(run)
    lost = cash + stepped_up - _received(run).sum(axis=0)
    found = [run.results[f"contributor_pledge_lost[{one}]"] for one in MEMBERS]
    assert found == pytest.approx(lost, rel=1e-9, abs=1e-5)
    assert sum(found) == pytest.approx(run.results["pledges_lost_total"], rel=1e-9, abs=1e-5)


def test_each_has_the_cash_of_its_own_accounts(run: Run) -> None:
    received, capital = _received(run), _column(run, "capital_share")
    lent = received * np.minimum(_column(run, "loan_share"), 1 - capital)
    guarantee = _pledges(run) * _column(run, "guaranteed_share")
    part = guarantee / guarantee.sum() if guarantee.any() else guarantee
    shared = _of(run, "paid_to_owner", "Contributors")
    cash = (
        _served(run, lent)
        + _returned(run, received * capital)
        + np.outer(shared, _pledges(run) / run.number("european_pledge"))
        - received
        - np.outer(_row(run, "all_backing_received"), part)
    )
    assert _each(run, "contributor_cash") == pytest.approx(cash, rel=1e-8, abs=1e-5)


def test_a_lender_in_a_fund_with_cash_gets_back_what_it_lent_with_interest() -> None:
    """Whoever withdraws and so lends less: no lender gains by what another lends."""
    run = run_with({**MIXED, "contributor_loan_rate": 0.03})
    lent, paid = _each(run, "contributor_loan_drawn"), _each(run, "contributor_service_paid")
    assert _of(run, "payee_unpaid", "loan principal").max() < 1e-6
    owed = np.zeros(len(MEMBERS))
    repaid = np.zeros(len(MEMBERS))
    for drawn, served in zip(lent, paid, strict=True):
        principal = served - owed * 0.03 / 4
        repaid += principal
        owed = owed + drawn - principal
    assert repaid == pytest.approx(lent.sum(axis=0), rel=1e-9, abs=1e-6)
    assert len({round(float(one), 6) for one in lent.sum(axis=0)}) > 10


def test_the_worlds_have_what_the_accounts_are_for() -> None:
    """No account agrees because nothing is in it."""
    weak = fundmodel.run(SCENARIOS["weak_pledges"])
    mixed, short = run_with(MIXED), run_with(SHORT_OF_CASH, SCENARIOS["all_grants"])
    assert _row(weak, "step_up_to_date")[-1] == pytest.approx(0.05)
    for name in ("pledges_cancelled", "pledges_withdrawn", "all_backing_received"):
        assert _row(mixed, name).sum() > 100, name
    assert _of(short, "payee_unpaid", "loan principal").max() > 1_000
    assert _of(short, "payee_forgone", "loan principal").sum() > 0
