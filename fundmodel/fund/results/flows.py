"""The flows that the headline results measure."""

from fundmodel.build_model import USD_M, all_of, balance, flag, flow, opposite, where


@flow(USD_M)
def investment_outlay(money_disbursed, grants_paid):
    """Invested: disbursed without grants."""
    return money_disbursed - grants_paid


@flow(USD_M)
def investment_receipts(interest_income, dividend_income, reflows, loans_passed_on):
    """Received from investments, with what is left at wind-up."""
    return interest_income + dividend_income + reflows + loans_passed_on


@flow(USD_M)
def investment_cash_flow(investment_receipts, investment_outlay):
    """Cash flow of the investments."""
    return investment_receipts - investment_outlay


@flow(USD_M)
def claimants_cash_flow(us_share_paid, residual_owner_cash, loans_passed_on, money_received):
    """Cash flow of the claimants, grants left out.

    What the sources put in, against the US share, distributions and the residue.
    """
    return us_share_paid + residual_owner_cash + loans_passed_on - money_received


@flow(USD_M)
def claimants_cash_flow_with_grants(claimants_cash_flow, grants_paid):
    """Cash flow of the claimants, grants being distributions."""
    return claimants_cash_flow + grants_paid


@flag()
def is_operating(fund_is_open, is_last_quarter):
    """The fund is open and not yet wound up."""
    return all_of(fund_is_open, opposite(is_last_quarter))


@balance(USD_M)
def cash_in_operation(is_operating, cash, russian_assets_pledged, european_pledge):
    """Cash while operating; the whole pledge otherwise.

    Before and after, the whole pledge stands here, so that the lowest value is that of an operating
    quarter.
    """
    return where(is_operating, cash, russian_assets_pledged + european_pledge)
