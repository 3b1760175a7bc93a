"""How likely the fund is to be stopped, by the hazards alone."""

from fundmodel.build_model import SHARE, final, present_value, result


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


@result(SHARE)
def war_present_value(war_probability, us_discount_factor):
    """Present value of 1 paid when war begins.

    By the hazard and on the Treasury curve: what insurance against the first outbreak is worth, for
    each dollar insured.
    """
    return present_value(war_probability, us_discount_factor)
