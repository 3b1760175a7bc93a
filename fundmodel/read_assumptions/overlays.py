"""The files of scenarios/: which numbers differ, from which set, and why."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.documents import Document
from fundmodel.read_assumptions.facts import source_of
from fundmodel.read_assumptions.files import read_text, shown_path
from fundmodel.read_assumptions.finding import BASE, find_scenario, scenario_files
from fundmodel.read_assumptions.places import Problems, Written
from fundmodel.read_assumptions.refusals import read_entry
from fundmodel.read_assumptions.requests import Requested
from fundmodel.read_assumptions.schema import ChangeEntry, OverlayEntry
from fundmodel.read_assumptions.spots import Spot
from fundmodel.read_assumptions.yaml_with_places import read_document


@dataclass(frozen=True)
class Overlay:
    """One scenario file: its name, what it is called, and the changes that it asks for."""

    name: str
    label: str
    description: str
    requests: tuple[Requested, ...]


def read_overlays(scenario: str, directory: Path, problems: Problems) -> list[Overlay]:
    """The overlays that make up a scenario, from the one nearest to base on; [] for base.

    What is wrong with one keeps nothing else from being read, so that all of it is told at once.
    """
    overlays: list[Overlay] = []
    seen: list[Path] = []
    path = None if scenario == BASE else find_scenario(scenario, directory, problems)
    while path is not None:
        seen.append(path.resolve())
        text = read_text(path, problems)
        document = None if text is None else read_document(text, shown_path(path), problems)
        if document is None:
            break
        overlays.insert(0, _overlay(path.stem, document, problems))
        path = _parent_path(document, directory, seen, problems)
    return overlays


def _parent_path(
    document: Document, directory: Path, seen: list[Path], problems: Problems
) -> Path | None:
    parent = document.data.get("from")
    if parent == BASE or not isinstance(parent, str):
        return None
    files = scenario_files(directory, problems)
    spot = Spot(document, ("from",), "from", problems)
    if parent not in files:
        names = [BASE, *sorted(files)]
        spot.refuse_value(
            f"There is no scenario {quoted(parent)}.",
            meant=closest(parent, names),
            fix=f"write one of: {listed(names)}.",
        )
        return None
    if files[parent].resolve() in seen:
        chain = " from ".join([*(step.stem for step in seen), parent])
        spot.refuse_value(
            f"The scenarios go round in a circle: {chain}.",
            fix="let one of them begin with `from: base`.",
        )
        return None
    return files[parent]


def _overlay(name: str, document: Document, problems: Problems) -> Overlay:
    whole = Spot(document, (), "", problems)
    entry = read_entry(OverlayEntry, whole)
    changes = document.data.get("changes")
    requests = [
        _requested(whole.inside("changes", target, name=str(target)))
        for target in (changes if isinstance(changes, dict) else ())
    ]
    if entry is None:
        return Overlay(name, "", "", tuple(requests))
    return Overlay(name, entry.label, entry.description or "", tuple(requests))


def _requested(spot: Spot) -> Requested:
    """The change as it stands, as far as it can be read; what is wrong is noted."""
    raw: Any = spot.written.raw
    if not isinstance(raw, dict):
        value = "..." if isinstance(raw, list) or raw is None else raw
        spot.refuse_value(
            "The value stands alone.",
            why="A change without its reason cannot be judged by the next reader.",
            fix=f"write {{value: {value!s:.40}, because: ...}}.",
        )
        return Requested(spot.name, spot.written, spot.key, "", spot.document.file)
    change = read_entry(ChangeEntry, spot)
    return Requested(
        name=spot.name,
        written=spot.inside("value").written if "value" in raw else spot.written,
        place=spot.key,
        because=change.because if change else "",
        file=spot.document.file,
        source=source_of(change.source) if change and change.source else None,
        grade=change.grade if change else None,
        uncertainty=_given(spot, "uncertainty"),
        plausible=_given(spot, "plausible"),
        has_value="value" in raw,
    )


def _given(spot: Spot, key: str) -> Written | None:
    return spot.inside(key).written if spot.has(key) else None
