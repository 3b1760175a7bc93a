"""Two sets of the lighthouses that are to be bridged."""

from fundmodel.analyse.bridging import Pair
from fundmodel.analyse.differing import differing
from fundmodel.build_model import Model
from fundmodel.read_assumptions import Assumptions
from tests.toy_fund.stages import toy_assumptions, toy_model

FLAT = toy_assumptions().changed({"toll_policy": "flat", "flat_level": 1, "toll_a_ship": 0.5})
"""While tolls are flat, all tolls are a number times their level times the toll of a ship."""


def pair_of(first: Assumptions, second: Assumptions, model: Model | None = None) -> Pair:
    """Two sets, called "one" and "other"."""
    sets = first, second
    return Pair(model or toy_model(), sets, ("one", "other"), differing(sets))


def changed(changes: dict[str, object]) -> Pair:
    """From flat tolls to the same with changes."""
    return pair_of(FLAT, FLAT.changed(changes))
