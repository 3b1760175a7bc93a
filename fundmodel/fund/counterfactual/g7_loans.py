"""The loans of the G7 (ERA), which the windfall services: what is left unpaid, and who bears it.

The lenders are the United States, Europe (which is the contributors in Europe here) and others.
"""

from fundmodel.build_model import (
    USD_M,
    balance,
    choose,
    divide,
    flow,
    maximum,
    minimum,
    per_quarter,
    previous,
    quarterly,
    to_date,
)


@flow(USD_M)
def support_without_deal(
    earning_assets, euro_short_rate, eur_usd, host_state_tax_rate, custodian_buffer_share
):
    """Windfall after tax and buffer if no asset moved."""
    return (
        earning_assets
        * quarterly(euro_short_rate)
        * eur_usd
        * (1 - host_state_tax_rate)
        * (1 - custodian_buffer_share)
    )


@flow(USD_M)
def g7_service_due(g7_loan_service):
    """Service of the G7 loans that falls due."""
    return per_quarter(g7_loan_service)


@flow(USD_M)
def unserviced_without_deal(g7_service_due, support_without_deal):
    """Service that the windfall would not cover anyway."""
    return maximum(0, g7_service_due - support_without_deal)


@flow(USD_M)
def g7_service_of_repaid_loans(g7_service_due, g7_loans_repaid, g7_loan_principal):
    """Service of the loans that were repaid before the quarter.

    Their lenders neither miss it nor gain: they repay with it what they borrowed for the loans, and
    it is those who lent it to them that have their money back.
    """
    return g7_service_due * divide(
        to_date(g7_loans_repaid) - g7_loans_repaid, g7_loan_principal, if_zero=0
    )


@flow(USD_M)
def unserviced_with_deal(
    g7_service_due, g7_service_of_repaid_loans, support_without_deal, support_foregone
):
    """Service that the windfall does not cover after the deal."""
    return maximum(
        0,
        g7_service_due
        - g7_service_of_repaid_loans
        - maximum(0, support_without_deal - support_foregone),
    )


@flow(USD_M)
def g7_shortfall(unserviced_with_deal, unserviced_without_deal):
    """Service left uncovered by the deal."""
    return unserviced_with_deal - unserviced_without_deal


@flow(USD_M)
def support_lost(support_foregone, g7_shortfall, g7_service_of_repaid_loans):
    """Windfall above the service that Ukraine would have had."""
    return support_foregone - g7_shortfall - g7_service_of_repaid_loans


@flow(USD_M)
def g7_shortfall_made_good(
    host_states_residual, freeze_probability, g7_shortfall, made_good_to_date
):
    """Shortfall that the host states make good, out of residual.

    What they received of it so far, as far as the deal is expected to leave a shortfall. Without
    interest for the wait.
    """
    return maximum(
        0,
        minimum(to_date(host_states_residual), freeze_probability * to_date(g7_shortfall))
        - previous(made_good_to_date),
    )


@balance(USD_M)
def made_good_to_date(made_good_to_date, g7_shortfall_made_good):
    """Shortfall made good to date."""
    return previous(made_good_to_date) + g7_shortfall_made_good


@flow(USD_M)
def g7_loss(freeze_probability, g7_shortfall, g7_shortfall_made_good):
    """Service of the G7 loans lost by the deal, as expected.

    The shortfall, in so far as the assets would have stayed frozen, less what is made good.
    """
    return freeze_probability * g7_shortfall - g7_shortfall_made_good


@flow(USD_M)
def shortfall_borne_by_ukraine(g7_shortfall_bearer, g7_loss):
    """G7 service that Ukraine bears."""
    return choose(g7_shortfall_bearer, lenders=0, ukraine=g7_loss, contributors=0)


@flow(USD_M)
def shortfall_borne_by_lenders(g7_shortfall_bearer, g7_loss):
    """G7 service that the lenders do without."""
    return choose(g7_shortfall_bearer, lenders=g7_loss, ukraine=0, contributors=0)


@flow(USD_M)
def shortfall_borne_by_contributors(g7_shortfall_bearer, g7_loss):
    """G7 service that the contributors in Europe bear."""
    return choose(g7_shortfall_bearer, lenders=0, ukraine=0, contributors=g7_loss)


@flow(USD_M)
def shortfall_of_us_loans(us_share_of_g7_loans, shortfall_borne_by_lenders):
    """Part of it that the United States do without."""
    return us_share_of_g7_loans * shortfall_borne_by_lenders


@flow(USD_M)
def shortfall_of_european_loans(european_share_of_g7_loans, shortfall_borne_by_lenders):
    """Part of it that the contributors in Europe do without.

    The loans of the EU and the United Kingdom.
    """
    return european_share_of_g7_loans * shortfall_borne_by_lenders


@flow(USD_M)
def shortfall_of_other_loans(
    shortfall_borne_by_lenders, shortfall_of_us_loans, shortfall_of_european_loans
):
    """Part of it that other lenders do without."""
    return shortfall_borne_by_lenders - shortfall_of_us_loans - shortfall_of_european_loans
