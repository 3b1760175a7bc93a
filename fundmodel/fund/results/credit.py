"""Credit: what is lost on loans and paid on guarantees, and the private money that comes."""

from fundmodel.build_model import FACTOR, USD_M, divide_if_any, life_total, result


@result(USD_M, each="recipient", basis="nominal")
def losses_over_life(losses_by_recipient):
    """Credit losses on loans, by recipient."""
    return life_total(losses_by_recipient)


@result(USD_M, basis="nominal")
def claims_paid_over_life(all_claims_paid):
    """Claims on guarantees paid."""
    return life_total(all_claims_paid)


@result(USD_M, basis="nominal")
def private_finance_over_life(all_private_finance_mobilised):
    """Private finance mobilised by guarantees, gross."""
    return life_total(all_private_finance_mobilised)


@result(FACTOR, basis="nominal")
def private_finance_per_claim(all_private_finance_mobilised, all_claims_paid):
    """Private finance mobilised per dollar of claims.

    n/a where no claim is paid.
    """
    return divide_if_any(life_total(all_private_finance_mobilised), life_total(all_claims_paid))
