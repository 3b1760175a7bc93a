"""What only a column says of its draws: how members move together, and how their events begin."""

from collections.abc import Container
from dataclasses import dataclass

from fundmodel.build_model.units import QUARTERS, SHARE_A_YEAR
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.schema import AssumptionSet, Column, Table
from fundmodel.read_assumptions.schema.entries import ColumnEntry
from fundmodel.read_assumptions.text import Cursor, Diagnostics, format_number, plain_number
from fundmodel.read_assumptions.uncertainty import NO_LOCATION, FirstPassage


def between_members_of(entry: ColumnEntry, cursor: Cursor) -> float:
    """The common correlation of the members' draws; 0, with the reason noted, if it is wrong."""
    if not cursor.has("between_members"):
        return 0.0
    here = cursor.inside("between_members", name=f"{cursor.name}, between_members")
    number = plain_number(here)
    if number is not None and not 0 <= number < 1:
        here.refuse_value(
            f"{format_number(number)} is no correlation that all members can have.",
            why="Of many members no two can move against each other, nor all be one.",
            fix="write 0 up to less than 1, such as 0.3.",
        )
    elif entry.each is None or not cursor.has("uncertainty"):
        here.refuse_key(
            "No draws of members are there to be correlated.",
            why="Without `each: member` one draw moves all of them.",
            fix="write `uncertainty` and each: member, or remove `between_members`.",
        )
    elif number is not None:
        return number
    return 0.0


def first_passage_of(entry: ColumnEntry, cursor: Cursor) -> FirstPassage | None:
    """How the column's events begin, as it is written; None if it has none."""
    stated = entry.first_passage
    if stated is None:
        return None
    location = cursor.inside("first_passage").location
    return FirstPassage(stated.by, stated.hazards, stated.lasts, location)


@dataclass(frozen=True)
class PassageChecks:
    """What columns of first quarters are held to.

    Attributes:
        assumption_set: the numbers that they may name.
        broken: names that exist but could not be read, about which no more is said.
        diagnostics: receives what is wrong.
    """

    assumption_set: AssumptionSet
    broken: Container[str]
    diagnostics: Diagnostics

    def check(self) -> None:
        """Each event has a hazard and lasts for some quarters."""
        for table in self.assumption_set.tables.values():
            for column in table.columns.values():
                if column.first_passage is not None:
                    self._check(column, column.first_passage, table)

    def _check(self, column: Column, passage: FirstPassage, table: Table) -> None:
        if column.metadata.unit != QUARTERS:
            self._refuse(column, f"A number in {column.metadata.unit} is no first quarter.")
        if passage.by in table.attribute_labels:
            self._check_kinds(column, passage, table)
        else:
            meant = closest(passage.by, table.attribute_labels)
            what = f"There is no attribute {quoted(passage.by)}."
            self._refuse(column, what, meant, "name an attribute of this table in `by`.")
        lasts, named = passage.lasts, self.assumption_set.columns.get(passage.lasts)
        fits = named and named.metadata.unit == QUARTERS and named.each == column.each
        if not fits and lasts not in self.broken:
            meant = None if named else closest(lasts, table.columns)
            what = f"{quoted(lasts)} has no number of quarters for each {column.each}."
            self._refuse(column, what, meant, "name in `lasts` the column that has it.")
        for hazard in passage.hazards.values():
            self._check_hazard(column, hazard)

    def _check_kinds(self, column: Column, passage: FirstPassage, table: Table) -> None:
        kinds = dict(zip(table.members.members, table.members.attributes[passage.by], strict=True))
        for kind in dict.fromkeys(kinds[member] for member in column.members):
            if kind not in passage.hazards:
                what = f"Nothing says by which hazard {quoted(kind)} happens."
                fix = f"write in `hazards` {kind}: and the name of its probability a year."
                self._refuse(column, what, closest(kind, passage.hazards), fix)

    def _check_hazard(self, column: Column, hazard: str) -> None:
        known = self.assumption_set.named(hazard)
        fits = known and not isinstance(known, Column) and known.metadata.unit == SHARE_A_YEAR
        if not fits and hazard not in self.broken:
            names = [one.name for one in self.assumption_set]
            meant = None if known else closest(hazard, names)
            what = f"The hazard {quoted(hazard)} is no assumption with a probability a year."
            self._refuse(column, what, meant, f"name one whose unit is `{SHARE_A_YEAR}`.")

    def _refuse(
        self,
        column: Column,
        what: str,
        meant: str | None = None,
        fix: str = "write unit: quarters, or remove `first_passage`.",
    ) -> None:
        name = f"{column.name}, first_passage"
        location = column.first_passage.location if column.first_passage else NO_LOCATION
        self.diagnostics.add(location, name, what, meant=meant, fix=fix)
