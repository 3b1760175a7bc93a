"""What may stop it: the odds of war and suspension, and what goes back to the freeze."""

from fundmodel.build_model import SHARE, USD_M, final, life_total, result


@result(SHARE)
def probability_of_signature(chance_of_signature):
    """Probability that a deal is signed by the date told.

    By the odds alone; the date itself is told as if certain.
    """
    return final(chance_of_signature)


@result(SHARE)
def probability_of_war(peace_probability):
    """Probability that war begins again during the fund's life.

    By the hazard alone; the dated events of a scenario are told as if certain.
    """
    return 1 - final(peace_probability)


@result(SHARE)
def probability_of_suspension(probability_of_no_suspension):
    """Probability that payments are suspended at least once."""
    return 1 - final(probability_of_no_suspension)


@result(USD_M, basis="nominal")
def refrozen_total(refrozen):
    """Russian money returned to the freeze."""
    return life_total(refrozen)
