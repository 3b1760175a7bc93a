"""`explain --dependents` and `--counterflows`: the way forward from a line, and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.tables import Column, Table, print_text
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from fundmodel.build_model.model import Model
    from fundmodel.explanations.counterflows import Counterflows
    from fundmodel.explanations.dependents import Dependents


def give_dependents(typed: str, flags: dict[str, Any]) -> None:
    """Print what reads a line or an assumption, and which headlines it reaches."""
    from dataclasses import asdict

    from fundmodel.explanations.dependents import dependents

    form = form_of(flags)
    scenario, model = _model(flags)
    found = dependents(model, _name(model, typed))
    records = [{"scenario": scenario, **record} for record in found.records()]
    if form == "tables":
        _print_dependents(found)
    give(Answer(records, {"scenario": scenario, **asdict(found)}, _dependents_tables(found)), form)


def _print_dependents(found: Dependents) -> None:
    count = len(found.headlines) + len(found.not_reached)
    print_text(
        f"{found.label} ({found.name}): read by {len(found.readers)} lines directly; in the end "
        f"{found.lines} lines depend on it, {found.results} results and {found.checks} checks and "
        f"alerts among them. It reaches {len(found.headlines)} of {count} headlines."
    )
    if found.headlines and found.not_reached:
        print_text(f"Not reached: {', '.join(found.not_reached)}.")
    if found.readers:
        click.echo()


def _dependents_tables(found: Dependents) -> list[Table]:
    tables = []
    if found.readers:
        heads = [Column("Read by"), Column("As"), Column("Stage")]
        rows = [[one.name, "; ".join(one.reads), one.stage] for one in found.readers]
        tables.append(Table(heads, rows))
    if found.headlines:
        heads = [Column("Headline reached"), Column("Steps", numbers=True), Column("What it is")]
        rows = [[one.name, str(one.steps), one.label] for one in found.headlines]
        paths = [", ".join(one.path[1:-1]) for one in found.headlines]
        below = [f"through {path}" if path else "which reads it" for path in paths]
        tables.append(Table(heads, rows, below=below))
    return tables


def give_counterflows(typed: str, flags: dict[str, Any]) -> None:
    """Print where lines of earlier stages look back at lines of later ones."""
    from fundmodel.explanations.counterflows import counterflows

    form = form_of(flags)
    scenario, model = _model(flags)
    found = counterflows(model, _name(model, typed) if typed else "")
    records = [{"scenario": scenario, **one._asdict()} for one in found.found]
    pairs = [
        {"stage": stage, "later_stage": later, "looks_back": [one._asdict() for one in ones]}
        for (stage, later), ones in found.by_stages.items()
    ]
    if form == "tables":
        _print_counterflows(found)
    answer = Answer(records, {"scenario": scenario, "of": found.of, "pairs": pairs},
                    _counterflow_tables(found))  # fmt: skip
    give(answer, form)


def _print_counterflows(found: Counterflows) -> None:
    of = f" of {found.of}" if found.of else ""
    print_text(
        f"{len(found.found)} looks back{of} into a later stage, between {len(found.by_stages)} "
        "pairs of stages: an earlier quarter of a later stage counts in an earlier stage."
    )
    if found.found:
        click.echo()


def _counterflow_tables(found: Counterflows) -> list[Table]:
    return [
        Table(
            [Column(f"{stage} looks back at {later}"), Column("As")],
            [[one.line, one.how] for one in ones],
        )
        for (stage, later), ones in found.by_stages.items()
    ]


def _model(flags: dict[str, Any]) -> tuple[str, Model]:
    import fundmodel

    (assumptions,) = load_all([flags["scenario"] or "base"], flags)
    return assumptions.title, fundmodel.model_of(assumptions)


def _name(model: Model, typed: str) -> str:
    from fundmodel.command_line.explaining import name_in_full
    from fundmodel.explanations.explain import refuse_unknown
    from fundmodel.read_assumptions import split_address

    text, cell = split_address(typed)
    name = name_in_full(model, text)
    refuse_unknown(model, name)
    if cell:
        raise BadInput(
            message(
                typed,
                "One formula holds for all members, so that they depend on the same.",
                fix=f"leave the member out: {name}.",
            )
        )
    return name
