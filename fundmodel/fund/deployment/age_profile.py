"""The pipeline by age: what falls due each quarter after commitment, as a triangle.

The alternative to two stages, with the same mean and a definite end. It goes by age alone: what
falls due while work is stopped is not paid, and joins the backlog.
"""

from fundmodel.build_model import SHARE, USD_M, convolve, flow, maximum, minimum, previous, ratio


@ratio(SHARE, each="window")
def age_share(quarter, preparation_quarters, construction_quarters, one_half):
    """Age of a commitment over the longest age.

    Quarter n stands for an age of n quarters. The longest age is twice the mean of both stages,
    less one quarter, as what falls due within a quarter is paid at its end: the mean is the same.
    """
    return minimum(1, quarter / ((preparation_quarters + construction_quarters) / one_half - 1))


@ratio(SHARE, each="window")
def age_past_the_middle(age_share, one_half):
    """Age beyond half of the longest age, over the longest age."""
    return maximum(0, age_share - one_half)


@ratio(SHARE, each="window", opening=0)
def drawn_by_age(age_share, age_past_the_middle, one_half):
    """Part of a commitment that has fallen due up to this age.

    A symmetric triangle: dues rise up to half of the longest age and fall after it, so that their
    sum is 2 a^2 up to the middle, and 2 a^2 - 4 (a - 1/2)^2 beyond.
    """
    return (age_share * age_share - age_past_the_middle * age_past_the_middle / one_half) / one_half


@ratio(SHARE, each="window")
def drawdown_weight(drawn_by_age):
    """Part of a commitment that falls due at this age."""
    return drawn_by_age - previous(drawn_by_age)


@flow(USD_M, each="window")
def ready_by_age(committed, drawdown_weight):
    """Payment that falls due by age."""
    return convolve(committed, drawdown_weight)
