"""Where something is written, and the list of everything that is wrong."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from fundmodel.errors import LONGEST_NAME, BadInput, message, quoted

LONGEST_LIST = 100
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, order=True)
class Location:
    """A position in a file.

    Attributes:
        file: the path as users are shown it, "assumptions/base/waterfall.yaml".
        line: counted from 1; 0 for the file as a whole, or for what is in no file.
        column: counted from 1.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


def line_and_column(file: str, index: int) -> tuple[int, int]:
    r"""A position in a text as editors count it, from 1.

    >>> line_and_column("a: 1\nb: 2", 8)
    (2, 4)
    """
    breaks = [found.end() for found in _LINE_BREAK.finditer(file, 0, index)]
    return len(breaks) + 1, index - (breaks[-1] if breaks else 0) + 1


BY_HAND = Location("changes")
"""Of what a caller asks for, in no file."""


@dataclass
class Diagnostics:
    """Collects what is wrong, so that the user is told everything at once."""

    found: dict[str, Location] = field(default_factory=dict)

    def add(
        self,
        location: Location,
        name: str,
        what: str,
        *,
        why: str | None = None,
        meant: str | None = None,
        fix: str | None = None,
    ) -> None:
        """Note one mistake; `name` says which assumption it is about, "" for the file."""
        about = quoted(name, mark="", longest=LONGEST_NAME)
        where = f"{location}, {about}" if name else str(location)
        self.found.setdefault(message(where, what, why=why, meant=meant, fix=fix), location)

    def refuse_if_any(self) -> None:
        """Stop if anything is wrong.

        Raises:
            BadInput: every mistake, by file and line.
        """
        if not self.found:
            return
        texts = sorted(self.found, key=lambda text: (self.found[text], text))
        left_out = len(texts) - LONGEST_LIST
        if left_out > 0:
            texts = [*texts[:LONGEST_LIST], f"and {left_out} more problems after these."]
        raise BadInput("\n\n".join(texts))


KeyPath = tuple[Any, ...]


@dataclass
class Document:
    """The values of one file, and where they stand.

    Attributes:
        file: the path as users are shown it.
        data: the top-level mapping.
        locations: path of keys -> where the value begins.
        keys: path of keys -> where the last key stands.
    """

    file: str
    data: dict[Any, Any] = field(default_factory=dict)
    locations: dict[KeyPath, Location] = field(default_factory=dict)
    keys: dict[KeyPath, Location] = field(default_factory=dict)

    def location(self, path: KeyPath) -> Location:
        """Where a value begins, or the nearest thing around it that exists."""
        while path and path not in self.locations:
            path = path[:-1]
        return self.locations.get(path, Location(self.file))

    def key(self, path: KeyPath) -> Location:
        """Where a key stands, or the nearest key around it that exists."""
        while path and path not in self.keys:
            path = path[:-1]
        return self.keys.get(path, Location(self.file))


@dataclass(frozen=True)
class Cursor:
    """Where a reader stands.

    Attributes:
        document: the file.
        path: the keys that lead there; () for the whole file.
        name: what users call it; "" for the whole file.
        diagnostics: receives what is wrong.
    """

    document: Document
    path: KeyPath
    name: str
    diagnostics: Diagnostics

    def inside(self, *keys: object, name: str | None = None) -> "Cursor":
        """The position below these keys, under the same name unless another is given."""
        name = self.name if name is None else name
        return replace(self, path=(*self.path, *keys), name=name)

    @property
    def key(self) -> Location:
        """Where the last key of the path stands, or the nearest around it."""
        return self.document.key(self.path)

    @property
    def location(self) -> Location:
        """Where the value begins, or the nearest around it."""
        return self.document.location(self.path)

    @property
    def raw(self) -> Any:
        """The value: a number, text, date, true, false, nothing, or a list or mapping of these."""
        raw: Any = self.document.data
        for step in self.path:
            raw = raw[step]
        return raw

    def has(self, key: str) -> bool:
        """Whether something is written under a key here."""
        raw = self.raw
        return isinstance(raw, dict) and raw.get(key) is not None

    def holding(self, raw: object) -> "Cursor":
        """The same position with another value, which stands where this one does."""
        document = Document(self.document.file, {"": raw}, {(): self.location}, {(): self.key})
        return replace(self, document=document, path=("",))

    def refuse_key(
        self, what: str, *, why: str | None = None, meant: str | None = None, fix: str | None = None
    ) -> None:
        """Note a mistake where the last key stands."""
        self.diagnostics.add(self.key, self.name, what, why=why, meant=meant, fix=fix)

    def refuse_value(
        self, what: str, *, why: str | None = None, meant: str | None = None, fix: str | None = None
    ) -> None:
        """Note a mistake where the value begins."""
        self.diagnostics.add(self.location, self.name, what, why=why, meant=meant, fix=fix)
