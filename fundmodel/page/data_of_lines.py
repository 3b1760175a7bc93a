"""What a page knows of each line, and what lines and assumptions are measured in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.build_model.units import UNITS, told_times, told_unit
from fundmodel.explanations.written_numbers import formula_in_words
from fundmodel.run_paths.annual import rolled_up_ratio

if TYPE_CHECKING:
    from fundmodel.build_model.model import Line, Model

LIFE = "life"
LIFE_LONG = "over_life"


def lines_of_page(model: Model) -> list[dict[str, Any]]:
    """Every line, results and checks too, in the order of the sheets."""
    return [_line(model, line) for line in model.lines.values()]


def stages_of(model: Model) -> list[dict[str, Any]]:
    """The stages and the blocks in each."""
    return [
        {
            "name": stage.name,
            "title": stage.title,
            "question": stage.question,
            "blocks": [{"name": name, "heading": text} for name, text in stage.headings.items()],
        }
        for stage in model.stages
    ]


def units_of(model: Model) -> dict[str, dict[str, object]]:
    """The units of the list, and those that lines have besides."""
    units = {**UNITS, **{line.unit.name: line.unit for line in model.lines.values()}}
    return {
        name: {
            "style": unit.style,
            "kind": unit.kind,
            "told": told_times(unit),
            "told_as": told_unit(unit),
        }
        for name, unit in units.items()
    }


def _line(model: Model, line: Line) -> dict[str, Any]:
    definition = line.definition
    return {
        "name": line.name,
        "label": definition.label,
        "words": definition.words,
        "explanation": definition.explanation,
        "unit": line.unit.name,
        "kind": line.kind,
        "each": line.each,
        "stage": line.stage,
        "block": definition.block,
        "basis": definition.basis,
        "tier": model.tier(line.name) if line.kind == "result" else None,
        "formula": formula_in_words(line.node),
        "reads": _reads(line),
        "annual": _annual(model, line),
    }


def _reads(line: Line) -> list[dict[str, str]]:
    found = {
        (read.name, LIFE if read.when.kind == LIFE_LONG else read.when.kind, read.who.kind): None
        for read in line.reads
    }
    return [{"name": name, "when": when, "who": who} for name, when, who in found]


def _annual(model: Model, line: Line) -> object:
    """How a calendar year is made of its quarters; None of a result."""
    if not line.traits.by_quarter:
        return None
    parts = rolled_up_ratio(model, line)
    if parts:
        return ["divide", *parts]
    return "sum" if line.traits.summed else "end"
