"""What the money earns: investments, claimants, and interest on cash that waits."""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    SHARE_A_YEAR,
    divide,
    divide_if_any,
    irr,
    life_total,
    result,
)


@result(SHARE_A_YEAR, basis="nominal")
def investment_irr(investment_cash_flow):
    """Rate of return of the investments, grants left out.

    The internal rate, sought between -50 % and +100 % a quarter; n/a without one.
    """
    return irr(investment_cash_flow)


@result(FACTOR, basis="nominal")
def investment_multiple(investment_cash_flow, investment_outlay):
    """Received from the investments over invested.

    What is invested and what is left over. Exactly 1 where each quarter's receipts pay what goes
    out; n/a where nothing is invested.
    """
    return divide_if_any(
        life_total(investment_outlay) + life_total(investment_cash_flow),
        life_total(investment_outlay),
    )


@result(SHARE_A_YEAR, basis="nominal")
def claimants_irr_with_grants(claimants_cash_flow_with_grants):
    """Rate of return of all sources, grants counted."""
    return irr(claimants_cash_flow_with_grants)


@result(SHARE, basis="nominal")
def treasury_share_of_profit(treasury_income, gross_profit):
    """Interest on cash in profit before losses and costs."""
    return divide_if_any(life_total(treasury_income), life_total(gross_profit))


@result(SHARE, basis="nominal")
def cash_share_of_net_assets(cash, net_asset_value):
    """Average cash over average net asset value."""
    return divide(life_total(cash), life_total(net_asset_value), if_zero=0)
