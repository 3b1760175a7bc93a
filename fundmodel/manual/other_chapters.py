"""What is neither a line nor a number: how to read the manual, clauses, scenarios, terms."""

from collections.abc import Iterator
from itertools import groupby

from fundmodel.build_model.presentation import Term
from fundmodel.manual.chapters import Chapter, Section
from fundmodel.manual.links import Links
from fundmodel.manual.markdown import sections_of
from fundmodel.manual.markup import NOTHING, code, joined, table, tag, told_of, web_link, words
from fundmodel.manual.numbers import value_of_change
from fundmodel.manual.subject import Subject
from fundmodel.markup import Markup
from fundmodel.read_assumptions import Assumptions, split_address

PART = "The model"


def chapter_of_beginnings(subject: Subject) -> Chapter:
    """What the model answers, and which sets this manual tells of."""
    front = subject.presentation
    texts = [*front.purpose, *front.world, *front.reading, front.status]
    numbers = told_of([
        ("Version", words(subject.version)),
        ("Numbers", words(f"{subject.told.title}; fingerprint {subject.told.fingerprint[:16]}")),
        ("Lines", words(len(subject.model.lines))),
        ("Assumptions", words(len(subject.model.inputs))),
        ("Scenarios", words(len(subject.scenarios))),
    ])  # fmt: skip
    how = (
        "Every line of the model is defined once, and that definition is both what Python works "
        "out and the live formula in the workbook. Here it stands in words: names are links. "
        "Amounts of lines are in US$ m, per cent stand as 5 %, and each result says its basis. "
        "Rows are those of the workbook that holds the same scenarios."
    )
    lead = joined([tag("p", words(" ".join(texts))), tag("p", words(how)), numbers])
    return Chapter("about", "About this manual", PART, lead)


def chapter_of_method(subject: Subject, links: Links) -> Iterator[Chapter]:
    """How the model works, if there is a text that says so."""
    if subject.method:
        lead, sections = sections_of(subject.method, links)
        yield Chapter("method", "Method", PART, lead, sections)


def chapter_of_clauses(subject: Subject, links: Links) -> Iterator[Chapter]:
    """What the plan says, clause by clause, and the inputs by which each is modelled."""
    entries = []
    for name, clause in subject.told.clauses.items():
        source = web_link(clause.source.title, clause.source.link)
        told = told_of([
            ("Moves", joined((links.to(split_address(one)[0], one) for one in clause.moves), ", ")),
            ("Not modelled", words(clause.not_modelled)),
            ("Source", joined([source, words(f", {clause.source.publisher}, "
                                             f"{clause.source.date}")])),
            ("Note", links.prose(clause.note)),
        ])  # fmt: skip
        head = tag("h4", words(clause.clause))
        text = tag("p", words(clause.text))
        entries.append(tag("article", head, text, told, id=f"clause-{name}", class_="entry"))
    if entries:
        section = Section("every-clause", "Clause by clause", NOTHING, tuple(entries))
        yield Chapter("clauses", "Clauses of the plan", PART, NOTHING, (section,))


def chapter_of_scenarios(subject: Subject, links: Links) -> Iterator[Chapter]:
    """What each scenario changes, and why."""
    entries = tuple(_scenario(subject, links, one) for one in (subject.told, *subject.scenarios))
    section = Section("every-scenario", "One by one", NOTHING, entries)
    yield Chapter("scenarios", "Scenarios", PART, NOTHING, (section,))


def _scenario(subject: Subject, links: Links, one: Assumptions) -> Markup:
    head = tag("h4", words(one.label), words(" "), code(one.title))
    text = tag("p", words(one.description)) if one.description else NOTHING
    rows = []
    for change in one.changes:
        name = split_address(change.name)[0]
        value = value_of_change(change, subject.model.unit(name))
        rows.append([links.to(name), words(value), words(change.because)])
    told = table(("Assumption", "Value", "Because"), rows) if rows else NOTHING
    return tag("article", head, text, told, id=f"scenario-{one.name}", class_="entry")


def chapter_of_terms(subject: Subject) -> Iterator[Chapter]:
    """The glossary."""
    groups = groupby(subject.presentation.glossary, lambda term: term.about)
    sections = [
        Section(f"terms-{at}", about, table(("Term", "Means"), map(_term, terms)))
        for at, (about, terms) in enumerate(groups, 1)
    ]
    if sections:
        yield Chapter("glossary", "Glossary", PART, NOTHING, tuple(sections))


def _term(term: Term) -> list[Markup]:
    return [words(term.name), words(term.meaning)]
