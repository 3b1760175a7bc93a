"""A file of base/members/ -> a set of members with its parts and columns."""

from dataclasses import replace

from fundmodel.build_model.members import MemberSet
from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.items import Table
from fundmodel.read_assumptions.names import (
    NAME_RULE,
    NOT_IN_MEMBERS,
    has_unusable_member,
    has_unusable_name,
    is_name,
)
from fundmodel.read_assumptions.refusals import read_entry
from fundmodel.read_assumptions.schema_of_tables import AttributeEntry, TableEntry
from fundmodel.read_assumptions.spots import Spot
from fundmodel.read_assumptions.table_columns import read_columns


def read_table(spot: Spot) -> Table | None:
    """One table; None, with the reasons noted, if its members cannot be told."""
    entry = read_entry(TableEntry, spot)
    if entry is None or _has_unusable_names(entry, spot):
        return None
    attributes = {
        name: _texts(entry, name, attribute, spot) for name, attribute in entry.attributes.items()
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
            if _is_possible(wanted, members, spot.inside("parts", name, name=name))
        },
        columns={},
        place=spot.document.place(("set",)),
        belongs_to={name: given.of for name, given in entry.attributes.items() if given.of},
        text_places={
            (member, name): spot.document.place(("members", member, name))
            for member in entry.members
            for name in entry.attributes
        },
        named={name: spot.inside("columns", name).key for name in entry.columns},
    )
    return replace(table, columns=read_columns(entry, table, spot))


def _has_unusable_names(entry: TableEntry, spot: Spot) -> bool:
    """Whether a set, attribute, part, column or member has a name that it cannot have."""
    found = not is_name(entry.set_name)
    if found:
        spot.inside("set", name="set").refuse_value(
            f"{quoted(entry.set_name)} cannot be a name in formulas.",
            why=NAME_RULE,
            fix="rename it; the text for people goes into `label`.",
        )
    groups = {
        "attributes": list(entry.attributes),
        "parts": list(entry.parts),
        "columns": list(entry.columns),
    }
    for group, names in groups.items():
        for name in names:
            found |= has_unusable_name(spot.inside(group, name, name=name))
    for name in entry.columns:
        if name in entry.attributes:
            first = spot.inside("attributes", name).key
            spot.inside("columns", name, name=name).refuse_key(
                f"The name is also that of an attribute, at {first}.", fix="rename one of the two."
            )
            found = True
    spelled: dict[str, str] = {}
    for member in entry.members:
        member_spot = spot.inside("members", member, name=member)
        found |= has_unusable_member(member_spot) or _is_spelled_alike(spelled, member_spot, member)
    if not entry.members:
        spot.inside("members", name="members").refuse_key("No member is listed.", fix="list one.")
    return found or not entry.members


def _is_spelled_alike(spelled: dict[str, str], spot: Spot, member: str) -> bool:
    """Whether another member's name differs in capitals alone; it is then refused."""
    other = spelled.setdefault(member.casefold(), member)
    if other == member:
        return False
    spot.refuse_key(
        f"The name differs from `{other}` in capital letters alone.",
        why="Sums in the workbook take the two for one.",
        fix="rename one of the two.",
    )
    return True


def _texts(entry: TableEntry, name: str, attribute: AttributeEntry, spot: Spot) -> tuple[str, ...]:
    """The attribute's text for each member, "" where an optional one is left out."""
    texts = []
    for member, given in entry.members.items():
        text = given.get(name)
        member_spot = spot.inside("members", member, name=member)
        if text is None or text == "":
            if not attribute.optional:
                member_spot.refuse_key(
                    f"`{name}` is missing.",
                    fix=f"write `{name}:` with the text, or make the attribute optional.",
                )
        else:
            _refuse_text(text, name, attribute, member_spot.inside(name, name=f"{member}, {name}"))
        texts.append(text if isinstance(text, str) else "")
    return tuple(texts)


def _refuse_text(text: object, name: str, attribute: AttributeEntry, spot: Spot) -> None:
    """Note it if a member's text is none, or none of those allowed."""
    if not isinstance(text, str):
        spot.refuse_value(
            f"{quoted(text)} stands where text belongs.",
            fix="write text; put it in quotes if it looks like a number.",
        )
    elif NOT_IN_MEMBERS & set(text):
        spot.refuse_value(
            f"{quoted(text)} cannot be a text of {name}.",
            why="Sums in the workbook look for the text, and would read some characters as a rule.",
            fix="leave out brackets, quotes, = < > * ? ~.",
        )
    elif attribute.values is not None and text not in attribute.values:
        spot.refuse_value(
            f"{quoted(text)} is not one of the values of {name}.",
            meant=closest(text, attribute.values),
            fix=f"write one of: {listed(attribute.values)}.",
        )


def _is_possible(wanted: dict[str, list[str]], members: MemberSet, spot: Spot) -> bool:
    """Whether a part asks for attributes and texts that exist."""
    possible = True
    for attribute, texts in wanted.items():
        if attribute not in members.attributes:
            spot.inside(attribute).refuse_key(
                f"There is no attribute {quoted(attribute)}.",
                meant=closest(attribute, members.attributes),
                fix=f"use one of: {listed(members.attributes)}.",
            )
            possible = False
            continue
        found = dict.fromkeys(members.attributes[attribute])
        for place, text in enumerate(texts):
            if text not in found:
                spot.inside(attribute, place).refuse_value(
                    f"No member has {quoted(text)} as {attribute}.",
                    meant=closest(text, found),
                    fix="correct the text, or remove it.",
                )
    return possible
