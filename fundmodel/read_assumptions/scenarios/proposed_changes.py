"""The changes that somebody proposes: a scenario's file, or a caller's hand."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from numbers import Real
from pathlib import Path, PurePath
from typing import Any

from fundmodel.build_model.units import Unit
from fundmodel.dates import date_of
from fundmodel.errors import BadInput, closest, listed, message, quoted
from fundmodel.read_assumptions.schema.entries import ChangeEntry, OverlayEntry, SourceEntry
from fundmodel.read_assumptions.text import (
    BASE,
    BY_HAND,
    Cursor,
    Diagnostics,
    Document,
    Draft,
    find_scenario,
    format_path,
    kind_of,
    plain,
    read_document,
    read_text,
    scenario_files,
)

LAST_SERIAL = 100_000  # a day of the year 2173


@dataclass(frozen=True)
class ProposedChange:
    """A change that somebody asks for.

    Attributes:
        cursor: where it is written, under the name of the assumption, with [member] or [year].
        value: where the new value is written.
        because: why.
        file: the overlay, "" if asked for by hand.
        source: the source of the new value.
        grade: the grade of the new value.
        uncertainty: how the new value is drawn.
        plausible: the range that holds for the new value instead of that of base.
        has_value: whether a value is given; that it is not is refused where the file is read.
    """

    cursor: Cursor
    value: Cursor
    because: str
    file: str = ""
    source: SourceEntry | None = None
    grade: str | None = None
    uncertainty: Cursor | None = None
    plausible: Cursor | None = None
    has_value: bool = True

    def as_in_a_file(self, unit: Unit, options: tuple[str, ...]) -> Cursor:
        """The value as a file would have it: a code is its option, a serial its day."""
        raw = self.value.raw
        if self.file:
            return self.value
        if isinstance(raw, dict):
            named = {year: _as_in_a_file(value, unit, options) for year, value in raw.items()}
            return self.value.holding(named)
        return self.value.holding(_as_in_a_file(raw, unit, options))


def by_hand(changes: object, diagnostics: Diagnostics) -> list[ProposedChange]:
    """The changes of a caller: name -> number, text, date or numbers by year."""
    if changes is None:
        return []
    if not isinstance(changes, Mapping):
        diagnostics.add(
            BY_HAND,
            "",
            f"{kind_of(changes)} stands where names with their values belong.",
            fix='give a dictionary, such as {"us_profit_share": 0.4}.',
        )
        return []
    values = {
        name: _from_caller(value) for name, value in changes.items() if _is_name(name, diagnostics)
    }
    document = Document(BY_HAND.file, values)
    cursors = [Cursor(document, (name,), name, diagnostics) for name in values]
    return [ProposedChange(cursor, cursor, "Set by hand.") for cursor in cursors]


def _is_name(name: object, diagnostics: Diagnostics) -> bool:
    """Whether a caller's key is text; it is refused if not."""
    if isinstance(name, str):
        return True
    what = f"{kind_of(name)} stands where the name of an assumption belongs."
    diagnostics.add(BY_HAND, "", what, fix="write the name as text.")
    return False


def _as_in_a_file(raw: object, unit: Unit, options: tuple[str, ...]) -> object:
    if not isinstance(raw, float) or not raw.is_integer():
        return raw
    if unit.kind == "date" and 0 < raw < LAST_SERIAL:
        return date_of(raw)
    return options[int(raw) - 1] if options and 1 <= raw <= len(options) else raw


def _from_caller(value: object) -> object:
    """What a caller passed, as the reader of files would have read it."""
    if isinstance(value, Mapping):
        return {_year(year): _one_from_caller(number) for year, number in value.items()}
    return _one_from_caller(value)


def _one_from_caller(value: object) -> object:
    """One text, number or day of any library; what is none of them stays, and is refused later."""
    if getattr(value, "shape", None) == ():
        value = value.item()  # type: ignore[attr-defined]  # NumPy's scalars, and those of its kind
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return plain(value.strip())
    if isinstance(value, datetime):
        return _day(value)
    return _as_float(value) if isinstance(value, Real | Decimal) else value


def _day(value: datetime) -> object:
    """The day of a time at midnight; others, and pandas' NaT, stay and are refused."""
    at_midnight = value == value and value.time() == time()  # noqa: PLR0124  NaT equals nothing
    return value.date() if at_midnight else str(value)


def _as_float(value: Real | Decimal) -> object:
    """A number of any library as a float; one that is none stays, and is refused later."""
    try:
        return float(value)
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return value


def _year(year: object) -> object:
    """A year that came as text or as another kind of whole number."""
    value = _one_from_caller(year)
    return int(value) if isinstance(value, float) and value.is_integer() else value


@dataclass(frozen=True)
class Overlay:
    """One scenario file: its name, what it is called, and the changes that it asks for."""

    name: str
    label: str
    description: str
    proposed_changes: tuple[ProposedChange, ...]


def read_overlays(scenario: object, directory: Path, diagnostics: Diagnostics) -> list[Overlay]:
    """The overlays that make up a scenario, from the one nearest to base on; [] for base.

    What is wrong with one keeps nothing else from being read, so that all of it is told at once.

    Raises:
        BadInput: `scenario` is neither a name nor a path.
    """
    draft = scenario if isinstance(scenario, Draft) else None
    overlays: list[Overlay] = []
    seen: list[Path] = []
    path = draft.path if draft else _path_of(_name_or_path(scenario), directory, diagnostics)
    while path is not None:
        seen.append(path.resolve())
        is_draft = draft is not None and path == draft.path
        text = draft.text if draft and is_draft else read_text(path, diagnostics)
        document = None if text is None else read_document(text, format_path(path), diagnostics)
        if document is None:
            break
        overlays.insert(0, _overlay(path.stem, document, diagnostics))
        path = _parent_path(document, directory, seen, diagnostics)
    return overlays


def _path_of(name: str, directory: Path, diagnostics: Diagnostics) -> Path | None:
    return None if name == BASE else find_scenario(name, directory, diagnostics)


def _name_or_path(scenario: object) -> str:
    """A scenario's name or path as text."""
    if isinstance(scenario, str):
        return scenario
    if isinstance(scenario, PurePath):
        return str(scenario)
    what = f"{kind_of(scenario)} is neither a name nor a path."
    raise BadInput(message("scenario", what, fix=f"name a scenario as text, such as {BASE}."))


def _parent_path(
    document: Document, directory: Path, seen: list[Path], diagnostics: Diagnostics
) -> Path | None:
    parent = document.data.get("from")
    if parent == BASE or not isinstance(parent, str):
        return None
    files = scenario_files(directory, diagnostics)
    cursor = Cursor(document, ("from",), "from", diagnostics)
    if parent not in files:
        names = [BASE, *sorted(files)]
        cursor.refuse_value(
            f"There is no scenario {quoted(parent)}.",
            meant=closest(parent, names),
            fix=f"write one of: {listed(names)}.",
        )
        return None
    if files[parent].resolve() in seen:
        chain = " from ".join([*(step.stem for step in seen), parent])
        cursor.refuse_value(
            f"The scenarios go round in a circle: {chain}.",
            fix="let one of them begin with `from: base`.",
        )
        return None
    return files[parent]


def _overlay(name: str, document: Document, diagnostics: Diagnostics) -> Overlay:
    whole = Cursor(document, (), "", diagnostics)
    entry = OverlayEntry.read(whole)
    changes = document.data.get("changes")
    proposed_changes = [
        _proposed_change(whole.inside("changes", target, name=str(target)))
        for target in (changes if isinstance(changes, dict) else ())
    ]
    if entry is None:
        return Overlay(name, "", "", tuple(proposed_changes))
    return Overlay(name, entry.label, entry.description or "", tuple(proposed_changes))


def _proposed_change(cursor: Cursor) -> ProposedChange:
    """The change as it stands, as far as it can be read; what is wrong is noted."""
    raw: Any = cursor.raw
    if not isinstance(raw, dict):
        value = "..." if isinstance(raw, list) or raw is None else raw
        cursor.refuse_value(
            "The value stands alone.",
            why="A change without its reason cannot be judged by the next reader.",
            fix=f"write {{value: {value!s:.40}, because: ...}}.",
        )
        return ProposedChange(cursor, cursor, "", cursor.document.file)
    change = ChangeEntry.read(cursor)
    return ProposedChange(
        cursor=cursor,
        value=cursor.inside("value") if "value" in raw else cursor,
        because=change.because if change else "",
        file=cursor.document.file,
        source=change.source if change else None,
        grade=change.grade if change else None,
        uncertainty=_given(cursor, "uncertainty"),
        plausible=_given(cursor, "plausible"),
        has_value="value" in raw,
    )


def _given(cursor: Cursor, key: str) -> Cursor | None:
    return cursor.inside(key) if cursor.has(key) else None
