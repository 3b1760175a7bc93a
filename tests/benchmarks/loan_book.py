"""The loan book in the lines of the engine, and in NumPy as one would write it by hand."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

import fundmodel
from fundmodel.build_model import FACTOR, QUARTERS, SHARE_A_YEAR, USD_M, Model, Stage, build
from fundmodel.build_model.inputs import Input
from fundmodel.fund.portfolio import loan_cost, loan_terms, loan_units, loans, workouts
from fundmodel.run_paths.evaluate import Paths, evaluate
from fundmodel.run_paths.numbers import Numbers
from tests.benchmarks import given_lines
from tests.every_line import every_line

QUARTERS_RUN = 120
ROWS = (
    "loan_rate", "default_hazard", "euro_factor", "surviving_factor", "loan_index", "grace_index",
    "loan_units", "repayment_units", "annuity_growth", "annuity_index", "first_instalment_share",
    "instalment_units", "instalment_units_to_date", "defaulted", "written_down",
    "loan_revaluation", "interest_due", "entering_repayment", "capitalised_interest",
    "interest_received", "principal_due", "principal_repaid", "loans_handed_over",
    "loans_in_grace", "loans_in_repayment", "loans_outstanding", "recovery_expected",
    "loan_loss_booked", "recovered", "claims_handed_over", "claims_in_workout",
    "loan_loss_realised", "losses_in_workout",
)  # fmt: skip


@cache
def model() -> Model:
    """The real lines of loans and workouts, on a disbursement that is given."""
    base = fundmodel.load("base")
    blocks = (loan_terms, loan_units, loans, workouts, loan_cost)
    stages = (Stage("given", "", (given_lines,)), Stage("portfolio", "", blocks))
    inputs = {
        **base.inputs,
        "default_rate_multiplier": Input("default_rate_multiplier", "", FACTOR),
        "highest_default_multiplier": Input("highest_default_multiplier", "", FACTOR),
        "growth_effect_on_default": Input("growth_effect_on_default", "", FACTOR),
        "unified_factor": Input("unified_factor", "", FACTOR),
        "us_short_rate": Input("us_short_rate", "", SHARE_A_YEAR),
        "euro_short_rate": Input("euro_short_rate", "", SHARE_A_YEAR),
        "paying_quarters": Input("paying_quarters", "", QUARTERS, lowest=0),
        "paid_a_quarter": Input("paid_a_quarter", "", USD_M, "loan_window"),
    }
    lines = [line for stage in stages for line in stage.lines()]
    used = {name for line in lines for name in (*line.arguments, str(line.opening))}
    always = ("quarters_in_a_year", "number_of_quarters", "smallest_amount")
    wanted = {name: one for name, one in inputs.items() if name in used or name in always}
    return build(stages, wanted, base.sets)


def numbers(paths: int, seed: int = 1) -> dict[str, Numbers]:
    """Assumption -> `[member, path]`; default rates differ by path."""
    base, chance = fundmodel.load("base"), np.random.default_rng(seed)
    values = {
        name: np.array([[value] for value in base.column_values(name)])
        for name, one in model().inputs.items()
        if one.each == "loan_window" and name in base.columns
    }
    # The other books know default only, without a standstill.
    values["restructures"] = np.zeros((len(values["coupon"]), 1))
    values["paid_a_quarter"] = np.full((len(values["coupon"]), 1), 250.0)
    for name, value in (("paying_quarters", 40.0), ("number_of_quarters", float(QUARTERS_RUN)),
                        ("quarters_in_a_year", 4.0), ("smallest_amount", 1e-9),
                        ("us_short_rate", 0.03), ("euro_short_rate", 0.02),
                        ("eur_usd_opening", 1.1), ("war_default_multiplier", 4.0),
                        ("war_recovery_loss", 0.2), ("highest_default_multiplier", 6.0),
                        ("growth_effect_on_default", 1.0),
                        ("unified_factor", 1.05**0.25)):  # fmt: skip
        values[name] = np.array([[value]])
    values["default_rate_multiplier"] = chance.uniform(0.5, 2.0, (1, paths))
    return values


def by_engine(values: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """All lines, as the engine works them out."""
    return every_line(model(), values, QUARTERS_RUN)


def one_line_by_engine(values: Mapping[str, Numbers]) -> Paths:
    """One of them alone, as most runs on many paths keep little."""
    return evaluate(model(), values, ["loans_outstanding"], periods=QUARTERS_RUN)


def by_hand(v: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """The same lines in plain NumPy, each kept: a loop over quarters, arrays `[member, path]`."""
    hazard = 1 - (1 - v["default_rate"] * v["default_rate_multiplier"]) ** (
        1 / v["quarters_in_a_year"]
    )
    r = {name: np.zeros((QUARTERS_RUN + 1, *hazard.shape)) for name in ROWS}
    for name in ("loan_index", "grace_index", "annuity_index"):
        r[name][0] = 1
    rate = v["coupon"] + v["is_floating"] * np.where(
        v["is_in_euro"], v["euro_short_rate"], v["us_short_rate"]
    )
    growth = 1 + v["is_annuity"] * v["coupon"] / v["quarters_in_a_year"]
    first = _first_instalment(growth, v["instalments"])
    at = _Lags(v)
    for t in range(1, QUARTERS_RUN + 1):
        last = t == QUARTERS_RUN
        r["loan_rate"][t], r["annuity_growth"][t], r["first_instalment_share"][t] = (
            rate, growth, first,
        )  # fmt: skip
        r["default_hazard"][t], r["euro_factor"][t] = hazard, 1.0
        disbursed = v["paid_a_quarter"] * (t <= v["paying_quarters"])
        survives = r["surviving_factor"][t] = 1 - hazard
        _units(r, t, survives, v, at, disbursed)
        _loans(r, t, survives, v, at, disbursed)
        defaulted = r["defaulted"][t]
        expected = r["recovery_expected"][t] = defaulted * v["recovery_rate"]
        lost = r["loan_loss_booked"][t] = defaulted - expected
        recovered = r["recovered"][t] = at.resolved(r["recovery_expected"], t)
        claims = r["claims_in_workout"][t - 1] + expected - recovered
        r["claims_handed_over"][t] = last * claims
        r["claims_in_workout"][t] = claims - r["claims_handed_over"][t]
        waiting = r["losses_in_workout"][t - 1] + lost
        realised = waiting if last else at.resolved(r["loan_loss_booked"], t)
        r["loan_loss_realised"][t] = realised
        r["losses_in_workout"][t] = waiting - realised
    return r


def _first_instalment(growth: Numbers, instalments: Numbers) -> Numbers:
    whole = growth**instalments - 1
    level = np.abs(whole) <= 1e-9
    return np.where(level, 1 / instalments, (growth - 1) / np.where(level, 1, whole))


def _units(r, t, survives, v, at, disbursed) -> None:  # type: ignore[no-untyped-def]
    """The indices, and loans in units of them."""
    quarter = r["loan_rate"][t] / v["quarters_in_a_year"]
    r["loan_index"][t] = r["loan_index"][t - 1] * survives
    r["grace_index"][t] = (
        r["grace_index"][t - 1] * survives * (1 + v["capitalises_interest"] * quarter)
    )
    r["annuity_index"][t] = r["annuity_index"][t - 1] * r["annuity_growth"][t]
    r["loan_units"][t] = disbursed / r["grace_index"][t]
    r["repayment_units"][t] = (
        at.begun(r["loan_units"], t) * r["grace_index"][t - 1] / r["loan_index"][t - 1]
    )
    r["instalment_units"][t] = r["repayment_units"][t] / r["annuity_index"][t]
    to_date = r["instalment_units_to_date"]
    to_date[t] = to_date[t - 1] + r["instalment_units"][t]


def _loans(r, t, survives, v, at, disbursed) -> None:  # type: ignore[no-untyped-def]
    """Default, interest, principal and what is left."""
    last, to_date = t == QUARTERS_RUN, r["instalment_units_to_date"]
    quarter = r["loan_rate"][t] / v["quarters_in_a_year"]
    owed, in_grace = r["loans_outstanding"][t - 1], r["loans_in_grace"][t - 1] * survives
    in_repayment = r["loans_in_repayment"][t - 1] * survives
    r["defaulted"][t] = r["default_hazard"][t] * owed
    r["interest_due"][t] = quarter * survives * owed
    entering = r["entering_repayment"][t] = r["repayment_units"][t] * r["loan_index"][t]
    added = r["capitalised_interest"][t] = (
        v["capitalises_interest"] * quarter * (in_grace - entering)
    )
    r["interest_received"][t] = r["interest_due"][t] - added
    due = r["principal_due"][t] = (
        r["loan_index"][t] * r["annuity_index"][t] * r["first_instalment_share"][t]
        * (to_date[t] - at.paid_off(to_date, t))
    )  # fmt: skip
    repaid = r["principal_repaid"][t] = np.minimum(due, in_repayment + entering)
    r["loans_handed_over"][t] = last * (owed * survives + added + disbursed - repaid)
    r["loans_in_grace"][t] = (1 - last) * (in_grace - entering + added + disbursed)
    r["loans_in_repayment"][t] = (1 - last) * (in_repayment + entering - repaid)
    r["loans_outstanding"][t] = r["loans_in_grace"][t] + r["loans_in_repayment"][t]


class _Lags:
    """Reads a row some quarters earlier, which differs by member."""

    def __init__(self, v: Mapping[str, Numbers]) -> None:
        grace, instalments, self._lag = (
            v[name][:, 0].astype(int)
            for name in ("grace_quarters", "instalments", "recovery_lag_quarters")
        )
        self._first, self._instalments = grace + 1, instalments
        self._member = np.arange(len(grace))

    def begun(self, row: Numbers, t: int) -> Numbers:
        """As of the quarter whose loans pay their first instalment now."""
        return row[np.maximum(t - self._first, 0), self._member]

    def paid_off(self, row: Numbers, t: int) -> Numbers:
        """As of the quarter whose loans have paid their last."""
        return row[np.maximum(t - self._instalments, 0), self._member]

    def resolved(self, row: Numbers, t: int) -> Numbers:
        """As of the quarter whose workouts end now."""
        return row[np.maximum(t - self._lag, 0), self._member]


def worst_difference(some: Mapping[str, Any], others: Mapping[str, Any]) -> float:
    """How far two ways are apart, opening aside, as a part of the largest number of a line."""
    return max(
        float(np.abs(np.subtract(some[name][1:], others[name][1:])).max()
              / max(np.abs(others[name]).max(), 1e-9))
        for name in ROWS
        if name in some
    )  # fmt: skip
