"""An HTML page as a strict reader sees it: elements well nested, with their attributes and text."""

from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "hr", "img"})


class Page(HTMLParser):
    """Every element in order; refuses what is not closed as it was opened.

    Attributes:
        elements: name and attributes of each.
        texts: name of the element and what stands in it, stretch by stretch.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without anything in it."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """An element ends: the last that was opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text within the last that was opened."""
        self.texts.append((self.open[-1] if self.open else "", data))

    def named(self, *names: str) -> list[dict[str, str]]:
        """The attributes of all elements of these names."""
        return [attributes for name, attributes in self.elements if name in names]

    def text(self) -> str:
        """All that people read."""
        return "".join(data for name, data in self.texts if name not in ("style", "script"))
