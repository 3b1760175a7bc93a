"""Every operation, in both orders: Python, the engine, the plain reading, IronCalc."""

import math
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest

from fundmodel.build_model import language
from fundmodel.build_model.expressions import Expression, Node, Operation, Read, as_number
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.spelling import AS_IN_CELLS, spell
from tests.machinery.trees import CELLS, compiled, read_by_numpy, recalculated

X, Y, N, K = (Expression(Read(name)) for name in ("x", "y", "n", "k"))
x, y, n, k = (CELLS[name] for name in ("x", "y", "n", "k"))
DAY = Expression(Read("day"))
CHOICE = Expression(Read("choice"))
SMALLEST = Expression(Read("smallest_amount"))


class Row(NamedTuple):
    """One way to write an operation: what it becomes in Excel, and what it is in Python."""

    formula: Callable[[], Expression]
    excel: str
    value: float


ROWS = [
    Row(lambda: X + Y, "x+y", x + y),
    Row(lambda: Y + X, "y+x", y + x),
    Row(lambda: 1 + X, "1+x", 1 + x),
    Row(lambda: X + 1, "x+1", x + 1),
    Row(lambda: X - Y, "x-y", x - y),
    Row(lambda: Y - X, "y-x", y - x),
    Row(lambda: 1 - X, "1-x", 1 - x),
    Row(lambda: X - 1, "x-1", x - 1),
    Row(lambda: 0 - X, "0-x", -x),
    Row(lambda: X * Y, "x*y", x * y),
    Row(lambda: 1 * X, "1*x", x),
    Row(lambda: X * 1, "x*1", x),
    Row(lambda: X / Y, "x/y", x / y),
    Row(lambda: Y / X, "y/x", y / x),
    Row(lambda: 1 / X, "1/x", 1 / x),
    Row(lambda: X / 1, "x/1", x),
    Row(lambda: X**Y, "x^y", x**y),
    Row(lambda: Y**X, "y^x", y**x),
    Row(lambda: 1**X, "1^x", 1.0),
    Row(lambda: X**1, "x^1", x),
    Row(lambda: -X, "-1*x", -x),
    Row(lambda: 1.0 - X, "1-x", 1 - x),
    Row(lambda: N < K, "IF(n<k,1,0)", float(n < k)),
    Row(lambda: N > K, "IF(n>k,1,0)", float(n > k)),
    Row(lambda: N <= K, "IF(n<=k,1,0)", float(n <= k)),
    Row(lambda: N >= K, "IF(n>=k,1,0)", float(n >= k)),
    Row(lambda: N == K, "IF(n=k,1,0)", float(n == k)),
    Row(lambda: N != K, "IF(n<>k,1,0)", float(n != k)),
    Row(lambda: 1 < N, "IF(n>1,1,0)", float(n > 1)),  # noqa: SIM300
    Row(lambda: 1 > N, "IF(n<1,1,0)", float(n < 1)),  # noqa: SIM300
    Row(lambda: 1 <= N, "IF(n>=1,1,0)", float(n >= 1)),  # noqa: SIM300
    Row(lambda: 1 >= N, "IF(n<=1,1,0)", float(n <= 1)),  # noqa: SIM300
    Row(lambda: 1 == N, "IF(n=1,1,0)", float(n == 1)),  # noqa: SIM300
    Row(lambda: 1 != N, "IF(n<>1,1,0)", float(n != 1)),  # noqa: SIM300
    Row(lambda: (N > K) + (N != K), "IF(n>k,1,0)+IF(n<>k,1,0)", float((n > k) + (n != k))),
    Row(lambda: (N > K) - (N != K), "IF(n>k,1,0)-IF(n<>k,1,0)", float((n > k) - (n != k))),
    Row(lambda: (N > K) == (N != 1), "IF(IF(n>k,1,0)=IF(n<>1,1,0),1,0)", 1.0),
    Row(lambda: (N > K) * X, "IF(n>k,1,0)*x", (n > k) * x),
    Row(lambda: language.minimum(X, Y, 1), "MIN(x,y,1)", min(x, y, 1)),
    Row(lambda: language.minimum(1, Y, X), "MIN(1,y,x)", min(x, y, 1)),
    Row(lambda: language.maximum(X, Y, 0), "MAX(x,y,0)", max(x, y, 0)),
    Row(lambda: language.maximum(0, Y, X), "MAX(0,y,x)", max(x, y, 0)),
    Row(lambda: language.absolute(X - Y), "ABS(x-y)", abs(x - y)),
    Row(lambda: language.absolute(Y - X), "ABS(y-x)", abs(x - y)),
    Row(lambda: language.floor(X - Y), "INT(x-y)", math.floor(x - y)),
    Row(lambda: language.floor(Y - X), "INT(y-x)", math.floor(y - x)),
    Row(lambda: language.where(N > K, X, Y), "IF(n>k,x,y)", x if n > k else y),
    Row(lambda: language.where(N < K, X, Y), "IF(n<k,x,y)", x if n < k else y),
    Row(lambda: language.where(N, X, Y), "IF(n,x,y)", x),
    Row(lambda: language.where(N < K, N > 1, N < 1), "IF(n<k,IF(n>1,1,0),IF(n<1,1,0))", 0.0),
    Row(lambda: language.choose(CHOICE, a=X, b=Y, c=0), "CHOOSE(choice,x,y,0)", y),
    Row(lambda: language.all_of(N > K, N > 1), "IF(AND(n>k,n>1),1,0)", float(n > k and n > 1)),
    Row(lambda: language.any_of(N < K, N > 1), "IF(OR(n<k,n>1),1,0)", float(n < k or n > 1)),
    Row(lambda: language.not_(N > K), "IF(NOT(n>k),1,0)", float(not n > k)),
    Row(
        lambda: language.divide(X - Y, X, if_zero=1),
        "IF(ABS(x)<=smallest_amount,1,(x-y)/x)",
        (x - y) / x,
    ),
    Row(
        lambda: language.divide(X, 0 * Y, if_zero=1),
        "IF(ABS((0*y))<=smallest_amount,1,x/(0*y))",
        1,
    ),
    Row(
        lambda: language.divide(X, SMALLEST, if_zero=1),
        "IF(ABS(smallest_amount)<=smallest_amount,1,x/smallest_amount)",
        1,
    ),
    Row(
        lambda: language.divide_if_any(X - Y, X),
        'IF(ABS(x)<=smallest_amount,"n/a",(x-y)/x)',
        (x - y) / x,
    ),
    Row(lambda: language.quarterly(X), "(1+x)^(1/quarters_in_a_year)-1", (1 + x) ** 0.25 - 1),
    Row(lambda: 1 - language.quarterly(X), "1-((1+x)^(1/quarters_in_a_year)-1)",
        1 - ((1 + x) ** 0.25 - 1)),
    Row(lambda: language.quarterly_factor(X), "(1+x)^(1/quarters_in_a_year)", (1 + x) ** 0.25),
    Row(lambda: language.quarterly_factor(X) ** Y, "((1+x)^(1/quarters_in_a_year))^y",
        ((1 + x) ** 0.25) ** y),
    Row(lambda: language.quarterly_probability(X), "1-(1-x)^(1/quarters_in_a_year)",
        1 - (1 - x) ** 0.25),
    Row(lambda: language.per_quarter(X), "x/quarters_in_a_year", x / 4),
    Row(lambda: Y / language.per_quarter(X), "y/(x/quarters_in_a_year)", y / (x / 4)),
    Row(lambda: language.end_of_quarter(DAY, N), "EOMONTH(day,n*months_in_a_quarter)", 46843.0),
    Row(lambda: language.end_of_quarter(DAY, N + 1), "EOMONTH(day,(n+1)*months_in_a_quarter)",
        46934.0),
    Row(lambda: language.year_of(DAY), "YEAR(day)", 2026.0),
]  # fmt: skip


@cache
def by_ironcalc() -> list[float]:
    return recalculated([Read("x"), *(row.formula().node for row in ROWS)])[1:]


@cache
def by_engine() -> list[float]:
    return compiled([row.formula().node for row in ROWS])[:, 0].tolist()


@cache
def by_plain_reading() -> list[float]:
    return read_by_numpy([row.formula().node for row in ROWS])[:, 0].tolist()


def _text(row: Row) -> str:
    node = _as_line(row)
    return spell(node, AS_IN_CELLS, lambda part: part.name)


def _as_line(row: Row) -> Node:
    return as_number(row.formula().node)


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[row.excel for row in ROWS])
def test_an_operation_is_the_same_everywhere(place: int) -> None:
    row = ROWS[place]
    assert _text(row) == row.excel
    assert by_engine()[place] == pytest.approx(row.value, rel=1e-15, abs=0)
    assert by_ironcalc()[place] == by_engine()[place]
    assert by_plain_reading()[place] == pytest.approx(by_engine()[place], rel=1e-15, abs=0)


def test_the_table_of_rows_uses_every_operation() -> None:
    used = {
        part.operation
        for row in ROWS
        for part in _as_line(row).walk()
        if isinstance(part, Operation)
    }
    assert used == set(OPERATIONS)


def test_on_many_paths_an_operation_is_that_of_each_path() -> None:
    """Three paths, so that one stands beside another and one alone; the middle one differs."""
    wide = {name: np.array([value, value + 1, value]) for name, value in CELLS.items()}
    nodes = [row.formula().node for row in ROWS]
    found, other = compiled(nodes, wide), {name: value + 1 for name, value in CELLS.items()}
    assert np.array_equal(found[:, 0], by_engine())
    assert np.array_equal(found[:, 1], compiled(nodes, other)[:, 0], equal_nan=True)
    assert np.array_equal(found[:, 2], by_engine())
    assert (found[:, 0] != found[:, 1]).sum() > len(ROWS) / 2
