"""The lines of loans of one window, on a disbursement that is given."""

from collections.abc import Mapping

from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out

LINES = (
    "default_hazard", "surviving_factor", "loan_index", "grace_index", "loan_units",
    "repayment_units", "annuity_growth", "annuity_index", "first_instalment_share",
    "instalment_units", "instalment_units_to_date", "defaulted", "written_down",
    "loan_revaluation", "interest_due", "entering_repayment", "capitalised_interest",
    "interest_received", "principal_due", "principal_repaid", "loans_handed_over",
    "loans_in_grace", "loans_in_repayment", "loans_outstanding", "loans_are_accounted_for",
    "recovery_expected", "loan_loss_booked", "recovered", "restarted", "loans_that_leave",
)  # fmt: skip
PEACE_IN_DOLLARS = {
    "is_annuity": 0, "capitalises_interest": 0, "is_war": 0, "war_begins": 0,
    "war_default_factor": 1, "war_default_jump": 0.0, "war_write_down": 0.0,
    "war_recovery_loss": 0.0, "euro_factor": 1, "default_rate": 0.0, "recovery_rate": 0.0,
    "recovery_lag_quarters": 1, "default_multiplier": 1.0, "is_last_quarter": 0,
    "restructures": 0, "unified_factor": 1.05**0.25,
}  # fmt: skip


def loan_rows(**given: object) -> dict[str, list[float]]:
    """Line -> its number a quarter; peace, dollars and no default where nothing is given."""
    quarters = len(given["disbursed"])  # type: ignore[arg-type]
    windows = {"window": {"Loans": {"instrument": "concessional loan", "recipient": "public"}}}
    stated = {"loan_rate": given.get("coupon"), **PEACE_IN_DOLLARS, **given}
    stated = {name: by_quarter(value, name, quarters) for name, value in stated.items()}
    case = Case("properties of loans", windows, stated, {}, dict.fromkeys(LINES), 1e-9)
    return only_member(work_out(case))


def by_quarter(value: object, name: str, quarters: int) -> object:
    """A number for all quarters, where the name is one that goes by quarter."""
    series = ("default_multiplier", "equity_growth_shift")
    return [value] * quarters if name in series and not isinstance(value, list) else value


def only_member(
    worked_out: Mapping[str, Mapping[str, list[float]]],
) -> dict[str, list[float]]:
    """The rows of the one member."""
    return {name: next(iter(members.values())) for name, members in worked_out.items()}
