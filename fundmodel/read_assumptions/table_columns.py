"""The numbers of a table: one a member of the set or of a part."""

from fundmodel.build_model.members import MemberSet
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.facts import facts_of, facts_of_cell
from fundmodel.read_assumptions.items import Column, Table
from fundmodel.read_assumptions.numbers import number_of
from fundmodel.read_assumptions.places import Place
from fundmodel.read_assumptions.refusals import read_entry
from fundmodel.read_assumptions.schema_of_tables import CellEntry, ColumnEntry, TableEntry
from fundmodel.read_assumptions.sources import Facts
from fundmodel.read_assumptions.spots import Spot

NOT_IN_TABLES = ("choice", "date")


def read_columns(entry: TableEntry, table: Table, spot: Spot) -> dict[str, Column]:
    """The columns that are right; what is wrong with the others is noted."""
    _refuse_unknown_keys(entry, spot)
    columns = {}
    for name in entry.columns:
        column_spot = spot.inside("columns", name, name=name)
        column = read_entry(ColumnEntry, column_spot)
        members = None if column is None else _members_of(column, table, column_spot)
        if column is None or members is None:
            continue
        _refuse_outsiders(name, entry, members, spot)
        found = _column(name, column, members, entry, spot)
        if found is not None:
            columns[name] = found
    return columns


def _column(
    name: str, entry: ColumnEntry, members: MemberSet, table: TableEntry, spot: Spot
) -> Column | None:
    column_spot = spot.inside("columns", name, name=name)
    if entry.unit in NOT_IN_TABLES:
        column_spot.inside("unit").refuse_value(
            f"A column cannot be a {entry.unit}.",
            fix="make it an assumption of its own, or an attribute.",
        )
        return None
    facts = facts_of(entry, column_spot)
    if facts is None:
        return None
    cells = {
        member: _cell(table, facts, spot.inside("members", member, name, name=f"{name}[{member}]"))
        for member in members.members
    }
    right = {member: cell for member, cell in cells.items() if cell is not None}
    if len(right) < len(cells):
        return None
    return Column(
        name=name,
        each=members.name,
        members=members.members,
        values=tuple(number for number, _, _ in right.values()),
        facts=facts,
        cells={member: stated for member, (_, _, stated) in right.items() if stated is not facts},
        places={member: place for member, (_, place, _) in right.items()},
        drawn_by_member=entry.each == "member",
        adds_to_one=entry.adds_to_one,
    )


def _cell(table: TableEntry, facts: Facts, spot: Spot) -> tuple[float, Place, Facts] | None:
    """The number of one member, where it stands, and its facts."""
    _, member, column = spot.path
    if column not in table.members[member]:
        spot.inside(name=member).refuse_key(
            f"The number for `{column}` is missing.",
            why=f"The column is defined at {facts.place}.",
            fix=f"write `{column}:` with the number, "
            "or give the column the part that has it (`members:`).",
        )
        return None
    written = spot.written
    if isinstance(written.raw, dict):
        entry = read_entry(CellEntry, spot)
        if entry is None:
            return None
        facts = facts_of_cell(entry, facts, spot)
        written = spot.inside("value").written
    number = number_of(written, facts.unit, (), spot.name, spot.problems)
    return None if number is None else (number, written.place, facts)


def _members_of(column: ColumnEntry, table: Table, spot: Spot) -> MemberSet | None:
    """The set or part that a column has numbers for."""
    if column.members is None or column.members == table.name:
        return table.members
    if column.members in table.parts:
        return table.parts[column.members]
    spot.inside("members").refuse_value(
        f"There is no part {quoted(column.members)}.",
        meant=closest(column.members, table.parts),
        fix="name a part of this table, or leave `members` out.",
    )
    return None


def _refuse_outsiders(name: str, entry: TableEntry, members: MemberSet, spot: Spot) -> None:
    """Only the members of its part have a number in a column."""
    for member, given in entry.members.items():
        if name in given and member not in members.members:
            spot.inside("members", member, name, name=member).refuse_key(
                f"There is a number for `{name}`, but the member is not in {members.name}.",
                why=f"Only the members of {members.name} have that number.",
                fix="remove it, or change the member's attributes.",
            )


def _refuse_unknown_keys(entry: TableEntry, spot: Spot) -> None:
    known = [*entry.attributes, *entry.columns]
    for member, given in entry.members.items():
        for key in given:
            if key not in known:
                spot.inside("members", member, key, name=member).refuse_key(
                    f"{quoted(key)} is neither an attribute nor a column of this table.",
                    meant=closest(str(key), known),
                    fix="correct the name, or define a column.",
                )
