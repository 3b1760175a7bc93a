"""Runs as one long table, a row a number: what R, Stata, DuckDB and pandas read as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fundmodel.errors import BadInput, message
from fundmodel.run_paths.annual import by_calendar_year
from fundmodel.run_paths.quarters import quarter_names
from fundmodel.run_paths.run import Run
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.numbers import Numbers

TEXTS = ("scenario", "line", "member")
ABOUT = ("unit", "kind", "basis", "label")
ONCE = ("",)
"""The one time of what has one number for the whole life."""


class _Rows(NamedTuple):
    """The numbers of one line and member, and what stands beside each of them."""

    texts: Mapping[str, str]
    times: Sequence[object]
    numbers: Numbers


def tidy(
    runs: Run | Sequence[Run], *, annual: bool = False, lines: Sequence[str] = ()
) -> pd.DataFrame:
    """Every number of every line of some runs as one long table.

        fundmodel.tidy([base, other]).to_csv("numbers.csv", index=False)

    Args:
        runs: one or several, with titles of their own.
        annual: by calendar year, flows summed, balances at the year end; otherwise by quarter, the
            opening first.
        lines: names; by default all, and the results besides.

    Returns:
        A row a number, sorted by run, line and member in the model's order, then by time. Columns:
        `scenario`, `line`, `member` ("" of what has none), `quarter` ("2031Q2") or `year`, missing
        of results; `value` in `unit`, money in millions; `kind`, `basis` of results, `label`. Texts
        are categories.

    Raises:
        UnknownName: there is no such line.
        BadInput: two runs have one title, or there is none.
    """
    import pandas as pd

    several = [runs] if isinstance(runs, Run) else list(runs)
    _refuse_shared_titles(several)
    rows = [one for run in several for one in _rows_of(run, lines, annual=annual)]
    counts = np.array([len(one.numbers) for one in rows])
    columns: dict[str, object] = {}
    for name in (*TEXTS, *ABOUT):
        codes, texts = pd.factorize(np.array([one.texts[name] for one in rows], dtype=object))
        columns[name] = pd.Categorical.from_codes(np.repeat(codes, counts), pd.Index(texts))
    columns["year" if annual else "quarter"] = _times(rows, annual=annual)
    columns["value"] = np.concatenate([one.numbers for one in rows])
    order = [*TEXTS, "year" if annual else "quarter", "value", *ABOUT]
    return pd.DataFrame({name: columns[name] for name in order})


def _times(rows: Sequence[_Rows], *, annual: bool) -> object:
    """When each number is: a whole number of years, or a category of quarters in order."""
    import pandas as pd

    if annual:
        years: list[Any] = [time or None for one in rows for time in one.times]
        return pd.array(years, dtype="Int64")
    names = sorted({str(time) for times in {id(one.times): one.times for one in rows}.values()
                    for time in times} - {*ONCE})  # fmt: skip
    codes = {name: at for at, name in enumerate(names)} | dict.fromkeys(ONCE, -1)
    known: dict[int, list[int]] = {}  # the times of a run are one list for all of its lines
    for one in rows:
        known.setdefault(id(one.times), [codes[str(time)] for time in one.times])
    at = np.concatenate([known[id(one.times)] for one in rows])
    return pd.Categorical.from_codes(at.tolist(), pd.Index(names), ordered=True)


def _rows_of(run: Run, lines: Sequence[str], *, annual: bool) -> Iterator[_Rows]:
    times: Sequence[object]
    if annual:
        times, numbers = by_calendar_year(run.model, run.arrays)
    else:
        times, numbers = quarter_names(run), run.arrays
    for line in _wanted(run, lines):
        by_quarter = line.traits.by_quarter
        array = numbers[line.name] if by_quarter else run.arrays[line.name][:1]
        for at, member in enumerate(run.model.members(line.name)):
            yield _Rows(_texts(run, line, member), times if by_quarter else ONCE, array[:, at, 0])


def _wanted(run: Run, names: Sequence[str]) -> list[Line]:
    for name in names:
        if name not in run.model.lines:
            raise unknown(name, "line", run.model.lines, run.model.renamed)
    return [line for line in run.model.lines.values() if not names or line.name in names]


def _texts(run: Run, line: Line, member: str) -> dict[str, str]:
    return {
        "scenario": run.assumptions.title,
        "line": line.name,
        "member": member,
        "unit": line.unit.name,
        "kind": line.kind,
        "basis": line.definition.basis,
        "label": line.definition.words,
    }


def _refuse_shared_titles(runs: Sequence[Run]) -> None:
    titles = [run.assumptions.title for run in runs]
    twice = next((title for title in titles if titles.count(title) > 1), "")
    if twice or not titles:
        what = "Two runs have this title." if twice else "There is no run."
        why = "The column `scenario` tells the runs apart by it." if twice else None
        raise BadInput(message(twice or "tidy", what, why=why, fix="give each run once."))
