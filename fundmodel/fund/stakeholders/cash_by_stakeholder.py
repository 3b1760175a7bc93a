"""Cash by stakeholder: received is positive, paid is negative. None is a residual."""

from fundmodel.build_model import USD_M, check, flow, member, previous, total, total_by


@flow(USD_M)
def united_states_cash(
    us_share_paid,
    paid_into_escrow,
    escrow_released,
    clawback_from_us,
    security_fee_paid,
    us_residual,
):
    """United States.

    Its share of profit and its fee, less what waits in escrow or is clawed back, and any residual.
    """
    return (
        us_share_paid
        - paid_into_escrow
        + escrow_released
        - clawback_from_us
        + security_fee_paid
        + us_residual
    )


@flow(USD_M, each="contributor")
def contributor_cash(
    contribution_received,
    guarantee_pledge,
    backing_drawn_share,
    contributor_service_paid,
    capital_owed_before,
    share_of_capital_returned,
    paid_to_owner,
    contribution_key,
):
    """European contributors: what they pay in, less what returns.

    Contributions and refunds of claims, less loan service, capital, and profit and residual.
    """
    return (
        contributor_service_paid
        + capital_owed_before * share_of_capital_returned
        + member("Contributors", paid_to_owner) * contribution_key
        - contribution_received
        - guarantee_pledge * backing_drawn_share
    )


@flow(USD_M, each="recipient")
def borrower_cash(disbursed, interest_received, principal_repaid, recovered, dividends_received):
    """Recipients in Ukraine.

    Disbursements less debt service and dividends. What the fund's equity is sold for is paid by
    those who buy it, and not by the firms.
    """
    return (
        total_by("recipient", disbursed)
        - total_by("recipient", interest_received)
        - total_by("recipient", principal_repaid)
        - total_by("recipient", recovered)
        - total_by("recipient", dividends_received)
    )


@flow(USD_M)
def equity_buyers_cash(exit_proceeds):
    """Buyers of equity: what they pay for the fund's stakes.

    Investors of any country. What they have for it, future profits of the firms, is no cash of the
    fund's: the stakes that they buy stand beside.
    """
    return -total(exit_proceeds)


@flow(USD_M)
def ukraine_budget_cash(paid_to_owner):
    """Ukraine's budget: residual and, if so agreed, profit."""
    return member("Ukraine", paid_to_owner)


@flow(USD_M)
def ukraine_public_cash(borrower_cash, ukraine_budget_cash):
    """Ukraine, public: recipient, borrower and residual owner."""
    return member("public", borrower_cash) + ukraine_budget_cash


@flow(USD_M)
def ukraine_private_cash(
    borrower_cash, all_claims_paid, guarantee_fee_income, all_claims_recovered
):
    """Ukraine, private: borrowers, firms with fund equity, banks.

    Banks receive the claims on guarantees; they pay the fees and pass on what they recover. Firms
    give stakes for the fund's equity and buy none back: buyers of equity stand apart.
    """
    return (
        member("private", borrower_cash)
        + all_claims_paid
        - guarantee_fee_income
        - all_claims_recovered
    )


@flow(USD_M)
def asset_owner_cash(
    russian_assets_released,
    refrozen,
    capital_returned_to_asset_owner,
    paid_to_owner,
    litigation_paid,
    payee_forgone,
):
    """Owner of the assets.

    Always charged with what leaves the freeze, and given what comes back. A ruling is met by the
    fund, when it can, or by the host states.
    """
    return (
        refrozen
        + capital_returned_to_asset_owner
        + member("Owner of the assets", paid_to_owner)
        + litigation_paid
        + member("court rulings", payee_forgone)
        - russian_assets_released
    )


@flow(USD_M)
def host_states_cash(asset_transfer_cost, host_states_residual, payee_forgone):
    """Host states.

    Their custodians and dealers turn the assets into dollars; a ruling that the fund cannot pay
    falls on them.
    """
    return asset_transfer_cost + host_states_residual - member("court rulings", payee_forgone)


@flow(USD_M)
def rest_of_economy_cash(costs_paid, treasury_income, escrow_interest, plant_income):
    """Rest of the economy.

    Suppliers are paid; banks pay interest, and users of electricity what the plant earns.
    """
    return costs_paid - treasury_income - escrow_interest - plant_income


@flow(USD_M)
def third_parties_cash(host_states_cash, equity_buyers_cash, rest_of_economy_cash):
    """Host states, buyers of equity and the rest of the economy."""
    return host_states_cash + equity_buyers_cash + rest_of_economy_cash


@flow(USD_M)
def fund_cash(cash, escrow):
    """The fund itself: its change in cash, and in escrow."""
    return cash - previous(cash) + escrow - previous(escrow)


@check(USD_M)
def stakeholders_sum_to_zero(
    united_states_cash,
    contributor_cash,
    ukraine_public_cash,
    ukraine_private_cash,
    asset_owner_cash,
    third_parties_cash,
    fund_cash,
):
    """Zero in every quarter: what one receives another has paid."""
    return (
        united_states_cash
        + total(contributor_cash)
        + ukraine_public_cash
        + ukraine_private_cash
        + asset_owner_cash
        + third_parties_cash
        + fund_cash
    )
