"""The shapes by which a number is drawn: their parameters, what contradicts itself, their reach."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import NormalDist

from fundmodel.read_assumptions.text import Location
from fundmodel.read_assumptions.uncertainty.quantiles import beta_quantile, student_t_quantile

SHAPES: dict[str, tuple[str, ...]] = {
    "triangular": ("low", "mode", "high"),
    "pert": ("low", "mode", "high"),
    "uniform": ("low", "high"),
    "normal": ("mean", "sigma"),
    "lognormal": ("median", "sigma"),
    "beta": ("mean", "sigma"),
    "student_t": ("center", "scale", "degrees"),
    "discrete": ("values", "weights"),
}
"""Shape -> its parameters."""
BOUNDED = ("triangular", "pert", "uniform", "discrete")
VALUE, SHIFT, FACTOR = "value", "shift", "factor"
ABOUT = (VALUE, SHIFT, FACTOR)
"""What is drawn: the number itself, what is added to what is stated, or what multiplies it."""
NEUTRAL = {SHIFT: 0.0, FACTOR: 1.0}
MIDDLE = {"normal": "mean", "lognormal": "median", "student_t": "center"}
"""The parameter that may be left out where a draw that changes nothing is the middle."""
NEARLY_ALL = 0.999
NO_LOCATION = Location("")


@dataclass(frozen=True)
class Uncertainty:
    """How a number is drawn.

    Attributes:
        shape: a name of `SHAPES`.
        parameters: the shape's numbers, by name; none for `discrete`.
        about: "value" if the draw is the number, "shift" if it is added to what is stated, "factor"
            if it multiplies it.
        persistence: of a number a year: None if one draw holds for all years; else a shock is drawn
            every year, and x(year) = persistence * x(year before) + shock, x before the first year
            being 0. A factor does so in logarithms: it is exp(x), and the shock that of the draw.
        values: of `discrete`: the numbers that it may be.
        weights: of `discrete`: the probability of each.
        location: where it is written.
    """

    shape: str
    parameters: Mapping[str, float]
    about: str = VALUE
    persistence: float | None = None
    values: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()
    location: Location = field(default=NO_LOCATION, compare=False)

    @property
    def is_bounded(self) -> bool:
        """Whether no draw lies beyond its reach."""
        return self.shape in BOUNDED and not self.persistence


@dataclass(frozen=True)
class FirstPassage:
    """How the beginnings of events are drawn: by first passage, at a probability a year.

    Members of the same hazard follow each other: the second can begin once the first has ended.

    Attributes:
        by: the attribute of the members that tells the hazard.
        hazards: text of that attribute -> the assumption that holds the probability a year.
        lasts: the column that says for how many quarters an event lasts.
        location: where it is written.
    """

    by: str
    hazards: Mapping[str, str]
    lasts: str
    location: Location = field(default=NO_LOCATION, compare=False)


def contradiction(shape: str, at: Mapping[str, float]) -> tuple[str, str] | None:
    """Why no number can be drawn with these parameters, and how to mend it; or None."""
    correct = "correct the parameters."
    if "low" in at:
        ordered = [at[key] for key in SHAPES[shape]]
        if ordered != sorted(ordered) or at["low"] == at["high"]:
            return f"{', '.join(SHAPES[shape])} must ascend.", correct
        return None
    spread = "scale" if shape == "student_t" else "sigma"
    if at[spread] <= 0:
        return f"{spread} must be above 0.", correct
    if shape == "lognormal" and at["median"] <= 0:
        return "The median of a lognormal shape must be above 0.", correct
    if shape == "beta" and not (
        0 < at["mean"] < 1 and at["sigma"] * at["sigma"] < at["mean"] * (1 - at["mean"])
    ):
        return "A beta shape needs 0 < mean < 1 and sigma^2 < mean x (1 - mean).", correct
    if shape == "student_t" and at["degrees"] < 3:
        return (
            "Student's t needs 3 degrees or more: with fewer, single draws rule the mean.",
            "write degrees: 3 or more; 4 is usual for exchange rates.",
        )
    return None


def reach_of(drawn: Uncertainty) -> tuple[float, float]:
    """The ends between which draws lie: all of them, or 998 of 1,000 where the shape has no ends.

    Of shocks that last, the ends of what they come to in the long run.
    """
    low, high = _reach_of_a_draw(drawn)
    if not drawn.persistence:
        return low, high
    in_logarithms = drawn.about == FACTOR
    ends = [math.log(low), math.log(high)] if in_logarithms else [low, high]
    middle = math.log(_middle(drawn)) if in_logarithms else _middle(drawn)
    widened = 1 / math.sqrt(1 - drawn.persistence**2)
    long_run = [middle / (1 - drawn.persistence) + (end - middle) * widened for end in ends]
    low, high = (math.exp(end) for end in long_run) if in_logarithms else long_run
    return low, high


def _reach_of_a_draw(drawn: Uncertainty) -> tuple[float, float]:
    at = drawn.parameters
    match drawn.shape:
        case "discrete":
            return min(drawn.values), max(drawn.values)
        case "normal":
            width = NormalDist().inv_cdf(NEARLY_ALL) * at["sigma"]
            return at["mean"] - width, at["mean"] + width
        case "lognormal":
            times = math.exp(NormalDist().inv_cdf(NEARLY_ALL) * at["sigma"])
            return at["median"] / times, at["median"] * times
        case "beta":
            size = at["mean"] * (1 - at["mean"]) / at["sigma"] ** 2 - 1
            a, b = at["mean"] * size, (1 - at["mean"]) * size
            return beta_quantile(1 - NEARLY_ALL, a, b), beta_quantile(NEARLY_ALL, a, b)
        case "student_t":
            width = student_t_quantile(NEARLY_ALL, at["degrees"]) * at["scale"]
            return at["center"] - width, at["center"] + width
        case _:
            return at["low"], at["high"]


def _middle(drawn: Uncertainty) -> float:
    """The mean of a shape, of a lognormal one the median."""
    at = drawn.parameters
    match drawn.shape:
        case "triangular":
            return (at["low"] + at["mode"] + at["high"]) / 3
        case "pert":
            return (at["low"] + 4 * at["mode"] + at["high"]) / 6
        case "uniform":
            return (at["low"] + at["high"]) / 2
        case "discrete":
            return math.fsum(
                value * weight for value, weight in zip(drawn.values, drawn.weights, strict=True)
            )
        case shape:
            return at[MIDDLE.get(shape, "mean")]


def can_be_negative(drawn: Uncertainty) -> bool:
    """Whether a draw may be 0 or less, so that it has no logarithm."""
    if drawn.shape in ("normal", "student_t"):
        return True
    return drawn.shape in BOUNDED and _reach_of_a_draw(drawn)[0] <= 0
