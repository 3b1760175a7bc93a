"""Choices that are the same on all of many paths are compiled in, and no digit changes."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest

import fundmodel
from fundmodel.build_model import (
    USD_M,
    Model,
    all_of,
    any_of,
    balance,
    choose,
    maximum,
    not_,
    pick,
    previous,
    where,
)
from fundmodel.compile_model.settled import settled
from fundmodel.run_paths.evaluate import MANY, Paths, evaluate
from fundmodel.run_paths.given import given, inputs_of
from fundmodel.run_paths.not_finite import NotFinite
from tests.machinery.test_paths import draws
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import toy_model

CHOICES = {"toll_policy": (1, 2, 3), "flagship": (1, 2, 3, 4)}
FORMULAS: tuple[Callable, ...] = (
    lambda ships, damage, toll_policy: where(toll_policy == 1, damage, ships),
    lambda ships, damage, toll_policy: where(toll_policy != 1, damage * ships, ships),
    lambda ships, damage, toll_policy, flagship: where(toll_policy < flagship, damage, ships),
    lambda ships, damage, toll_policy, flagship: where(toll_policy <= flagship, damage, ships),
    lambda ships, damage, toll_policy, flagship: where(toll_policy > flagship, damage, ships),
    lambda ships, damage, toll_policy, flagship: where(toll_policy >= flagship, damage, ships),
    lambda ships, damage, toll_policy: (toll_policy == 1) * damage - ships * toll_policy,
    lambda ships, damage, toll_policy: where(
        all_of(damage > ships, toll_policy == 1, ships > 1), damage, ships
    ),
    lambda ships, damage, toll_policy: where(
        any_of(damage > ships, toll_policy == 1, ships > 1), damage, ships
    ),
    lambda ships, damage, toll_policy, flagship: where(
        any_of(toll_policy == flagship, not_(all_of(toll_policy == 1, flagship > 1))), damage, ships
    ),
    lambda ships, damage, toll_policy: choose(
        toll_policy, flat=damage, rising=ships - damage, rough=maximum(ships, damage)
    ),
    lambda ships, damage, flagship: damage - pick(ships, flagship),
    lambda ships, income, flagship: previous(income) + where(flagship == 1, ships, 1),
)


@pytest.fixture
def _units_are_nobodys_concern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fundmodel.build_model.rules.unit_violations", lambda *_: ())


def alike(found: Paths, others: Paths) -> None:
    """Every number, to its last bit, the sign of zero included."""
    for one, other in zip((found.results, found.lines, found.worst),
                          (others.results, others.lines, others.worst), strict=True):  # fmt: skip
        assert one.keys() == other.keys()
        for name, numbers in one.items():
            assert np.array_equal(_bits(numbers), _bits(other[name])), name


def _bits(numbers: np.ndarray) -> np.ndarray:
    """As whole numbers; all that is undefined is alike."""
    return np.where(np.isnan(numbers), np.nan, numbers).view(np.int64)


def both_ways(model: Model, inputs: dict[str, Any], keep: list[str]) -> tuple[Paths, Paths]:
    with pytest.MonkeyPatch.context() as patched:
        found = []
        for many in (1, 1_000_000):
            patched.setattr("fundmodel.run_paths.evaluate.MANY", many)
            found.append(evaluate(model, inputs, keep))
    return found[0], found[1]


def combinations() -> Iterator[dict[str, int]]:
    for codes in product(*CHOICES.values()):
        yield dict(zip(CHOICES, codes, strict=True))


@pytest.mark.usefixtures("_units_are_nobodys_concern")
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_shorter_and_gives_the_same(formula: Callable) -> None:
    """Each operation that may be done with, under every combination of two choices."""
    model = model_with(income(formula, balance, each="tower"), whole_fund=True)
    random = np.random.default_rng(3)
    drawn = {name: random.integers(0, 4, (4, 33)) / 2.0 for name in ("ships", "damage")}
    for choice in combinations():
        alike(*both_ways(model, toy_inputs(model, drawn) | choice, ["income"]))
        known = tuple((name, (code,)) for name, code in choice.items())
        reads = {read.name for read in settled(model, known).lines["income"].reads}
        assert not reads & CHOICES.keys()


def test_every_line_of_the_lighthouses() -> None:
    numbers, series = draws()
    others = {name: drawn for name, drawn in numbers.items() if name not in CHOICES}
    for choice in combinations():
        inputs = toy_inputs(toy_model(), others | choice, series)
        alike(*both_ways(toy_model(), inputs, ["everything"]))


@pytest.mark.usefixtures("_units_are_nobodys_concern")
def test_what_no_path_takes_is_not_at_fault() -> None:
    """As a line that was not asked for is not; few paths are refused."""
    formula = income(
        lambda damage, ships, toll_policy: where(toll_policy == 1, damage, damage / ships), balance,
        each="tower",
    )  # fmt: skip
    model = model_with(formula, whole_fund=True)
    inputs = toy_inputs(model, {"ships": np.zeros((4, MANY)), "toll_policy": 1})
    assert not evaluate(model, inputs, ["income"]).lines["income"][0].any()
    with pytest.raises(NotFinite, match=r"^`income` of Skerry"):
        evaluate(model, inputs | {"toll_policy": 2}, ["income"])
    with pytest.raises(NotFinite, match=r"^`income`, path 1: has"):
        evaluate(model, inputs | {"ships": np.zeros((4, MANY - 1))}, ["income"])


@pytest.mark.usefixtures("_units_are_nobodys_concern")
def test_who_is_at_fault_is_named_and_not_a_branch_that_no_path_takes() -> None:
    lines = (
        income(
            lambda damage, ships, toll_policy: where(toll_policy == 1, damage, damage / ships),
            balance, each="tower",
        ),
        named("income_for_the_rate", lambda income, deposit_rate: income / deposit_rate, balance,
              USD_M, each="tower"),
    )  # fmt: skip
    model, rates = model_with(*lines, whole_fund=True), np.full(MANY, 0.01)
    rates[7] = 0.0
    inputs = toy_inputs(model, {"ships": np.zeros((4, 1)), "damage": np.ones((4, 1))})
    with pytest.raises(NotFinite, match=r"^`income_for_the_rate` of Skerry, quarter 1, path 8"):
        evaluate(model, inputs | {"toll_policy": 1, "deposit_rate": rates}, ["income_for_the_rate"])


def of_the_fund(**others: Any) -> None:
    """Sixty paths around base: all results and checks."""
    model, random = fundmodel.model_of(fundmodel.load("base")), np.random.default_rng(5)
    inputs = inputs_of(model, fundmodel.load("base"))
    for name in DRAWN:
        inputs[name] = inputs[name] * random.uniform(0.8, 1.2, 60)
    alike(*both_ways(model, inputs | others, ["results", "checks"]))


DRAWN = ("operating_cost_rate", "eur_usd_opening", "war_recovery_loss", "war_equity_loss",
         "monitoring_cost_share")  # fmt: skip


def test_the_fund() -> None:
    of_the_fund()


@pytest.mark.thorough
def test_the_fund_at_every_position() -> None:
    """Every option of every choice, and flags as they fall, all together."""
    model, random = fundmodel.model_of(fundmodel.load("base")), np.random.default_rng(6)
    base = given(model, inputs_of(model, fundmodel.load("base")))
    options = {name: len(model.inputs[name].options) for name, _ in base.settled(model)}
    for turn in range(max(options.values())):
        codes = {name: turn % count + 1 if count else random.integers(0, 2, base.certain[name].size)
                 for name, count in options.items()}  # fmt: skip
        of_the_fund(**{name: codes[name] * np.ones_like(base.certain[name]) for name in options})
