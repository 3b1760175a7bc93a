"""Costs: running the fund, and watching how its money is spent."""

from fundmodel.build_model import USD_M, flow, per_quarter, previous


@flow(USD_M)
def operating_costs(
    fund_is_open,
    operating_cost_rate,
    portfolio_value,
    undisbursed_commitments,
    all_guarantee_exposures,
):
    """Operating costs.

    A yearly rate on what the fund managed at the start of the quarter: its portfolio, the
    commitments not yet disbursed, and the loans that it guarantees, which have to be watched
    after the guarantee is issued as before.
    """
    return (
        fund_is_open
        * per_quarter(operating_cost_rate)
        * (
            previous(portfolio_value)
            + previous(undisbursed_commitments)
            + previous(all_guarantee_exposures)
        )
    )


@flow(USD_M)
def monitoring_costs(monitoring_cost_share, money_disbursed):
    """Audit and monitoring, a share of disbursement."""
    return monitoring_cost_share * money_disbursed


@flow(USD_M)
def running_costs(operating_costs, monitoring_costs):
    """Costs of the quarter: running the fund, and watching it."""
    return operating_costs + monitoring_costs
