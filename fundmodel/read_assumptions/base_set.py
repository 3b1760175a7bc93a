"""The complete set of base/: every file read, every name unique."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.deal import Clause, read_clauses, refuse_unknown_moves
from fundmodel.read_assumptions.entries import read_assumption
from fundmodel.read_assumptions.files import ENDING, read_text, shown_path, yaml_files
from fundmodel.read_assumptions.finding import BASE
from fundmodel.read_assumptions.items import Items, Scalar, Series, Table
from fundmodel.read_assumptions.places import Place, Problems
from fundmodel.read_assumptions.spots import Spot
from fundmodel.read_assumptions.tables import read_table
from fundmodel.read_assumptions.yaml_with_places import read_document

DEAL = f"deal{ENDING}"
MEMBERS = "members"
Files = tuple[tuple[str, tuple[str, str], str], ...]
"""Of each file the path as users are shown it, its folder and name, and its text."""


class Anything(Container[str]):
    """Contains every name: where a file is unreadable, no name can be called unknown."""

    def __contains__(self, name: object) -> bool:
        return True


@dataclass
class BaseSet:
    """What base/ says.

    Attributes:
        items: the numbers that are right.
        names: every name that is defined, right or wrong -> where.
        clauses: the plan's clauses of deal.yaml.
        problems: what is wrong.
        is_whole: whether every file could be read, so that a name not found does not exist.
    """

    scalars: dict[str, Scalar] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    names: dict[str, Place] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    is_whole: bool = True

    @property
    def broken(self) -> Container[str]:
        """Names of which it cannot be said that they do not exist: here, what could not be read."""
        return set(self.names) - {item.name for item in self.items} if self.is_whole else Anything()

    @property
    def items(self) -> Items:
        """The numbers that are right."""
        return Items(self.scalars, self.series, self.tables)

    def is_new(self, name: str, place: Place, known: Mapping[str, Place]) -> bool:
        """Whether a name is not yet taken; if it is, `problems` says by what."""
        if name not in known:
            return True
        self.problems.add(
            place,
            name,
            f"The name is taken; the first is at {known[name]}.",
            why="Lines call their inputs by name, so each name stands for one thing.",
            fix="rename one of the two.",
        )
        return False


def read_base(directory: Path, problems: Problems) -> BaseSet:
    """Read base/; what is wrong is added to `problems`.

    The same texts are read once: a run of many scenarios shares one base.
    """
    paths = yaml_files(directory / BASE, problems)
    texts = {path: read_text(path, problems) for path in paths}
    files = tuple(
        (shown_path(path), (path.parent.name, path.name), text)
        for path, text in texts.items()
        if text is not None
    )
    found = _parsed(files, len(files) == len(paths))
    problems.found.update(found.problems.found)
    return found


@lru_cache(maxsize=8)
def _parsed(files: Files, is_whole: bool) -> BaseSet:
    found = BaseSet(is_whole=is_whole)
    # Tables first: a choice may be one among the members of a set.
    for shown, (folder, name), text in sorted(files, key=lambda each: each[1][0] != MEMBERS):
        document = read_document(text, shown, found.problems)
        if document is None:
            found.is_whole = False
            continue
        if folder == MEMBERS:
            _take_table(found, read_table(Spot(document, (), "", found.problems)))
        elif name == DEAL:
            found.clauses = read_clauses(document, found.problems)
        else:
            for entry in document.data:
                _take(found, Spot(document, (entry,), str(entry), found.problems))
    _refuse_shared_set_names(found)
    if found.is_whole:
        _refuse_strangers(found)
        tables = {name: table.place for name, table in found.tables.items()}
        refuse_unknown_moves(found.clauses, found.names | tables, found.problems)
    return found


def _take(found: BaseSet, spot: Spot) -> None:
    item = read_assumption(spot, found.tables, all_tables=found.is_whole)
    if not found.is_new(spot.name, spot.key, found.names):
        return
    found.names[spot.name] = spot.key
    if isinstance(item, Scalar):
        found.scalars[item.name] = item
    elif item is not None:
        found.series[item.name] = item


def _take_table(found: BaseSet, table: Table | None) -> None:
    if table is None:
        found.is_whole = False
        return
    tables = {name: other.place for name, other in found.tables.items()}
    if not found.is_new(table.name, table.place, tables):
        return
    found.tables[table.name] = table
    for name, place in table.named.items():
        if found.is_new(name, place, found.names):
            found.names[name] = place


def _refuse_shared_set_names(found: BaseSet) -> None:
    known: dict[str, Place] = {table.name: table.place for table in found.tables.values()}
    for table in found.tables.values():
        for part in table.parts:
            if found.is_new(part, table.place, known):
                known[part] = table.place
    for table in found.tables.values():
        for attribute in table.attribute_labels:
            if attribute not in found.tables:
                found.is_new(attribute, table.place, known)


def _refuse_strangers(found: BaseSet) -> None:
    """Attributes whose texts must be members of another table."""
    for table, attribute, other in _belongings(found):
        if other not in found.tables:
            found.problems.add(
                table.place,
                f"{table.name}, {attribute}",
                f"There is no table {quoted(other)}.",
                meant=closest(other, found.tables),
                fix="correct `of`, or remove it.",
            )
            continue
        allowed = found.tables[other].members.members
        for member, text in zip(
            table.members.members, table.members.attributes[attribute], strict=True
        ):
            if text and text not in allowed:
                place = table.text_places.get((member, attribute), table.place)
                found.problems.add(
                    place,
                    f"{member}, {attribute}",
                    f"{quoted(text)} is no member of {other}.",
                    meant=closest(text, allowed),
                    fix=f"write one of: {listed(allowed)}.",
                )


def _belongings(found: BaseSet) -> Iterator[tuple[Table, str, str]]:
    for table in found.tables.values():
        for attribute, other in table.belongs_to.items():
            yield table, attribute, other
