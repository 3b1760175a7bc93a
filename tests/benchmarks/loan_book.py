"""The loan book twice: the lines of the engine, and NumPy as one would write it by hand."""

from collections.abc import Mapping
from functools import cache

import numpy as np

import fundmodel
from fundmodel.build_model import FACTOR, QUARTERS, USD_M, Model, Stage, build
from fundmodel.build_model.inputs import Input
from fundmodel.fund.portfolio import loans, workouts
from fundmodel.run_paths.evaluate import Numbers, evaluate
from tests.benchmarks import given_lines

QUARTERS_RUN = 120
ROWS = (
    "default_hazard", "survival_index", "loan_units", "loan_units_to_date", "principal_repaid",
    "defaulted", "interest_received", "loans_handed_over", "loans_outstanding",
    "recovery_expected", "loan_loss_booked", "recovered", "claims_handed_over",
    "claims_in_workout", "loan_loss_realised", "losses_in_workout",
)  # fmt: skip


@cache
def model() -> Model:
    """The real lines of loans and workouts, on a disbursement that is given."""
    base = fundmodel.load("base")
    stages = (Stage("given", "", (given_lines,)), Stage("portfolio", "", (loans, workouts)))
    inputs = {
        **base.inputs,
        "default_rate_multiplier": Input("default_rate_multiplier", "", FACTOR),
        "paying_quarters": Input("paying_quarters", "", QUARTERS, lowest=0),
        "paid_a_quarter": Input("paid_a_quarter", "", USD_M, "loan_window"),
    }
    items = [item for stage in stages for item in stage.items()]
    used = {name for item in items for name in (*item.arguments, str(item.opening))}
    always = ("quarters_in_a_year", "number_of_quarters")
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
    values["paid_a_quarter"] = np.full((len(values["coupon"]), 1), 250.0)
    for name, value in (("paying_quarters", 40.0), ("number_of_quarters", float(QUARTERS_RUN)),
                        ("quarters_in_a_year", 4.0)):  # fmt: skip
        values[name] = np.array([[value]])
    values["default_rate_multiplier"] = chance.uniform(0.5, 2.0, (1, paths))
    return values


def by_engine(values: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """All lines, as the engine works them out."""
    return evaluate(model(), values, {}, QUARTERS_RUN)


def by_hand(v: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """The same lines in plain NumPy, each kept: a loop over quarters, arrays `[member, path]`."""
    hazard = 1 - (1 - v["default_rate"] * v["default_rate_multiplier"]) ** (
        1 / v["quarters_in_a_year"]
    )
    r = {name: np.zeros((QUARTERS_RUN + 1, *hazard.shape)) for name in ROWS}
    r["survival_index"][0] = 1
    at = _Lags(v)
    for t in range(1, QUARTERS_RUN + 1):
        last = t == QUARTERS_RUN
        r["default_hazard"][t] = hazard
        disbursed = v["paid_a_quarter"] * (t <= v["paying_quarters"])
        survival = r["survival_index"][t] = r["survival_index"][t - 1] * (1 - hazard)
        units = r["loan_units"][t] = disbursed / survival
        to_date = r["loan_units_to_date"]
        to_date[t] = to_date[t - 1] + units
        repaid = r["principal_repaid"][t] = (
            survival * (at.begun(to_date, t) - at.ended(to_date, t)) / v["instalments"]
        )
        owed = r["loans_outstanding"][t - 1]
        defaulted = r["defaulted"][t] = hazard * owed
        r["interest_received"][t] = (1 - hazard) * (v["coupon"] / v["quarters_in_a_year"]) * owed
        left = owed + disbursed - repaid - defaulted
        r["loans_handed_over"][t] = last * left
        r["loans_outstanding"][t] = left - r["loans_handed_over"][t]
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


class _Lags:
    """Reads a row some quarters earlier, which differs by member."""

    def __init__(self, v: Mapping[str, Numbers]) -> None:
        grace, instalments, self._lag = (
            v[name][:, 0].astype(int)
            for name in ("grace_quarters", "instalments", "recovery_lag_quarters")
        )
        self._first, self._after = grace + 1, grace + instalments + 1
        self._member = np.arange(len(grace))

    def begun(self, row: Numbers, t: int) -> Numbers:
        """As of the quarter whose loans pay their first instalment now."""
        return row[np.maximum(t - self._first, 0), self._member]

    def ended(self, row: Numbers, t: int) -> Numbers:
        """As of the quarter whose loans have paid their last."""
        return row[np.maximum(t - self._after, 0), self._member]

    def resolved(self, row: Numbers, t: int) -> Numbers:
        """As of the quarter whose workouts end now."""
        return row[np.maximum(t - self._lag, 0), self._member]


def worst_difference(values: Mapping[str, Numbers]) -> float:
    """How far the two are apart, as a part of the largest number of a line."""
    engine, hand = by_engine(values), by_hand(values)
    return max(
        float(np.abs(engine[name][1:] - hand[name][1:]).max() / np.abs(hand[name]).max())
        for name in ROWS
    )
