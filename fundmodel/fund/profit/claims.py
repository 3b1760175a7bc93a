"""Claims on guarantees: paid before costs, as far as there is cash."""

from fundmodel.build_model import USD_M, alert, balance, check, flow, minimum, previous


@balance(USD_M)
def claims_to_pay(all_claims_due, unpaid_claims):
    """Claims due, with what was left unpaid."""
    return all_claims_due + previous(unpaid_claims)


@balance(USD_M)
def cash_before_claims(cash, money_received, refrozen, money_disbursed, reflows, income_received):
    """Cash before claims and costs."""
    return previous(cash) + money_received - refrozen - money_disbursed + reflows + income_received


@check(USD_M)
def no_more_is_disbursed_than_there_is(cash_before_claims):
    """Disbursement leaves no overdraft: nobody lends the fund."""
    return minimum(0, cash_before_claims)


@flow(USD_M)
def all_claims_paid(claims_to_pay, cash_before_claims):
    """Claims paid, as far as there is cash."""
    return minimum(claims_to_pay, cash_before_claims)


@flow(USD_M)
def claims_forgiven(is_last_quarter, claims_to_pay, all_claims_paid):
    """Claims left unpaid at wind-up, borne by the banks."""
    return is_last_quarter * (claims_to_pay - all_claims_paid)


@balance(USD_M)
def unpaid_claims(claims_to_pay, all_claims_paid, claims_forgiven):
    """Claims due and not paid."""
    return claims_to_pay - all_claims_paid - claims_forgiven


@alert(USD_M)
def claims_are_left_unpaid(unpaid_claims):
    """Claims that cash could not cover."""
    return unpaid_claims


@flow(USD_M)
def realised_guarantee_losses(all_claims_paid, all_claims_recovered, all_backing_received):
    """Losses on guarantees realised: claims paid less recovered.

    Less what contributors refund, too.
    """
    return all_claims_paid - all_claims_recovered - all_backing_received


@flow(USD_M)
def booked_guarantee_losses(
    all_claims_due, claims_forgiven, all_claims_recovered, all_backing_received
):
    """Losses on guarantees booked: claims due less recovered."""
    return all_claims_due - claims_forgiven - all_claims_recovered - all_backing_received
