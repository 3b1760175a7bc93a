"""A part of a file that is being read, by the name under which users know it."""

from dataclasses import dataclass, replace

from fundmodel.read_assumptions.documents import Document, Path
from fundmodel.read_assumptions.places import Place, Problems, Written


@dataclass(frozen=True)
class Spot:
    """Where a reader stands.

    Attributes:
        document: the file.
        path: the keys that lead there; () for the whole file.
        name: what users call it; "" for the whole file.
        problems: receives what is wrong.
    """

    document: Document
    path: Path
    name: str
    problems: Problems

    def inside(self, *keys: object, name: str | None = None) -> "Spot":
        """The spot below these keys, under the same name unless another is given."""
        name = self.name if name is None else name
        return replace(self, path=(*self.path, *keys), name=name)

    @property
    def key(self) -> Place:
        """Where the last key of the path stands, or the nearest around it."""
        return self.document.key(self.path)

    @property
    def written(self) -> Written:
        """The value here, with its places."""
        return self.document.written(self.path)

    def has(self, key: str) -> bool:
        """Whether something is written under a key here."""
        raw = self.written.raw
        return isinstance(raw, dict) and raw.get(key) is not None

    def refuse_key(
        self, what: str, *, why: str | None = None, meant: str | None = None, fix: str | None = None
    ) -> None:
        """Note a problem where the last key stands."""
        self.problems.add(self.key, self.name, what, why=why, meant=meant, fix=fix)

    def refuse_value(
        self, what: str, *, why: str | None = None, meant: str | None = None, fix: str | None = None
    ) -> None:
        """Note a problem where the value begins."""
        place = self.document.place(self.path)
        self.problems.add(place, self.name, what, why=why, meant=meant, fix=fix)
