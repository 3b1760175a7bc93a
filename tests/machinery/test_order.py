"""Steps: what needs each other's past goes together, and everything finds what it needs."""

from types import ModuleType

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from fundmodel.build_model import Stage, build
from fundmodel.build_model.order import Step, steps
from fundmodel.compile_model.kernel import bytes_of
from fundmodel.errors import ModelMistake
from fundmodel.run_paths.evaluate import keep_of
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.stages import CALENDAR, STAGES, toy_assumptions, toy_model, toy_run


def test_a_chain() -> None:
    now = {"c": ["b"], "b": ["a"], "a": []}
    assert steps(now, {name: [] for name in now}) == [
        Step(("a",), is_loop=False),
        Step(("b",), is_loop=False),
        Step(("c",), is_loop=False),
    ]


def test_a_line_that_looks_back_on_itself() -> None:
    assert steps({"a": []}, {"a": ["a"]}) == [Step(("a",), is_loop=True)]


def test_lines_that_look_back_on_each_other_go_together() -> None:
    now = {"cash": ["paid"], "paid": ["due"], "due": [], "rate": [], "seen": ["cash"]}
    before = {"cash": [], "paid": ["rate"], "due": ["cash"], "rate": [], "seen": ["seen"]}
    found = steps(now, before)
    assert Step(("due", "paid", "cash"), is_loop=True) in found
    assert Step(("seen",), is_loop=True) in found
    assert found.index(Step(("rate",), is_loop=False)) < found.index(
        Step(("due", "paid", "cash"), is_loop=True)
    )
    assert found[-1].names == ("seen",)


NAMES = tuple("abcdefg")
GRAPHS = st.fixed_dictionaries({name: st.lists(st.sampled_from(NAMES), unique=True, max_size=3)
                                for name in NAMES})  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(GRAPHS, GRAPHS)
def test_every_order_finds_what_it_needs(now: dict, before: dict) -> None:
    try:
        found = steps(now, before)
    except ModelMistake:
        assert _reaches_itself(now)
        return
    assert not _reaches_itself(now)
    place = {name: index for index, step in enumerate(found) for name in step.names}
    for name in NAMES:
        for need in now[name]:
            assert place[need] <= place[name]
            within = found[place[name]].names
            assert place[need] < place[name] or within.index(need) < within.index(name)
        for need in before[name]:
            assert place[need] < place[name] or found[place[name]].is_loop
    both = {name: {*now[name], *before[name]} for name in NAMES}
    for step in found:
        first = step.names[0]
        assert step.is_loop == (first in _reached(both, first))
        assert all(other in _reached(both, first) for other in step.names if other != first)


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
    assert again.steps == toy_model().steps
