"""Bridges of which everything is known: their steps are given, not worked out."""

from collections.abc import Sequence
from dataclasses import replace
from math import nan

from fundmodel.analyse.bridge import Bridge, Step
from fundmodel.build_model.units import USD_M, Unit
from tests.toy_fund.stages import toy_run

RESULT = "reserve_at_the_end"
FAR = 900.0


def step(name: str, share: float, because: str = "") -> Step:
    """A step that does the same in every order."""
    label = name.replace("_", " ").capitalize()
    return Step(name, label, "1 %", "2 %", because, share, share, 0.0, share, share)


def bridge_of(
    start: float, *shares: float, unit: Unit = USD_M, names: tuple[str, str] = ("base", "gales")
) -> Bridge:
    """From a number over steps called `input_1`, `input_2` and so on to their sum."""
    steps = [step(f"input_{at}", share) for at, share in enumerate(shares, 1)]
    end = start + sum(shares)
    return Bridge(RESULT, "Reserve at the end", unit, "money of the day", names, start, end, steps)


def without_shares(bridge: Bridge) -> Bridge:
    """The same of expected values, of which no shares are worked out."""
    steps = [replace(one, share=nan, standard_error=nan) for one in bridge.steps]
    return replace(bridge, steps=steps, of="mean of 8 worlds")


def of_the_reserve(amounts: Sequence[float] = (FAR, 40.0, -7.0)) -> Bridge:
    """From the reserve in base to that in gales; the last step is what is left over."""
    start, end = (toy_run(name).number(RESULT) for name in ("base", "gales"))
    return bridge_of(start, *amounts, end - start - sum(amounts))
