"""The chapters of a manual, in their order."""

from collections.abc import Iterator

from fundmodel.manual.assumptions import chapters_of_assumptions
from fundmodel.manual.chapters import Chapter
from fundmodel.manual.language import chapter_of_language
from fundmodel.manual.lines import chapters_of_lines
from fundmodel.manual.links import Links
from fundmodel.manual.other_chapters import (
    chapter_of_beginnings,
    chapter_of_clauses,
    chapter_of_method,
    chapter_of_scenarios,
    chapter_of_terms,
)
from fundmodel.manual.subject import Subject


def every_chapter(subject: Subject, links: Links) -> Iterator[Chapter]:
    """All that the manual tells, chapter by chapter.

    Args:
        subject: what it tells of.
        links: where each name stands; on one page for a manual, on many for a site.
    """
    yield chapter_of_beginnings(subject)
    yield from chapter_of_method(subject, links)
    yield from chapter_of_clauses(subject, links)
    yield from chapters_of_lines(subject, links)
    yield from chapters_of_assumptions(subject, links)
    yield from chapter_of_scenarios(subject, links)
    yield chapter_of_language()
    yield from chapter_of_terms(subject)
