"""What a page knows of each assumption, and the numbers of each scenario."""

from __future__ import annotations

import math
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from fundmodel.build_model.units import is_whole
from fundmodel.page.own_changes import by_hand, is_found_by_name, of_own_file
from fundmodel.read_assumptions import Column, Scalar, Series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions, Metadata, Source

Numbers = float | list[float] | dict[str, float]
FIXED_GRADE = "definition"
"""Numbers by definition are as they are."""


def inputs_of_page(model: Model, base: Assumptions) -> list[dict[str, Any]]:
    """Every assumption that the model names, in its order."""
    return [_input(base, _assumption(base, name)) for name in model.inputs]


def values_of(model: Model, one: Assumptions) -> dict[str, Numbers]:
    """The numbers of a set as they are stated: one, one a member, or one for some years."""
    return {name: _stated(_assumption(one, name)) for name in model.inputs}


def scenario_of(
    one: Assumptions, values: dict[str, Numbers], base: dict[str, Numbers]
) -> dict[str, Any]:
    """A scenario: what it is called, what differs from the first one, and why."""
    differing = {name: stated for name, stated in values.items() if stated != base[name]}
    return {
        "name": one.name,
        "title": one.title,
        "label": one.label,
        "description": one.description,
        "parents": list(one.parents),
        "warnings": list(one.warnings),
        "fingerprint": one.fingerprint,
        "values": differing,
        "because": {change.name: change.because for change in one.changes},
        "sources": {c.name: _source(c.source) for c in one.changes if c.source},
        "by_hand": by_hand(one),
        "file": "" if is_found_by_name(one) else f"{one.name}.yaml",
        "own": of_own_file(one),
        "ranges": _own_ranges(one),
    }


def years_of(sets: Sequence[Assumptions], first: int, last: int) -> list[int]:
    """The first year of tables by year, and how many there are: stated or worked out."""
    stated = [year for one in sets for series in one.series.values() for year in series.values]
    begins, ends = min(first, *stated), max(last, *stated)
    return [begins, ends - begins + 1]


def _assumption(one: Assumptions, name: str) -> Scalar | Series | Column:
    found = one.named(name)
    if found is None:
        raise LookupError(name)  # a model names no others than those that it was built with
    return found


def _stated(one: Scalar | Series | Column) -> Numbers:
    if isinstance(one, Series):
        return {str(year): number for year, number in one.values.items()}
    if isinstance(one, Column):
        return list(one.values)
    return one.value


def _input(base: Assumptions, one: Scalar | Series | Column) -> dict[str, Any]:
    metadata = one.metadata
    structural = not isinstance(one, Column) and one.structural
    found = {
        "name": one.name,
        "label": metadata.label,
        "unit": metadata.unit.name,
        "each": one.each if isinstance(one, Column) else None,
        "by_year": isinstance(one, Series),
        "options": None if isinstance(one, Column) else list(one.options) or None,
        "whole": is_whole(metadata.unit),
        "flag": metadata.unit.kind == "flag",
        "movable": not structural and metadata.grade != FIXED_GRADE,
        "theme": PurePosixPath(metadata.location.file).stem,
        **_known_of(metadata),
        "drawn": base.how_sure(one.name),
        "ends_on_quarter": metadata.ends_on_quarter,
    }
    return found | (_of_members(base, one) if isinstance(one, Column) else {})


def _of_members(base: Assumptions, column: Column) -> dict[str, Any]:
    """What holds of some members alone, and of all together."""
    whole = _known_of(column.metadata)
    cells = {}
    for member in column.members:
        known = _known_of(column.metadata_of(member))
        other = {key: text for key, text in known.items() if text != whole[key]}
        drawn = base.how_sure(f"{column.name}[{member}]")
        if drawn != base.how_sure(column.name):
            other["drawn"] = drawn
        if other:
            cells[member] = other
    return {
        "cells": cells,
        "adds_to_one": column.adds_to_one,
        "adds_to_at_most": column.adds_to_at_most,
        "rest_for": list(column.rest_for),
    }


def _known_of(metadata: Metadata) -> dict[str, Any]:
    low, high = map(_finite, metadata.plausible)
    low_is, high_is = (end if isinstance(end, str) else None for end in metadata.ends_in_force)
    return {
        "low": low,
        "high": high,
        "low_is": low_is,
        "high_is": high_is,
        "grade": metadata.grade,
        "as_of": str(metadata.as_of),
        "note": metadata.note,
        "review_by": str(metadata.review_by),
        "source": _source(metadata.source),
    }


def _source(source: Source) -> dict[str, str]:
    names = ("title", "publisher", "date", "page", "link")
    return {name: str(getattr(source, name)) for name in names}


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _own_ranges(one: Assumptions) -> dict[str, list[float | None]]:
    """The ranges that a scenario states itself: assumption, or `column[Member]`, -> its ends."""
    known = {assumption.name: assumption.metadata for assumption in one}
    known |= {f"{column.name}[{member}]": metadata for column in one.columns.values()
              for member, metadata in column.cells.items()}  # fmt: skip
    return {name: [*map(_finite, metadata.plausible)]
            for name, metadata in known.items() if metadata.own_ends}  # fmt: skip
