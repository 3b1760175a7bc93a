"""One file that holds the whole manual: contents, search, every line and every number."""

import base64
import hashlib
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from fundmodel.manual.chapters import Chapter, Section
from fundmodel.manual.every_chapter import every_chapter
from fundmodel.manual.links import Links
from fundmodel.manual.markup import folded, joined, tag, words
from fundmodel.manual.subject import Subject
from fundmodel.markup import Markup

SOURCE = Path(__file__).with_name("source")
WRITTEN_BY = '<meta name="generator" content="fundmodel manual">'
"""What the head of the file says it was written by; by it an older one is known again."""


def manual_page(subject: Subject) -> str:
    """The manual as one HTML file that asks for nothing else; same subject, same text."""
    style, script = ((SOURCE / name).read_text("utf-8") for name in ("manual.css", "manual.js"))
    chapters = list(every_chapter(subject, Links(subject.model)))
    title = f"{subject.presentation.title}: manual"
    body = tag(
        "body",
        tag("a", words("To the text"), href="#text", class_="skip"),
        tag("nav", _search(), *_table_of_chapters(chapters), aria_label="Contents"),
        tag("main", tag("h1", words(title)), *map(_chapter, chapters), id="text"),
        tag("script", Markup(script)),
    )
    head = tag("head", *_metas(style, script), tag("title", words(title)),
               tag("style", Markup(style)))  # fmt: skip
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


def _metas(style: str, script: str) -> tuple[Markup, ...]:
    """What a browser must know first: nothing is fetched, and no other script runs."""
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup(WRITTEN_BY),
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _search() -> Markup:
    field = Markup('<input type="search" id="search" autocomplete="off" spellcheck="false">')
    label = tag("label", words("Search"), for_="search")
    return tag("div", label, field, tag("p", id="found", role="status"), class_="search")


def _table_of_chapters(chapters: Sequence[Chapter]) -> list[Markup]:
    """A heading a part, and below it the chapters with their sections to unfold."""
    told = []
    for part, found in groupby(chapters, lambda one: one.part):
        told += [tag("h2", words(part)), tag("ul", *(tag("li", _listed(one)) for one in found))]
    return told


def _listed(chapter: Chapter) -> Markup:
    link = tag("a", words(chapter.title), href=f"#{chapter.key}")
    parts = [tag("li", tag("a", words(one.heading), href=f"#{one.key}"))
             for one in chapter.sections]  # fmt: skip
    if len(parts) < 2:
        return link
    return joined([link, folded(f"{len(parts)} sections", tag("ul", *parts))])


def _chapter(chapter: Chapter) -> Markup:
    return tag("section", tag("h2", words(chapter.title)), chapter.lead,
               *map(_section, chapter.sections), id=chapter.key, class_="chapter")  # fmt: skip


def _section(section: Section) -> Markup:
    return tag("section", tag("h3", words(section.heading)), section.lead, *section.entries,
               id=section.key, class_="part" if section.entries else "part entry")  # fmt: skip
