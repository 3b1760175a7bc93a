"""Where something is written, and the list of everything that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fundmodel.errors import LONGEST_NAME, BadInput, message, quoted

LONGEST_LIST = 100


@dataclass(frozen=True, order=True)
class Place:
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


BY_HAND = Place("changes")
"""Of what a caller asks for, in no file."""


@dataclass(frozen=True)
class Written:
    """A value as it stands in a file.

    Attributes:
        raw: a number, text, date, true/false, nothing, or a list or mapping of these.
        place: where it begins.
        inner: for a mapping or a list, where each of its values begins.
    """

    raw: object
    place: Place
    inner: Mapping[object, Place] = field(default_factory=dict)

    def at(self, key: object) -> Place:
        """Where the value under a key begins."""
        return self.inner.get(key, self.place)


@dataclass
class Problems:
    """Collects what is wrong, so that the user is told everything at once."""

    found: dict[str, Place] = field(default_factory=dict)

    def add(
        self,
        place: Place,
        name: str,
        what: str,
        *,
        why: str | None = None,
        meant: str | None = None,
        fix: str | None = None,
    ) -> None:
        """Note one problem; `name` says which assumption it is about, "" for the file."""
        about = quoted(name, mark="", longest=LONGEST_NAME)
        where = f"{place}, {about}" if name else str(place)
        self.found.setdefault(message(where, what, why=why, meant=meant, fix=fix), place)

    def refuse_if_any(self) -> None:
        """Stop if anything is wrong.

        Raises:
            BadInput: every problem, by file and line.
        """
        if not self.found:
            return
        texts = sorted(self.found, key=lambda text: (self.found[text], text))
        left_out = len(texts) - LONGEST_LIST
        if left_out > 0:
            texts = [*texts[:LONGEST_LIST], f"and {left_out} more problems after these."]
        raise BadInput("\n\n".join(texts))
