"""What cannot be written as a formula: every refusal provoked once, and its whole text compared."""

# ruff: noqa: PLW0108, ARG005  (the arguments of a line are names of other lines)

import math

import numpy as np
import pytest

from fundmodel import build_model
from fundmodel.build_model import (
    USD_M,
    by_member,
    choose,
    convolve,
    divide,
    flow,
    lagged,
    life_total,
    lookup,
    member,
    minimum,
    pick,
    previous,
    ratio,
    spread,
    to_date,
    total,
    total_before,
    total_beside,
    total_by,
    where,
)
from tests.toy_fund.refusals import income, refusal

NO_TRUTH = """\
lines.py: `income`: A formula has no single true/false value: it is decided in every quarter and \
on every path. Write where(condition, then, otherwise) instead of `if`, all_of(), any_of() and \
not_() instead of `and`, `or` and `not`, and minimum()/maximum() instead of min()/max()."""

NO_NUMBER = """\
lines.py: `income`: A formula is not a number yet: it becomes one in every quarter and on every \
path. Use the operations of the language (minimum, where, divide, ...) instead of float(), round() \
or the functions of `math` and NumPy."""


BOOLEANS = {
    "if": lambda grant_a_year, debt_opening: 1 if grant_a_year > debt_opening else 0,
    "and": lambda grant_a_year, debt_opening: grant_a_year > 1 and debt_opening > 1,
    "not": lambda grant_a_year: not grant_a_year,
    "min": lambda grant_a_year, debt_opening: min(grant_a_year, debt_opening),
    "max": lambda grant_a_year, debt_opening: max(grant_a_year, debt_opening),
    "chained": lambda storm_quarter: 0 < storm_quarter < 1,
    "in": lambda grant_a_year, debt_opening: grant_a_year in (debt_opening, 1),
}


@pytest.mark.parametrize("body", BOOLEANS.values(), ids=BOOLEANS)
def test_a_formula_has_no_truth_value(body) -> None:
    assert refusal(income(body)) == NO_TRUTH


NUMBERS = {
    "float": lambda grant_a_year: float(grant_a_year),
    "int": lambda grant_a_year: int(grant_a_year),
    "round": lambda grant_a_year: round(grant_a_year),
    "abs": lambda grant_a_year: abs(grant_a_year),
    "math": lambda grant_a_year: math.sqrt(grant_a_year),
    "index": lambda grant_a_year: [0, 1][grant_a_year],
    "numpy": lambda grant_a_year: np.asarray(grant_a_year),
}


@pytest.mark.parametrize("body", NUMBERS.values(), ids=NUMBERS)
def test_a_formula_is_no_number(body) -> None:
    assert refusal(income(body)) == NO_NUMBER


LOOPS = {
    "for": lambda grant_a_year: [part for part in grant_a_year][0],  # noqa: C416, RUF015
    "sum": lambda grant_a_year: sum(grant_a_year),
    "unpacked": lambda grant_a_year: minimum(*grant_a_year),
}


@pytest.mark.parametrize("body", LOOPS.values(), ids=LOOPS)
def test_a_formula_is_not_looped_over(body) -> None:
    assert refusal(income(body)) == (
        "lines.py: `income`: A formula cannot be looped over. Write total(x) for the sum over "
        "members, previous(x) or lagged(x, quarters) for earlier quarters."
    )


LITERALS = {
    "2": (lambda grant_a_year: 2 * grant_a_year),
    "0.5": (lambda grant_a_year: grant_a_year - 0.5),
    "-1": (lambda grant_a_year: grant_a_year + -1),
    "True": (lambda grant_a_year: grant_a_year + True),
    "None": (lambda grant_a_year: grant_a_year == None),  # noqa: E711
    "'n/a'": (lambda grant_a_year: where(grant_a_year, 1, "n/a")),
    "0.7": (lambda grant_a_year: by_member(North=grant_a_year, South=0.7)),
    "nan": (lambda grant_a_year: grant_a_year + math.nan),
}


@pytest.mark.parametrize("literal", LITERALS)
def test_no_number_but_0_and_1_stands_in_a_formula(literal: str) -> None:
    assert refusal(income(LITERALS[literal])) == (
        f"lines.py: `income`: {literal}: is neither a line, an assumption, 0 nor 1, and so cannot "
        "stand in a formula.\n"
        "  Numbers live in the assumptions, with unit and source (R5).\n"
        "  To fix: give the number a name in the YAML files and make it an argument of the line."
    )


FORMULAS = {
    "previous": lambda debt_opening: previous(debt_opening + 1),
    "lagged": lambda debt_opening: lagged(debt_opening + 1, 1),
    "to_date": lambda debt_opening: to_date(debt_opening + 1),
    "total": lambda debt_opening: total(debt_opening + 1),
    "total_by": lambda debt_opening: total_by("coast", debt_opening + 1),
    "lookup": lambda debt_opening: lookup("coast", debt_opening + 1),
    "member": lambda debt_opening: member("Skerry", 1),
    "pick": lambda debt_opening, flagship: pick(debt_opening, flagship + 1),
    "choose": lambda debt_opening: choose(debt_opening + 1, a=1),
    "total_before": lambda damage, keeper_rank: total_before(damage + 1, keeper_rank),
    "total_beside": lambda damage, keeper_rank: total_beside(damage, 1 + keeper_rank),
    "by_member": lambda debt_opening: by_member(North=debt_opening + 1, South=0),
    "convolve": lambda debt_opening: convolve(debt_opening, 1),
    "spread": lambda debt_opening: spread(previous(debt_opening) + 1, "tower"),
    "life_total": lambda debt_opening: life_total(debt_opening + 1),
}


@pytest.mark.parametrize("function", FORMULAS)
def test_some_functions_take_names_only(function: str) -> None:
    assert refusal(income(FORMULAS[function])) == (
        f"lines.py: `income`: {function}(): takes the name of a line or assumption, not a formula."
        "\n  A subtotal deserves a row of its own, so that the reader sees it (R7).\n"
        f"  To fix: give the formula a line of its own and write {function}(that_line)."
    )


NO_FORMULAS = {
    "unsupported operand type(s) for %: 'Expression' and 'int'": lambda debt_opening: (
        debt_opening % 1
    ),
    "unsupported operand type(s) for //: 'Expression' and 'Expression'": lambda debt_opening: (
        debt_opening // debt_opening
    ),
    "object of type 'Expression' has no len()": lambda debt_opening: len(debt_opening),
    "'Expression' object has no attribute 'sum'": lambda debt_opening: debt_opening.sum(),
    "divide() missing 1 required keyword-only argument: 'if_zero'": lambda debt_opening: divide(
        debt_opening, debt_opening
    ),
}


@pytest.mark.parametrize("reason", NO_FORMULAS)
def test_what_cannot_be_written(reason: str) -> None:
    assert refusal(income(NO_FORMULAS[reason])) == (
        f"lines.py: `income`: this cannot be written as a formula ({reason}).\n"
        "  To fix: use + - * / and the operations of fundmodel.build_model."
    )


@pytest.mark.parametrize("given", [0, None, "debt_opening"])
def test_a_line_gives_a_formula(given: object) -> None:
    assert refusal(income(lambda debt_opening: given)) == (
        f"lines.py: `income`: gives {given!r}, which is not a formula.\n"
        "  To fix: return one formula of the lines and assumptions it names."
    )


@pytest.mark.parametrize(
    ("former", "now"),
    [("gather", "by_member"), ("convolved", "convolve"), ("of", "lookup"), ("opposite", "not_")],
)
def test_a_former_name_of_the_language_is_answered(former: str, now: str) -> None:
    with pytest.raises(ImportError, match=rf"^`{former}` is now called `{now}`\.$"):
        exec(f"from fundmodel.build_model import {former}")  # noqa: S102  (as a line file would)
    assert callable(getattr(build_model, now))


def test_a_name_that_never_was_is_missed_as_usual() -> None:
    assert not hasattr(build_model, "gathered")


def test_a_ratio_of_two_lines_is_a_division() -> None:
    assert refusal(income(lambda debt_opening: ratio(debt_opening, debt_opening, if_zero=0))) == (
        "lines.py: `income`: `ratio` makes a line, as @ratio(unit). "
        "To divide, write divide(a, b, if_zero=...)."
    )


def test_mistakes_of_several_lines_are_listed_together() -> None:
    second = flow(USD_M)(_costs)
    text = refusal(income(lambda debt_opening: 2 * debt_opening), second)
    assert [part.split(":")[1] for part in text.split("\n\n")] == [" `income`", " `_costs`"]


def _costs(debt_opening):
    """Costs."""
    return float(debt_opening)
