"""A few rows a window give what following every loan and every guarantee by itself gives."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out
from tests.properties.loan_rows import loan_rows, only_member

Path = NDArray[np.float64]
QUARTERS, LENDING = 90, 30
WAR = range(20, 32)
CLOSE = 1e-9
COMPARED = (
    "defaulted", "written_down", "loan_revaluation", "interest_received", "capitalised_interest",
    "principal_repaid", "loans_outstanding",
)  # fmt: skip


def _world(seed: int) -> dict[str, Path]:
    """What is lent, how many default, what war takes, where the euro and rates go."""
    chance = np.random.default_rng(seed)
    lent = np.zeros(QUARTERS)
    lent[:LENDING] = chance.uniform(0, 1, LENDING)
    begins = np.zeros(QUARTERS)
    begins[WAR[0]] = 1
    return {
        "lent": lent / lent.sum(),
        "hazard": chance.uniform(0, 0.03, QUARTERS),
        "begins": begins,
        "euro": chance.uniform(0.9, 1.1, QUARTERS),
        "rate": chance.uniform(0.0, 0.12, QUARTERS),
    }


def _each_loan_by_itself(
    world: dict[str, Path], terms: dict[str, float], write_down: float
) -> dict[str, Path]:
    """Default, write-down, the euro, interest paid or added, and a part of what is left."""
    rows = {name: np.zeros(QUARTERS) for name in COMPARED}
    grace, instalments = int(terms["grace_quarters"]), int(terms["instalments"])
    growth = terms["coupon"] / 4 if terms["is_annuity"] else 0.0
    for start, lent in enumerate(world["lent"]):
        left = lent
        rows["loans_outstanding"][start] += left
        for now in range(start + 1, QUARTERS):
            lost = {"defaulted": world["hazard"][now] * left}
            lost["written_down"] = world["begins"][now] * write_down * (left - lost["defaulted"])
            left -= sum(lost.values())
            gained = (world["euro"][now] - 1) * left
            left += gained
            interest = world["rate"][now] / 4 * left
            to_come = grace + instalments + 1 - (now - start)
            added = interest if terms["capitalises_interest"] and to_come > instalments else 0.0
            repaid = _part(left, growth, to_come) if 0 < to_come <= instalments else 0.0
            left += added - repaid
            found = {**lost, "loan_revaluation": gained, "capitalised_interest": added,
                     "interest_received": interest - added, "principal_repaid": repaid,
                     "loans_outstanding": left}  # fmt: skip
            for name, amount in found.items():
                rows[name][now] += amount
    return rows


def _part(left: float, growth: float, to_come: int) -> float:
    """The principal in the next of so many payments, each so much larger than the one before."""
    if growth == 0:
        return left / to_come
    return float(left * growth / ((1 + growth) ** to_come - 1))


@pytest.mark.parametrize("capitalises", [0, 1])
@pytest.mark.parametrize("annuity", [0, 1])
@pytest.mark.parametrize(("grace", "instalments"), [(0, 1), (0, 24), (8, 40), (12, 1)])
def test_loans(grace: int, instalments: int, annuity: int, capitalises: int) -> None:
    """Equal instalments, annuity and bullet; floating rates, euro, war, interest added or paid."""
    world = _world(grace + instalments)
    terms = {"coupon": 0.06, "grace_quarters": grace, "instalments": instalments,
             "is_annuity": annuity, "capitalises_interest": capitalises}  # fmt: skip
    hazard = world["hazard"]
    rows = loan_rows(
        **terms, disbursed=world["lent"].tolist(), loan_rate=world["rate"].tolist(),
        default_rate=1.0, default_multiplier=(1 - (1 - hazard) ** 4).tolist(),
        war_begins=world["begins"].tolist(), war_write_down=0.3, euro_factor=world["euro"].tolist(),
    )  # fmt: skip
    singly = _each_loan_by_itself(world, terms, 0.3)
    for name in COMPARED:
        assert rows[name] == pytest.approx(singly[name], rel=0, abs=CLOSE), name
    assert rows["loans_are_accounted_for"] == pytest.approx([0.0] * QUARTERS, rel=0, abs=CLOSE)


@pytest.mark.parametrize(("grace", "instalments"), [(0, 1), (4, 24), (9, 3)])
def test_guarantees(grace: int, instalments: int) -> None:
    """Calls in peace, three times as fast in war, a tenth at once; the rest is repaid."""
    world, cover, lag, recovery = _world(7), 0.5, 6, 0.7
    war = np.zeros(QUARTERS)
    war[WAR] = 1
    called = 1 - (1 - world["hazard"]) ** np.where(war, 3, 1) * (1 - 0.1 * world["begins"])
    names = ("guaranteed_loans_called", "guaranteed_loans_repaid", "guarantee_exposure")
    singly = {name: np.zeros(QUARTERS) for name in names}
    for start, issued in enumerate(world["lent"]):
        left = issued
        for now in range(start, QUARTERS):
            to_come = grace + instalments + 1 - (now - start)
            lost = called[now] * left if now > start else 0.0
            repaid = (left - lost) / to_come if 0 < to_come <= instalments else 0.0
            left -= lost + repaid
            for name, amount in zip(names, (lost, repaid, left), strict=True):
                singly[name][now] += amount
    rows = _guarantee_rows(world, war, {
        "guarantee_grace_quarters": grace, "guarantee_instalments": instalments,
        "guarantee_cover": cover, "guarantee_recovery_rate": recovery,
        "guarantee_recovery_lag_quarters": lag,
    })  # fmt: skip
    claims = cover * singly["guaranteed_loans_called"]
    expected = claims * (recovery - 0.2 * war)
    singly["claims_due"] = claims
    singly["claims_recovered"] = np.concatenate([np.zeros(lag), expected[:-lag]])
    for name, row in singly.items():
        assert rows[name] == pytest.approx(row, rel=0, abs=CLOSE), name


def _guarantee_rows(
    world: dict[str, Path], war: Path, terms: dict[str, float]
) -> dict[str, list[float]]:
    lines = (
        "claim_hazard", "guarantee_index", "guarantee_units", "guarantee_units_to_date",
        "guaranteed_loans_called", "guaranteed_loans_repaid", "guarantees_released",
        "guarantee_exposure", "claims_due", "claim_recovery_expected", "claims_recovered",
    )  # fmt: skip
    given = {
        **terms,
        "claim_rate": 1.0,
        "default_multiplier": (1 - (1 - world["hazard"]) ** 4).tolist(),
        "war_default_factor": np.where(war, 3.0, 1.0).tolist(),
        "war_begins": world["begins"].tolist(),
        "war_claim_share": 0.1,
        "is_war": war.tolist(),
        "war_recovery_loss": 0.2,
        "guarantees_issued": world["lent"].tolist(),
        "is_last_quarter": 0,
    }
    windows = {"window": {"Shops": {"instrument": "guarantee", "recipient": "private"}}}
    case = Case("single guarantees", windows, given, {}, dict.fromkeys(lines), 1e-9)
    return only_member(work_out(case))
