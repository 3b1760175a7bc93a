"""The values of one file together with where each of them stands."""

from dataclasses import dataclass, field
from typing import Any

from fundmodel.read_assumptions.places import Place, Written

Path = tuple[Any, ...]


@dataclass
class Document:
    """The values of one file, and where they stand.

    Attributes:
        file: the path as users are shown it.
        data: the top-level mapping.
        places: path of keys -> where the value begins.
        keys: path of keys -> where the last key stands.
    """

    file: str
    data: dict[Any, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Where a value begins, or the nearest thing around it that exists."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))

    def key(self, path: Path) -> Place:
        """Where a key stands, or the nearest key around it that exists."""
        while path and path not in self.keys:
            path = path[:-1]
        return self.keys.get(path, Place(self.file))

    def written(self, path: Path) -> Written:
        """A value together with its places."""
        raw: Any = self.data
        for step in path:
            raw = raw[step]
        keys = raw if isinstance(raw, dict) else range(len(raw)) if isinstance(raw, list) else ()
        return Written(raw, self.place(path), {key: self.place((*path, key)) for key in keys})
