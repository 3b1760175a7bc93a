"""How a number is drawn, or why it is not, in words that an economist reads."""

from fundmodel.build_model.units import FACTOR as PLAIN_FACTOR
from fundmodel.build_model.units import Unit
from fundmodel.read_assumptions.text import format_number
from fundmodel.read_assumptions.uncertainty.shapes import FACTOR, SHIFT, FirstPassage, Uncertainty

BY_SCENARIO = "scenario"
FIXED = {
    "term": "a term of the deal",
    "rule": "a rule, chosen",
    "measure": "how results are reckoned",
    "event": "an event, told by scenarios",
    "known": "known",
    BY_SCENARIO: "as the scenario states it",
}
"""Why a number is never drawn -> what the workbook says; a file may say all but the last."""
WHY_FIXED = (
    "term (the parties agree on it), rule (how it is run is a choice), measure (how results are "
    "reckoned), event (scenarios tell it as certain) or known (an expert would bet on it)"
)
UNDRAWN = {"choice": "a choice", "flag": "a choice, yes or no", "date": "a date that is chosen"}
HUNDRED = 100


def format_amount(number: float, unit: Unit, *, is_added: bool = False) -> str:
    """A number of a shape in its unit, as it is or as it is added to others.

    >>> from fundmodel.build_model.units import SHARE
    >>> format_amount(0.05, SHARE), format_amount(0.05, SHARE, is_added=True)
    ('5 %', '5 points')
    """
    if unit.style == "percent":
        return f"{number * HUNDRED:.6g} {'points' if is_added else '%'}"
    if unit.style == "factor":
        return f"{number:.6g}"
    return f"{format_number(float(f'{number:.6g}'))} {unit.name}"


def drawn_in_words(drawn: Uncertainty, unit: Unit) -> str:
    """How a number is drawn.

    Args:
        drawn: the shape and what is said of it.
        unit: of the number.
    """
    words = _shape(drawn, PLAIN_FACTOR if drawn.about == FACTOR else unit)
    if drawn.about == FACTOR:
        words = f"times a draw: {words}"
    elif drawn.about == SHIFT:
        words = f"plus a draw: {words}"
    if drawn.persistence is None:
        return words
    if not drawn.persistence:
        return f"{words}; another every year"
    lasting = f"{drawn.persistence * HUNDRED:.6g} %"
    return f"{words}; another every year, {lasting} of which is left the year after"


def _shape(drawn: Uncertainty, unit: Unit) -> str:
    is_added = drawn.about == SHIFT
    at = {
        key: format_amount(number, unit, is_added=is_added)
        for key, number in drawn.parameters.items()
    }
    match drawn.shape:
        case "triangular" | "pert" as shape:
            name = "PERT" if shape == "pert" else shape
            return f"{name} {at['low']} to {at['high']}, most likely {at['mode']}"
        case "uniform":
            return f"uniform {at['low']} to {at['high']}"
        case "lognormal":
            sigma = format_number(drawn.parameters["sigma"])
            return f"lognormal, median {at['median']}, standard deviation of the logarithm {sigma}"
        case "student_t":
            degrees = format_number(drawn.parameters["degrees"])
            around = f"around {at['center']}, scale {at['scale']}"
            return f"Student's t with {degrees} degrees of freedom {around}"
        case "discrete":
            pairs = zip(drawn.values, drawn.weights, strict=True)
            each = (
                f"{format_amount(one, unit, is_added=is_added)} ({weight * HUNDRED:.6g} %)"
                for one, weight in pairs
            )
            return f"one of {', '.join(each)}"
        case shape:
            return f"{shape}, mean {at['mean']}, standard deviation {at['sigma']}"


def passage_in_words(passage: FirstPassage) -> str:
    """How the beginning of an event is drawn."""
    hazards = " or ".join(f"`{name}` ({kind})" for kind, name in passage.hazards.items())
    return f"begins at the yearly probability {hazards}"
