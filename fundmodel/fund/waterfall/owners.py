"""Who receives what is distributed: each tranche its part, first as capital that is owed back."""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    check,
    choose,
    divide,
    flow,
    maximum,
    member,
    minimum,
    previous,
    ratio,
    total,
)


@balance(USD_M, each="contributor")
def capital_owed_before(
    capital_owed_before, share_of_capital_returned, contribution_received, capital_share
):
    """Capital owed to the contributor, before distributions.

    What it has paid in as capital and not had back; at the wind-up the rest is lost.
    """
    return (
        previous(capital_owed_before) * (1 - previous(share_of_capital_returned))
        + contribution_received * capital_share
    )


@balance(USD_M)
def owner_capital_owed_before(
    asset_title,
    asset_owner_capital_owed,
    russian_money_received,
    refrozen,
    litigation_paid,
):
    """Capital owed to the owner of the assets.

    None after outright transfer; if the assets are sovereign property invested, all that came in
    less what a court has awarded or war has returned, and never less than nothing.
    """
    return choose(
        asset_title,
        outright=0,
        sovereign_property=maximum(
            0,
            previous(asset_owner_capital_owed)
            + russian_money_received
            - refrozen
            - litigation_paid,
        ),
    )


@flow(USD_M)
def distributed_to_russian_tranche(distributed, russian_share_of_residual):
    """Distributed to the Russian tranche."""
    return distributed * russian_share_of_residual


@flow(USD_M)
def distributed_to_european_tranche(distributed, distributed_to_russian_tranche):
    """Distributed to the European tranche."""
    return distributed - distributed_to_russian_tranche


@flow(USD_M)
def capital_returned_to_contributors(distributed_to_european_tranche, capital_owed_before):
    """Capital returned to contributors."""
    return minimum(distributed_to_european_tranche, total(capital_owed_before))


@ratio(SHARE, opening=0)
def share_of_capital_returned(capital_returned_to_contributors, capital_owed_before):
    """Share of the contributors' capital that is returned."""
    return divide(capital_returned_to_contributors, total(capital_owed_before), if_zero=0)


@flow(USD_M)
def capital_returned_to_asset_owner(owner_capital_owed_before, distributed_to_russian_tranche):
    """Capital returned to the owner of the assets."""
    return minimum(owner_capital_owed_before, distributed_to_russian_tranche)


@balance(USD_M)
def asset_owner_capital_owed(
    is_last_quarter, owner_capital_owed_before, capital_returned_to_asset_owner
):
    """Capital still owed to the owner of the assets."""
    return (1 - is_last_quarter) * (owner_capital_owed_before - capital_returned_to_asset_owner)


@flow(USD_M)
def russian_residual(distributed_to_russian_tranche, capital_returned_to_asset_owner):
    """Residual of the Russian tranche: above capital owed."""
    return distributed_to_russian_tranche - capital_returned_to_asset_owner


@flow(USD_M)
def european_residual(distributed_to_european_tranche, capital_returned_to_contributors):
    """Residual of the European tranche: above capital owed."""
    return distributed_to_european_tranche - capital_returned_to_contributors


@ratio(SHARE, each="owner")
def russian_residual_kept(profit_split_has_ended, ends_with_us_share, russian_residual_part):
    """Part of the Russian residual that the owner keeps.

    None for the United States once a war has ended what they have of the deal (point 10).
    """
    return (1 - profit_split_has_ended * ends_with_us_share) * russian_residual_part


@flow(USD_M, each="owner")
def paid_to_owner(
    non_us_share_paid,
    non_us_profit_part,
    russian_residual,
    russian_residual_kept,
    part_of_what_ends,
    european_residual,
    european_residual_part,
):
    """Paid to the owner: other half of the profit, and residual.

    With what others of the Russian residual no longer keep.
    """
    return (
        non_us_share_paid * non_us_profit_part
        + russian_residual
        * (russian_residual_kept + part_of_what_ends * (1 - total(russian_residual_kept)))
        + european_residual * european_residual_part
    )


@flow(USD_M)
def us_residual(paid_to_owner):
    """Paid to the United States as an owner."""
    return member("United States", paid_to_owner)


@flow(USD_M)
def host_states_residual(paid_to_owner):
    """Paid to the host states, for the loans of the G7.

    As far as these lack service; the counterfactual has that. The rest they keep.
    """
    return member("Host states", paid_to_owner)


@check(USD_M)
def everything_paid_out_has_an_owner(
    non_us_share_paid, russian_residual, european_residual, paid_to_owner
):
    """All that is paid out as other half or residual has an owner."""
    return non_us_share_paid + russian_residual + european_residual - total(paid_to_owner)
