"""The shapes from which a number may be drawn, and the parameters that each needs."""

from typing import Any

from fundmodel.build_model.units import Unit
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.numbers import plain_number
from fundmodel.read_assumptions.places import Problems, Written
from fundmodel.read_assumptions.sources import Uncertainty

SHAPES: dict[str, tuple[str, ...]] = {
    "triangular": ("low", "mode", "high"),
    "pert": ("low", "mode", "high"),
    "uniform": ("low", "high"),
    "normal": ("mean", "sigma"),
    "lognormal": ("median", "sigma"),
    "beta": ("mean", "sigma"),
}
NEVER_DRAWN = ("date", "choice")


def uncertainty_of(
    written: Written, unit: Unit, name: str, problems: Problems
) -> Uncertainty | None:
    """The shape and its parameters; None, with the reason in `problems`, if they are wrong."""
    name = f"{name}, uncertainty"
    raw: Any = written.raw
    shape = raw.get("shape") if isinstance(raw, dict) else None
    if unit.kind in NEVER_DRAWN:
        problems.add(
            written.place, name, f"A {unit.kind} is not drawn.", fix="remove `uncertainty`."
        )
    elif shape not in SHAPES:
        problems.add(
            written.at("shape"),
            name,
            "The shape is missing." if shape is None else f"{quoted(shape)} is not a shape.",
            meant=closest(str(shape), SHAPES),
            fix=f"write one of: {', '.join(SHAPES)}.",
        )
    elif _has_the_right_keys(written, str(shape), name, problems):
        return _checked(written, str(shape), name, problems)
    return None


def _has_the_right_keys(written: Written, shape: str, name: str, problems: Problems) -> bool:
    raw: Any = written.raw
    needed = SHAPES[shape]
    missing = [parameter for parameter in needed if parameter not in raw]
    unknown = [key for key in raw if key not in (*needed, "shape")]
    for key in unknown:
        problems.add(
            written.at(key),
            name,
            f"{quoted(key)} is not a parameter of the shape {shape}.",
            meant=closest(str(key), missing),
            fix=f"give {', '.join(needed)}.",
        )
    if missing and not unknown:
        problems.add(
            written.place,
            name,
            f"The shape {shape} lacks {', '.join(missing)}.",
            fix=f"give {', '.join(needed)}.",
        )
    return not missing and not unknown


def _checked(written: Written, shape: str, name: str, problems: Problems) -> Uncertainty | None:
    raw: Any = written.raw
    numbers = {
        key: plain_number(raw[key], written.at(key), name, problems) for key in SHAPES[shape]
    }
    parameters = {key: number for key, number in numbers.items() if number is not None}
    if len(parameters) < len(numbers):
        return None
    wrong = _contradiction(shape, parameters)
    if wrong:
        problems.add(written.place, name, wrong, fix="correct the parameters.")
        return None
    return Uncertainty(shape, parameters)


def _contradiction(shape: str, at: dict[str, float]) -> str | None:
    if "low" in at:
        ordered = [at[key] for key in SHAPES[shape]]
        if ordered != sorted(ordered) or at["low"] == at["high"]:
            return f"{', '.join(SHAPES[shape])} must ascend."
        return None
    if at["sigma"] <= 0:
        return "sigma must be above 0."
    if shape == "lognormal" and at["median"] <= 0:
        return "The median of a lognormal shape must be above 0."
    if shape == "beta" and not (
        0 < at["mean"] < 1 and at["sigma"] * at["sigma"] < at["mean"] * (1 - at["mean"])
    ):
        return "A beta shape needs 0 < mean < 1 and sigma^2 < mean x (1 - mean)."
    return None
