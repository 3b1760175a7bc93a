"""A file of base/members/ -> a set of members with its parts and columns."""

from dataclasses import replace

from fundmodel.build_model.members import MemberSet
from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.base_set.column_draws import between_members_of, first_passage_of
from fundmodel.read_assumptions.base_set.definitions import (
    has_unusable_member,
    has_unusable_name,
)
from fundmodel.read_assumptions.base_set.metadata import metadata_of, metadata_of_cell
from fundmodel.read_assumptions.schema import Column, Metadata, Table
from fundmodel.read_assumptions.schema.entries import (
    AttributeEntry,
    CellEntry,
    ColumnEntry,
    TableEntry,
)
from fundmodel.read_assumptions.text import (
    NAME_RULE,
    NOT_IN_MEMBERS,
    Cursor,
    Location,
    is_name,
    number_of,
)

NOT_IN_TABLES = ("choice", "date")


def read_table(cursor: Cursor) -> Table | None:
    """One table; None, with the reasons noted, if its members cannot be told."""
    entry = TableEntry.read(cursor)
    if entry is None or _has_unusable_names(entry, cursor):
        return None
    attributes = {
        name: _texts(entry, name, attribute, cursor) for name, attribute in entry.attributes.items()
    }
    members = MemberSet(entry.set_name, tuple(entry.members), attributes)
    table = Table(
        name=entry.set_name,
        label=entry.label,
        members=members,
        attribute_labels={name: given.label for name, given in entry.attributes.items()},
        parts={
            name: members.part(name, wanted)
            for name, wanted in entry.parts.items()
            if _is_possible(wanted, members, cursor.inside("parts", name, name=name))
        },
        columns={},
        location=cursor.inside("set").location,
        belongs_to={name: given.of for name, given in entry.attributes.items() if given.of},
        text_locations={
            (member, name): cursor.inside("members", member, name).location
            for member in entry.members
            for name in entry.attributes
        },
        named={name: cursor.inside("columns", name).key for name in entry.columns},
    )
    return replace(table, columns=read_columns(entry, table, cursor))


def _has_unusable_names(entry: TableEntry, cursor: Cursor) -> bool:
    """Whether a set, attribute, part, column or member has a name that it cannot have."""
    found = not is_name(entry.set_name)
    if found:
        cursor.inside("set", name="set").refuse_value(
            f"{quoted(entry.set_name)} cannot be a name in formulas.",
            why=NAME_RULE,
            fix="rename it; the text for people goes into `label`.",
        )
    for group in ("attributes", "parts", "columns"):
        for name in getattr(entry, group):
            found |= has_unusable_name(cursor.inside(group, name, name=name))
    for name in entry.columns:
        if name in entry.attributes:
            first = cursor.inside("attributes", name).key
            cursor.inside("columns", name, name=name).refuse_key(
                f"The name is also that of an attribute, at {first}.", fix="rename one of the two."
            )
            found = True
    spelled: dict[str, str] = {}
    for member in entry.members:
        here = cursor.inside("members", member, name=member)
        found |= has_unusable_member(here) or _is_spelled_alike(spelled, here, member)
    if not entry.members:
        cursor.inside("members", name="members").refuse_key("No member is listed.", fix="list one.")
    return found or not entry.members


def _is_spelled_alike(spelled: dict[str, str], cursor: Cursor, member: str) -> bool:
    """Whether another member's name differs in capitals alone; it is then refused."""
    other = spelled.setdefault(member.casefold(), member)
    if other == member:
        return False
    cursor.refuse_key(
        f"The name differs from `{other}` in capital letters alone.",
        why="Sums in the workbook take the two for one.",
        fix="rename one of the two.",
    )
    return True


def _texts(
    entry: TableEntry, name: str, attribute: AttributeEntry, cursor: Cursor
) -> tuple[str, ...]:
    """The attribute's text for each member, "" where an optional one is left out."""
    texts = []
    for member, given in entry.members.items():
        text = given.get(name)
        here = cursor.inside("members", member, name=member)
        if text is None or text == "":
            if not attribute.optional:
                here.refuse_key(
                    f"`{name}` is missing.",
                    fix=f"write `{name}:` with the text, or make the attribute optional.",
                )
        else:
            _refuse_text(text, name, attribute, here.inside(name, name=f"{member}, {name}"))
        texts.append(text if isinstance(text, str) else "")
    return tuple(texts)


def _refuse_text(text: object, name: str, attribute: AttributeEntry, cursor: Cursor) -> None:
    """Note it if a member's text is none, or none of those allowed."""
    if not isinstance(text, str):
        cursor.refuse_value(
            f"{quoted(text)} stands where text belongs.",
            fix="write text; put it in quotes if it looks like a number.",
        )
    elif NOT_IN_MEMBERS & set(text):
        cursor.refuse_value(
            f"{quoted(text)} cannot be a text of {name}.",
            why="Sums in the workbook look for the text, and would read some characters as a rule.",
            fix="leave out brackets, quotes, = < > * ? ~.",
        )
    elif attribute.values is not None and text not in attribute.values:
        cursor.refuse_value(
            f"{quoted(text)} is not one of the values of {name}.",
            meant=closest(text, attribute.values),
            fix=f"write one of: {listed(attribute.values)}.",
        )


def _is_possible(wanted: dict[str, list[str]], members: MemberSet, cursor: Cursor) -> bool:
    """Whether a part asks for attributes and texts that exist."""
    possible = True
    for attribute, texts in wanted.items():
        if attribute not in members.attributes:
            cursor.inside(attribute).refuse_key(
                f"There is no attribute {quoted(attribute)}.",
                meant=closest(attribute, members.attributes),
                fix=f"use one of: {listed(members.attributes)}.",
            )
            possible = False
            continue
        found = dict.fromkeys(members.attributes[attribute])
        for index, text in enumerate(texts):
            if text not in found:
                cursor.inside(attribute, index).refuse_value(
                    f"No member has {quoted(text)} as {attribute}.",
                    meant=closest(text, found),
                    fix="correct the text, or remove it.",
                )
    return possible


def read_columns(entry: TableEntry, table: Table, cursor: Cursor) -> dict[str, Column]:
    """The columns that are right; what is wrong with the others is noted."""
    _refuse_unknown_keys(entry, cursor)
    columns = {}
    for name in entry.columns:
        column_cursor = cursor.inside("columns", name, name=name)
        column = ColumnEntry.read(column_cursor)
        members = None if column is None else _members_of(column, table, column_cursor)
        if column is None or members is None:
            continue
        _refuse_outsiders(name, entry, members, cursor)
        found = _column(name, column, members, entry, cursor)
        if found is not None and column.rest_for is not None:
            rest = table.parts.get(column.rest_for, table.members)
            found = replace(found, rest_for=rest.members)
        if found is not None:
            columns[name] = found
    return columns


def _column(
    name: str, entry: ColumnEntry, members: MemberSet, table: TableEntry, cursor: Cursor
) -> Column | None:
    column_cursor = cursor.inside("columns", name, name=name)
    if entry.unit in NOT_IN_TABLES:
        column_cursor.inside("unit").refuse_value(
            f"A column cannot be a {entry.unit}.",
            fix="make it an assumption of its own, or an attribute.",
        )
        return None
    metadata = metadata_of(entry, column_cursor)
    if metadata is None:
        return None
    cells = {
        member: _cell(
            table, metadata, cursor.inside("members", member, name, name=f"{name}[{member}]")
        )
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
        metadata=metadata,
        cells={
            member: stated for member, (_, _, stated) in right.items() if stated is not metadata
        },
        locations={member: location for member, (_, location, _) in right.items()},
        drawn_by_member=entry.each == "member",
        between_members=between_members_of(entry, column_cursor),
        first_passage=first_passage_of(entry, column_cursor),
        adds_to_one=entry.adds_to_one,
        adds_to_at_most=entry.adds_to_at_most,
    )


def _cell(
    table: TableEntry, metadata: Metadata, cursor: Cursor
) -> tuple[float, Location, Metadata] | None:
    """The number of one member, where it stands, and what is known about it."""
    _, member, column = cursor.path
    if column not in table.members[member]:
        cursor.inside(name=member).refuse_key(
            f"The number for `{column}` is missing.",
            why=f"The column is defined at {metadata.location}.",
            fix=f"write `{column}:` with the number, "
            "or give the column the part that has it (`members:`).",
        )
        return None
    value = cursor
    if isinstance(cursor.raw, dict):
        entry = CellEntry.read(cursor)
        if entry is None:
            return None
        metadata = metadata_of_cell(entry, metadata, cursor)
        value = cursor.inside("value")
    number = number_of(value, metadata.unit)
    return None if number is None else (number, value.location, metadata)


def _members_of(column: ColumnEntry, table: Table, cursor: Cursor) -> MemberSet | None:
    """The set or part that a column has numbers for; refused, too, who gets what they leave."""
    for key, part in (("members", column.members), ("rest_for", column.rest_for)):
        if part not in {None, table.name, *table.parts}:
            cursor.inside(key).refuse_value(
                f"There is no part {quoted(part)}.",
                meant=closest(str(part), table.parts),
                fix=f"name a part of this table, or leave `{key}` out.",
            )
            return None
    return table.parts.get(column.members or "", table.members)


def _refuse_outsiders(name: str, entry: TableEntry, members: MemberSet, cursor: Cursor) -> None:
    """Only the members of its part have a number in a column."""
    for member, given in entry.members.items():
        if name in given and member not in members.members:
            cursor.inside("members", member, name, name=member).refuse_key(
                f"There is a number for `{name}`, but the member is not in {members.name}.",
                why=f"Only the members of {members.name} have that number.",
                fix="remove it, or change the member's attributes.",
            )


def _refuse_unknown_keys(entry: TableEntry, cursor: Cursor) -> None:
    known = [*entry.attributes, *entry.columns]
    for member, given in entry.members.items():
        for key in given:
            if key not in known:
                cursor.inside("members", member, key, name=member).refuse_key(
                    f"{quoted(key)} is neither an attribute nor a column of this table.",
                    meant=closest(str(key), known),
                    fix="correct the name, or define a column.",
                )
