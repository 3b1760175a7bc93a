"""HTML out of words: whatever is not yet markup is escaped, and a type checker tells them apart."""

from collections.abc import Iterable

from fundmodel.markup import Markup, escaped, start_of

NOTHING = Markup("")
WEB = ("https://", "http://")

words = escaped
"""A text as a page shows it; a type checker tells whatever has not gone through it."""


def tag(name: str, *inner: Markup, **attributes: str) -> Markup:
    """An element; the attribute `class` is written `class_`, and an empty one is left out.

    >>> tag("p", words("1 < 2"), class_="note", id="")
    '<p class="note">1 &lt; 2</p>'
    """
    start = start_of(name, {key: value for key, value in attributes.items() if value})
    return Markup(f"{start}{''.join(inner)}</{name}>")


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Pieces of a page one after the other, with a text between them."""
    return Markup(escaped(between).join(parts))


def code(text: object) -> Markup:
    """A name or a formula."""
    return tag("code", words(text))


def web_link(text: str, address: str) -> Markup:
    """A text that leads to a page of the web; a text alone where the address is of no page."""
    return tag("a", words(text), href=address) if address.startswith(WEB) else words(text)


def table(heads: Iterable[str], rows: Iterable[Iterable[Markup]]) -> Markup:
    """A table with a row of heads."""
    top = tag("tr", *(tag("th", words(head), scope="col") for head in heads))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", top), tag("tbody", *body))


def told_of(rows: Iterable[tuple[str, Markup]]) -> Markup:
    """What is known of one thing, a row each; rows without an answer are left out."""
    kept = (
        tag("tr", tag("th", words(name), scope="row"), tag("td", answer))
        for name, answer in rows
        if answer
    )
    return tag("table", tag("tbody", *kept), class_="told")


def folded(title: str, inner: Markup) -> Markup:
    """What a reader opens if he wants it."""
    return tag("details", tag("summary", words(title)), inner)
