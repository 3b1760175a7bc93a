"""A second opinion: the tree worked out as plainly as can be, by NumPy, quarter after quarter.

It shares with the product the tree and its tables, and no line of the code that works them out: no
rows, no reachability, nothing worked out once, no sums carried along. It is slow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any

import numpy as np

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.run_paths.numbers import Numbers

DAY_ZERO = np.datetime64("1899-12-30")


def read_plainly(model: Model, inputs: Mapping[str, Any], periods: int) -> dict[str, Numbers]:
    """Every line on every path.

    Args:
        model: the lines.
        inputs: assumption -> a number or `[path]`, `[member]` or `[member, path]`, or year -> a
            number or `[path]`.
        periods: how many quarters.

    Returns:
        Line or assumption -> `[period, member, path]`; one path where all are alike.
    """
    reading = _Reading(model, inputs, periods)
    for t in range(periods + 1):
        for name in reading.by_quarter:
            reading.work_out(name, t)
    for name in reading.order:
        if model.is_result(name):
            reading.arrays[name] = reading.of_line(name, periods)[None]
    return reading.arrays


@dataclass
class _Reading:
    model: Model
    inputs: Mapping[str, Any]
    periods: int

    def __post_init__(self) -> None:
        model = self.model
        self.order = list(model.order)
        self.by_quarter = [name for name in self.order if not model.is_result(name)]
        numbers = {
            name: _rows(self.inputs[name], one.each is not None)
            for name, one in model.inputs.items()
            if not one.by_year
        }
        self.tables = {
            name: {year: _rows(number, False) for year, number in self.inputs[name].items()}
            for name, one in model.inputs.items()
            if one.by_year
        }
        wide = [
            *numbers.values(),
            *(row for table in self.tables.values() for row in table.values()),
        ]
        self.paths = max(row.shape[1] for row in wide)
        self.arrays: dict[str, Numbers] = {name: row[None] for name, row in numbers.items()}
        for name in self.by_quarter:
            shape = (self.periods + 1, len(model.members(name)), self.paths)
            self.arrays[name] = np.full(shape, np.nan)

    def work_out(self, name: str, t: int) -> None:
        if name in self.tables:
            self.arrays[name][t] = self._of_year(self.tables[name], t)
        elif t > 0:
            self.arrays[name][t] = self.of_line(name, t)
        else:
            opening = self.model.lines[name].definition.opening
            self.arrays[name][0] = self.arrays[opening][0] if isinstance(opening, str) else opening

    def _of_year(self, table: Mapping[int, Numbers], t: int) -> Numbers:
        """The last year that is stated; before the first, that one."""
        year = self.arrays[self.model.calendar.year][t]
        value = np.broadcast_to(table[min(table)], year.shape)
        for stated in sorted(table):
            value = np.where(year >= stated, table[stated], value)
        return value

    def of_line(self, name: str, t: int) -> Numbers:
        """`[member, path]` of a line in a quarter."""
        value = _Line(self, self.model.lines[name], t).value(self.model.lines[name].node)
        shape = (len(self.model.members(name)), self.paths)
        return np.broadcast_to(np.asarray(value, dtype=float), shape)


@dataclass
class _Line:
    """A line's formula in one quarter; values are `[member, path]`."""

    reading: _Reading
    line: Line
    t: int

    def value(self, node: Node) -> Any:
        match node:
            case Number(value):
                return np.array([[float(value)]])
            case Operation(operation, arguments):
                return PLAIN.operations[operation](*map(self.value, arguments))
            case ByMember(_, parts):
                # a part has one number for all members, and here one of them takes it
                one = (1, self.reading.paths)
                return np.concatenate(
                    [np.broadcast_to(self.value(part)[:1], one) for part in parts]
                )
            case Read():
                rows = [self.members(read, self.history(read)) for read in _each_name(node)]
                return PLAIN.quarters[node.when.kind](self, node, *rows)
        raise TypeError(node)

    def history(self, read: Read) -> Numbers:
        """The quarters that a reference needs: this one, the last, or all so far."""
        row = self.reading.arrays[read.name]
        if len(row) == 1:
            return row
        kind = read.when.kind
        now = self.t + 1
        return row[now - 1 : now] if kind == "now" else row[now - 2 : now - 1] if (
            kind == "previous") else row[:now]  # fmt: skip

    def members(self, read: Read, history: Numbers) -> Numbers:
        """Whose values: `[quarter, my member, path]`."""
        taken = self.reading.model.members_taken(read, self.line.name)
        return PLAIN.members[read.who.kind](self, read, history, taken)


def _each_name(read: Read) -> list[Read]:
    """The reference itself, and the other rows that it needs, of the same quarters and members."""
    others = read.names[1:] if read.when.kind in ("convolve", "over_life") else ()
    return [read, *(Read(name, read.when, read.who) for name in others)]


# -- which quarters, of `[quarter, my member, path]`


def _only(_: _Line, __: Read, row: Numbers) -> Numbers:
    return row[-1]


def _lagged(line: _Line, read: Read, row: Numbers) -> Numbers:
    lag = line.value(read.when.arguments[0])
    shape = np.broadcast_shapes(lag.shape, row.shape[1:])
    at = np.broadcast_to(np.maximum(line.t - lag.astype(int), 0), shape)
    return np.take_along_axis(np.broadcast_to(row, (len(row), *shape)), at[None], axis=0)[0]


def _to_date(_: _Line, __: Read, row: Numbers) -> Numbers:
    return _sum(row)


def _convolve(_: _Line, __: Read, row: Numbers, weights: Numbers) -> Numbers:
    """All but this quarter's value, each times the weight of its age."""
    return _sum(row[:-1] * weights[:0:-1])


def _over_life(line: _Line, read: Read, *rows: Numbers) -> Numbers:
    return PLAIN.measures[read.when.measure](line, *(row[1:] for row in rows))


def _sum(values: Numbers) -> Numbers:
    """The sum along the first axis, from first to last."""
    return np.add.accumulate(values, axis=0)[-1] if len(values) else np.zeros(values.shape[1:])


# -- whose, of `[quarter, member, path]`


def _taken(_: _Line, __: Read, history: Numbers, taken: Any) -> Numbers:
    return history[:, [one for (one,) in taken]]


def _sum_of_taken(_: _Line, __: Read, history: Numbers, taken: Any) -> Numbers:
    return np.stack([_sum(history[:, list(mine)].swapaxes(0, 1)) for mine in taken], axis=1)


def _extreme(fold: Any, _: _Line, __: Read, history: Numbers, taken: Any) -> Numbers:
    return np.stack([fold.reduce(history[:, list(mine)], axis=1) for mine in taken], axis=1)


def _of_rank(compare: Any, line: _Line, read: Read, history: Numbers, _: Any) -> Numbers:
    rank = line.value(read.who.argument)  # type: ignore[arg-type]
    counted = compare(rank[None, :], rank[:, None])  # [mine, theirs, path]
    return np.stack([_sum(np.where(mine, history, 0).swapaxes(0, 1)) for mine in counted], axis=1)


def _pick(line: _Line, read: Read, history: Numbers, _: Any) -> Numbers:
    at = line.value(read.who.argument)[:1].astype(int) - 1  # type: ignore[arg-type]
    shape = (*history.shape[:2], max(history.shape[2], at.shape[1]))
    where = np.broadcast_to(at, (shape[0], 1, shape[2]))
    return np.take_along_axis(np.broadcast_to(history, shape), where, axis=1)


# -- operations and measures


def _divide(amount: Any, base: Any, if_zero: Any, smallest: Any) -> Numbers:
    empty = np.abs(base) <= smallest
    return np.where(empty, if_zero, amount / np.where(empty, 1, base))


def _choose(code: Any, *options: Any) -> Numbers:
    found = [code == number for number in range(1, len(options) + 1)]
    shape = np.broadcast_shapes(code.shape, *(option.shape for option in options))
    return np.select([np.broadcast_to(one, shape) for one in found],
                     [np.broadcast_to(one, shape) for one in options], np.nan)  # fmt: skip


def _month_end(start: Any, quarters: Any, months: Any) -> Numbers:
    day = DAY_ZERO + start.astype(int)
    month = day.astype("datetime64[M]") + (quarters * months).astype(int) + 1
    return (month.astype("datetime64[D]") - 1 - DAY_ZERO).astype(float)


def _year(date: Any) -> Numbers:
    return (DAY_ZERO + date.astype(int)).astype("datetime64[Y]").astype(float) + 1970


def _first_quarter(_: _Line, flag: Numbers) -> Numbers:
    return np.where((flag != 0).any(axis=0), (flag != 0).argmax(axis=0) + 1, 0)


def _irr(_: _Line, flows: Numbers) -> Numbers:
    """By bisection between -50 % and 100 % a quarter."""
    periods = np.arange(1, len(flows) + 1)[:, None, None]

    def value(rate: Any) -> Numbers:
        return _sum(flows * (1 + rate) ** -periods)

    low, high = np.full(flows.shape[1:], -0.5), np.ones(flows.shape[1:])
    start = value(low)
    crosses = start * value(high) < 0
    for _ in range(64):
        middle = (low + high) / 2
        rises = value(middle) * start > 0
        low, high = np.where(rises, middle, low), np.where(rises, high, middle)
    return np.where(crosses, (1 + middle) ** 4 - 1, np.nan)


def _dot(_: _Line, one: Numbers, other: Numbers) -> Numbers:
    return _sum(one * other)


PLAIN: Dialect[Any, Any] = Dialect(
    "plain NumPy",
    operations={
        "add": np.add,
        "subtract": np.subtract,
        "multiply": np.multiply,
        "true_divide": np.divide,
        "per_quarter": np.divide,
        "negative": np.negative,
        "power": np.power,
        "minimum": lambda *values: reduce(np.minimum, values),
        "maximum": lambda *values: reduce(np.maximum, values),
        "absolute": np.abs,
        "floor": np.floor,
        "where": lambda condition, then, otherwise: np.where(condition != 0, then, otherwise),
        "choose": _choose,
        "as_number": lambda condition: np.where(condition != 0, 1.0, 0.0),
        "all_of": lambda *conditions: reduce(np.logical_and, conditions),
        "any_of": lambda *conditions: reduce(np.logical_or, conditions),
        "not_": np.logical_not,
        "less": np.less,
        "at_most": np.less_equal,
        "greater": np.greater,
        "at_least": np.greater_equal,
        "equal": np.equal,
        "not_equal": np.not_equal,
        "divide": _divide,
        "divide_if_any": lambda amount, base, smallest: _divide(amount, base, np.nan, smallest),
        "quarterly": lambda rate, quarters: (1 + rate) ** (1 / quarters) - 1,
        "quarterly_factor": lambda rate, quarters: (1 + rate) ** (1 / quarters),
        "quarterly_probability": lambda rate, quarters: 1 - (1 - rate) ** (1 / quarters),
        "end_of_quarter": _month_end,
        "year_of": _year,
    },
    quarters={
        "now": _only,
        "previous": _only,
        "lagged": _lagged,
        "to_date": _to_date,
        "convolve": _convolve,
        "over_life": _over_life,
    },
    members={
        "mine": _taken,
        "total": _sum_of_taken,
        "smallest": partial(_extreme, np.minimum),
        "largest": partial(_extreme, np.maximum),
        "total_by": _sum_of_taken,
        "total_before": partial(_of_rank, np.less),
        "total_beside": partial(_of_rank, np.equal),
        "lookup": _taken,
        "member": _taken,
        "pick": _pick,
        "spread": _sum_of_taken,
    },
    measures={
        "life_total": lambda _, row: _sum(row),
        "final": lambda _, row: row[-1],
        "highest": lambda _, row: row.max(axis=0),
        "lowest": lambda _, row: row.min(axis=0),
        "value_when": _dot,
        "first_quarter": _first_quarter,
        "present_value": _dot,
        "irr": _irr,
    },
)
"""What NumPy makes of each operation and reference."""


def _rows(stated: Any, has_members: bool) -> Numbers:
    numbers = np.asarray(stated, dtype=float)
    if numbers.ndim == 2:
        return numbers
    return numbers.reshape((-1, 1) if has_members else (1, -1))
