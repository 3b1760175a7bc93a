"""What is kept for the next scenario changes nothing: the same worlds, whatever came before."""

import fundmodel
from fundmodel.read_assumptions import Assumptions
from fundmodel.simulation.drawn_scores import _kept_scores

PATHS = 32


def bits(assumptions: Assumptions) -> dict[str, bytes]:
    """All that a simulation draws and finds, to the last bit."""
    one = fundmodel.simulate(assumptions, PATHS, 1, checks=False)
    every = {**one.by_path, **{f"draw {name}": numbers for name, numbers in one.drawn.items()}}
    return {name: numbers.tobytes() for name, numbers in every.items()}


def test_a_set_is_the_same_alone_and_after_others() -> None:
    other = fundmodel.load("base", {"us_profit_share": 0.25})
    _kept_scores.cache_clear()
    alone = bits(other)
    _kept_scores.cache_clear()
    bits(fundmodel.load("renewed_war_2030"))  # with fewer draws
    bits(fundmodel.load("base"))  # with the same draws
    assert bits(other) == alone
    assert _kept_scores.cache_info().hits == 1
