"""The chapters as pages of a documentation site: Markdown around the markup of a manual."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from fundmodel.build_model.model import Model
from fundmodel.manual.chapters import Chapter, Section
from fundmodel.manual.every_chapter import every_chapter
from fundmodel.manual.links import Links
from fundmodel.manual.subject import Subject
from fundmodel.markup import Markup

FENCE = "`" * 8
LEFT_OUT = frozenset({"about", "method"})
"""Chapters that the site tells on pages of its own."""


def write_site_pages(subject: Subject, folder: Path) -> list[Path]:
    """Write a page a chapter, and `index.md`, which lists them; pages of before are removed.

    Args:
        subject: what they tell of.
        folder: of the pages, which holds nothing else.

    Returns:
        The files that were written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = site_pages(subject)
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:  # else all is built anew
            path.write_text(text, "utf-8")
    return [folder / name for name in pages]


def site_pages(subject: Subject) -> dict[str, str]:
    """Name of a file -> its text in Markdown, for Sphinx with MyST."""
    model = subject.model
    links = Links(model, lambda name: f"{page_of(model, name)}.html", "clauses.html")
    chapters = [one for one in every_chapter(subject, links) if one.key not in LEFT_OUT]
    pages = {f"{one.key}.md": "\n\n".join(_page(one)) + "\n" for one in chapters}
    return {"index.md": "\n\n".join(_index(chapters)) + "\n", **pages}


def page_of(model: Model, name: str) -> str:
    """The chapter of a line or an assumption."""
    if name in model.lines:
        return f"lines-{model.lines[name].stage}"
    one = model.inputs[name]
    kind = "by-year" if one.by_year else "members" if one.each else "numbers"
    return f"assumptions-{kind}"


def _index(chapters: list[Chapter]) -> Iterator[str]:
    """A list of pages a part; it is made of the model, as all below it."""
    yield "# Lines and assumptions"
    yield "Made of the model and of its files each time this site is built."
    for part, found in groupby(chapters, lambda one: one.part):
        names = "\n".join(one.key for one in found)
        yield f"```{{toctree}}\n:caption: {part}\n:maxdepth: 1\n\n{names}\n```"


def _page(chapter: Chapter) -> Iterator[str]:
    yield f"# {_plain(chapter.title)}"
    yield from _raw(chapter.lead)
    for section in chapter.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"({section.key})="
    yield f"## {_plain(section.heading)}"
    yield from _raw(section.lead, *section.entries)


def _plain(heading: str) -> str:
    """A heading in which no letter means anything to Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>{}$#|~" else letter for letter in heading)


def _raw(*parts: Markup) -> Iterator[str]:
    markup = "\n".join(part for part in parts if part)
    if markup:
        yield f"{FENCE}{{raw}} html\n{markup}\n{FENCE}"
