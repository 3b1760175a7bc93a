"""One scenario: loaded, and what the model, the workbook and the user ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from fundmodel.build_model.inputs import Input
from fundmodel.build_model.members import MemberSet
from fundmodel.build_model.small_table import small_table
from fundmodel.errors import BadInput, UnknownName, closest, message
from fundmodel.read_assumptions.scenarios.changing import Change, Now, apply_changes
from fundmodel.read_assumptions.scenarios.checks import Checks
from fundmodel.read_assumptions.scenarios.identity import (
    fingerprint_of,
    format_setting,
    settings_by_hand,
    title_of,
)
from fundmodel.read_assumptions.schema import (
    Assumption,
    AssumptionSet,
    Column,
    Metadata,
    Scalar,
    Series,
    how_to_ask,
    input_of,
    sets_of,
)
from fundmodel.read_assumptions.text import (
    BASE,
    Diagnostics,
    Draft,
    find_directory,
    is_year,
    plain,
    split_address,
)

if TYPE_CHECKING:  # these modules bring pydantic, which takes a tenth of a second
    from fundmodel.read_assumptions.base_set.definitions import Clause
    from fundmodel.read_assumptions.scenarios.proposed_changes import Overlay

FORMER = {
    "facts": "`facts` is now called `metadata`.",
    "items": "`items` is gone: go through the assumptions themselves, `for one in assumptions`.",
}


@dataclass(frozen=True, kw_only=True)
class Assumptions(AssumptionSet):
    """Every number of a scenario, with what is known about it.

    Attributes:
        name: the scenario's name, "base" or that of its file.
        label: as people call it.
        description: a sentence or two, or "".
        directory: where the files are; without `base` it adds scenarios to those shipped.
        parents: the scenarios below, from base on.
        changes: what differs from base, in the order in which it was changed.
        warnings: what is not wrong but should be looked at.
        clauses: the plan's clauses and the inputs that each moves.
    """

    name: str
    label: str
    description: str
    directory: Path
    parents: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    warnings: tuple[str, ...] = ()
    clauses: Mapping[str, "Clause"] = field(default_factory=dict)

    @cached_property
    def set_by_hand(self) -> Mapping[str, tuple[object, object]]:
        """What was set by hand: name, with [member] or [year] -> the value before, the value."""
        return settings_by_hand(self.changes)

    @cached_property
    def title(self) -> str:
        """The name, and what was set by hand, as in `base with us_profit_share=0.25`."""
        return title_of(self.name, self.set_by_hand)

    def __repr__(self) -> str:
        numbers = len(self.scalars) + sum(len(one.members) for one in self.columns.values())
        to_look_at = f"; {len(self.warnings)} to look at in .warnings" if self.warnings else ""
        return (
            f"Assumptions: {self.title:.150}\n"
            f"{numbers} numbers and {len(self.series)} series by year; "
            f"{len(self._differing)} changed{to_look_at}"
        )

    def _repr_html_(self) -> str:
        rows = {"Label": self.label, "Changed": str(len(self._differing))}
        by_hand = {
            name: f"{format_setting(new)} (was {format_setting(old)})"
            for name, (old, new) in self.set_by_hand.items()
        }
        return small_table(self.title, rows | by_hand)

    @property
    def _differing(self) -> set[str]:
        """The names that a scenario, or somebody by hand, gave another value than before."""
        first = {change.name: change.old for change in reversed(self.changes)}
        last = {change.name: change.new for change in self.changes}
        return {name for name, old in first.items() if last[name] != old}

    @cached_property
    def inputs(self) -> Mapping[str, Input]:
        """Every number as the lines see it."""
        return {assumption.name: input_of(assumption) for assumption in self}

    @cached_property
    def sets(self) -> Mapping[str, MemberSet]:
        """Every list that lines may run over: tables, their parts, and groups by attribute."""
        return sets_of(self.tables)

    @cached_property
    def structure(self) -> str:
        """All but the numbers: sets in which this is the same share a model."""
        return repr((sorted(self.inputs.items()), sorted(self.sets.items())))

    def number(self, name: str) -> float:
        """One number: a scalar, `column[Member]`, or `series[2030]`, which is what holds in 2030.

        A date counts days since 1899-12-30, a choice is the code 1, 2, ... of its option.

        Raises:
            BadInput: there is no such number.
        """
        assumption, cell = self._assumption(name)
        if isinstance(assumption, Scalar) and cell is None:
            return assumption.value
        if isinstance(assumption, Column) and cell in assumption.members:
            return assumption.values[assumption.members.index(str(cell))]
        if isinstance(assumption, Series) and is_year(plain(str(cell))):
            return assumption.value_in(int(str(cell)))
        members = assumption.members if isinstance(assumption, Column) and cell else ()
        meant = closest(str(cell), members)
        raise UnknownName(
            message(name, "This is not one number.", meant=meant, fix=how_to_ask(assumption))
        )

    def year_values(self, name: str) -> dict[int, float]:
        """A series: year -> number, ascending.

        Raises:
            BadInput: there is no series of this name.
        """
        assumption, _ = self._assumption(name)
        if isinstance(assumption, Series):
            return dict(assumption.values)
        raise BadInput(message(name, "This has no number a year.", fix=how_to_ask(assumption)))

    def column_values(self, name: str) -> tuple[float, ...]:
        """A column: one number a member of its set or part, in their order.

        Raises:
            BadInput: there is no column of this name.
        """
        assumption, _ = self._assumption(name)
        if isinstance(assumption, Column):
            return assumption.values
        raise BadInput(message(name, "This has no number a member.", fix=how_to_ask(assumption)))

    def metadata(self, name: str) -> Metadata:
        """What is known about a scalar, a series, a column or one cell.

        Raises:
            BadInput: there is no such assumption.
        """
        assumption, cell = self._assumption(name)
        if isinstance(assumption, Column) and cell is not None:
            if cell not in assumption.members:
                raise BadInput(
                    message(name, "There is no such member.", fix=how_to_ask(assumption))
                )
            return assumption.metadata_of(cell)
        return assumption.metadata

    def changed(self, changes: Mapping[str, object], *, accept: bool = False) -> "Assumptions":
        """A copy with other numbers, checked again; the name stays.

        Args:
            changes: as in `load`.
            accept: take amounts far below those in whose place they stand as they are.

        Raises:
            BadInput: a name, value or sum that cannot be; the text lists all of them.
        """
        from fundmodel.read_assumptions.base_set.reading import overdue
        from fundmodel.read_assumptions.scenarios.proposed_changes import by_hand

        diagnostics, before = Diagnostics(), overdue(self)
        made = apply_changes(self, by_hand(changes, diagnostics))
        checks = Checks(self.name, self, (), made.unmade, accept)
        checked = checks.checked(made.assumption_set, diagnostics)
        diagnostics.refuse_if_any()
        other_warnings = (one for one in self.warnings if one not in before)
        return replace(
            self,
            scalars=checked.scalars,
            series=checked.series,
            tables=checked.tables,
            changes=(*self.changes, *made.made),
            warnings=(*other_warnings, *overdue(checked)),
        )

    @cached_property
    def fingerprint(self) -> str:
        """A SHA-256 over every value and what is said about it, wherever it is written."""
        return fingerprint_of(
            {
                "name": [self.name, self.label, self.description],
                "parents": self.parents,
                "items": list(self),
                "sets": [table.members for table in self.tables.values()],
                "changes": self.changes,
                "correlations": list(self.correlations.values()),
            }
        )

    if not TYPE_CHECKING:  # a checker that saw this would take every name for one that is there

        def __getattr__(self, name: str) -> NoReturn:
            text = FORMER.get(name, f"{type(self).__name__!r} object has no attribute {name!r}")
            raise AttributeError(text, name=name, obj=self)

    def _assumption(self, name: str) -> tuple[Assumption, str | None]:
        base, cell = split_address(name)
        assumption = self.named(base)
        if assumption is None:
            names = [known.name for known in self]
            raise UnknownName(
                message(name, f"There is no assumption `{base}`.", meant=closest(base, names))
            )
        return assumption, cell


def load(
    scenario: str | Path | Draft = "base",
    changes: Mapping[str, Any] | None = None,
    directory: str | Path | None = None,
    *,
    accept: bool = False,
    renamed: Mapping[str, Now] | None = None,
) -> Assumptions:
    """Load a scenario: read base and the overlays above it, change, check everything at once.

    Args:
        scenario: its name, or the path of an overlay whose `from` is looked up in the directory,
            or the draft of one that is not yet written.
        changes: name, `column[Member]` or `series[2030]` -> a number, the name of an option, a
            date, or numbers by year; a number of a year holds until the next year that is stated.
        directory: the folder that holds `base`; None looks in the usual places.
        accept: take amounts below a hundredth of those in whose place they stand as they are.
        renamed: former name of an assumption -> its name now, or those that took its place.

    Raises:
        BadInput: anything is wrong; the text lists all of it, by file and line.
    """
    from fundmodel.read_assumptions.base_set.reading import overdue, read_base
    from fundmodel.read_assumptions.scenarios.proposed_changes import by_hand, read_overlays

    root, diagnostics = find_directory(directory), Diagnostics()
    base = read_base(root, diagnostics)
    overlays = read_overlays(scenario, root, diagnostics)
    proposed_changes = [proposed for overlay in overlays for proposed in overlay.proposed_changes]
    proposed_changes += by_hand(changes, diagnostics)
    changed = apply_changes(base.assumption_set, proposed_changes, base.broken, renamed or {})
    name, label, description, parents = _titles(overlays)
    checks = Checks(name, base.assumption_set, base.broken, changed.unmade, accept)
    checked = checks.checked(changed.assumption_set, diagnostics)
    diagnostics.refuse_if_any()
    return Assumptions(
        scalars=checked.scalars,
        series=checked.series,
        tables=checked.tables,
        correlations=base.correlations,
        name=name,
        label=label,
        description=description,
        directory=root,
        parents=parents,
        changes=changed.made,
        warnings=overdue(checked),
        clauses=dict(base.clauses),
    )


def _titles(overlays: "list[Overlay]") -> tuple[str, str, str, tuple[str, ...]]:
    if not overlays:
        return BASE, "Base", "", ()
    top = overlays[-1]
    return top.name, top.label, top.description, (BASE, *(below.name for below in overlays[:-1]))
