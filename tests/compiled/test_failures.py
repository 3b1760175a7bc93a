"""A number that becomes infinite is reported: which line, quarter, member and path, and why."""

import numpy as np
import pytest

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    Model,
    balance,
    divide,
    maximum,
    minimum,
    previous,
    where,
)
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.not_finite import NotFinite
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.refusals import income, named


@pytest.fixture(autouse=True)
def _units_are_nobodys_concern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fundmodel.build_model.rules.unit_violations", lambda *_: ())


PATHS, BAD = 10_000, 7_312
"""How many, and which of them goes wrong, counted from 1."""
FIX = "  To fix: see `explain income`; write divide(a, b, if_zero=...) where b can be zero."


def by_ships() -> Model:
    """Two stages before it: every line of the lighthouses, and one that divides."""
    line = income(lambda damage, ships: damage / ships, balance, each="tower")
    return model_with(line, whole_fund=True)


def ships(*bad: int) -> np.ndarray:
    numbers = np.ones((4, PATHS)) * np.arange(1, PATHS + 1)
    numbers[2, [path - 1 for path in bad]] = 0
    return numbers


def refusal(model: Model, draws: dict, **how: object) -> str:
    with pytest.raises(NotFinite) as caught:
        evaluate(model, toy_inputs(model, draws), ["income"], **how)
    return str(caught.value)


EXPECTED = (
    "`income` of St. Anne, quarter 1, path 7,312: is infinite or undefined.\n"
    "  A division by zero, or a number too large, went into it (R10). What varies there: "
    "storm_quarter = 3, ships[Skerry] = 7312, ships[Needle Rock] = 7312, ships[St. Anne] = 0, "
    "ships[Far Point] = 7312.\n" + FIX
)


@pytest.mark.parametrize("threads", [1, 2, 4])
@pytest.mark.parametrize("others", [(), (7_313,), (9_999, 10_000), (7_376,)])
def test_line_member_quarter_path_and_numbers_are_named(
    threads: int, others: tuple[int, ...]
) -> None:
    """The first of several, though another thread may have come to another first."""
    draws = {"ships": ships(BAD, *others), "storm_quarter": np.full(PATHS, 3)}
    assert refusal(by_ships(), draws, threads=threads) == EXPECTED


@pytest.mark.parametrize("keep", [["everything"], ["results", "income"], ["income"]])
def test_whatever_is_kept_besides(keep: list[str]) -> None:
    model = by_ships()
    with pytest.raises(NotFinite, match=r"^`income` of St\. Anne, quarter 1, path 7,312: is"):
        evaluate(model, toy_inputs(model, {"ships": ships(BAD)}), keep)


def test_what_nobody_asks_for_does_not_stop_the_run() -> None:
    model = by_ships()
    found = evaluate(model, toy_inputs(model, {"ships": ships(BAD)}), ["quarter"])
    assert found.lines["quarter"][-1, 0, BAD - 1] == 10


def test_the_quarter_in_which_it_begins() -> None:
    """A debt that grows without bounds overflows on one path, late."""
    line = income(
        lambda income, damage: previous(income) * damage,
        balance,
        FACTOR,
        each="tower",
        opening="ships",
    )
    model = model_with(line)
    damage = np.ones((4, PATHS))
    damage[1, BAD - 1] = 1e60
    assert refusal(model, {"damage": damage}).startswith(
        "`income` of Needle Rock, quarter 6, path 7,312: is infinite or undefined.\n"
    )


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("in_a_loop", [False, True])
def test_what_is_swallowed_is_reported_too(in_a_loop: bool, threads: int) -> None:
    bodies = {
        False: lambda is_storm, levy_share, deposit_rate: (
            where(is_storm, levy_share / deposit_rate, 0) * 0
        ),
        True: lambda income, is_storm, levy_share, deposit_rate: (
            previous(income) + where(is_storm, 0, levy_share / deposit_rate)
        ),
    }
    model = model_with(income(bodies[in_a_loop], balance, SHARE), whole_fund=True)
    rates = np.full(PATHS, 0.03)
    rates[[BAD - 1, PATHS - 1]] = 0
    draws = {"deposit_rate": rates, "storm_quarter": np.full(PATHS, 40 if not in_a_loop else 1)}
    found = refusal(model, draws, threads=threads)
    where_it_is = ", path 7,312: has an infinite or undefined number within its formula.\n"
    if in_a_loop:
        where_it_is = ", quarter 2, path 7,312: is infinite or undefined.\n"
    assert found.startswith(f"`income`{where_it_is}")
    assert "deposit_rate = 0" in found
    assert found.endswith(FIX)


def test_of_many_numbers_that_vary_the_first_are_listed() -> None:
    random = np.random.default_rng(2)
    inputs = toy_inputs(model := by_ships())
    draws = {
        name: random.uniform(0.4, 0.6, (*np.shape(inputs[name]), PATHS))
        for name, one in model.inputs.items()
        if not one.by_year and not one.options and one.unit.kind in ("plain", "share")
        and name not in ("smallest_amount", "one_half", "quarters_in_a_year")
    }  # fmt: skip
    text = refusal(model, draws | {"ships": ships(BAD)})
    assert "path 7,312" in text
    assert len(text) < 3_000


SWALLOWED = {
    "a product": lambda damage: minimum(1, damage * damage),
    "a difference of two": lambda damage: maximum(1, damage * damage - damage * damage),
    "a quotient": lambda damage, ships: minimum(1, divide(damage * damage, ships, if_zero=0)),
}


@pytest.mark.parametrize("name", SWALLOWED)
def test_an_overflow_that_the_row_hides_is_reported(name: str) -> None:
    model = model_with(income(SWALLOWED[name], balance, FACTOR, each="tower"))
    damage = np.ones((4, PATHS))
    damage[1, BAD - 1] = 1e200
    assert refusal(model, {"damage": damage}).startswith(
        "`income`, path 7,312: has an infinite or undefined number within its formula.\n"
    )


def test_a_line_that_was_not_asked_for_is_not_at_fault() -> None:
    other = named(
        "other", lambda quarter, storm_quarter: quarter / (storm_quarter - 1), balance, FACTOR
    )
    line = income(lambda damage, ships: damage / ships, balance, each="tower")
    model = model_with(other, line)
    draws = {"ships": ships(BAD), "storm_quarter": np.full(PATHS, 1)}
    assert refusal(model, draws).startswith("`income` of St. Anne, quarter 1, path 7,312:")
