"""Headline: what the keepers ask first."""

from fundmodel.build_model import SHARE_A_YEAR, USD_M, final, irr, result


@result(USD_M, basis="money of the day")
def reserve_at_the_end(reserve):
    """Reserve at the end."""
    return final(reserve)


@result(SHARE_A_YEAR, basis="nominal")
def tolls_irr(all_tolls):
    """Internal rate of return of the tolls alone.

    They never change sign, so there is none.
    """
    return irr(all_tolls)
