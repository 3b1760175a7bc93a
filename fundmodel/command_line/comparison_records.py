"""What `compare` gives to programs: a record a number, and the same by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.command_line.results import ENGINE, about

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.analyse.bridge import Bridge
    from fundmodel.analyse.comparing import Comparison
    from fundmodel.analyse.differing import DifferingInput

WAYS = ("share", "standard_error", "in_turn", "alone", "last")
EMPTY: dict[str, object] = dict.fromkeys(
    (
        "kind", "scenario", "against", "result", "member", "measure", "of", "input", "value",
        "unit", "basis", "text", "because", "label", "paths", "seed", "engine",
    )
)  # fmt: skip
"""The keys of all records, whatever they tell."""


def records(compared: Comparison, bridges: Sequence[Bridge]) -> list[dict[str, object]]:
    """Records of three kinds: "input" (one a set), "result", and "bridge" (one a way)."""
    worlds = {**_worlds(compared), "engine": ENGINE}
    found = [*_inputs(compared), *_results(compared), *_steps(bridges)]
    return [{**EMPTY, **one, **worlds} for one in found]


def by_name(compared: Comparison, bridges: Sequence[Bridge]) -> dict[str, object]:
    """The same for JSON."""
    titles = compared.titles
    lines = {address: compared.line(address) for address in compared.results}
    measures = {
        "results": compared.stated,
        "differences": compared.difference,
        "expected": compared.expected,
        "expected_differences": compared.expected_difference,
    }
    return {
        "engine": ENGINE,
        "scenarios": {title: about(run) for title, run in zip(titles, compared.runs, strict=True)},
        "against": titles[0],
        **_worlds(compared),
        "units": {address: line.unit.name for address, line in lines.items()},
        "bases": {address: line.definition.basis for address, line in lines.items()},
        "inputs": {one.name: _input(compared, one) for one in compared.differing},
        **{
            name: {title: {address: number(address, at) for address in compared.results}
                   for at, title in enumerate(titles)}
            for name, number in measures.items()
        },
        "bridges": [_bridge(one) for one in bridges],
    }  # fmt: skip


def _worlds(compared: Comparison) -> dict[str, object]:
    if not compared.simulations:
        return {"paths": 0, "seed": None}
    asked = compared.simulations[0].asked
    return {"paths": asked.paths, "seed": asked.seed}


def _input(compared: Comparison, one: DifferingInput) -> dict[str, object]:
    of_each = {
        "texts": one.texts,
        "numbers": one.numbers,
        "because": one.because,
        "drawn": one.drawn,
    }
    moves = "stated path and expected value" if one.in_value else "expected value"
    return {
        "label": one.label,
        "unit": one.unit,
        "moves": moves,
        **{key: dict(zip(compared.titles, each, strict=True)) for key, each in of_each.items()},
    }


def _bridge(one: Bridge) -> dict[str, object]:
    return {
        "result": one.result,
        "label": one.label,
        "unit": one.unit.name,
        "basis": one.basis,
        "of": one.of,
        "scenario": one.names[1],
        "against": one.names[0],
        "start": one.start,
        "end": one.end,
        "difference": one.difference,
        "orders": one.orders or "all",
        "steps": {step.name: {way: getattr(step, way) for way in WAYS} for step in one.steps},
    }


def _inputs(compared: Comparison) -> Iterator[dict[str, object]]:
    """A record a number that differs, or one for what is only drawn in another way."""
    for one in compared.differing:
        for at, title in enumerate(compared.titles):
            same = {
                "kind": "input", "scenario": title, "against": compared.titles[0],
                "input": one.name, "text": one.texts[at], "because": one.because[at],
                "label": one.label, "unit": one.unit, "basis": "",
                "measure": "stated" if one.in_value else "drawn",
            }  # fmt: skip
            for key, value in one.numbers[at].items() or [("", None)]:
                yield {**same, "member": key, "value": value}


def _results(compared: Comparison) -> Iterator[dict[str, object]]:
    measures = {
        ("stated path", "value"): compared.stated,
        ("stated path", "difference"): compared.difference,
    }
    if compared.simulations:
        measures[("expected", "value")] = compared.expected
        measures[("expected", "difference")] = compared.expected_difference
    for at, title in enumerate(compared.titles):
        for address in compared.results:
            line, (name, _, member) = compared.line(address), address.partition("[")
            for (of, measure), number in measures.items():
                yield {
                    "kind": "result", "scenario": title, "against": compared.titles[0],
                    "result": name, "member": member.removesuffix("]"), "measure": measure,
                    "of": of, "value": number(address, at), "unit": line.unit.name,
                    "basis": line.definition.basis, "label": line.definition.label,
                }  # fmt: skip


def _steps(bridges: Sequence[Bridge]) -> Iterator[dict[str, object]]:
    for one in bridges:
        name, _, member = one.result.partition("[")
        for step in one.steps:
            for way in WAYS:
                yield {
                    "kind": "bridge", "scenario": one.names[1], "against": one.names[0],
                    "result": name, "member": member.removesuffix("]"), "measure": way,
                    "of": one.of, "input": step.name, "value": getattr(step, way),
                    "unit": one.unit.name, "basis": one.basis,
                    "text": f"{step.before} -> {step.after}", "because": step.because,
                    "label": step.label,
                }  # fmt: skip
