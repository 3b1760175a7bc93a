"""Numbers and lists of members as the lines of the fund see them, before they have a value."""

from collections.abc import Mapping

from fundmodel.build_model.inputs import Input
from fundmodel.build_model.members import MemberSet
from fundmodel.read_assumptions.items import Column, Scalar, Series, Table


def sets_of(tables: Mapping[str, Table]) -> dict[str, MemberSet]:
    """Every list that lines may run over: the tables, their parts, and groups by attribute.

    Two tables may share an attribute: its group then has the texts of both.
    """
    found = {name: table.members for name, table in tables.items()}
    for table in tables.values():
        found.update(table.parts)
    for table in tables.values():
        for attribute in table.attribute_labels:
            if attribute in tables:
                continue
            group = table.members.groups(attribute)
            before = found[attribute].members if attribute in found else ()
            found[attribute] = MemberSet(attribute, tuple(dict.fromkeys((*before, *group.members))))
    return found


def input_of(item: Scalar | Series | Column) -> Input:
    """What a line must know of a number."""
    each = item.each if isinstance(item, Column) else None
    options = () if isinstance(item, Column) else item.options
    return Input(
        item.name,
        item.facts.label,
        item.facts.unit,
        each,
        isinstance(item, Series),
        options,
        _lowest(item),
    )


def _lowest(item: Scalar | Series | Column) -> float | None:
    """The lowest end of the ranges of an item, or None where one of them may move."""
    if item.facts.unit.kind == "choice":
        return 1.0
    all_facts = [item.facts]
    if isinstance(item, Column):
        all_facts = [item.facts_of(member) for member in item.members]
    ends = [facts.ends[0] for facts in all_facts]
    numbers = [end for end in ends if not isinstance(end, str)]
    return min(numbers) if numbers and len(numbers) == len(ends) else None
