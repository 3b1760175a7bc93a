"""Steps: what needs each other's past goes together, and everything finds what it needs."""

from types import ModuleType

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from fundmodel.build_model import Stage, build
from fundmodel.build_model.order import in_order
from fundmodel.compile_model.kernel import bytes_of
from fundmodel.errors import ModelMistake
from fundmodel.run_paths.evaluate import keep_of
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.stages import CALENDAR, STAGES, toy_assumptions, toy_model, toy_run


def test_a_chain() -> None:
    assert in_order({"c": ["b"], "b": ["a"], "a": []}) == ["a", "b", "c"]


def test_what_needs_nothing_keeps_its_order() -> None:
    assert in_order({"c": [], "b": [], "a": []}) == ["c", "b", "a"]


NAMES = tuple("abcdefg")
GRAPHS = st.fixed_dictionaries({name: st.lists(st.sampled_from(NAMES), unique=True, max_size=3)
                                for name in NAMES})  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(GRAPHS)
def test_every_order_finds_what_it_needs(now: dict) -> None:
    try:
        found = in_order(now)
    except ModelMistake:
        assert _reaches_itself(now)
        return
    assert not _reaches_itself(now)
    assert sorted(found) == list(NAMES)
    for name in NAMES:
        assert all(found.index(need) < found.index(name) for need in now[name])


def _reached(needs: dict, start: str) -> set[str]:
    reached, waiting = set(), list(needs[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += needs[name]
    return reached


def _reaches_itself(needs: dict) -> bool:
    return any(name in _reached(needs, name) for name in NAMES)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_lines_are_written_moves_no_digit(seed: int) -> None:
    random = np.random.default_rng(seed)
    stages = tuple(_shuffled(stage, random) for stage in STAGES)
    assumptions = toy_assumptions()
    model = build(stages, assumptions.inputs, assumptions.sets, CALENDAR)
    assert list(model.lines) != list(toy_model().lines)
    arrays = evaluate_with(model)
    for name in toy_model().lines:
        assert np.array_equal(arrays[name], toy_run().arrays[name], equal_nan=True), name


def _shuffled(stage: Stage, random: np.random.Generator) -> Stage:
    blocks = []
    for block in random.permutation(np.array(stage.blocks, dtype=object)):
        shuffled = ModuleType(block.__name__)
        names = [line.name for line in stage.lines() if line.function.__module__ == block.__name__]
        for name in random.permutation(names):
            setattr(shuffled, name, getattr(block, name))
        blocks.append(shuffled)
    return Stage(stage.name, stage.question, tuple(blocks))


def test_the_same_lines_give_the_same_module() -> None:
    assumptions = toy_assumptions()
    again = build(STAGES, assumptions.inputs, assumptions.sets, CALENDAR)
    assert again is not toy_model()
    keep = keep_of(again, ["everything"])
    assert bytes_of(again, keep) == bytes_of(toy_model(), keep)
    assert again.order == toy_model().order
