"""A few results of a few numbers, small enough to move by hand."""

from functools import cache

from fundmodel.build_model import (
    FACTOR,
    INDEX,
    Model,
    choose,
    divide_if_any,
    maximum,
    member,
    result,
)
from fundmodel.read_assumptions import Assumptions, Uncertainty
from tests.simulation.as_stated import drawn_too
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.stages import toy_assumptions


@result(INDEX)
def product(flat_level, rough_level):
    """One times the other: 1.1 x 0.7 as stated."""
    return flat_level * rough_level


@result(INDEX)
def bent(flat_level, price_index_opening):
    """Twice as steep above the price index as below."""
    return flat_level + maximum(flat_level - price_index_opening, 0)


@result(FACTOR)
def square(mending_quarters):
    """The square of a whole number: 9 as stated."""
    return mending_quarters * mending_quarters


@result(FACTOR)
def quotient(flat_level, levy_share):
    """Not available where there is no levy."""
    return divide_if_any(flat_level, levy_share)


@result(FACTOR)
def chosen(toll_policy, flat_level, rough_level):
    """The level of the policy; the rising one is twice flat."""
    return choose(toll_policy, flat=flat_level, rising=flat_level + flat_level, rough=rough_level)


@result(FACTOR)
def beams(beam_share):
    """Beam of Skerry and twice that of St. Anne."""
    st_anne = member("St. Anne", beam_share)
    return member("Skerry", beam_share) + st_anne + st_anne


NAMES = ("product", "bent", "square", "quotient", "chosen", "beams")


@cache
def few_results() -> Model:
    """The model."""
    return model_with(product, bent, square, quotient, chosen, beams)


@cache
def drawn_levels() -> Assumptions:
    """The rough level is drawn evenly from 0.6 to 1.0; the quarters of mending from 1.6 to 6.6.

    The price index is stated as 1.1, where the flat level stands: there the kink is.
    """
    found = toy_assumptions().changed({"price_index_opening": 1.1})
    found = drawn_too(found, "rough_level", Uncertainty("uniform", {"low": 0.6, "high": 1.0}))
    ends = {"low": 1.6, "high": 6.6}
    return drawn_too(found, "mending_quarters", Uncertainty("uniform", ends))
