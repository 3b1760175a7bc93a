"""`list`: what there is, and in which folder."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.folders import folders_in_words, is_shipped
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.read_assumptions import Assumptions, Metadata, Scalar, Series
    from fundmodel.read_assumptions import Column as Numbers

OWN = "Your own:"
ASSUMPTION_HEADS = ("Name", "Value", "Unit", "Range", "Grade", "Label")


def list_all(what: str, flags: dict[str, Any]) -> None:
    """List what there is of one kind."""
    import fundmodel

    form = form_of(flags)
    base = fundmodel.load("base", directory=flags["directory"])
    where = [folders_in_words(base.directory)] if is_shipped(base.directory) else []
    if what == "assumptions":
        records = [record for assumption in base for record in _records(base, assumption)]
        give(Answer(records, records, [_assumptions(base)], where), form)
        return
    records = _scenarios(base, flags["directory"]) if what == "scenarios" else _lines(base, what)
    apart = [[one for one in records if one.get("own", False) is own] for own in (False, True)]
    tables = [_told(one, heading) for one, heading in zip(apart, ("", OWN), strict=True) if one]
    give(Answer(records, records, tables, where), form)


def _told(records: Sequence[Mapping[str, object]], heading: str) -> Table:
    """A row a record, with its description below."""
    names = [name for name in records[0] if name not in ("description", "own")]
    heads = [Column(name.capitalize(), numbers=name == "changes") for name in names]
    rows = [[str(one[name]) for name in names] for one in records]
    below = [str(one["description"]) for one in records if "description" in one]
    return Table(heads, rows, below=below, heading=heading)


def _scenarios(base: Assumptions, directory: str | None) -> list[dict[str, object]]:
    import fundmodel
    from fundmodel.read_assumptions import BASE, scenario_names, shipped_scenarios

    shipped = {BASE, *shipped_scenarios(base.directory)}
    others = [fundmodel.load(name, directory=directory) for name in scenario_names(directory)]
    return [
        {
            "name": one.name,
            "label": one.label,
            "changes": len(one.changes),
            "description": one.description,
            "own": len(shipped) > 1 and one.name not in shipped,
        }
        for one in (base, *others)
    ]


def _lines(base: Assumptions, what: str) -> list[dict[str, object]]:
    import fundmodel

    model = fundmodel.model_of(base)
    if what == "results":
        return [
            {
                "name": line.name,
                "tier": model.tier(line.name),
                "label": line.definition.label,
                "unit": line.unit.name,
                "members": line.each or "",
                "theme": model.theme(line.name),
                "basis": line.definition.basis,
            }
            for line in model.results
        ]
    return [
        {
            "name": line.name,
            "label": line.definition.label,
            "unit": line.unit.name,
            "members": line.each or "",
            "kind": line.kind,
            "stage": line.stage,
        }
        for line in model.lines.values()
    ]


def _records(
    base: Assumptions, assumption: Scalar | Series | Numbers
) -> Iterator[dict[str, object]]:
    """A record a number: of a series one a year, of a column one a member."""
    name = assumption.name
    for key, value, metadata in _numbers(assumption):
        low, high = (end if math.isfinite(end) else None for end in metadata.plausible)
        yield {
            "name": name,
            "member": key if isinstance(key, str) else "",
            "year": key if isinstance(key, int) else "",
            "value": value,
            "option": _option(assumption, value),
            "unit": metadata.unit.name,
            "low": low,
            "high": high,
            "grade": metadata.grade,
            "how_sure": base.how_sure(f"{name}[{key}]" if isinstance(key, str) and key else name),
            "label": metadata.label,
        }


def _numbers(assumption: Scalar | Series | Numbers) -> Iterator[tuple[str | int, float, Metadata]]:
    values = getattr(assumption, "values", None)
    if values is None:
        yield "", assumption.value, assumption.metadata  # type: ignore[union-attr]
    elif isinstance(values, tuple):
        for member, value in zip(assumption.members, values, strict=True):  # type: ignore[union-attr]
            yield member, value, assumption.metadata_of(member)  # type: ignore[union-attr]
    else:
        for year, value in values.items():
            yield year, value, assumption.metadata


def _option(assumption: Scalar | Series | Numbers, value: float) -> str:
    """The name of an option or the day that a number stands for, or ""."""
    from fundmodel.read_assumptions import format_value

    options = getattr(assumption, "options", ())
    worded = assumption.metadata.unit.kind == "date" or bool(options)
    return format_value(value, assumption.metadata.unit, options) if worded else ""


def _assumptions(base: Assumptions) -> Table:
    heads = [Column(head, whole=head == "Grade") for head in ASSUMPTION_HEADS]
    rows = []
    for assumption in base:
        metadata = assumption.metadata
        texts = [
            _option(assumption, value) or _short(value) for _, value, _ in _numbers(assumption)
        ]
        low, high = (_option(assumption, end) or _short(end) for end in metadata.plausible)
        is_choice = bool(getattr(assumption, "options", ()))
        limits = f"{len(assumption.options)} options" if is_choice else f"{low} to {high}"  # type: ignore[union-attr]
        rows.append(
            [
                assumption.name,
                _span(assumption, texts),
                metadata.unit.name,
                limits,
                metadata.grade,
                metadata.label,
            ]
        )
    return Table(heads, rows)


def _span(assumption: Scalar | Series | Numbers, texts: list[str]) -> str:
    """One number, or the first and last of the years, or the ends of the members' numbers."""
    if len(texts) == 1:
        return texts[0]
    numbers = [value for _, value, _ in _numbers(assumption)]
    if len(set(numbers)) == 1:
        return f"{texts[0]} in all"
    ends = (numbers.index(min(numbers)), numbers.index(max(numbers)))
    return f"{texts[ends[0]]} to {texts[ends[1]]}"


def _short(number: float) -> str:
    from fundmodel.read_assumptions import format_number

    return format_number(number) if math.isfinite(number) else "no limit"
