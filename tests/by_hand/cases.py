"""Examples by hand: read from YAML, worked out by the project's evaluator, compared."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
REQUIRED = ("case", "source", "given", "expect", "note")
OPTIONAL = ("members", "opening", "tolerance")
DAY_ZERO = date(1899, 12, 30)
TOLERANCE = 1e-9


class CaseMistake(Exception):
    """An example that cannot be worked out as it is written."""


class _NoKeyTwice(yaml.SafeLoader):
    """Refuses a name that stands twice in one mapping, which YAML would pass over."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [self.construct_object(key) for key, _ in node.value]  # type: ignore[no-untyped-call]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise CaseMistake(f"{node.start_mark}: {', '.join(sorted(twice))} stands twice")
        return super().construct_mapping(node, deep)


@dataclass(frozen=True)
class Case:
    """One example.

    Attributes:
        where: file and name, for messages.
        members: set -> member -> attribute -> text.
        given: name -> what the lines start from; a list goes by quarter, a mapping by member.
        opening: name -> the value before the first quarter, where it is not the usual one.
        expect: line -> what it should be.
        tolerance: largest relative difference.
    """

    where: str
    members: Mapping[str, Mapping[str, Mapping[str, str]]]
    given: Mapping[str, Any]
    opening: Mapping[str, Any]
    expect: Mapping[str, Any]
    tolerance: float

    @property
    def quarters(self) -> int:
        """How many quarters the example has: the length of all its lists.

        Raises:
            CaseMistake: if the lists differ in length.
        """
        lengths = {len(row) for row in _lists([*self.given.values(), *self.expect.values()])}
        if len(lengths) > 1:
            raise CaseMistake(f"{self.where}: lists of {sorted(lengths)} quarters")
        return lengths.pop() if lengths else 1


def _lists(values: list[Any]) -> Iterator[list[Any]]:
    for value in values:
        if isinstance(value, list):
            yield value
        elif isinstance(value, Mapping):
            yield from _lists(list(value.values()))


def read_cases(file: Path) -> list[Case]:
    """The examples of one file.

    Raises:
        CaseMistake: if an example lacks a part, has one that nobody knows, or expects nothing.
    """
    return [
        case_of(entry, f"{file.parent.name}/{file.name}")
        for entry in yaml.load(file.read_text(encoding="utf-8"), _NoKeyTwice)  # noqa: S506  (safe)
    ]


def case_of(entry: Mapping[str, Any], file: str) -> Case:
    """One example, complete.

    Raises:
        CaseMistake: as `read_cases`.
    """
    where = f"{file}: {entry.get('case')}"
    missing = [key for key in REQUIRED if not entry.get(key)]
    unknown = sorted(set(entry) - {*REQUIRED, *OPTIONAL})
    if missing or unknown:
        raise CaseMistake(f"{where}: lacks {missing}, has unknown {unknown}")
    members = {
        each: {key: {} for key in listed} if isinstance(listed, list) else listed
        for each, listed in entry.get("members", {}).items()
    }
    return Case(
        where, members, entry["given"], entry.get("opening", {}), entry["expect"],
        float(entry.get("tolerance", TOLERANCE)),
    )  # fmt: skip


def all_cases() -> list[Case]:
    """Every example of the folder, in the order of the files."""
    return [case for file in sorted(FOLDER.glob("*/*.yaml")) for case in read_cases(file)]


def number(value: Any, options: tuple[str, ...] = ()) -> float:
    """A number as the evaluator takes it: dates as serial numbers, options as codes."""
    if value == "n/a":
        return math.nan
    if isinstance(value, date):
        return float((value - DAY_ZERO).days)
    if value in options:
        return options.index(value) + 1.0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CaseMistake(f"{value!r} is no number")
    return float(value)


def by_member(value: Any, members: tuple[str, ...], name: str) -> list[Any]:
    """What is stated for each member; one statement without members holds for all.

    Raises:
        CaseMistake: if a member is left out or unknown.
    """
    if not isinstance(value, Mapping):
        return [value] * len(members)
    if set(value) != set(members) or members == ("",):
        raise CaseMistake(f"{name} is stated for {list(value)}, but runs over {list(members)}")
    return [value[member] for member in members]


def by_quarter(value: Any, quarters: int, options: tuple[str, ...] = ()) -> list[float]:
    """A number a quarter; one number holds in every quarter."""
    row = value if isinstance(value, list) else [value] * quarters
    return [number(one, options) for one in row]


def differences(
    case: Case, found: Mapping[str, Mapping[str, list[float]]], results: frozenset[str]
) -> list[str]:
    """Every expected number that the model does not give.

    Args:
        case: the example.
        found: line -> member -> the number of each quarter, or the one number of a result.
        results: the lines that are one number for the whole life.
    """
    wrong = []
    for name, stated in case.expect.items():
        rows = by_member(stated, tuple(found[name]), name)
        for (member, numbers), row in zip(found[name].items(), rows, strict=True):
            if name in results and isinstance(row, list):
                raise CaseMistake(f"{name} is one number for the whole life, not a list")
            pairs = zip(by_quarter(row, len(numbers)), numbers, strict=True)
            for quarter, (expected, value) in enumerate(pairs, start=1):
                if not _alike(expected, value, case.tolerance):
                    place = "" if name in results else f", quarter {quarter}"
                    of = f" of {member}" if member else ""
                    wrong.append(f"{name}{of}{place}: expected {expected:.12g}, found {value:.12g}")
    return wrong


def _alike(expected: float, value: float, tolerance: float) -> bool:
    if math.isnan(expected) or math.isnan(value):
        return math.isnan(expected) and math.isnan(value)
    return math.isclose(expected, value, rel_tol=tolerance, abs_tol=tolerance)
