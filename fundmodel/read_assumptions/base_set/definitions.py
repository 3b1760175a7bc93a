"""What a file of base/ defines: a scalar or a series with what is known of it, or a clause."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fundmodel.build_model.units import UNITS, Unit
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.base_set.metadata import metadata_of, refuse_needless
from fundmodel.read_assumptions.schema import Metadata, Scalar, Series, Source, Table, sets_of
from fundmodel.read_assumptions.schema.entries import (
    AssumptionEntry,
    ClauseEntry,
    OptionsEntry,
)
from fundmodel.read_assumptions.text import (
    NAME_RULE,
    NOT_IN_MEMBERS,
    Cursor,
    Diagnostics,
    Document,
    Location,
    is_name,
    number_of,
    series_of,
)


def has_unusable_name(cursor: Cursor) -> bool:
    """Whether the last key cannot be the argument of a line; it is then refused."""
    if is_name(cursor.path[-1]):
        return False
    cursor.refuse_key(
        "This cannot be a name in formulas.",
        why=NAME_RULE,
        fix="rename it; the text for people goes into `label`.",
    )
    return True


def has_unusable_member(cursor: Cursor) -> bool:
    """Whether the last key cannot be the name of a member; it is then refused."""
    member = str(cursor.path[-1])
    if member == member.strip() and member.isprintable() and not NOT_IN_MEMBERS & set(member):
        return False
    cursor.refuse_key(
        "This cannot be the name of a member.",
        why="Cells are addressed as column[member], and sums in the workbook look for the name.",
        fix="leave out brackets, quotes, = < > * ? ~ and blanks at the ends.",
    )
    return True


def read_assumption(
    cursor: Cursor, tables: Mapping[str, Table], *, all_tables: bool
) -> Scalar | Series | None:
    """One top-level entry; None, with the reasons noted, if anything is wrong.

    Args:
        cursor: where it stands.
        tables: the member tables, for a choice among the members of a set.
        all_tables: whether these are all, so that a set that is not found does not exist.
    """
    if has_unusable_name(cursor):
        return None
    entry = AssumptionEntry.read(cursor)
    if entry is None:
        return None
    name, unit = cursor.name, UNITS[entry.unit]
    metadata = _metadata_of(entry, unit, cursor)
    options = _options_of(entry, cursor, tables, all_tables=all_tables)
    if options is None:
        return None
    value = cursor.inside("value")
    if isinstance(value.raw, dict):
        values = series_of(value, unit, options)
        if metadata is None or values is None:
            return None
        locations = {year: value.inside(year).location for year in values}
        return Series(name, values, metadata, locations, options, entry.structural)
    number = number_of(value, unit, options)
    if metadata is None or number is None:
        return None
    return Scalar(name, number, metadata, value.location, options, entry.structural)


def _metadata_of(entry: AssumptionEntry, unit: Unit, cursor: Cursor) -> Metadata | None:
    if entry.quarter_end and unit.kind != "date":
        cursor.inside("quarter_end").refuse_key(
            f"A number of the unit `{unit}` is no day of a quarter.",
            fix="remove `quarter_end`, or write unit: date.",
        )
        return None
    if entry.structural and (cursor.has("fixed") or cursor.has("uncertainty")):
        refuse_needless(cursor, "What shapes the workbook")
    metadata = metadata_of(entry, cursor)
    return None if metadata is None else replace(metadata, ends_on_quarter=entry.quarter_end)


def _options_of(
    entry: AssumptionEntry, cursor: Cursor, tables: Mapping[str, Table], *, all_tables: bool
) -> tuple[str, ...] | None:
    cursor = cursor.inside("options")
    if isinstance(entry.options, OptionsEntry):
        options = _members_of(entry.options.members_of, cursor, tables, all_tables=all_tables)
        if options is None:
            return None
    else:
        options = tuple(entry.options or ())
    if entry.unit == "choice" and not options:
        cursor.refuse_key(
            "The options are missing.",
            fix="write options: [one, other], or options: {members_of: ...} with the name of a "
            "set.",
        )
    elif entry.unit != "choice" and options:
        cursor.refuse_key(
            f"A number of the unit `{entry.unit}` has no options.",
            fix="remove `options`, or write unit: choice.",
        )
        return ()
    elif len(set(options)) < len(options):
        cursor.refuse_key("Two options have the same name.", fix="rename one of them.")
    return options


def _members_of(
    name: str, cursor: Cursor, tables: Mapping[str, Table], *, all_tables: bool
) -> tuple[str, ...] | None:
    sets = sets_of(tables)
    if name in tables or (all_tables and name in sets):
        return sets[name].members
    if all_tables:
        cursor.inside("members_of", name=f"{cursor.name}, options").refuse_value(
            f"There is no set {quoted(name)}.",
            meant=closest(name, sets),
            fix="name a set, a part or an attribute of base/members, or list the options.",
        )
    return None


@dataclass(frozen=True)
class Clause:
    """One clause of the plan.

    Attributes:
        name: the key in the file.
        clause: where it stands in the text, "Point 14".
        text: what it says.
        source: who reported it.
        moves: the inputs by which it is modelled.
        not_modelled: why it is not, or not wholly, modelled; "" if it is.
        note: what a reader should know.
        location: where it is written.
        moves_locations: where each of `moves` is written.
    """

    name: str
    clause: str
    text: str
    source: Source
    moves: tuple[str, ...]
    not_modelled: str
    note: str
    location: Location
    moves_locations: tuple[Location, ...]


def read_clauses(document: Document, diagnostics: Diagnostics) -> dict[str, Clause]:
    """The clauses of deal.yaml that are right."""
    clauses = {}
    for name in document.data:
        cursor = Cursor(document, (name,), str(name), diagnostics)
        entry = ClauseEntry.read(cursor)
        if entry is None:
            continue
        if not entry.moves and not entry.not_modelled:
            cursor.refuse_key(
                "Nothing says how the clause is modelled.",
                fix="write moves: [names of inputs], or not_modelled: why.",
            )
        moves = tuple(entry.moves or ())
        clauses[str(name)] = Clause(
            name=str(name),
            clause=entry.clause,
            text=entry.text,
            source=entry.source.as_source(),
            moves=moves,
            not_modelled=entry.not_modelled or "",
            note=entry.note or "",
            location=cursor.key,
            moves_locations=tuple(
                document.location((name, "moves", index)) for index in range(len(moves))
            ),
        )
    return clauses


def refuse_unknown_moves(
    clauses: Mapping[str, Clause], known: Mapping[str, Location], diagnostics: Diagnostics
) -> None:
    """Each clause may move only inputs that exist: `known` says where each is written."""
    for clause in clauses.values():
        for name, location in zip(clause.moves, clause.moves_locations, strict=True):
            if name not in known:
                meant = closest(name, known)
                diagnostics.add(
                    location,
                    clause.name,
                    f"There is no input {quoted(name)}.",
                    why=f"The nearest name is that at {known[meant]}." if meant else None,
                    meant=meant,
                    fix="correct the name, bring back its file, or say why in not_modelled.",
                )
