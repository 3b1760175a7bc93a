"""The flows that the headline results measure."""

from fundmodel.build_model import (
    FACTOR,
    USD_M,
    all_of,
    balance,
    divide,
    flag,
    flow,
    not_,
    ratio,
    to_date,
    total,
    where,
)


@flow(USD_M)
def investment_outlay(money_disbursed, grants_paid, all_claims_paid):
    """Invested: disbursed without grants, and claims paid."""
    return money_disbursed - grants_paid + all_claims_paid


@flow(USD_M)
def investment_receipts(
    interest_income,
    dividend_income,
    guarantee_fee_income,
    plant_income,
    reflows,
    all_backing_received,
    assets_passed_on,
):
    """Received from investments, with what is left at wind-up.

    Without the refunds of claims, which contributors pay in.
    """
    return (
        interest_income
        + dividend_income
        + guarantee_fee_income
        + plant_income
        + reflows
        - all_backing_received
        + assets_passed_on
    )


@flow(USD_M)
def investment_cash_flow(investment_receipts, investment_outlay):
    """Cash flow of the investments.

    Times 1, or 0 up to the smallest amount that counts: where all is given away, or fees and
    recoveries alone pay the claims of their quarter, what is left is rounding, which would have a
    rate of return.
    """
    return (investment_receipts - investment_outlay) * divide(
        investment_receipts - investment_outlay,
        investment_receipts - investment_outlay,
        if_zero=0,
    )


@flow(USD_M)
def europe_paid_in(european_money_received, all_backing_received):
    """Paid in by contributors: money, and refunds of claims."""
    return european_money_received + all_backing_received


@flow(USD_M)
def claimants_paid_in(money_received, all_backing_received):
    """Paid in by all sources: money, and refunds of claims."""
    return money_received + all_backing_received


@flow(USD_M)
def claimants_cash_flow(
    cash_to_claimants,
    assets_passed_on,
    refrozen,
    all_contributor_service_paid,
    litigation_paid,
    claimants_paid_in,
):
    """Cash flow of the claimants, grants left out.

    What the sources put in, against what returns to them, shares of profit, distributions and the
    residual.
    """
    return (
        cash_to_claimants
        + assets_passed_on
        + refrozen
        + all_contributor_service_paid
        + litigation_paid
        - claimants_paid_in
    )


@flow(USD_M)
def claimants_cash_flow_with_grants(claimants_cash_flow, grants_paid):
    """Cash flow of the claimants, grants being distributions."""
    return claimants_cash_flow + grants_paid


@flag()
def is_operating(fund_is_open, is_last_quarter):
    """The fund is open and not yet wound up."""
    return all_of(fund_is_open, not_(is_last_quarter))


@balance(USD_M)
def cash_in_operation(is_operating, cash, russian_assets_pledged, european_pledge):
    """Cash while operating; the whole pledge otherwise.

    Before and after, the whole pledge stands here, so that the lowest value is that of an operating
    quarter.
    """
    return where(is_operating, cash, russian_assets_pledged + european_pledge)


@ratio(FACTOR)
def cash_cover(cash_in_operation, money_disbursed, costs_paid, number_of_quarters):
    """Quarters for which cash would last at this quarter's pace.

    A quarter without spending counts as covered for the fund's whole life.
    """
    return divide(cash_in_operation, money_disbursed + costs_paid, if_zero=number_of_quarters)


@balance(USD_M)
def claimants_position(claimants_cash_flow_with_grants):
    """What claimants have received less paid in, to date."""
    return to_date(claimants_cash_flow_with_grants)


@flow(USD_M)
def europe_cash(contributor_cash):
    """All contributors: what returns less what they pay in."""
    return total(contributor_cash)


@balance(USD_M)
def europe_position(europe_cash):
    """What contributors have received less paid in, to date."""
    return to_date(europe_cash)


@flow(USD_M)
def recipients_financing(borrower_cash, equity_buyers_cash, assets_passed_on):
    """Recipients' cash, less what they still owe at wind-up.

    Loans, equity and grants in; debt service and dividends out, with what their equity was sold
    for: that much of the firms belongs to others.
    """
    return total(borrower_cash) + equity_buyers_cash - assets_passed_on


@flow(USD_M)
def stakes_sold(equity_sold, equity_left, equity_handed_over):
    """Stakes that buyers have of the fund, at fair value.

    A memo: what they pay for them is less at the wind-up, by its discount.
    """
    return total(equity_sold) + total(equity_left) - total(equity_handed_over)


@flow(USD_M)
def investment_cash_flow_discounted(investment_cash_flow, us_discount_factor):
    """Cash flow of the investments, on the Treasury curve.

    What rate of return is left in it is earned above Treasuries, whatever their yield by year.
    """
    return investment_cash_flow * us_discount_factor


@flow(USD_M)
def works_in_money(all_delivered, us_price_index):
    """Works delivered, at the general prices of the quarter.

    Works at 2025Q4 prices, dearer by US inflation alone: where the costs of building rise faster, a
    dollar buys less of them.
    """
    return all_delivered * us_price_index


@flow(USD_M)
def sources_cash(europe_cash, asset_owner_cash):
    """Contributors and the owner of the assets together."""
    return europe_cash + asset_owner_cash
