"""Cash by stakeholder: received is positive, paid is negative. None is a residual."""

from fundmodel.build_model import USD_M, check, flow, member, previous, total, total_by


@flow(USD_M)
def united_states_cash(us_share_paid):
    """United States: its share of profit."""
    return us_share_paid


@flow(USD_M, each="contributor")
def contributor_cash(contribution_received):
    """European contributors: what they pay in, as grants."""
    return -contribution_received


@flow(USD_M, each="recipient")
def borrower_cash(
    disbursed, interest_received, principal_repaid, recovered, dividends_received, exit_proceeds
):
    """Recipients in Ukraine.

    Disbursements less debt service, dividends and what the fund's equity was sold for.
    """
    return (
        total_by("recipient", disbursed)
        - total_by("recipient", interest_received)
        - total_by("recipient", principal_repaid)
        - total_by("recipient", recovered)
        - total_by("recipient", dividends_received)
        - total_by("recipient", exit_proceeds)
    )


@flow(USD_M)
def residual_owner_cash(yearly_distribution, residue_paid):
    """Residual owner: idle cash and the residue."""
    return yearly_distribution + residue_paid


@flow(USD_M)
def ukraine_public_cash(borrower_cash, residual_owner_cash):
    """Ukraine, public: recipient, borrower and residual owner."""
    return member("public", borrower_cash) + residual_owner_cash


@flow(USD_M)
def ukraine_private_cash(borrower_cash):
    """Ukraine, private: borrowers and firms with fund equity."""
    return member("private", borrower_cash)


@flow(USD_M)
def asset_owner_cash(russian_assets_released):
    """Owner of the assets.

    Always charged with what leaves the freeze.
    """
    return -russian_assets_released


@flow(USD_M)
def host_states_cash(asset_transfer_cost):
    """Host states.

    Their custodians and dealers turn the assets into dollars.
    """
    return asset_transfer_cost


@flow(USD_M)
def rest_of_economy_cash(costs_paid, treasury_income):
    """Rest of the economy: suppliers are paid, banks pay interest."""
    return costs_paid - treasury_income


@flow(USD_M)
def fund_cash(cash):
    """The fund itself: its change in cash."""
    return cash - previous(cash)


@check(USD_M)
def stakeholders_sum_to_zero(
    united_states_cash,
    contributor_cash,
    ukraine_public_cash,
    ukraine_private_cash,
    asset_owner_cash,
    host_states_cash,
    rest_of_economy_cash,
    fund_cash,
):
    """Zero in every quarter: what one receives another has paid."""
    return (
        united_states_cash
        + total(contributor_cash)
        + ukraine_public_cash
        + ukraine_private_cash
        + asset_owner_cash
        + host_states_cash
        + rest_of_economy_cash
        + fund_cash
    )
