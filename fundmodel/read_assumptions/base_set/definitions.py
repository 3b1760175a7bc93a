"""One assumption of a file -> a scalar or a series, with what is known about its numbers."""

from collections.abc import Mapping
from dataclasses import replace

from fundmodel.build_model.units import UNITS, Unit
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.schema.assumption_set import (
    Facts,
    Scalar,
    Series,
    Table,
    sets_of,
)
from fundmodel.read_assumptions.schema.entries import (
    AssumptionEntry,
    CellEntry,
    OptionsEntry,
    StatedFacts,
)
from fundmodel.read_assumptions.text import (
    NAME_RULE,
    UNLIMITED,
    Ends,
    Place,
    Spot,
    ends_of,
    is_name,
    number_of,
    series_of,
    uncertainty_of,
)


def facts_of(entry: StatedFacts, spot: Spot) -> Facts | None:
    """What an assumption or column says about itself; None if its range is wrong."""
    unit = UNITS[entry.unit]
    _refuse_bare_judgement(entry.grade, entry.note, spot)
    drawn = None
    if spot.has("uncertainty"):
        drawn = uncertainty_of(spot.inside("uncertainty").written, unit, spot.name, spot.problems)
    ends = _ends_of(unit, spot)
    if ends is None:
        return None
    return Facts(
        label=entry.label,
        unit=unit,
        ends=ends,
        source=entry.source.as_source(),
        grade=entry.grade,
        as_of=entry.as_of,
        place=spot.key,
        range_place=_range_place(spot),
        note=entry.note or "",
        review_by=entry.review_by or "",
        uncertainty=drawn,
    )


def facts_of_cell(entry: CellEntry, column: Facts, spot: Spot) -> Facts:
    """What a cell says about itself, over what its column says."""
    facts = replace(column, place=spot.key)
    if spot.has("plausible"):
        ends = _ends_of(column.unit, spot) or UNLIMITED
        facts = replace(facts, ends=ends, range_place=_range_place(spot))
    if spot.has("uncertainty"):
        written = spot.inside("uncertainty").written
        drawn = uncertainty_of(written, column.unit, spot.name, spot.problems)
        facts = replace(facts, uncertainty=drawn)
    if entry.source is not None:
        facts = replace(facts, source=entry.source.as_source())
    _refuse_bare_judgement(entry.grade, entry.note or column.note, spot)
    return replace(
        facts,
        grade=entry.grade or facts.grade,
        as_of=entry.as_of or facts.as_of,
        note=entry.note or facts.note,
        review_by=entry.review_by or facts.review_by,
    )


def _range_place(spot: Spot) -> Place:
    return spot.document.place((*spot.path, "plausible"))


def _ends_of(unit: Unit, spot: Spot) -> Ends | None:
    """The two ends of the plausible range as written; None, with the reason noted, if wrong."""
    if spot.has("plausible"):
        return ends_of(spot.inside("plausible").written, unit, spot.name, spot.problems)
    if unit.kind == "choice":
        return UNLIMITED
    spot.inside("plausible").refuse_key(
        "`plausible` is missing.",
        why="A number outside its range is refused: that is how slips of the keyboard show.",
        fix="write plausible: [lowest, highest].",
    )
    return None


def _refuse_bare_judgement(grade: str | None, note: str | None, spot: Spot) -> None:
    if grade == "C" and not note:
        spot.refuse_key(
            "Grade C comes without a note.",
            why="Judgement is a source if it says whose it is and why.",
            fix="write `note:` with whose judgement it is, and why.",
        )


def has_unusable_name(spot: Spot) -> bool:
    """Whether the last key cannot be the argument of a line; it is then refused."""
    if is_name(spot.path[-1]):
        return False
    spot.refuse_key(
        "This cannot be a name in formulas.",
        why=NAME_RULE,
        fix="rename it; the text for people goes into `label`.",
    )
    return True


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
    entry = AssumptionEntry.read(spot)
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
