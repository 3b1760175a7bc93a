"""One answer, given in one of three forms: tables for people, JSON or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from fundmodel.build_model.units import told_times, told_unit
from fundmodel.command_line.folders import folders_of_this_command
from fundmodel.command_line.tables import Table, print_table, print_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.figure import Figure

    from fundmodel.build_model.units import Unit

FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Answer:
    """What a command has to say.

    Attributes:
        records: a record a number, all with the same keys: the rows of the CSV.
        by_name: the same for JSON, by name.
        tables: the same for people.
        closing: sentences below the tables.
        opening: sentences above them: the answer in short.
        draw: draws it, where it can be drawn.
    """

    records: Sequence[Mapping[str, object]]
    by_name: object
    tables: Sequence[Table] = ()
    closing: Sequence[str] = ()
    opening: Sequence[str] = ()
    draw: Callable[[], Figure] | None = None


def form_of(flags: Mapping[str, object]) -> str:
    """The form that the options ask for: "json", "csv" or "tables"."""
    if flags["as_json"] and flags["as_csv"]:
        raise click.UsageError("--json and --csv exclude each other.")
    return "json" if flags["as_json"] else "csv" if flags["as_csv"] else "tables"


def give(answer: Answer, form: str) -> None:
    """Print an answer; for people also from which folders, where not those of the program."""
    if form == "json":
        by_name = _without_nan(answer.by_name)
        click.echo(json.dumps(by_name, indent=2, ensure_ascii=False, allow_nan=False))
    elif form == "csv":
        click.echo(_as_csv(answer.records), nl=False)
    else:
        for text in answer.opening:
            print_text(text)
        for index, table in enumerate(answer.tables):
            if index or answer.opening:
                click.echo()
            print_table(table)
        for text in (*answer.closing, *filter(None, [folders_of_this_command()])):
            print_text(text)


def _as_csv(records: Sequence[Mapping[str, object]]) -> str:
    """RFC 4180 with a row of heads; what is not available is empty.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    if records:
        writer.writerow(records[0])
    writer.writerows([_in_csv(value) for value in record.values()] for record in records)
    return text.getvalue()


def _in_csv(value: object) -> object:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, bool):
        return int(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_LIKE) else value


def _without_nan(thing: object) -> object:
    """The same with null for what is not available, since JSON has no word for it."""
    if isinstance(thing, dict):
        return {str(name): _without_nan(part) for name, part in thing.items()}
    if isinstance(thing, list | tuple):
        return [_without_nan(part) for part in thing]
    return None if isinstance(thing, float) and not math.isfinite(thing) else thing


def format_result(unit: Unit, value: float, decimals: int = 2) -> str:
    """A result as people read it: US$ bn, per cent, or the number as it is."""
    if math.isnan(value):
        return "n/a"
    scale = told_times(unit)
    return f"{round(value * scale, decimals) + 0.0:,.{decimals}f}"  # no -0.00


def format_unit(unit: Unit) -> str:
    """The unit of what `format_result` gives, where it is not the number as it is.

    >>> from fundmodel.build_model.units import EUR_M, FACTOR, SHARE
    >>> format_unit(EUR_M), format_unit(SHARE), format_unit(FACTOR)
    ('EUR bn', '%', '')
    """
    return {"money": told_unit(unit), "percent": "%"}.get(unit.style, "")
