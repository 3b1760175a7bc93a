"""Ukraine's public debt to the end of the horizon, against the lines of the IMF programme.

The debt without the fund goes by the IMF staff's path as long as there is one, and from then on by
interest, output and the primary balance. The fund adds what the state would not have borrowed
anyway.
"""

from fundmodel.build_model import (
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    alert,
    all_of,
    balance,
    flag,
    flow,
    maximum,
    member,
    per_quarter,
    previous,
    quarterly_factor,
    ratio,
    total_by,
    where,
)


@ratio(SHARE, opening=1)
def output_left_by_war(output_left_by_war, war_begins, war_output_loss):
    """Output that renewed war has left, of that in peace."""
    return previous(output_left_by_war) * (1 - war_begins * war_output_loss)


@ratio(SHARE)
def debt_path_over_output(debt_path_without_fund, output_left_by_war):
    """IMF staff's debt path, over the output that war has left.

    The path is one of peace: the same debt weighs more on a smaller output.
    """
    return debt_path_without_fund / output_left_by_war


@ratio(SHARE_A_YEAR)
def public_debt_interest(us_long_rate, public_debt_spread):
    """Average interest on Ukraine's public debt after the path."""
    return us_long_rate + public_debt_spread


@ratio(SHARE, opening="public_debt_opening")
def debt_without_fund(
    debt_without_fund,
    year,
    debt_path_last_year,
    debt_path_over_output,
    public_debt_interest,
    gdp,
    primary_balance,
):
    """Public debt without the fund, share of a year's GDP.

    The IMF staff's path to its last year; then last quarter's debt with interest, over output in
    dollars, less the primary balance.
    """
    return where(
        year <= debt_path_last_year,
        debt_path_over_output,
        previous(debt_without_fund) * quarterly_factor(public_debt_interest) * previous(gdp) / gdp
        - per_quarter(primary_balance),
    )


@flow(USD_M, each="loan_window")
def loans_made(disbursed):
    """Loans made by window."""
    return disbursed


@flow(USD_M, each="recipient")
def lent_by_recipient(loans_made):
    """Loans made by recipient: state or firms."""
    return total_by("recipient", loans_made)


@ratio(SHARE)
def gross_financing_need(
    gross_financing_need_without_fund,
    loan_additionality,
    lent_by_recipient,
    debt_service_by_recipient,
    gdp,
):
    """Gross financing need of the state, share of GDP.

    Deficit and debt service. The fund's loans add the deficit that they pay for and their own
    service, as far as the state would not have borrowed anyway.
    """
    return gross_financing_need_without_fund + loan_additionality * (
        member("public", lent_by_recipient) + member("public", debt_service_by_recipient)
    ) / per_quarter(gdp)


@balance(USD_M, each="recipient")
def debt_value_by_recipient(debt_by_recipient, unified_discount):
    """Present value of the debt to the fund, at the unified rate."""
    return debt_by_recipient - total_by("recipient", unified_discount)


@ratio(SHARE)
def debt_value_to_gdp(debt_value_by_recipient, gdp, quarters_in_a_year):
    """Present value of public debt to the fund, share of GDP."""
    return member("public", debt_value_by_recipient) / (quarters_in_a_year * per_quarter(gdp))


@ratio(SHARE)
def public_debt_service_to_revenue(public_debt_service_to_gdp, public_revenue):
    """Public debt service to the fund, share of public revenue."""
    return public_debt_service_to_gdp / public_revenue


@flag()
def debt_line_holds(year, programme_last_year):
    """The IMF programme's line for debt holds.

    From its target year on.
    """
    return year >= programme_last_year


@flag()
def need_line_holds(year, programme_first_year, programme_last_year):
    """The IMF programme's line for gross financing needs holds."""
    return all_of(year >= programme_first_year, year <= programme_last_year)


@alert(SHARE)
def debt_is_above_the_programme(debt_line_holds, public_debt_to_gdp, programme_debt_line):
    """Public debt above the IMF programme's line, share of GDP."""
    return debt_line_holds * maximum(0, public_debt_to_gdp - programme_debt_line)


@alert(SHARE)
def need_is_above_the_programme(need_line_holds, gross_financing_need, programme_need_line):
    """Gross financing need above the IMF programme's line."""
    return need_line_holds * maximum(0, gross_financing_need - programme_need_line)
