"""The loans of the G7 (ERA), which the windfall services: what is left unpaid, and who bears it.

The lenders are the United States, Europe (which is the contributors here) and others.
"""

from fundmodel.build_model import (
    USD_M,
    choose,
    flow,
    maximum,
    per_quarter,
    quarterly,
    total,
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
def unserviced_with_deal(g7_service_due, support_without_deal, support_foregone):
    """Service that the windfall does not cover after the deal."""
    return maximum(0, g7_service_due - maximum(0, support_without_deal - support_foregone))


@flow(USD_M)
def g7_shortfall(unserviced_with_deal, unserviced_without_deal):
    """Service left uncovered by the deal."""
    return unserviced_with_deal - unserviced_without_deal


@flow(USD_M)
def support_lost(support_foregone, g7_shortfall):
    """Windfall above the service that Ukraine would have had."""
    return support_foregone - g7_shortfall


@flow(USD_M)
def shortfall_borne_by_ukraine(g7_shortfall_bearer, g7_shortfall):
    """G7 service that Ukraine bears."""
    return choose(g7_shortfall_bearer, lenders=0, ukraine=g7_shortfall, contributors=0)


@flow(USD_M)
def shortfall_borne_by_lenders(g7_shortfall_bearer, g7_shortfall):
    """G7 service that the lenders do without."""
    return choose(g7_shortfall_bearer, lenders=g7_shortfall, ukraine=0, contributors=0)


@flow(USD_M, each="contributor")
def shortfall_borne_by_contributor(g7_shortfall_bearer, g7_shortfall, contribution_key):
    """G7 service that the contributor bears, by its key."""
    return choose(
        g7_shortfall_bearer, lenders=0, ukraine=0, contributors=g7_shortfall * contribution_key
    )


@flow(USD_M)
def shortfall_of_us_loans(us_share_of_g7_loans, shortfall_borne_by_lenders):
    """Part of it that the United States do without."""
    return us_share_of_g7_loans * shortfall_borne_by_lenders


@flow(USD_M, each="contributor")
def shortfall_of_european_loans(
    european_share_of_g7_loans, shortfall_borne_by_lenders, contribution_key
):
    """Part of it that the contributor does without.

    The loans of the EU and the United Kingdom, spread by the key of the pledge.
    """
    return european_share_of_g7_loans * shortfall_borne_by_lenders * contribution_key


@flow(USD_M)
def shortfall_of_other_loans(
    shortfall_borne_by_lenders, shortfall_of_us_loans, shortfall_of_european_loans
):
    """Part of it that other lenders do without."""
    return shortfall_borne_by_lenders - shortfall_of_us_loans - total(shortfall_of_european_loans)
