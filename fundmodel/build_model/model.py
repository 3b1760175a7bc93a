"""The model: stages, lines, and the order of calculation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from inspect import getdoc
from types import ModuleType

from fundmodel.build_model.expressions import Node, Read
from fundmodel.build_model.inputs import Input
from fundmodel.build_model.line_kinds import KINDS, LineKind
from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.members import NOBODY, MemberSet
from fundmodel.build_model.references import MEMBERS, QUARTERS
from fundmodel.build_model.small_table import small_table
from fundmodel.build_model.tiers import HEADLINE, SUPPORTING, TIERS
from fundmodel.build_model.units import Unit


@dataclass(frozen=True)
class Stage:
    """A folder of the fund, which is a sheet of the workbook.

    Attributes:
        name: the folder's name.
        question: what the sheet answers.
        blocks: the modules, in the order in which their lines stand on the sheet.
        tiers: block -> the tier of its results; those of all others support.
        heading: of the sheet, where the folder's name would not do.
    """

    name: str
    question: str
    blocks: tuple[ModuleType, ...]
    tiers: Mapping[str, str] = field(default_factory=dict)
    heading: str = ""

    @classmethod
    def of_folder(
        cls,
        package: str,
        blocks: Sequence[str],
        tiers: Mapping[str, str] | None = None,
        heading: str = "",
    ) -> "Stage":
        """The stage that a package is: named after it, its docstring the question.

        Args:
            package: `__name__` of the package.
            blocks: the names of its modules, in the order of the sheet.
            tiers: block -> the tier of its results, where they do more or less than support.
            heading: of the sheet, if it is not the package's name.

        Raises:
            ModuleNotFoundError: if there is no module of one of the names.
        """
        question = (getdoc(import_module(package)) or "").partition("\n")[0]
        modules = tuple(import_module(f"{package}.{block}") for block in blocks)
        return cls(package.rpartition(".")[2], question, modules, tiers or {}, heading)

    @property
    def title(self) -> str:
        """The heading of the sheet: the name, unless another is given."""
        return self.heading or self.name.replace("_", " ").capitalize()

    @cached_property
    def headings(self) -> dict[str, str]:
        """Block -> what it is about: the first line of its file."""
        names = [block.__name__.rpartition(".")[2] for block in self.blocks]
        texts = [(getdoc(block) or "").partition("\n")[0] for block in self.blocks]
        return {name: text or name for name, text in zip(names, texts, strict=True)}

    def lines(self) -> list[LineDefinition]:
        """The stage's lines, in the order in which they are written."""
        return [
            line
            for block in self.blocks
            for line in vars(block).values()
            if isinstance(line, LineDefinition) and line.function.__module__ == block.__name__
        ]


@dataclass(frozen=True)
class Calendar:
    """The lines that say when: the heads of the columns, and what picks a series' year."""

    quarter: str = "quarter"
    quarter_end: str = "quarter_end"
    year: str = "year"
    opening_date: str = "opening_date"
    number_of_quarters: str = "number_of_quarters"


@dataclass(frozen=True)
class Line:
    """A line of the model: its declaration and its formula."""

    definition: LineDefinition
    stage: str
    node: Node

    @property
    def name(self) -> str:
        """The key of the row."""
        return self.definition.name

    @property
    def kind(self) -> str:
        """What sort of line it is: flow, balance, ratio, flag, result, check or alert."""
        return self.definition.kind

    @property
    def traits(self) -> LineKind:
        """What that means: the row of the table of kinds."""
        return KINDS[self.kind]

    @property
    def unit(self) -> Unit:
        """What it is measured in."""
        return self.definition.unit

    @property
    def each(self) -> str | None:
        """The set whose members have a row each, or None."""
        return self.definition.each

    def __repr__(self) -> str:
        each = f" for each {self.each}" if self.each else ""
        return f"Line: {self.name}, a {self.kind} in {self.unit}{each} [{self.definition.label}]"

    @cached_property
    def reads(self) -> tuple[Read, ...]:
        """Every reference of the formula, those within others included."""
        return tuple(part for part in self.node.walk() if isinstance(part, Read))

    @cached_property
    def now(self) -> tuple[str, ...]:
        """The names whose value of the same quarter it needs; whole rows for a result."""
        return tuple(dict.fromkeys(one.name for one in self.reads if QUARTERS[one.when.kind].now))

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The lines whose earlier values it needs."""
        earlier = (one.name for one in self.reads if QUARTERS[one.when.kind].earlier)
        return tuple(dict.fromkeys(earlier))


@dataclass(frozen=True, eq=False)
class Model:
    """Lines in the order of the sheets, and in the order of calculation.

    Attributes:
        stages: the stages, in order.
        calendar: the names of the lines of the time axis.
        inputs: every assumption that a line or the language names.
        sets: the sets of members, by name.
        lines: name -> line, in the order of the workbook.
        order: lines and series, as they are worked out in a quarter; results come last.
        renamed: former name of a line -> its name now.
    """

    stages: tuple[Stage, ...]
    calendar: Calendar
    inputs: Mapping[str, Input]
    sets: Mapping[str, MemberSet]
    lines: Mapping[str, Line]
    order: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    _taken: dict[tuple[str, str, str, str | None], tuple[tuple[int, ...], ...]] = field(
        default_factory=dict, init=False, repr=False
    )

    def __repr__(self) -> str:
        results = sum(line.kind == "result" for line in self.lines.values())
        checks = sum(line.kind == "check" for line in self.lines.values())
        return (
            f"Model: {len(self.lines)} lines in {len(self.stages)} stages, "
            f"{len(self.inputs)} assumptions\n"
            f"{results} results, {checks} checks; lines[name] is a line"
        )

    def _repr_html_(self) -> str:
        rows = {stage.title: stage.question for stage in self.stages}
        return small_table(f"Model: {len(self.lines)} lines", rows)

    def each(self, name: str) -> str | None:
        """The set that a line or assumption has a number for, or None."""
        return self.lines[name].each if name in self.lines else self.inputs[name].each

    def unit(self, name: str) -> Unit:
        """The unit of a line or assumption."""
        return self.lines[name].unit if name in self.lines else self.inputs[name].unit

    def members(self, name: str) -> tuple[str, ...]:
        """The members of a line or assumption; ("",) where it has none."""
        each = self.each(name)
        return self.sets[each].members if each else NOBODY.members

    def member_index_of(self, name: str, reader: str, member_index: int) -> int:
        """Where a member of one line stands among those of another that it reads.

        Args:
            name: the line or assumption that is read.
            reader: the line that reads it.
            member_index: the position of the reader's member.

        Returns:
            The position among the members of `name`; 0 where either has no members.
        """
        return self.members_taken(Read(name), reader)[member_index][0]

    def members_taken(self, read: Read, reader: str) -> tuple[tuple[int, ...], ...]:
        """Whose values a reference takes, for each member of the line that reads.

        Args:
            read: the reference.
            reader: the line in whose formula it stands.

        Returns:
            For each of the reader's members the positions of the members that it takes, in their
            order; where a rank or a choice decides, all among which it does.
        """
        key = read.name, read.who.kind, read.who.text, self.each(reader)
        if key not in self._taken:
            sets = self._set_of(read.name), self._set_of(reader)
            self._taken[key] = MEMBERS[read.who.kind].taken(*sets, read.who.text)
        return self._taken[key]

    @cached_property
    def first_looks_back(self) -> dict[str, str]:
        """Line -> the first line that needs an earlier value of it."""
        lines = reversed([*self.lines.values()])
        return {name: line.name for line in lines for name in line.before}

    @cached_property
    def _results(self) -> frozenset[str]:
        return frozenset(line.name for line in self.lines.values() if not line.traits.by_quarter)

    def _set_of(self, name: str) -> MemberSet:
        each = self.each(name)
        return self.sets[each] if each else NOBODY

    def is_result(self, name: str) -> bool:
        """Whether it is one number for the whole life."""
        return name in self._results

    def tier(self, name: str) -> str:
        """How much a result matters: the tier of the file that it stands in."""
        line = self.lines[name]
        return self._stage(line).tiers.get(line.definition.block, SUPPORTING)

    def theme(self, name: str) -> str:
        """What a result is about: the heading of its file, as far as the first colon."""
        line = self.lines[name]
        return self._stage(line).headings[line.definition.block].partition(":")[0].rstrip(".")

    def _stage(self, line: Line) -> Stage:
        return next(stage for stage in self.stages if stage.name == line.stage)

    @cached_property
    def results(self) -> tuple[Line, ...]:
        """The results by tier, and within a tier in the order of the workbook."""
        order = list(TIERS)
        found = [line for line in self.lines.values() if line.kind == "result"]
        return tuple(sorted(found, key=lambda line: order.index(self.tier(line.name))))

    @property
    def headlines(self) -> tuple[Line, ...]:
        """The results of the first tier."""
        return tuple(line for line in self.results if self.tier(line.name) == HEADLINE)

    def goes_by_quarter(self, name: str) -> bool:
        """Whether it has a number a quarter: a line that is no result, or a number a year."""
        return self.is_by_year(name) or (name in self.lines and name not in self._results)

    def is_by_year(self, name: str) -> bool:
        """Whether it is an assumption with a number a year."""
        return name in self.inputs and self.inputs[name].by_year

    def in_stage(self, stage: str) -> list[Line]:
        """The lines of a stage, in the order of its sheet."""
        return [line for line in self.lines.values() if line.stage == stage]
