"""What drives a result, as tables and sentences for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import format_result, format_unit
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.analyse.drawn_shares import GlobalSensitivity
    from fundmodel.build_model.model import Line

ONE_WAY = 0.9
"""Of so much of all effects on one side it is told which side; else that it goes both ways."""
WORTH_KNOWING = 0.05
"""An interval as wide as its index matters from such a share of the variance on."""
MANY_RUNS = 32_768
READING = (
    (
        "Total: the share of the variance that would be left if all else were known. First order: "
        "the share that would go if this input alone were known. +/-: 95 % interval."
    ),
    (
        "Effect: by how much the result changes on the way from P5 to P95 of an input, wherever "
        "the others are: Morris' mean size, mu*, of steps of two thirds of it; with a sign where "
        "nearly all have it, else +/-. An event's way is that to a late beginning. Of all others, "
        "the largest of one."
    ),
    (
        "Correlations are left out: shares of a variance add up only where inputs are independent. "
        "Terms and choices are not drawn: `sensitivity` without --global moves them."
    ),
)


def line_of(found: GlobalSensitivity, result: str) -> tuple[Line, str]:
    """The line of a result, and its label with the member."""
    name, _, member = result.partition("[")
    line = found.model.lines[name]
    label = line.definition.label
    return line, f"{label}: {member[:-1]}" if member else label


def table_of(found: GlobalSensitivity, result: str, top: int) -> Table:
    """The inputs with the largest totals, and all others in the last row."""
    line, label = line_of(found, result)
    indices = found.indices[result]
    told = indices.iloc[:-1] if found.has_others else indices
    rows = [_row(line, name, row) for name, row in told.head(top).iterrows()]
    if found.has_others:
        _, *cells = _row(line, "", indices.iloc[-1])
        cells[4] = f"to {format_result(line.unit, float(indices['mu_star'].iloc[-1]))}"
        rows.append([f"All {_count_of_others(found)} others together", *cells[:-1], ""])
    heads = ["Total %", "+/-", "First order %", "+/-", f"Effect {format_unit(line.unit)}".rstrip()]
    columns = [
        Column(label),
        *(Column(head, numbers=True) for head in heads),
        Column("Label", whole=True),
    ]
    return Table(columns, rows, " ".join(_caption(found, result, len(told) - top)))


def _row(line: Line, name: Any, row: Any) -> list[str]:
    shares = [row.total, row.total_ci, row.first_order, row.first_order_ci]
    percents = [f"{round(100 * share, 1) + 0.0:.1f}" for share in shares]
    return [str(name), *percents, effect_of(line, row.mu, row.mu_star), row.label]


def effect_of(line: Line, mu: float, mu_star: float) -> str:
    """With its sign, or +/- where it goes both ways."""
    size = format_result(line.unit, mu_star)
    if abs(mu) < ONE_WAY * mu_star:
        return f"+/-{size}"
    return size if float(size.replace(",", "")) == 0 else f"{'-' if mu < 0 else '+'}{size}"


def _caption(found: GlobalSensitivity, result: str, unlisted: int) -> Iterator[str]:
    """What holds for the whole result: its unit, its spread, what is explained, what is not."""
    line, label = line_of(found, result)
    shares = found.found.shares[result]
    yield f"{label}: {', '.join(filter(None, (format_unit(line.unit), line.definition.basis)))}."
    mean, deviation = (format_result(line.unit, one) for one in (shares.mean, shares.deviation))
    yield f"Mean {mean}, standard deviation {deviation}, each input drawn by itself"
    if result in found.simulated:
        mean, deviation = (format_result(line.unit, one) for one in found.simulated[result])
        yield f"(with their correlations, as `simulate` draws them, {mean} and {deviation})."
    else:
        yield "(nothing is correlated)."
    explained, error = found.explained(result)
    if found.has_others:
        yield (
            f"The {len(found.found.survivors)} inputs told apart explain "
            f"{100 * explained:.1f} +/- {100 * error:.1f} % of the variance;"
        )
    else:
        yield "All that is drawn is told apart;"
    rest = found.interactions(result)
    yield f"first orders add up to {100 * (1 - rest):.1f} %,"
    yield (
        "interactions bring the rest." if rest > 0 else "which is all of it, within the intervals."
    )
    if unlisted > 0:
        told = len(found.found.survivors)
        yield f"{unlisted} of those told apart are not listed: `--top {told}`."


def _count_of_others(found: GlobalSensitivity) -> int:
    return len(found.found.factors.names) - len(found.found.survivors)


def closing_of(found: GlobalSensitivity, seconds: float) -> list[str]:
    """How it was worked out, and how to read it."""
    screening, names = found.found.screening_runs, found.found.factors.names
    effort = found.effort
    how = (
        f"{found.assumptions.title}: {found.runs:,} runs in {seconds:.0f} s, seed {effort.seed}; "
        f"{screening:,} of them screened all {len(names)} numbers and events that are drawn. Of "
        f"each result at most {effort.most} are told apart, those with {100 * effort.share:.0f} % "
        "of the largest effect or more; the others vary together."
    )
    return ["", how, *READING, *advice_on(found)]


def advice_on(found: GlobalSensitivity) -> Iterator[str]:
    """Whether there were too few runs to tell the larger shares."""
    wide = {
        str(name)
        for table in found.indices.values()
        for name, row in table.iterrows()
        if row.total >= WORTH_KNOWING
        and (row.total_ci > row.total or row.first_order_ci > abs(row.first_order))
    }
    if wide:
        more = max(MANY_RUNS, 4 * found.effort.runs)
        many = "inputs is" if len(wide) > 1 else "input is"
        yield (
            f"Too few runs: the interval of {len(wide)} {many} wider than its index. Four times as "
            f"many runs halve an interval; try `--runs {more}`."
        )
