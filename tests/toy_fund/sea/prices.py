"""Prices and risks of the sea."""

from fundmodel.build_model import (
    FACTOR,
    INDEX,
    SHARE,
    choose,
    member,
    pick,
    previous,
    quarterly_factor,
    quarterly_probability,
    ratio,
)


@ratio(INDEX, opening="price_index_opening")
def price_index(price_index, inflation):
    """Price index.

    Grows with the inflation of the calendar year.
    """
    return previous(price_index) * quarterly_factor(inflation)


@ratio(FACTOR, opening=1)
def discount_factor(discount_factor, deposit_rate):
    """Discount factor at the deposit rate."""
    return previous(discount_factor) / quarterly_factor(deposit_rate)


@ratio(SHARE)
def wreck_probability(wreck_rate):
    """Probability that a tower is wrecked in a quarter."""
    return quarterly_probability(wreck_rate)


@ratio(SHARE)
def surviving_share(wreck_probability, quarter):
    """Share of the towers that no storm has wrecked."""
    return (1 - wreck_probability) ** quarter


@ratio(INDEX)
def toll_level(toll_policy, price_index, flat_level, rough_level, quarter_of_cycle):
    """Level of the tolls, by policy."""
    return choose(
        toll_policy,
        flat=flat_level,
        rising=price_index,
        rough=rough_level * (1 + 1 / (1 + quarter_of_cycle)),
    )


@ratio(SHARE)
def flagship_beam(beam_share, flagship):
    """Beam of the tower that leads the fleet."""
    return pick(beam_share, flagship)


@ratio(SHARE)
def skerry_beam_less_flagship(beam_share, flagship_beam):
    """Beam of Skerry less that of the flagship."""
    return member("Skerry", beam_share) - flagship_beam
