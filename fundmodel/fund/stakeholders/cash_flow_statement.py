"""The cash-flow statement: operations, investment, and what sources and owners pay and receive."""

from fundmodel.build_model import USD_M, check, flow, previous


@flow(USD_M)
def cash_from_operations(income_received, all_claims_paid, costs_paid):
    """Cash from operations: income less claims and costs."""
    return income_received - all_claims_paid - costs_paid


@flow(USD_M)
def cash_from_investment(reflows, money_disbursed, grants_paid):
    """Cash from investment: reflows less loans and equity made."""
    return reflows - (money_disbursed - grants_paid)


@flow(USD_M)
def cash_from_sources(
    money_received,
    refrozen,
    all_contributor_service_paid,
    grants_paid,
    litigation_paid,
):
    """Cash from the sources, less grants and what goes back."""
    return money_received - refrozen - all_contributor_service_paid - grants_paid - litigation_paid


@flow(USD_M)
def cash_to_claimants(
    us_share_paid,
    security_fee_paid,
    non_us_share_paid,
    distributed,
    clawback_from_escrow,
    clawback_from_us,
):
    """Cash to those who share in profit and residual."""
    return (
        us_share_paid
        + security_fee_paid
        + non_us_share_paid
        + distributed
        - clawback_from_escrow
        - clawback_from_us
    )


@check(USD_M)
def cash_flow_statement_gives_the_cash(
    cash_from_operations, cash_from_investment, cash_from_sources, cash_to_claimants, cash
):
    """The four parts = the change in cash."""
    return (
        cash_from_operations
        + cash_from_investment
        + cash_from_sources
        - cash_to_claimants
        - cash
        + previous(cash)
    )
