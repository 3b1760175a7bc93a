"""Statements by calendar year of one run, as the workbook's formulas add them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.run_paths.annual import by_calendar_year
from fundmodel.run_paths.numbers import to_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from fundmodel.build_model.statements import Part, Statement
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.run import Run

Rows = dict[str, "Numbers"]


def statement_rows(run: Run, statement: Statement, yearly: Mapping[str, Numbers]) -> Rows:
    """The numbers of each row, one a year.

    Args:
        run: one path.
        statement: what it adds up.
        yearly: every line by calendar year, as `by_calendar_year` gives it.
    """
    rows: Rows = {}
    tolerance = run.number(CHECK_TOLERANCE)
    for row in statement.rows:
        terms = [part.sign * _of_line(run, part, yearly) for part in row.parts]
        terms += [part.sign * rows[part.name] for part in row.above]
        if added := statement.added_up(row):
            terms.append(np.add.accumulate([rows[label] for label in added], axis=0)[-1])
        numbers = np.add.accumulate(terms, axis=0)[-1]
        rows[row.label] = to_nearest(numbers, tolerance) if row.kind == "check" else numbers + 0.0
    return rows


def statement_table(run: Run, statements: Iterable[Statement]) -> pd.DataFrame:
    """All statements: (statement, item) by year."""
    import pandas as pd

    years, yearly = by_calendar_year(run.model, run.arrays)
    rows = {
        (statement.title, label): numbers
        for statement in statements
        for label, numbers in statement_rows(run, statement, yearly).items()
    }
    index = pd.MultiIndex.from_tuples(rows, names=["statement", "item"])
    return pd.DataFrame(np.stack(list(rows.values())), index, pd.Index(years, name="year"))


def _of_line(run: Run, part: Part, yearly: Mapping[str, Numbers]) -> Numbers:
    """A line, one of its members, or the total of all, a number a year."""
    numbers = balances_at_start(run, part.name) if part.at_start else yearly[part.name][:, :, 0]
    if part.member:
        return numbers[:, run.model.members(part.name).index(part.member)]
    total: Numbers = np.add.accumulate(numbers, axis=1)[:, -1]
    return total


def balances_at_start(run: Run, name: str) -> Numbers:
    """`[year, member]`: what stands in the quarter before each year."""
    years = run.arrays[run.model.calendar.year][1:, 0, 0]
    before = np.searchsorted(years, np.unique(years))
    at_start: Numbers = run.arrays[name][before, :, 0]
    return at_start
