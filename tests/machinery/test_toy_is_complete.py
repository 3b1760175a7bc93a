"""The lighthouses use everything that the language has, so that no part of it goes untested."""

import re

import pytest

from fundmodel.build_model import expressions, lines
from fundmodel.build_model.expressions import (
    ByMember,
    Convolution,
    Node,
    Operation,
    OverLife,
    Previous,
    TotalRanked,
)
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.over_life import MEASURES
from fundmodel.run_paths.evaluate import program_of
from fundmodel.run_paths.program import FUNCTIONS
from tests.toy_fund.stages import toy_model, toy_run

PARTS = [part for line in toy_model().lines.values() for part in line.node.walk()]
NODES = [kind for kind in vars(expressions).values()
         if isinstance(kind, type) and issubclass(kind, Node) and kind is not Node]  # fmt: skip


def test_every_operation() -> None:
    used = {part.operation for part in PARTS if isinstance(part, Operation)}
    assert used == set(OPERATIONS)


@pytest.mark.parametrize("kind", NODES)
def test_every_kind_of_node(kind: type[Node]) -> None:
    assert any(isinstance(part, kind) for part in PARTS)


def test_every_measure_of_a_whole_row() -> None:
    assert {part.measure for part in PARTS if isinstance(part, OverLife)} == set(MEASURES)


def test_every_kind_of_line() -> None:
    kinds = {line.kind for line in toy_model().lines.values()}
    assert kinds == {"flow", "balance", "ratio", "flag", "result", "check", "alert"}
    assert all(hasattr(lines, kind) for kind in kinds)


def test_series_columns_choices_and_openings() -> None:
    inputs = toy_model().inputs.values()
    assert any(one.by_year for one in inputs)
    assert {one.each for one in inputs} == {None, "tower", "electric_tower", "port"}
    assert any(one.options for one in inputs)
    openings = {line.definition.opening for line in toy_model().lines.values()}
    assert {0, 1, "ships", "reserve_opening"} <= openings


def test_lines_inside_and_outside_of_loops() -> None:
    loops = {name for step in toy_model().steps if step.is_loop for name in step.names}
    assert {"reserve", "interest", "debt", "quarter"} <= loops
    assert {"tolls_received", "upkeep_cover"} & loops == set()
    text = program_of(toy_model()).text
    for part in ("lagged_in_all(", "np.cumsum(", "spread(", "pick(", "total_by(", "by_year("):
        assert part in text


def test_the_text_calls_what_is_in_the_table_and_knows_its_lines() -> None:
    program = program_of(toy_model())
    called = set(re.findall(r"(?<![\w.])([a-z]\w*)\(", program.text)) - {"run", "range"}
    assert called <= set(FUNCTIONS)
    assert set(FUNCTIONS) - called == {"lagged"}  # the fund alone looks back so within a loop
    assert len(program.lines) == len(program.text.splitlines())
    assert set(program.lines) - {""} == {name for step in toy_model().steps for name in step.names}


def test_functions_over_members_and_ages_inside_and_outside_of_loops() -> None:
    inside = {name for step in toy_model().steps if step.is_loop for name in step.names}
    used = {
        (type(part), getattr(part, "compare", ""), name in inside)
        for name, line in toy_model().lines.items()
        for part in line.node.walk()
    }
    wanted = [(TotalRanked, "<"), (TotalRanked, "="), (ByMember, ""), (Convolution, "")]
    assert {(*kind, where) for kind in wanted for where in (True, False)} <= used
    for kind in (TotalRanked, ByMember):
        looking = [part for part in PARTS if isinstance(part, kind)]
        assert any(isinstance(one, Previous) for part in looking for one in part.walk())


def test_its_checks_hold() -> None:
    for scenario in ("base", "gales"):
        run = toy_run(scenario)
        assert run.passed
        assert run.checks["passed"].all()
        assert list(run.alerts.index) == ["upkeep_above_tolls"]


def test_it_knows_nothing_of_any_real_fund() -> None:
    texts = [
        line.definition.label + line.definition.explanation for line in toy_model().lines.values()
    ]
    assert not any(word in text for text in texts for word in ("Ukrain", "Russia", "Treasury"))
