"""What a simulation found, as tables that fit a terminal, JSON and CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.command_line.answers import Answer, format_result, format_unit
from fundmodel.command_line.results import ENGINE
from fundmodel.command_line.tables import Column, Table
from fundmodel.simulation.one_block import FOR_DRIVERS, FOR_FANS
from fundmodel.simulation.ranges import strongest
from fundmodel.simulation.simulation import WITH, WITHOUT
from fundmodel.simulation.summaries import fan_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.build_model.model import Line
    from fundmodel.simulation.simulation import Simulation

FAN = {"Mean": "mean", "P5": "p5", "P50": "p50", "P95": "p95"}
MEASURES = {"Mean": "mean", "SE": "mean_se", "P5": "p5", "P50": "p50", "P95": "p95"}


def distributions_answer(simulations: Sequence[Simulation]) -> Answer:
    """Each set: distributions, means without and with an event, probabilities, what moves them."""
    tables = [table for one in simulations for table in _tables(one)]
    by_name = {
        "engine": ENGINE,
        "scenarios": {one.assumptions.title: _by_name(one) for one in simulations},
    }
    records = [record for one in simulations for record in _records(one)]
    return Answer(records, by_name, tables, [_closing(one) for one in simulations])


def _tables(one: Simulation) -> Iterator[Table]:
    yield _distribution(one)
    yield _conditional(one)
    if one.chances:
        yield _probabilities(one)
    yield _drivers(one)
    for name in one.lines:
        yield _fan(one, name)


def _line(one: Simulation, name: str) -> tuple[Line, str]:
    """The line of a result, and its label with the member."""
    line, member = one.model.lines[name.partition("[")[0]], name.partition("[")[2][:-1]
    label = line.definition.label
    return line, f"{label}: {member}" if member else label


def _distribution(one: Simulation) -> Table:
    rows = []
    for name, found in one.summaries.items():
        line, label = _line(one, name)
        numbers = (format_result(line.unit, found[key]) for key in MEASURES.values())
        rows.append([label, format_unit(line.unit), *numbers])
    heads = [Column(one.assumptions.name), Column("Unit", whole=True)]
    return Table([*heads, *(Column(head, numbers=True) for head in MEASURES)], rows)


def _conditional(one: Simulation) -> Table:
    """Beside the stated path: means over all paths, and over those without and with an event."""
    keys = [(kind, which) for kind in list(one.begun)[:1] for which in (WITHOUT, WITH)]
    rows = []
    for name, found in one.summaries.items():
        line, label = _line(one, name)
        means = one.conditional_means[name]
        numbers = [found["stated"], found["mean"], *(means[key] for key in keys)]
        rows.append([label, format_unit(line.unit),
                     *(format_result(line.unit, number) for number in numbers)])  # fmt: skip
    heads = ["Stated path", "Mean", *(f"{'no' if which == WITHOUT else 'with'} {kind}"
                                      for kind, which in keys)]  # fmt: skip
    columns = [Column("Means"), Column("Unit", whole=True)]
    return Table([*columns, *(Column(head, numbers=True) for head in heads)], rows)


def _probabilities(one: Simulation) -> Table:
    rows = [
        [label, f"{100 * found['probability']:.1f}", f"{100 * found['standard_error']:.1f}"]
        for label, found in one.chances.items()
    ]
    heads = [
        Column("Probability", whole=True),
        Column("%", numbers=True),
        Column("SE", numbers=True),
    ]
    return Table(heads, [[cell.replace("nan", "n/a") for cell in row] for row in rows])


def _drivers(one: Simulation) -> Table:
    rows = []
    for name, moved_by in one.moved_by.items():
        texts = [f"{_called(one, drawn)} {rho:+.2f}" for drawn, rho in strongest(moved_by)]
        if texts:
            rows.append([_line(one, name)[1], ", ".join(texts)])
    caption = "Rank correlations; an event counts by its quarter, never as after the last."
    caption += _of_fewer(one, FOR_DRIVERS)
    return Table([Column("Moved most by"), Column("What was drawn")], rows, caption if rows else "")


def _fan(one: Simulation, name: str) -> Table:
    """A line in the last quarter of each year; every quarter is in --json and --csv."""
    line, label = _line(one, name)
    fan, years = fan_of(one.lines[name]), one.worlds.years
    ends = [at + 1 for at, year in enumerate(years) if years[at + 1 : at + 2] != [year]]
    rows = []
    for at in ends:
        numbers = (format_result(line.unit, float(fan[key][at])) for key in FAN.values())
        rows.append([str(years[at - 1]), *numbers])
    caption = f"{label}, {format_unit(line.unit)}, in the last quarter of each year."
    caption += _of_fewer(one, FOR_FANS)
    return Table([Column("Year", whole=True), *(Column(head, numbers=True) for head in FAN)], rows,
                 caption)  # fmt: skip


def _of_fewer(one: Simulation, kept: int) -> str:
    """That not all paths are behind it, where so many were drawn."""
    return f" Of the first {kept:,} paths." if one.asked.paths > kept else ""


def _called(one: Simulation, drawn: str) -> str:
    """An event by its member; anything else by its name."""
    return drawn.partition("[")[2][:-1] if drawn in one.assumptions.passages else drawn


def _closing(one: Simulation) -> str:
    numbers, events = len(one.assumptions.draws), len(one.assumptions.passages)
    which = f"{one.assumptions.title}: {one.asked.paths:,} paths, seed {one.asked.seed}"
    parts = [
        f"{which}, {numbers} numbers and {events} events drawn.",
        "SE: how far a number may be off for want of paths, told from 512 of them on.",
    ]
    if one.rank_error:
        parts.append(
            "Percentiles are read off sketches: their ranks are off by up to "
            f"{100 * one.rank_error:.3f} %, found by counting."
        )
    if one.passed is not None:
        parts.append("Checks hold on all." if one.passed.all() else "CHECKS FAIL on some.")
    return " ".join(parts)


def _by_name(one: Simulation) -> dict[str, object]:
    return {
        "assumptions": one.assumptions.fingerprint,
        "set_by_hand": {name: new for name, (_, new) in one.assumptions.set_by_hand.items()},
        "paths": one.asked.paths,
        "seed": one.asked.seed,
        "sampling": one.asked.sampling,
        "passed": None if one.passed is None else bool(one.passed.all()),
        "units": {name: _line(one, name)[0].unit.name for name in one.told},
        "bases": {name: _line(one, name)[0].definition.basis for name in one.told},
        "rank_error": one.rank_error,
        "results": one.summaries,
        "conditional_means": {
            name: {f"{which} {kind}": mean for (kind, which), mean in means.items()}
            for name, means in one.conditional_means.items()
        },
        "probabilities": one.chances,
        "drivers": one.moved_by,
        "fans": {
            name: {key: row.tolist() for key, row in fan_of(rows).items()}
            for name, rows in one.lines.items()
        },
    }


def _records(one: Simulation) -> Iterator[dict[str, object]]:
    """A record a number: what it is of, what it measures, and where it comes from."""
    for name, found in one.summaries.items():
        for measure, value in found.items():
            yield _record(one, "distribution", name, measure, value)
        for (kind, which), mean in one.conditional_means[name].items():
            yield _record(one, "conditional mean", name, f"{which} {kind}", mean)
        for drawn, rho in one.moved_by[name].items():
            yield _record(one, "rank correlation", name, drawn, rho)
    for label, chance in one.chances.items():
        for measure, value in chance.items():
            yield _record(one, "probability", label, measure, value)
    for name, rows in one.lines.items():
        for measure, by_quarter in fan_of(rows).items():
            for quarter, value in enumerate(by_quarter.tolist()):
                yield _record(one, "fan", name, measure, value, quarter)


def _record(
    one: Simulation, table: str, name: str, measure: str, value: float, quarter: int | str = ""
) -> dict[str, object]:
    line = one.model.lines.get(name.partition("[")[0])
    in_its_unit = line is not None and table != "rank correlation"
    return {
        "scenario": one.assumptions.title,
        "table": table,
        "name": name,
        "measure": measure,
        "quarter": quarter,
        "unit": line.unit.name if line is not None and in_its_unit else "",
        "basis": line.definition.basis if line is not None and in_its_unit else "",
        "value": value,
        "paths": one.asked.paths,
        "seed": one.asked.seed,
        "engine": ENGINE,
        "assumptions": one.assumptions.fingerprint,
    }
