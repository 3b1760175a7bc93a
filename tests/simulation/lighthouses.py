"""The lighthouses with numbers that are drawn: a small model, which workers can import."""

from fundmodel.build_model import Model
from fundmodel.read_assumptions import Assumptions, Uncertainty
from fundmodel.simulation.asked import Asked
from tests.simulation.as_stated import drawn_too
from tests.toy_fund.stages import toy_assumptions, toy_model

DRAWN = {
    name: one.metadata.plausible
    for name, one in toy_assumptions().scalars.items()
    if one.metadata.unit.kind == "share" and name in toy_model().inputs
}


def drawn_lighthouses() -> Assumptions:
    """Every share drawn evenly, within a tenth of what is stated."""
    found = toy_assumptions()
    for name, (low, high) in DRAWN.items():
        stated = found.number(name)
        ends = {"low": max(low, 0.9 * stated), "high": min(high, 1.1 * stated)}
        if ends["low"] < ends["high"]:
            found = drawn_too(found, name, Uncertainty("uniform", ends))
    return found


def lighthouse_model(_: Assumptions) -> Model:
    """The lines, for whatever numbers."""
    return toy_model()


def asked_of_lighthouses(paths: int, **more: object) -> Asked:
    """Every result, and a fan of every flow that has members."""
    return Asked(paths, 1, "sobol", ("results",), **more)  # type: ignore[arg-type]
