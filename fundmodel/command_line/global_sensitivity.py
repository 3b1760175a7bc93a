"""`sensitivity --global`: which share of a result's variance each number that is drawn brings."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

from fundmodel.command_line.answers import Answer, format_result, format_unit
from fundmodel.command_line.progress import progress
from fundmodel.command_line.results import ENGINE
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from fundmodel.analyse.drawn_sensitivity import GlobalSensitivity
    from fundmodel.build_model.model import Line
    from fundmodel.read_assumptions import Assumptions

RUNS, SEED, TOP = 24_000, 1, 10
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


def global_answer(assumptions: Assumptions, flags: dict[str, Any]) -> Answer:
    """Screen all that is drawn, and tell what drives each result.

    Args:
        assumptions: one set.
        flags: `results`, `runs`, `seed`, `top`; what is None or empty is as usual.
    """
    import fundmodel

    began = time.monotonic()
    with progress() as say:
        say(f"Drawing {assumptions.title}")
        found = fundmodel.global_sensitivity(
            assumptions,
            flags["results"] or None,
            RUNS if flags["runs"] is None else flags["runs"],
            SEED if flags["seed"] is None else flags["seed"],
            progress=lambda done, of: say(
                f"Global sensitivity of {assumptions.title}: {done:,} of {of:,} runs"
            ),
        )
    seconds = time.monotonic() - began
    top = TOP if flags["top"] is None else flags["top"]
    tables = [_table(found, name, top) for name in found.results]
    by_name = {**_about(found), "results": {name: _by_name(found, name) for name in found.results}}
    return Answer(list(_records(found)), by_name, tables, _closing(found, seconds))


def _line(found: GlobalSensitivity, result: str) -> tuple[Line, str]:
    """The line of a result, and its label with the member."""
    name, _, member = result.partition("[")
    line = found.model.lines[name]
    label = line.definition.label
    return line, f"{label}: {member[:-1]}" if member else label


def _table(found: GlobalSensitivity, result: str, top: int) -> Table:
    """The inputs with the largest totals, and all others in the last row."""
    line, label = _line(found, result)
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
    return [str(name), *percents, _effect(line, row.mu, row.mu_star), row.label]


def _effect(line: Line, mu: float, mu_star: float) -> str:
    """With its sign, or +/- where it goes both ways."""
    size = format_result(line.unit, mu_star)
    if abs(mu) < ONE_WAY * mu_star:
        return f"+/-{size}"
    return size if float(size.replace(",", "")) == 0 else f"{'-' if mu < 0 else '+'}{size}"


def _caption(found: GlobalSensitivity, result: str, unlisted: int) -> Iterator[str]:
    """What holds for the whole result: its unit, its spread, what is explained, what is not."""
    line, label = _line(found, result)
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
        yield f"{unlisted} of them are not listed: `--top {len(found.found.survivors)}`."


def _count_of_others(found: GlobalSensitivity) -> int:
    return len(found.found.factors.names) - len(found.found.survivors)


def _closing(found: GlobalSensitivity, seconds: float) -> list[str]:
    """How it was worked out, and how to read it."""
    screening, names = found.found.screening_runs, found.found.factors.names
    effort = found.effort
    how = (
        f"{found.assumptions.title}: {found.runs:,} runs in {seconds:.0f} s, seed {effort.seed}; "
        f"{screening:,} of them screened all {len(names)} numbers and events that are drawn. Of "
        f"each result at most {effort.most} are told apart, those with {100 * effort.share:.0f} % "
        "of the largest effect or more; the others vary together."
    )
    return ["", how, *READING, *_advice(found)]


def _advice(found: GlobalSensitivity) -> Iterator[str]:
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
            f"many runs halve an interval: `--runs {more}`."
        )


def _about(found: GlobalSensitivity) -> dict[str, object]:
    effort = found.effort
    return {
        "engine": ENGINE,
        "scenario": found.assumptions.title,
        "assumptions": found.assumptions.fingerprint,
        "correlations": "left out",
        "runs": found.runs,
        "screening_runs": found.found.screening_runs,
        "samples": found.found.samples,
        "seed": effort.seed,
        "told_apart": [found.found.factors.names[at] for at in found.found.survivors],
        "least_share_of_largest_effect": effort.share,
        "most_told_apart_of_a_result": effort.most,
    }


def _by_name(found: GlobalSensitivity, result: str) -> dict[str, object]:
    line, label = _line(found, result)
    shares, (explained, error) = found.found.shares[result], found.explained(result)
    mean, deviation = found.simulated.get(result, (None, None))
    screening = cast("pd.DataFrame", found.screening.loc[result])
    return {
        "label": label,
        "unit": line.unit.name,
        "basis": line.definition.basis,
        "mean": shares.mean,
        "standard_deviation": shares.deviation,
        "mean_with_correlations": mean,
        "standard_deviation_with_correlations": deviation,
        "explained": explained,
        "explained_ci": error,
        "interactions": found.interactions(result),
        "inputs": found.indices[result].to_dict(orient="index"),
        "screening": screening.to_dict(orient="index"),
    }


def _records(found: GlobalSensitivity) -> Iterator[dict[str, object]]:
    """A record a result and input; of what screening left out without shares of its own."""
    for result in found.results:
        line, _ = _line(found, result)
        indices, screening = found.indices[result], found.screening.loc[result]
        left_out = screening.drop(index=indices.index, errors="ignore")
        for name, row in [*indices.iterrows(), *left_out.iterrows()]:
            yield {
                "scenario": found.assumptions.title,
                "result": result,
                "unit": line.unit.name,
                "basis": line.definition.basis,
                "input": name,
                "label": row["label"],
                **{key: row.get(key) for key in indices.columns if key != "label"},
                "runs": found.runs,
                "seed": found.effort.seed,
                "assumptions": found.assumptions.fingerprint,
                "engine": ENGINE,
            }
