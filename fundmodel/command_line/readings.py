"""`readings`: the US take on each legal reading of "half of the profits"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from fundmodel.command_line.answers import Answer, form_of, format_result, give
from fundmodel.command_line.checking import exit_if_failed
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.progress import progress, run_each
from fundmodel.command_line.readings_in_worlds import (
    STATED,
    drawn_readings,
    failed_in_worlds,
    in_many_worlds,
)
from fundmodel.command_line.results import ENGINE, about
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from fundmodel.build_model.presentation import Alternatives
    from fundmodel.run_paths.run import Run


def compare_readings(name: str, flags: dict[str, Any]) -> None:
    """Work out every reading on one history, and each in a rerun of its own."""
    import fundmodel

    form = form_of(flags)
    loaded = load_all([name], flags)
    with progress() as say:
        (run,) = run_each(loaded, say)
        say("Running it with each reading")
        table = fundmodel.readings(run)
        drawn = drawn_readings(run.assumptions, flags, say) if flags["paths"] else None
    chosen = cast("Alternatives", fundmodel.front_pages().alternatives)
    answer = _answer(run, table, chosen, by_year=flags["by_year"])
    give(in_many_worlds(answer, drawn) if drawn else answer, form)
    failed = [f"{run.assumptions.title} with {one}" for one in table.index[~table["passed"]]]
    exit_if_failed([run], [*failed, *(failed_in_worlds(drawn) if drawn else [])])


def _answer(run: Run, table: pd.DataFrame, chosen: Alternatives, *, by_year: bool) -> Answer:
    basis = run.model.lines[chosen.result].definition.basis
    tables = [_totals(run, table, chosen), *([_by_year(run, table, chosen)] if by_year else [])]
    name, selected = run.assumptions.title, table.index[table["selected"]][0]
    by_name = {
        "engine": ENGINE,
        "scenario": name,
        **{
            key: value for key, value in about(run).items() if key in ("set_by_hand", "assumptions")
        },
        "unit": run.model.lines[chosen.result].unit.name,
        "basis": {result: run.model.lines[result].definition.basis for result in _results(chosen)},
        "selected": selected,
        chosen.title.lower(): {one: _numbers(row, table) for one, row in _rows(table)},
    }
    closing = [
        f"* {chosen.noun.lower()} that is selected in {name}. US$ bn, {basis}.",
        *chosen.explanation,
    ]
    return Answer(list(_records(run, table, chosen)), by_name, tables, closing)


def _rows(table: pd.DataFrame) -> list[tuple[str, dict[Any, Any]]]:
    return [(str(name), row) for name, row in table.to_dict(orient="index").items()]


def _results(chosen: Alternatives) -> list[str]:
    return [chosen.result, *(name for name, _ in chosen.reruns)]


def _years(table: pd.DataFrame) -> list[int]:
    return [int(column) for column in table.columns if not isinstance(column, str)]


def _numbers(row: dict[Any, Any], table: pd.DataFrame) -> dict[str, object]:
    years = _years(table)
    return {
        **{key: value for key, value in row.items() if key not in years},
        "by_year": {str(year): row[year] for year in years},
    }


def _records(run: Run, table: pd.DataFrame, chosen: Alternatives) -> Iterator[dict[str, object]]:
    """A record a number: the results, then the line by year."""
    measures = [(name, name, "") for name in _results(chosen)]
    measures += [(year, chosen.line, year) for year in _years(table)]  # type: ignore[misc]
    for reading, row in _rows(table):
        for key, measure, year in measures:
            yield {
                "scenario": run.assumptions.title,
                str(table.index.name): reading,
                "selected": bool(row["selected"]),
                "result": measure,
                "year": year,
                "unit": run.model.lines[measure].unit.name,
                "basis": run.model.lines[measure].definition.basis,
                "value": row[key],
                **STATED,
            }


def _totals(run: Run, table: pd.DataFrame, chosen: Alternatives) -> Table:
    from fundmodel.run_paths.alternatives import attribute_labels

    labels = attribute_labels(run.assumptions, run.model, chosen)
    rerun, heading = chosen.reruns[0]
    unit = run.model.lines[chosen.result].unit
    rows = [
        [
            f"{number} *" if row["selected"] else str(number),
            name,
            format_result(unit, row[chosen.result]),
            format_result(unit, row[rerun]),
            format_result(unit, row[rerun] - row[chosen.result]),
            *(row[attribute] for attribute in labels),
        ]
        for number, (name, row) in enumerate(_rows(table), 1)
    ]
    numbers = [Column(head, numbers=True) for head in (chosen.heading, heading, "Difference")]
    texts = [Column(label) for label in labels.values()]
    return Table([Column("No."), Column(chosen.noun), *numbers, *texts], rows)


def _by_year(run: Run, table: pd.DataFrame, chosen: Alternatives) -> Table:
    unit = run.model.lines[chosen.line].unit
    years = table[_years(table)]
    rows = [[str(year), *(format_result(unit, value) for value in years[year])] for year in years]
    rows.append(["All", *(format_result(unit, value) for value in years.sum(axis=1))])
    columns = [Column(f"No. {number}", numbers=True) for number in range(1, len(table) + 1)]
    return Table([Column("Year"), *columns], rows, goes_on=True)
