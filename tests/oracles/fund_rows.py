"""The fund's own lines, for one window where they go by window, worked out on given numbers."""

from collections.abc import Sequence

from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out
from tests.by_hand.the_fund import fund_lines

LOAN = (
    "surviving_factor", "loan_index", "grace_index", "loan_units", "repayment_units",
    "annuity_growth", "annuity_index", "first_instalment_share", "instalment_units",
    "instalment_units_to_date", "entering_repayment", "capitalised_interest", "interest_due",
    "interest_received", "principal_due", "principal_repaid", "defaulted", "loans_in_grace",
    "loans_in_repayment", "loans_outstanding",
)  # fmt: skip
PLAIN = {
    "is_floating": 0, "is_in_euro": 0, "euro_short_rate": 0.0, "us_short_rate": 0.0,
    "is_annuity": 0, "capitalises_interest": 0, "euro_factor": 1, "is_last_quarter": 0,
    "is_war": 0, "war_begins": 0, "war_default_factor": 1, "war_default_jump": 0.0,
    "war_write_down": 0.0, "war_recovery_loss": 0.0, "equity_exit_form": "two_stages",
    "equity_offered_by_age": 0.0, "cost_offered_by_age": 0.0, "leakage_share": 0.0,
    "equity_share_sold": 1.0,
    "wind_up_share_sold": 1.0, "restarted": 0.0, "recovered": 0.0, "recovery_lag_quarters": 160,
}  # fmt: skip
"""Peace, dollars, a fixed coupon, equal instalments, equity in two stocks, buyers, no leakage."""

Rows = dict[str, list[float]]
Members = dict[str, dict[str, dict[str, str]]]


def fund_rows(lines: Sequence[str], **given: object) -> Rows:
    """Lines of the fund that do not go by window, quarter by quarter."""
    return _worked_out({}, lines, given)


def loan_rows(lines: Sequence[str], **given: object) -> Rows:
    """Loan lines of the fund, quarter by quarter."""
    return _rows("concessional loan", "public", lines, given)


def equity_rows(lines: Sequence[str], **given: object) -> Rows:
    """Equity lines of the fund, quarter by quarter."""
    return _rows("equity", "private", lines, given)


def _rows(instrument: str, recipient: str, lines: Sequence[str], given: dict[str, object]) -> Rows:
    """What is neither given nor worked out is as plain as it can be."""
    window = {"window": {"Window": {"instrument": instrument, "recipient": recipient}}}
    read = {name for line in lines for name in fund_lines()[line].arguments}
    plain = {name: PLAIN[name] for name in read & set(PLAIN) - {*lines, *given}}
    return _worked_out(window, lines, {**plain, **given})


def _worked_out(members: Members, lines: Sequence[str], given: dict[str, object]) -> Rows:
    case = Case("published numbers", members, given, {}, dict.fromkeys(lines), 1e-9)
    return {name: next(iter(rows.values())) for name, rows in work_out(case).items()}
