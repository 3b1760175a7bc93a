"""Every assumption: its number, where it comes from, how sure it is, who reads and changes it."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath, PurePosixPath

from fundmodel.build_model.units import Unit
from fundmodel.manual.chapters import Chapter, Section
from fundmodel.manual.lines import read_by, where
from fundmodel.manual.links import Links, anchor
from fundmodel.manual.markup import (
    NOTHING,
    code,
    folded,
    joined,
    table,
    tag,
    told_of,
    web_link,
    words,
)
from fundmodel.manual.numbers import told, value_of_change
from fundmodel.manual.subject import Subject
from fundmodel.markup import Markup
from fundmodel.read_assumptions import (
    BASE,
    Column,
    Metadata,
    Scalar,
    Series,
)
from fundmodel.workbooks.workbook_spec import grouped

PART = "Assumptions"
GRADES = {
    "A": "A: official text or statistic",
    "B": "B: press or comparable institution",
    "C": "C: judgement; the note says whose and why",
    "definition": "definition",
}


def chapters_of_assumptions(subject: Subject, links: Links) -> Iterator[Chapter]:
    """A chapter a kind: one number, a number a year, a number a member."""
    told, model = subject.told, subject.model
    kinds: tuple[tuple[str, str, Mapping[str, Scalar | Series]], ...] = (
        ("numbers", "Numbers that are one for all years and members", told.scalars),
        ("by-year", "Numbers by calendar year", told.series),
    )
    for key, title, assumptions in kinds:
        groups = grouped(assumptions, model)  # type: ignore[arg-type]
        sections = tuple(
            Section(f"{key}-{file}", _heading(file), NOTHING,
                    tuple(_entry(subject, links, assumptions[name]) for name in names))
            for file, names in groups.items()
        )  # fmt: skip
        yield Chapter(f"assumptions-{key}", title, PART, NOTHING, sections)
    sections = tuple(
        Section(f"members-{name}", one.label, _members(one.members.members),
                tuple(_entry(subject, links, column) for column in one.columns.values()))
        for name, one in told.tables.items()
    )  # fmt: skip
    yield Chapter("assumptions-members", "Numbers by member", PART, NOTHING, sections)


def _heading(file: str) -> str:
    return file.replace("_", " ").capitalize()


def _members(members: tuple[str, ...]) -> Markup:
    return tag("p", words(f"{len(members)} members: {', '.join(members)}."))


def _entry(subject: Subject, links: Links, assumption: Scalar | Series | Column) -> Markup:
    name, metadata = assumption.name, assumption.metadata
    head = tag("h4", words(metadata.label), words(" "), code(name))
    note = tag("p", links.prose(metadata.note)) if metadata.note else NOTHING
    told = told_of(_told(subject, links, assumption))
    return tag("article", head, note, told, id=anchor(subject.model, name), class_="entry")


def _told(
    subject: Subject, links: Links, assumption: Scalar | Series | Column
) -> Iterator[tuple[str, Markup]]:
    name, metadata = assumption.name, assumption.metadata
    yield "Value", _value(assumption)
    yield "Unit", words(metadata.unit.name)
    yield "Plausible", _plausible(links, assumption)
    yield "Options", joined(map(words, getattr(assumption, "options", ())), "; ")
    yield "Source", source_of(metadata)
    yield "Grade", words(GRADES[metadata.grade])
    yield "As of", words(metadata.as_of)
    yield "Review by", words(metadata.review_by)
    yield "How sure", links.prose(subject.told.how_sure(name))
    clauses = subject.clauses.get(name, ())
    yield "Clauses", joined((_clause(subject, links, one) for one in clauses), "; ")
    yield "Read by", read_by(subject, links, name)
    yield "Changed by", _changed_by(subject, name, metadata.unit)
    yield "Workbook", words(where(subject, name))
    yield "Written in", code(written_in(metadata))


def _value(assumption: Scalar | Series | Column) -> Markup:
    unit = assumption.metadata.unit
    if isinstance(assumption, Scalar):
        return words(told(assumption.value, unit, assumption.options))
    if isinstance(assumption, Series):
        by_year = (f"{year}: {told(value, unit, assumption.options)}"
                   for year, value in assumption.values.items())  # fmt: skip
        return words("; ".join(by_year) + "; each holds until the next")
    return _of_members(assumption)


def _of_members(column: Column) -> Markup:
    """A row a member; where a cell has a source of its own, it is told beside."""
    unit, numbers = column.metadata.unit, dict(zip(column.members, column.values, strict=True))
    own = {one: source_of(metadata) for one, metadata in column.cells.items()}
    rows = [
        [words(one), words(told(value, unit)), own.get(one, NOTHING)]
        for one, value in numbers.items()
    ]
    if not own:
        rows = [row[:2] for row in rows]
    heads = ["Member", "Value", "Source of its own"][: len(rows[0]) if rows else 2]
    spread = f"{told(min(column.values), unit)} to {told(max(column.values), unit)}"
    return folded(f"{len(numbers)} of {column.each}: {spread}", table(heads, rows))


def _plausible(links: Links, assumption: Scalar | Series | Column) -> Markup:
    if getattr(assumption, "options", ()):
        return NOTHING
    metadata = assumption.metadata
    ends = [
        words(told(number, metadata.unit)) if not isinstance(end, str) else _named(
            links, end, told(number, metadata.unit))
        for end, number in zip(metadata.ends, metadata.plausible, strict=True)
    ]  # fmt: skip
    return joined(ends, " to ")


def _named(links: Links, name: str, number: str) -> Markup:
    return joined([links.to(name), words(f" ({number})")])


def source_of(metadata: Metadata) -> Markup:
    """Title, publisher, date and page of a source; the title leads there."""
    source = metadata.source
    page = f", page {source.page}" if source.page else ""
    return joined([
        web_link(source.title, source.link), words(f", {source.publisher}, {source.date}{page}")
    ])  # fmt: skip


def written_in(metadata: Metadata) -> str:
    """File and line of a number, from the folder of assumptions on, wherever that folder is."""
    parts = PurePath(metadata.location.file).parts
    last = len(parts) - 1 - parts[::-1].index(BASE) if BASE in parts else len(parts) - 1
    return f"{PurePosixPath('assumptions', *parts[last:])}:{metadata.location.line}"


def _clause(subject: Subject, links: Links, name: str) -> Markup:
    clause = words(subject.told.clauses[name].clause)
    return tag("a", clause, href=f"{links.clauses}#clause-{name}")


def _changed_by(subject: Subject, name: str, unit: Unit) -> Markup:
    changes = subject.changes.get(name, ())
    rows = [
        [code(one.title), words(value_of_change(change, unit)), words(change.because)]
        for one, change in changes
    ]
    if not rows:
        return NOTHING
    sets = len({one.title for one, _ in changes})
    title = f"{sets} {'scenarios' if sets > 1 else 'scenario'}"
    return folded(title, table(("Scenario", "Value", "Because"), rows))
