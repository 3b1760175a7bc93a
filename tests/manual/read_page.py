"""A manual as a reader of HTML finds it: entries with what they tell, ids, links, scripts."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br", "img", "link"})


@dataclass
class Entry:
    """One line or assumption: what is told, by the head of its row, and where its links lead."""

    told: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    text: str = ""


class Page(HTMLParser):
    """What a page holds.

    Attributes:
        entries: id -> entry, of every article.
        ids: every id, in order, as often as it stands.
        links: every address that is linked to.
        attributes: every attribute but the usual ones, with its element.
        elements: how often each element stands.
        inline: element -> the texts of scripts and styles.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.entries: dict[str, Entry] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.elements: dict[str, int] = {}
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self._open: list[str] = []
        self._entry: Entry | None = None
        self._head, self._in_table = "", 0
        self.feed(text)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says."""
        given = {name: value or "" for name, value in attrs}
        self.elements[tag] = self.elements.get(tag, 0) + 1
        self.attributes += [(tag, name, value) for name, value in given.items()]
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "article":
            self._entry = self.entries[given["id"]] = Entry()
        if tag == "table":
            self._in_table += 1
        if tag == "th" and self._in_table == 1:
            self._head = ""
        if "href" in given:
            self.links.append(given["href"])
            if self._entry:
                self._entry.links.setdefault(self._head, []).append(given["href"])
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element; no other may be open in it."""
        assert self._open.pop() == tag
        if tag == "article":
            self._entry = None
        if tag == "table":
            self._in_table -= 1
            self._head = self._head if self._in_table else ""

    def handle_data(self, data: str) -> None:
        """Note a text with the head of its row."""
        here = self._open[-1] if self._open else ""
        if here in self.inline:
            self.inline[here].append(data)
        if self._entry is None:
            return
        self._entry.text += data
        if here == "th" and self._in_table == 1:
            self._head += data
        elif self._head:
            told = self._entry.told
            told[self._head] = told.get(self._head, "") + data
