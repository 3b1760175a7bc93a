"""The files of scenarios/: which numbers differ, from which set, and why."""

from dataclasses import dataclass
from pathlib import Path

from fundmodel.errors import closest
from fundmodel.read_assumptions.documents import Document
from fundmodel.read_assumptions.facts import source_of
from fundmodel.read_assumptions.finding import (
    BASE,
    find_scenario,
    read_text,
    scenario_names,
    shown_path,
)
from fundmodel.read_assumptions.places import Problems
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

    Raises:
        BadInput: there is no such scenario.
    """
    overlays: list[Overlay] = []
    seen: list[Path] = []
    path = None if scenario == BASE else find_scenario(scenario, directory)
    while path is not None:
        seen.append(path.resolve())
        document, entry = _read(path, directory, problems)
        if document is None or entry is None:
            break
        overlays.insert(0, _overlay(path.stem, document, entry, problems))
        path = _parent_path(document, entry, directory, seen, problems)
    return overlays


def _read(
    path: Path, directory: Path, problems: Problems
) -> tuple[Document | None, OverlayEntry | None]:
    shown = shown_path(path, directory)
    text = read_text(path, shown, problems)
    document = None if text is None else read_document(text, shown, problems)
    if document is None:
        return None, None
    return document, read_entry(OverlayEntry, Spot(document, (), "", problems))


def _parent_path(
    document: Document, entry: OverlayEntry, directory: Path, seen: list[Path], problems: Problems
) -> Path | None:
    names = scenario_names(directory)
    place = document.place(("from",))
    if entry.parent == BASE:
        return None
    if entry.parent not in names:
        problems.add(
            place,
            "from",
            f"There is no scenario `{entry.parent}`.",
            meant=closest(entry.parent, [BASE, *names]),
            fix=f"write one of: {', '.join([BASE, *names])}.",
        )
        return None
    path = find_scenario(entry.parent, directory)
    if path.resolve() in seen:
        chain = " from ".join([*(step.stem for step in seen), entry.parent])
        problems.add(
            place,
            "from",
            f"The scenarios go round in a circle: {chain}.",
            fix="let one of them begin with `from: base`.",
        )
        return None
    return path


def _overlay(name: str, document: Document, entry: OverlayEntry, problems: Problems) -> Overlay:
    spots = [Spot(document, ("changes", target), target, problems) for target in entry.changes]
    requests = [request for spot in spots if (request := _requested(spot)) is not None]
    return Overlay(name, entry.label, entry.description or "", tuple(requests))


def _requested(spot: Spot) -> Requested | None:
    change = read_entry(ChangeEntry, spot)
    if change is None:
        return None
    return Requested(
        name=spot.name,
        written=spot.inside("value").written,
        place=spot.key,
        because=change.because,
        file=spot.document.file,
        source=None if change.source is None else source_of(change.source),
        grade=change.grade,
        uncertainty=spot.inside("uncertainty").written if spot.has("uncertainty") else None,
    )
