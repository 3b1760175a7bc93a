"""Chapters: what a manual of one page and a site of many have in common."""

from dataclasses import dataclass, field

from fundmodel.manual.markup import NOTHING
from fundmodel.markup import Markup


@dataclass(frozen=True)
class Section:
    """A part of a chapter with a heading of its own.

    Attributes:
        key: what its address ends with.
        heading: in words.
        lead: what stands below the heading.
        entries: one a line or an assumption, which a search finds one by one.
    """

    key: str
    heading: str
    lead: Markup = NOTHING
    entries: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A chapter of the manual, a page of the site.

    Attributes:
        key: what its address ends with, and the name of its page.
        title: in words.
        lead: what stands below the title.
        sections: its parts, in order.
        part: the heading under which chapters of one kind stand together.
    """

    key: str
    title: str
    part: str
    lead: Markup = NOTHING
    sections: tuple[Section, ...] = field(default=())
