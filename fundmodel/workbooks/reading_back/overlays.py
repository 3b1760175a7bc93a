"""What somebody edited in a workbook, as the overlay that gives what the workbook shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fundmodel.dates import date_of
from fundmodel.editing.overlay_text import OverlayText
from fundmodel.read_assumptions import (
    Assumptions,
    Column,
    Series,
    format_value,
    load,
    split_address,
)
from fundmodel.workbooks.reading_back.returned import ReturnedScenario

MOST_DIGITS = 1e15


@dataclass(frozen=True)
class Overlay:
    """The text of an overlay, and what it changes.

    Attributes:
        text: of the whole file.
        parent: `base`, or the scenario whose changes come first.
        stated: the changes that are new in the file, or have another value than before.
        kept_reasons: of these, the ones whose reason in the file was given for another value.
        gone: the changes that are taken out of the file, since the parent says the same.
    """

    text: str
    parent: str
    stated: tuple[str, ...]
    kept_reasons: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def new_overlay(one: ReturnedScenario, workbook: str) -> Overlay:
    """The overlay that changes the scenario's file into what the workbook has.

    Args:
        one: the scenario.
        workbook: the name of the workbook's file, which the reasons say.
    """
    names = tuple(_differing(one.found, one.known))
    text = _text_of(one, one.known, names, workbook)
    return Overlay(text.new(), one.known.name, names)


def renewed_overlay(
    one: ReturnedScenario, path: Path, workbook: str, directory: Path | None
) -> Overlay:
    """An overlay that exists, changed so that it gives what the workbook has.

    Raises:
        BadInput: the file is no overlay, or is wrong.
    """
    before = load(path, directory=directory, accept=True)
    parent = load(before.parents[-1], directory=directory, accept=True)
    names = tuple(_differing(one.found, before))
    stated = tuple(name for name in names if name in set(_differing(one.found, parent)))
    gone = frozenset(names) - frozenset(stated)
    text = _text_of(one, parent, stated, workbook)
    had = {change.name for change in before.changes if change.file and path.name in change.file}
    kept = tuple(name for name in stated if name in had)
    whole = text.renewed(path.read_text(encoding="utf-8-sig"), gone)
    return Overlay(whole, parent.name, stated, kept, tuple(sorted(gone)))


def _text_of(
    one: ReturnedScenario, parent: Assumptions, names: tuple[str, ...], workbook: str
) -> OverlayText:
    edited = {edit.name for edit in one.edits} | {split_address(edit.name)[0] for edit in one.edits}
    because = {
        name: f"Edited in {workbook}; say why."
        if name in edited
        else f"{workbook} was written with this number; say why."
        for name in names
    }
    label = f"{one.known.label} as edited in {workbook}"
    values = {name: _value(one.found, parent, name) for name in names}
    return OverlayText(f"Scenario: {label}.", label, parent.name, values, because)


def _differing(ours: Assumptions, theirs: Assumptions) -> Iterator[str]:
    """The assumptions and `column[member]` in which two sets of numbers differ."""
    for one in ours:
        if isinstance(one, Column):
            before = theirs.column_values(one.name)
            yield from (
                f"{one.name}[{member}]"
                for member, value, old in zip(one.members, one.values, before, strict=True)
                if value != old
            )
        elif isinstance(one, Series):
            if _held(one, theirs.series[one.name]) != _held(theirs.series[one.name], one):
                yield one.name
        elif one.value != theirs.number(one.name):
            yield one.name


def _held(series: Series, other: Series) -> list[float]:
    """What a series has in every year that it or another states."""
    return [series.value_in(year) for year in sorted({*series.values, *other.values})]


def _value(found: Assumptions, parent: Assumptions, name: str) -> object:
    """What the file states: a number, option or day; of a series the years that differ."""
    address, _ = split_address(name)
    one = found.named(address)
    if not isinstance(one, Series):
        return _stated(found, address, found.number(name))
    before = parent.year_values(address)
    years = sorted({*one.values, *before})
    stated = {year: one.value_in(year) for year in years if before.get(year) != one.value_in(year)}
    return {year: _stated(found, address, value) for year, value in stated.items()}


def _stated(found: Assumptions, address: str, value: float) -> object:
    one, unit = found.named(address), found.metadata(address).unit
    options = getattr(one, "options", ())
    if unit.kind == "date":
        return date_of(value)
    if options:
        return format_value(value, unit, options)
    return int(value) if value.is_integer() and abs(value) < MOST_DIGITS else value
