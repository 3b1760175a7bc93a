"""One assumption of a file -> a scalar or a series."""

from collections.abc import Mapping
from dataclasses import replace

from fundmodel.build_model.units import UNITS, Unit
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.facts import facts_of
from fundmodel.read_assumptions.for_lines import sets_of
from fundmodel.read_assumptions.items import Scalar, Series, Table
from fundmodel.read_assumptions.names import has_unusable_name
from fundmodel.read_assumptions.numbers import number_of, series_of
from fundmodel.read_assumptions.refusals import read_entry
from fundmodel.read_assumptions.schema import AssumptionEntry, OptionsEntry
from fundmodel.read_assumptions.sources import Facts
from fundmodel.read_assumptions.spots import Spot


def read_assumption(
    spot: Spot, tables: Mapping[str, Table], *, all_tables: bool
) -> Scalar | Series | None:
    """One top-level entry; None, with the reasons noted, if anything is wrong.

    Args:
        spot: where it stands.
        tables: the member tables, for a choice among the members of a set.
        all_tables: whether these are all, so that a set that is not found does not exist.
    """
    if has_unusable_name(spot):
        return None
    entry = read_entry(AssumptionEntry, spot)
    if entry is None:
        return None
    name, unit = spot.name, UNITS[entry.unit]
    facts = _facts_of(entry, unit, spot)
    options = _options_of(entry, spot, tables, all_tables=all_tables)
    if options is None:
        return None
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


def _facts_of(entry: AssumptionEntry, unit: Unit, spot: Spot) -> Facts | None:
    if entry.quarter_end and unit.kind != "date":
        spot.inside("quarter_end").refuse_key(
            f"A number of the unit `{unit}` is no day of a quarter.",
            fix="remove `quarter_end`, or write unit: date.",
        )
        return None
    facts = facts_of(entry, spot)
    return None if facts is None else replace(facts, ends_on_quarter=entry.quarter_end)


def _options_of(
    entry: AssumptionEntry, spot: Spot, tables: Mapping[str, Table], *, all_tables: bool
) -> tuple[str, ...] | None:
    spot = spot.inside("options")
    if isinstance(entry.options, OptionsEntry):
        options = _members_of(entry.options.members_of, spot, tables, all_tables=all_tables)
        if options is None:
            return None
    else:
        options = tuple(entry.options or ())
    if entry.unit == "choice" and not options:
        spot.refuse_key(
            "The options are missing.",
            fix="write options: [one, other], or options: {members_of: ...} with the name of a "
            "set.",
        )
    elif entry.unit != "choice" and options:
        spot.refuse_key(
            f"A number of the unit `{entry.unit}` has no options.",
            fix="remove `options`, or write unit: choice.",
        )
        return ()
    elif len(set(options)) < len(options):
        spot.refuse_key("Two options have the same name.", fix="rename one of them.")
    return options


def _members_of(
    name: str, spot: Spot, tables: Mapping[str, Table], *, all_tables: bool
) -> tuple[str, ...] | None:
    sets = sets_of(tables)
    if name in tables or (all_tables and name in sets):
        return sets[name].members
    if all_tables:
        spot.inside("members_of", name=f"{spot.name}, options").refuse_value(
            f"There is no set {quoted(name)}.",
            meant=closest(name, sets),
            fix="name a set, a part or an attribute of base/members, or list the options.",
        )
    return None
