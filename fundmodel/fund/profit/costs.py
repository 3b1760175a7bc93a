"""Costs: running the fund, and watching how its money is spent."""

from fundmodel.build_model import USD_M, alert, balance, flow, minimum, per_quarter, previous


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


@balance(USD_M)
def costs_due(operating_costs, monitoring_costs, unpaid_costs):
    """Costs due, with what was left unpaid."""
    return operating_costs + monitoring_costs + previous(unpaid_costs)


@balance(USD_M)
def cash_before_costs(cash_before_claims, all_claims_paid):
    """Cash before costs."""
    return cash_before_claims - all_claims_paid


@flow(USD_M)
def costs_paid(costs_due, cash_before_costs):
    """Costs paid, as far as there is cash."""
    return minimum(costs_due, cash_before_costs)


@flow(USD_M)
def costs_forgiven(is_last_quarter, costs_due, costs_paid):
    """Costs left unpaid at wind-up, borne by suppliers."""
    return is_last_quarter * (costs_due - costs_paid)


@flow(USD_M)
def costs_booked(operating_costs, monitoring_costs, costs_forgiven):
    """Costs booked: when they fall due, less what is forgiven."""
    return operating_costs + monitoring_costs - costs_forgiven


@balance(USD_M)
def unpaid_costs(costs_due, costs_paid, costs_forgiven):
    """Costs due and not paid."""
    return costs_due - costs_paid - costs_forgiven


@alert(USD_M)
def costs_are_left_unpaid(unpaid_costs):
    """Costs that cash could not cover."""
    return unpaid_costs
