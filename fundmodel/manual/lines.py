"""Every line of the model: what it is, how it is worked out, what it needs and who reads it."""

from collections.abc import Iterator
from itertools import groupby

from fundmodel.build_model.line_kinds import KINDS
from fundmodel.build_model.model import Line, Stage
from fundmodel.build_model.spelling import formula_in_words
from fundmodel.build_model.tiers import TIERS
from fundmodel.build_model.units import told_times, told_unit
from fundmodel.manual.chapters import Chapter, Section
from fundmodel.manual.links import Links, anchor
from fundmodel.manual.markup import NOTHING, code, folded, joined, tag, told_of, words
from fundmodel.manual.subject import Subject, defined_at
from fundmodel.markup import Markup

PART = "Lines"
MANY = 12
YEARS = {
    "summed": "a year is the sum of its quarters",
    "at_end": "a year is what holds at its end",
    "worked_out_again": "a year is worked out again from the year's numbers, or holds at its end",
    None: "one number for the whole life",
}


def chapters_of_lines(subject: Subject, links: Links) -> Iterator[Chapter]:
    """A chapter a stage, a section a block."""
    for stage in subject.model.stages:
        lead = tag("p", words(stage.question))
        sections = tuple(_sections(subject, links, stage))
        yield Chapter(f"lines-{stage.name}", stage.title, PART, lead, sections)


def _sections(subject: Subject, links: Links, stage: Stage) -> Iterator[Section]:
    lines = subject.model.in_stage(stage.name)
    for block, found in groupby(lines, lambda line: line.definition.block):
        entries = tuple(_entry(subject, links, line) for line in found)
        yield Section(f"block-{stage.name}-{block}", stage.headings[block], NOTHING, entries)


def _entry(subject: Subject, links: Links, line: Line) -> Markup:
    definition = line.definition
    head = tag("h4", words(definition.label), words(" "), code(line.name))
    why = tag("p", links.prose(definition.explanation)) if definition.explanation else NOTHING
    formula = tag("p", links.formula(formula_in_words(line.node)), class_="formula")
    told = told_of(_told(subject, links, line))
    return tag("article", head, why, formula, told, id=anchor(subject.model, line.name),
               class_="entry")  # fmt: skip


def _told(subject: Subject, links: Links, line: Line) -> Iterator[tuple[str, Markup]]:
    definition = line.definition
    yield "Kind", words(_kind(subject, line))
    yield "Unit", words(line.unit.name)
    yield "Basis", words(definition.basis)
    yield "For each", words(_members(subject, line))
    yield "Opens with", _opening(links, line)
    yield "Number", words(number_of_result(subject, line))
    yield "Needs", _needs(links, line)
    yield "Read by", read_by(subject, links, line.name)
    yield "Workbook", words(where(subject, line.name))
    yield "Defined in", code(defined_at(definition))
    former = [old for old, now in subject.model.renamed.items() if now == line.name]
    yield "Formerly", joined(map(code, former), ", ")


def _kind(subject: Subject, line: Line) -> str:
    words_of_year = YEARS[KINDS[line.kind].year]
    if line.kind != "result":
        return f"{line.kind}; {words_of_year}"
    tier = subject.model.tier(line.name)
    return f"{line.kind}, {tier} ({TIERS[tier]}); {words_of_year}"


def _members(subject: Subject, line: Line) -> str:
    return f"{line.each} ({len(subject.model.members(line.name))})" if line.each else ""


def _opening(links: Links, line: Line) -> Markup:
    opening = line.definition.opening
    if isinstance(opening, str):
        return links.to(opening)
    return words(opening) if line.definition.stated_opening else NOTHING


def number_of_result(subject: Subject, line: Line) -> str:
    """The number of a result that is one, in the set that is told: US$ bn, per cent, or as it is.

    Args:
        subject: what the manual tells of.
        line: any line; "" of one that is no such result.
    """
    if line.kind != "result" or line.each:
        return ""
    number = subject.run.number(line.name)
    if number != number:  # noqa: PLR0124  (NaN is what is not available)
        return f"n/a in {subject.told.title}"
    told = round(number * told_times(line.unit), 2) + 0.0
    return f"{told:,.2f} {told_unit(line.unit)} in {subject.told.title}"


def _needs(links: Links, line: Line) -> Markup:
    """The lines and assumptions of its formula, each with how it is taken if not as it stands."""
    ways: dict[str, list[str]] = {}
    for read in line.reads:
        told = formula_in_words(read)
        ways.setdefault(read.name, []).extend([] if told == read.name else [told])
    return joined((_need(links, name, told) for name, told in ways.items()), ", ")


def _need(links: Links, name: str, ways: list[str]) -> Markup:
    told = joined(map(code, dict.fromkeys(ways)), ", ")
    return joined([links.to(name), words(" as "), told]) if ways else links.to(name)


def read_by(subject: Subject, links: Links, name: str) -> Markup:
    """The lines that read a name; folded where they are many."""
    readers = [links.to(one.name) for one in subject.readers.get(name, ())]
    told = joined(readers, ", ")
    return folded(f"{len(readers)} lines", told) if len(readers) > MANY else told


def where(subject: Subject, name: str) -> str:
    """Sheet and rows of a line or an assumption in the workbook."""
    layout = subject.layout
    first, count = layout.row(name), len(subject.model.members(name))
    rows = f"row {first}" if count == 1 else f"rows {first} to {first + count - 1}"
    return f"sheet {layout.sheet(name)}, {rows}"
