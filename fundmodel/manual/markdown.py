"""The little of Markdown that a text on method uses, as HTML.

Headings, paragraphs, lists, tables, fenced blocks; `names`, **strong**, *emphasis* and links. A
link to a file leads nowhere from a manual that is sent alone, so its words stand without it.
"""

import re
from collections.abc import Iterator

from fundmodel.manual.chapters import Section
from fundmodel.manual.links import Links
from fundmodel.manual.markup import NOTHING, WEB, joined, table, tag, words
from fundmodel.markup import Markup

FENCE = "```"
INLINE = re.compile(r"`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*")
RULE = re.compile(r"[\s|:-]+")


def sections_of(text: str, links: Links) -> tuple[Markup, tuple[Section, ...]]:
    """What stands before the first heading of the second order, and a section a heading.

    Args:
        text: of the file; its title, a heading of the first order, is left out.
        links: of the names between backquotes.
    """
    parts = re.split(r"(?m)^## +(.+)$", re.sub(r"(?m)^# .*$", "", text, count=1))
    sections = tuple(
        Section(f"method-{at}", heading.strip(), as_html(body, links))
        for at, (heading, body) in enumerate(zip(parts[1::2], parts[2::2], strict=True), 1)
    )
    return as_html(parts[0], links), sections


def as_html(text: str, links: Links) -> Markup:
    """The blocks of a text, parted by empty lines."""
    return joined(_block(block, links) for block in _blocks(text))


def _blocks(text: str) -> Iterator[list[str]]:
    """Lines that belong together: between empty ones, and all of what is fenced."""
    block: list[str] = []
    fenced = False
    for line in [*text.splitlines(), ""]:
        if line.startswith(FENCE):
            fenced = not fenced
        if line.strip() or fenced:
            block.append(line)
        elif block:
            yield block
            block = []


def _block(lines: list[str], links: Links) -> Markup:
    first = lines[0]
    if first.startswith(FENCE):
        return tag("pre", words("\n".join(line for line in lines if not line.startswith(FENCE))))
    if first.startswith("#"):
        return tag("h4", inline(first.lstrip("# "), links))
    if first.startswith("|"):
        return _table(lines, links)
    if first.startswith("- "):
        points = "\n".join(lines).removeprefix("- ").split("\n- ")
        return tag("ul", *(tag("li", inline(_unbroken(point), links)) for point in points))
    return tag("p", inline(_unbroken("\n".join(lines)), links))


def _unbroken(text: str) -> str:
    return " ".join(text.split())


def _table(lines: list[str], links: Links) -> Markup:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    kept = [row for row in rows[1:] if not all(RULE.fullmatch(cell) for cell in row)]
    return table(rows[0], ([inline(cell, links) for cell in row] for row in kept))


def inline(text: str, links: Links) -> Markup:
    """A line of text with its names, links and stresses."""
    told, at = [], 0
    for found in INLINE.finditer(text):
        told.append(words(text[at : found.start()]))
        told.append(_marked(found, links))
        at = found.end()
    return joined([*told, words(text[at:])])


def _marked(found: re.Match[str], links: Links) -> Markup:
    name, text, address, strong, stress = found.groups()
    if name is not None:
        return links.to(name.partition("[")[0], name)
    if text is not None:
        leads = address.startswith(WEB)
        return tag("a", words(text), href=address) if leads else words(text)
    if strong is not None:
        return tag("strong", inline(strong, links))
    return tag("em", words(stress)) if stress is not None else NOTHING
