"""The complete set of base/: every file read, every name unique."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.base_set.column_draws import PassageChecks
from fundmodel.read_assumptions.base_set.correlation_groups import GroupChecks, read_groups
from fundmodel.read_assumptions.base_set.definitions import (
    Clause,
    read_assumption,
    read_clauses,
    refuse_unknown_moves,
)
from fundmodel.read_assumptions.base_set.ranges import Ranges
from fundmodel.read_assumptions.base_set.tables import read_table
from fundmodel.read_assumptions.schema import (
    Assumption,
    AssumptionSet,
    Column,
    CorrelationGroup,
    Metadata,
    Scalar,
    Series,
    Table,
)
from fundmodel.read_assumptions.text import (
    BASE,
    ENDING,
    Cursor,
    Diagnostics,
    Location,
    format_path,
    read_document,
    read_text,
    root_of,
    yaml_files,
)

DEAL = f"deal{ENDING}"
CORRELATIONS = f"correlations{ENDING}"
MEMBERS = "members"
MOST_OVERDUE = 3
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
        scalars: those that are right, by name.
        series: those that are right, by name.
        tables: those that are right, by name.
        names: every name that is defined, right or wrong -> where.
        clauses: the plan's clauses of deal.yaml.
        correlations: groups of numbers whose draws move together.
        diagnostics: what is wrong.
        is_whole: whether every file could be read, so that a name not found does not exist.
    """

    scalars: dict[str, Scalar] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    names: dict[str, Location] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    correlations: dict[str, CorrelationGroup] = field(default_factory=dict)
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    is_whole: bool = True

    @property
    def broken(self) -> Container[str]:
        """Names of which it cannot be said that they do not exist: here, what could not be read."""
        return (
            set(self.names) - {assumption.name for assumption in self.assumption_set}
            if self.is_whole
            else Anything()
        )

    @property
    def assumption_set(self) -> AssumptionSet:
        """The numbers that are right."""
        return AssumptionSet(self.scalars, self.series, self.tables, self.correlations)

    def settle_ranges(self) -> None:
        """Work ranges out once for all scenarios; what is wrong is said of each of them."""
        found = Diagnostics()
        ranges = Ranges(self.assumption_set, self.broken, found)
        settled = self.assumption_set
        for assumption in self.assumption_set:
            settled = settled.with_assumption(ranges.settled(assumption))
        if not found.found:
            self.scalars, self.series = dict(settled.scalars), dict(settled.series)
            self.tables = dict(settled.tables)

    def is_new(self, name: str, location: Location, known: Mapping[str, Location]) -> bool:
        """Whether a name is not yet taken; if it is, `diagnostics` says by what."""
        if name not in known:
            return True
        self.diagnostics.add(
            location,
            name,
            f"The name is taken; the first is at {known[name]}.",
            why="Lines call their inputs by name, so each name stands for one thing.",
            fix="rename one of the two.",
        )
        return False


def read_base(directory: Path, diagnostics: Diagnostics) -> BaseSet:
    """Read base/; what is wrong is added to `diagnostics`.

    The same texts are read once: a run of many scenarios shares one base.
    """
    paths = yaml_files(root_of(directory) / BASE, diagnostics)
    texts = {path: read_text(path, diagnostics) for path in paths}
    files = tuple(
        (format_path(path), (path.parent.name, path.name), text)
        for path, text in texts.items()
        if text is not None
    )
    found = _parsed(files, len(files) == len(paths))
    diagnostics.found.update(found.diagnostics.found)
    return found


@lru_cache(maxsize=8)
def _parsed(files: Files, is_whole: bool) -> BaseSet:
    found = BaseSet(is_whole=is_whole)
    # Tables first: a choice may be one among the members of a set.
    for path, (folder, name), text in sorted(files, key=lambda each: each[1][0] != MEMBERS):
        document = read_document(text, path, found.diagnostics)
        if document is None:
            found.is_whole = False
            continue
        if folder == MEMBERS:
            _take_table(found, read_table(Cursor(document, (), "", found.diagnostics)))
        elif name == DEAL:
            found.clauses = read_clauses(document, found.diagnostics)
        elif name == CORRELATIONS:
            found.correlations = read_groups(document, found.diagnostics)
        else:
            for entry in document.data:
                _take(found, Cursor(document, (entry,), str(entry), found.diagnostics))
    _refuse_shared_set_names(found)
    if found.is_whole:
        _refuse_strangers(found)
        tables = {name: table.location for name, table in found.tables.items()}
        refuse_unknown_moves(found.clauses, found.names | tables, found.diagnostics)
        PassageChecks(found.assumption_set, found.broken, found.diagnostics).check()
        # a name may be missing for what is wrong already
        unknown = Anything() if found.diagnostics.found else found.broken
        GroupChecks(found.assumption_set, unknown, found.diagnostics).check(found.correlations)
    found.settle_ranges()
    return found


def _take(found: BaseSet, cursor: Cursor) -> None:
    assumption = read_assumption(cursor, found.tables, all_tables=found.is_whole)
    if not found.is_new(cursor.name, cursor.key, found.names):
        return
    found.names[cursor.name] = cursor.key
    if isinstance(assumption, Scalar):
        found.scalars[assumption.name] = assumption
    elif assumption is not None:
        found.series[assumption.name] = assumption


def _take_table(found: BaseSet, table: Table | None) -> None:
    if table is None:
        found.is_whole = False
        return
    tables = {name: other.location for name, other in found.tables.items()}
    if not found.is_new(table.name, table.location, tables):
        return
    found.tables[table.name] = table
    for name, location in table.named.items():
        if found.is_new(name, location, found.names):
            found.names[name] = location


def _refuse_shared_set_names(found: BaseSet) -> None:
    known: dict[str, Location] = {table.name: table.location for table in found.tables.values()}
    for table in found.tables.values():
        for part in table.parts:
            if found.is_new(part, table.location, known):
                known[part] = table.location
    for table in found.tables.values():
        for attribute in table.attribute_labels:
            if attribute not in found.tables:
                found.is_new(attribute, table.location, known)


def _refuse_strangers(found: BaseSet) -> None:
    """Attributes whose texts must be members of another table."""
    for table, attribute, other in _belongings(found):
        if other not in found.tables:
            found.diagnostics.add(
                table.location,
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
                location = table.text_locations.get((member, attribute), table.location)
                found.diagnostics.add(
                    location,
                    f"{member}, {attribute}",
                    f"{quoted(text)} is no member of {other}.",
                    meant=closest(text, allowed),
                    fix=f"write one of: {listed(allowed)}.",
                )


def _belongings(found: BaseSet) -> Iterator[tuple[Table, str, str]]:
    for table in found.tables.values():
        for attribute, other in table.belongs_to.items():
            yield table, attribute, other


def today_is() -> str:
    """The day on which somebody runs this, such as 2027-03-31."""
    return datetime.now(tz=UTC).date().isoformat()


def overdue(assumption_set: AssumptionSet) -> tuple[str, ...]:
    """A sentence on the numbers whose review is past; none if there are none."""
    today = today_is()
    found = {
        metadata.location: (metadata.review_by, assumption.name)
        for assumption in assumption_set
        for metadata in _all_metadata(assumption)
        if metadata.review_by and metadata.review_by < today[: len(metadata.review_by)]
    }
    if not found:
        return ()
    names = list(dict.fromkeys(f"{name} ({by})" for by, name in sorted(found.values())))
    more = f" and {len(names) - MOST_OVERDUE} more" if len(names) > MOST_OVERDUE else ""
    first = ", ".join(names[:MOST_OVERDUE])
    return (f"Past their date of review: {first}{more}; newer figures may be out.",)


def _all_metadata(assumption: Assumption) -> Iterator[Metadata]:
    yield assumption.metadata
    if isinstance(assumption, Column):
        yield from assumption.cells.values()
