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


@flow(USD_M)
def residual_to_ukraine(
    russian_residue_owner,
    russian_residual,
    profit_split_has_ended,
    european_residue_owner,
    european_residual,
):
    """Residual paid to Ukraine.

    What would be the United States' too, once a war has ended what they have of the deal.
    """
    return choose(
        russian_residue_owner,
        ukraine=russian_residual,
        united_states=profit_split_has_ended * russian_residual,
        asset_owner=0,
        host_states=0,
    ) + choose(european_residue_owner, ukraine=european_residual, contributors=0)


@flow(USD_M)
def residual_to_united_states(russian_residue_owner, russian_residual, profit_split_has_ended):
    """Residual paid to the United States."""
    return choose(
        russian_residue_owner,
        ukraine=0,
        united_states=(1 - profit_split_has_ended) * russian_residual,
        asset_owner=0,
        host_states=0,
    )


@flow(USD_M)
def residual_to_asset_owner(russian_residue_owner, russian_residual):
    """Residual paid to the owner of the assets."""
    return choose(
        russian_residue_owner,
        ukraine=0,
        united_states=0,
        asset_owner=russian_residual,
        host_states=0,
    )


@flow(USD_M)
def residual_to_host_states(russian_residue_owner, russian_residual):
    """Residual paid to the host states, for the loans of the G7.

    As far as these lack service; the counterfactual has that. The rest they keep.
    """
    return choose(
        russian_residue_owner,
        ukraine=0,
        united_states=0,
        asset_owner=0,
        host_states=russian_residual,
    )


@flow(USD_M)
def residual_to_contributors(european_residue_owner, european_residual):
    """Residual paid to the contributors."""
    return choose(european_residue_owner, ukraine=0, contributors=european_residual)


@check(USD_M)
def residual_has_owners(
    russian_residual,
    european_residual,
    residual_to_ukraine,
    residual_to_united_states,
    residual_to_asset_owner,
    residual_to_host_states,
    residual_to_contributors,
):
    """All that is left has an owner."""
    return (
        russian_residual
        + european_residual
        - residual_to_ukraine
        - residual_to_united_states
        - residual_to_asset_owner
        - residual_to_host_states
        - residual_to_contributors
    )
