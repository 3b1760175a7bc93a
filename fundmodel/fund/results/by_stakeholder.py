"""Who gains and who pays: all stakeholders at one rate, so that the column adds up to zero."""

from fundmodel.build_model import USD_M, life_total, present_value, result


@result(USD_M, each="stakeholder", basis="present value, common rate")
def gain_by_stakeholder(stakeholder_gain, us_discount_factor):
    """Gain over no deal.

    All on the curve of US Treasuries: at one rate what one gains others pay, and the sum is zero.
    Ukraine's own rate is another, and so are the contributors' curves.
    """
    return present_value(stakeholder_gain, us_discount_factor)


@result(USD_M, each="stakeholder", basis="nominal")
def gain_by_stakeholder_total(stakeholder_gain):
    """Gain over no deal."""
    return life_total(stakeholder_gain)
