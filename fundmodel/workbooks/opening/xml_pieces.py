"""Parts of a workbook's file, read in pieces, so that no file fills the memory."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import IO, NamedTuple
from xml.parsers import expat

CHUNK = 1 << 18

LOOKALIKE = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""How the file format keeps a text such as _x0041_ from being read as the code of a letter."""


class FormulaText(str):
    """The text of a formula, beginning with "="; kept apart from a typed text that begins so."""

    __slots__ = ()


Content = float | bool | str
"""A number, a truth value, a text (also what an error shows, such as #N/A), or a FormulaText."""


class FoundCell(NamedTuple):
    """A cell of a file: an empty one, which only has a look, has no content."""

    row: int
    column: int
    content: Content | None
    style: int


class Around(NamedTuple):
    """What a sheet has besides its cells: one element of its part, such as a rule on inputs."""

    name: str
    attributes: Mapping[str, str]
    text: str
    inside: str


class DamagedPart(Exception):
    """A part of the file does not hold what it must; the text says what is wrong."""


class Budget:
    """How many more rows, cells, texts and other pieces are read of one workbook."""

    def __init__(self, pieces: int) -> None:
        self._left = pieces

    @property
    def left(self) -> int:
        """How many more may be read."""
        return self._left

    def spend(self, pieces: int) -> None:
        """Count what was read.

        Raises:
            DamagedPart: it was too much.
        """
        self.refuse(pieces)
        self._left -= pieces

    def refuse(self, pieces: int) -> None:
        """Refuse more than is left.

        Raises:
            DamagedPart: it would be too much.
        """
        if pieces > self._left:
            raise DamagedPart("it has too many cells")


def shared_texts(part: IO[bytes], budget: Budget) -> list[str]:
    """The texts that cells refer to by number, without what says how they sound."""
    reader = _Texts()
    for _ in in_pieces(part, reader.start, reader.end, reader.characters):
        budget.spend(reader.counted())
    return reader.texts


def in_pieces(
    part: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    characters: Callable[[str], None],
) -> Iterator[None]:
    """Parse a part; control comes back after each piece."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    try:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk)
            yield
        parser.Parse(b"", True)
        yield
    except (expat.ExpatError, LookupError, ValueError) as problem:
        raise DamagedPart(str(problem)) from problem


def local(name: str) -> str:
    """The name of an element without the short name of its namespace, which some programs write."""
    return name.rpartition(":")[2]


class Counting:
    """Counts the elements, since a hostile part has very many of no use."""

    def __init__(self) -> None:
        self.elements = 0

    def counted(self) -> int:
        """How many elements began since the last time."""
        elements, self.elements = self.elements, 0
        return elements


class _Texts(Counting):
    """Reads the part of the shared texts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._inside = {"t": 0, "rPh": 0}

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self.elements += 1
        name = local(name)
        if name in self._inside:
            self._inside[name] += 1
        elif name == "si":
            self._pieces.clear()

    def end(self, name: str) -> None:
        name = local(name)
        if name in self._inside:
            self._inside[name] -= 1
        elif name == "si":
            self.texts.append(LOOKALIKE.sub("_", "".join(self._pieces)))

    def characters(self, text: str) -> None:
        if self._inside["t"] and not self._inside["rPh"]:
            self._pieces.append(text)
