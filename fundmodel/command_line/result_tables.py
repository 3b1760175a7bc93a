"""The tables of results: what is stated, and beside it what is to be expected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fundmodel import front_pages
from fundmodel.command_line.answers import format_result, format_unit
from fundmodel.command_line.ranges import (
    COLUMNS,
    expected_in_brief,
    expected_side_by_side,
    is_told,
    of_worlds,
    spreads_of,
)
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.build_model.model import Line
    from fundmodel.command_line.ranges import Spreads
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation

MemberResult = tuple["Line", int, str]  # a result, and the position and name of a member


@dataclass(frozen=True)
class Drawn:
    """What the worlds gave that were drawn of each scenario.

    Attributes:
        spreads: title of a scenario -> result -> measure; nothing where no world was drawn.
        worlds: how many, and which, in words.
    """

    spreads: Spreads
    worlds: str

    def has(self, line: Line) -> bool:
        """Whether a result is told of every scenario."""
        return bool(self.spreads) and all(line.name in one for one in self.spreads.values())

    def cell(self, run: Run, line: Line, measure: str) -> str:
        """A number as it is printed; nothing where the result is not told."""
        found = self.spreads[run.assumptions.title].get(line.name)
        if not found:
            return ""
        return format_result(line.unit, found[measure]) if is_told(found) else "n/a"


def drawn_of(simulations: Sequence[Simulation]) -> Drawn:
    """What simulations gave, for tables."""
    return Drawn(spreads_of(simulations), of_worlds(simulations) if simulations else "")


def heads_of(runs: Sequence[Run]) -> tuple[list[str], str]:
    """What the runs are called in a table, and a sentence on what was set by hand in all."""
    titles = [run.assumptions.title for run in runs]
    names = [run.assumptions.name for run in runs]
    settings = {title.removeprefix(name) for title, name in zip(titles, names, strict=True)}
    (first, *others) = settings
    return (titles, "") if others or len(runs) == 1 or not first else (names, f"All{first}.")


def side_by_side(
    runs: Sequence[Run], results: Sequence[MemberResult], drawn: Drawn, *, each_member: bool
) -> list[Table]:
    """A table a theme, in the order of the tiers; with what to expect of results that are drawn.

    Beside the one scenario; of several in a table below.
    """
    themes: dict[str, list[MemberResult]] = {}
    for one in results:
        themes.setdefault(runs[0].model.theme(one[0].name), []).append(one)
    return [
        table
        for theme, found in themes.items()
        for table in _of_theme(runs, theme, found, drawn, each_member=each_member)
    ]


def _of_theme(
    runs: Sequence[Run],
    theme: str,
    results: Sequence[MemberResult],
    drawn: Drawn,
    *,
    each_member: bool,
) -> Iterator[Table]:
    names, caption = heads_of(runs)
    told = [line for line, _, member in results if not member and drawn.has(line)]
    beside = COLUMNS if told and len(runs) == 1 else {}
    heads = [
        Column(theme),
        *([Column("Member")] if each_member else []),
        Column("Unit", whole=True),
    ]
    rows = [
        [
            line.definition.label,
            *([member] if each_member else []),
            format_unit(line.unit),
            *(format_result(line.unit, run.number(line.name, 0, at)) for run in runs),
            *(drawn.cell(runs[0], line, measure) for measure in beside.values()),
        ]
        for line, at, member in results
    ]
    numbers = [Column(name, numbers=True) for name in (*names, *beside)]
    note = f"{names[0]}: the stated path. Expected, P10 and P90: over {drawn.worlds}."
    yield Table([*heads, *numbers], rows, note if beside else caption)
    if told and not beside:
        expected = expected_side_by_side(runs, names, drawn.spreads, told)
        yield replace(expected, caption=f"Above: the stated paths. Here: over {drawn.worlds}.")


def in_brief(runs: Sequence[Run], drawn: Drawn) -> list[Table]:
    """A few results a row; what most of them are in, and on which basis, is said once below."""
    names, caption = heads_of(runs)
    brief = [(runs[0].model.lines[name], label) for name, label in front_pages().in_brief]
    rows = [
        [
            name,
            *(format_result(line.unit, run.number(line.name)) for line, _ in brief),
        ]
        for name, run in zip(names, runs, strict=True)
    ]
    units = [_unit_and_basis(line) for line, _ in brief]
    usual = max(units, key=units.count)
    heads = [
        label if unit == usual else f"{label}, {unit}"
        for (_, label), unit in zip(brief, units, strict=True)
    ]
    columns = [
        Column("Stated path" if drawn.spreads else "Scenario"),
        *(Column(head, numbers=True) for head in heads),
    ]
    caption = f"In {usual}, where a head does not say otherwise. {caption}".rstrip()
    tables = [Table(columns, rows, caption)]
    if drawn.spreads:
        expected = expected_in_brief(runs, names, drawn.spreads, front_pages().ranges_in_brief)
        note = f"Over {drawn.worlds}, the same for every scenario; in the same units."
        tables.append(replace(expected, caption=note))
    return tables


def _unit_and_basis(line: Line) -> str:
    """The unit and the basis, without what follows a comma: at whose rate is in the full label."""
    basis = line.definition.basis.partition(",")[0]
    return ", ".join(filter(None, (format_unit(line.unit), basis)))
