"""One assumption of a file -> a scalar or a series."""

from fundmodel.build_model.units import UNITS
from fundmodel.read_assumptions.facts import facts_of
from fundmodel.read_assumptions.items import Scalar, Series
from fundmodel.read_assumptions.names import has_unusable_name
from fundmodel.read_assumptions.numbers import number_of, series_of
from fundmodel.read_assumptions.refusals import read_entry
from fundmodel.read_assumptions.schema import AssumptionEntry
from fundmodel.read_assumptions.spots import Spot


def read_assumption(spot: Spot) -> Scalar | Series | None:
    """One top-level entry; None, with the reasons noted, if anything is wrong."""
    if has_unusable_name(spot):
        return None
    entry = read_entry(AssumptionEntry, spot)
    if entry is None:
        return None
    name, unit = spot.name, UNITS[entry.unit]
    facts = facts_of(entry, spot)
    options = _options_of(entry, spot)
    written = spot.inside("value").written
    if isinstance(written.raw, dict):
        values = series_of(written, unit, options, name, spot.problems)
        if facts is None or values is None:
            return None
        places = {year: written.at(year) for year in values}
        return Series(name, values, facts, places, options, entry.structural)
    number = number_of(written, unit, options, name, spot.problems)
    if facts is None or number is None:
        return None
    return Scalar(name, number, facts, written.place, options, entry.structural)


def _options_of(entry: AssumptionEntry, spot: Spot) -> tuple[str, ...]:
    options = tuple(entry.options or ())
    spot = spot.inside("options")
    if entry.unit == "choice" and not options:
        spot.refuse_key("The options are missing.", fix="write options: [one, other].")
    elif entry.unit != "choice" and options:
        spot.refuse_key(
            f"A number of the unit `{entry.unit}` has no options.",
            fix="remove `options`, or write unit: choice.",
        )
        return ()
    elif len(set(options)) < len(options):
        spot.refuse_key("Two options have the same name.", fix="rename one of them.")
    return options
