"""Forward from a line or an assumption: what reads it, and which results it reaches in the end."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.build_model.expressions import Read
from fundmodel.build_model.spelling import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from fundmodel.build_model.model import Line, Model

OPENING = "opening"
"""How a line reads what it opens with."""


class Reader(NamedTuple):
    """A line that reads another directly.

    Attributes:
        name, label, kind, stage: of the line that reads.
        reads: how it does, such as "previous(cash)".
    """

    name: str
    label: str
    kind: str
    stage: str
    reads: tuple[str, ...]


class Reached(NamedTuple):
    """A headline result that a line reaches.

    Attributes:
        name, label, unit, basis: of the result.
        steps: how many formulas lie between; 1 where the result reads the line itself.
        path: the lines on a shortest way, both ends included.
    """

    name: str
    label: str
    unit: str
    basis: str
    steps: int
    path: tuple[str, ...]


@dataclass(frozen=True)
class Dependents:
    """What depends on a line or an assumption.

    Attributes:
        name, label: of it.
        readers: the lines that read it directly, in the order of the workbook.
        headlines: the headline results that it reaches, those in fewest steps first.
        not_reached: the headline results that do not depend on it.
        lines, results, checks: how many lines of the model depend on it, and how many of those are
            results, and checks or alerts.
    """

    name: str
    label: str
    readers: tuple[Reader, ...]
    headlines: tuple[Reached, ...]
    not_reached: tuple[str, ...]
    lines: int
    results: int
    checks: int

    def __repr__(self) -> str:
        return (
            f"Dependents of {self.name}: {len(self.readers)} lines read it, {self.lines} depend on "
            f"it; it reaches {len(self.headlines)} of "
            f"{len(self.headlines) + len(self.not_reached)} headlines"
        )

    @property
    def table(self) -> pd.DataFrame:
        """What reads it, then the headlines it reaches, a row each."""
        import pandas as pd

        return pd.DataFrame(list(self.records()))

    def records(self) -> Iterator[dict[str, object]]:
        """The rows of the table: `depends`, "directly" or "headline"; `steps`; names and how."""
        for one in self.readers:
            yield {
                "of": self.name, "depends": "directly", "name": one.name, "label": one.label,
                "kind": one.kind, "stage": one.stage, "steps": 1, "how": "; ".join(one.reads),
                "unit": "", "basis": "",
            }  # fmt: skip
        for found in self.headlines:
            yield {
                "of": self.name, "depends": "headline", "name": found.name, "label": found.label,
                "kind": "result", "stage": "", "steps": found.steps, "how": " > ".join(found.path),
                "unit": found.unit, "basis": found.basis,
            }  # fmt: skip


def dependents(model: Model, name: str) -> Dependents:
    """What reads a line or an assumption, and where that leads.

    A dependence is that of the formulas: a branch that no scenario takes counts.

    Args:
        model: the lines.
        name: a line or an assumption of it.
    """
    before = _steps_from(model, name)
    readers = tuple(_reader(one, name) for one in model.lines.values() if name in _needs(one))
    kinds = [model.lines[one].kind for one in before if one != name]
    is_line = name in model.lines
    reached = [
        Reached(
            one.name, one.definition.words, one.unit.name, one.definition.basis,
            len(path) - 1, path,
        )
        for one in model.headlines
        if one.name in before and one.name != name
        for path in [_path(before, one.name)]
    ]  # fmt: skip
    return Dependents(
        name,
        model.lines[name].definition.words if is_line else model.inputs[name].label,
        readers,
        tuple(sorted(reached, key=lambda one: one.steps)),
        tuple(one.name for one in model.headlines if one.name not in before),
        len(kinds),
        kinds.count("result"),
        kinds.count("check") + kinds.count("alert"),
    )


def every_reader(model: Model) -> dict[str, list[Reader]]:
    """Each line and assumption that anything reads -> the lines that read it, in their order."""
    found: dict[str, list[Reader]] = {}
    for line in model.lines.values():
        for name in _needs(line):
            found.setdefault(name, []).append(_reader(line, name))
    return found


def _reader(line: Line, name: str) -> Reader:
    words, ways = line.definition.words, tuple(_how(line, name))
    return Reader(line.name, words, line.kind, line.stage, ways)


def _needs(line: Line) -> set[str]:
    """The names that a line reads, those of weights, ranks and lags included, and its opening."""
    opening = line.definition.opening
    return {one.name for one in line.reads} | ({opening} if isinstance(opening, str) else set())


def _how(line: Line, name: str) -> Iterator[str]:
    """The references of a formula in which a name stands, as they are written."""
    told = dict.fromkeys(
        in_words(operand)
        for operand in line.node.operands()
        if any(isinstance(one, Read) and one.name == name for one in operand.walk())
    )
    yield from told
    if line.definition.opening == name:
        yield OPENING


def _steps_from(model: Model, name: str) -> dict[str, str]:
    """Each line that depends on a name, nearest first -> the one before it on a shortest way."""
    readers: dict[str, list[str]] = {}
    for line in model.lines.values():
        for needed in _needs(line):
            readers.setdefault(needed, []).append(line.name)
    before = {name: ""}
    waiting = deque([name])
    while waiting:
        current = waiting.popleft()
        for reader in readers.get(current, ()):
            if reader not in before:
                before[reader] = current
                waiting.append(reader)
    return before


def _path(before: dict[str, str], name: str) -> tuple[str, ...]:
    path = [name]
    while before[path[-1]]:
        path.append(before[path[-1]])
    return tuple(reversed(path))
