"""What the fund's spending adds to Ukraine's output: a memo, of which nothing else makes use."""

from fundmodel.build_model import SHARE, USD_M, flow, per_quarter, ratio


@flow(USD_M)
def output_added(output_multiplier, money_disbursed):
    """Output that the fund's spending adds: a memo.

    Spending times a multiplier, in the quarter in which it is spent. GDP of the model is an
    assumption and has no part of it, so that nothing is counted twice.
    """
    return output_multiplier * money_disbursed


@ratio(SHARE)
def output_added_to_gdp(output_added, gdp):
    """Output that spending adds, share of GDP: a memo."""
    return output_added / per_quarter(gdp)
