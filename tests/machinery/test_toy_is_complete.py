"""The lighthouses use everything that the language has, so that no part of it goes untested."""

import re

import pytest

from fundmodel.build_model import expressions, lines
from fundmodel.build_model.expressions import ByMember, Node, Operation, Read
from fundmodel.build_model.line_kinds import KINDS
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.references import MEMBERS, QUARTERS
from fundmodel.build_model.units import USD_M
from fundmodel.compile_model.lowering import Lowering
from fundmodel.compile_model.module import Module
from fundmodel.run_paths.evaluate import EVERYTHING, keep_of
from tests.toy_fund.stages import toy_model, toy_run

PARTS = [part for line in toy_model().lines.values() for part in line.node.walk()]
READS = [part for part in PARTS if isinstance(part, Read)]
NODES = [kind for kind in vars(expressions).values()
         if isinstance(kind, type) and issubclass(kind, Node) and kind is not Node]  # fmt: skip


def test_every_operation() -> None:
    used = {part.operation for part in PARTS if isinstance(part, Operation)}
    assert used == set(OPERATIONS)


@pytest.mark.parametrize("kind", NODES)
def test_every_kind_of_node(kind: type[Node]) -> None:
    assert any(isinstance(part, kind) for part in PARTS)


def test_every_reference_and_of_many_members_every_quarter_that_has_a_column() -> None:
    used = {(read.when.kind, read.who.kind) for read in READS}
    assert {when for when, _ in used} == set(QUARTERS)
    of_many = {when for when, row in QUARTERS.items() if row.of_many}
    assert {who for when, who in used if when == "now"} == set(MEMBERS)
    assert {who for when, who in used if when == "lagged"} == set(MEMBERS)
    assert {when for when, who in used if who != "mine"} == of_many == {"now", "previous", "lagged"}


def test_every_measure_of_a_whole_row() -> None:
    assert {read.when.measure for read in READS} - {""} == set(MEASURES)


def test_every_kind_of_line() -> None:
    assert {line.kind for line in toy_model().lines.values()} == set(KINDS)
    decorators = {name: getattr(lines, name) for name in KINDS}
    made = {name: decorate(*(() if name == "flag" else (USD_M,)))(is_line).kind
            for name, decorate in decorators.items()}  # fmt: skip
    assert made == {name: name for name in KINDS}


def test_series_columns_choices_and_openings() -> None:
    inputs = toy_model().inputs.values()
    assert any(one.by_year for one in inputs)
    assert {one.each for one in inputs} == {None, "tower", "electric_tower", "port"}
    assert any(one.options for one in inputs)
    openings = {line.definition.opening for line in toy_model().lines.values()}
    assert {0, 1, "ships", "reserve_opening"} <= openings


def looks_back_on_itself(name: str) -> bool:
    """Whether a line's value depends on its own past."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        line = toy_model().lines.get(waiting.pop())
        needs = {*line.now, *line.before} - reached if line else set()
        reached |= needs
        waiting += needs
    return name in reached


def test_lines_inside_and_outside_of_loops() -> None:
    loops = {name for name in toy_model().lines if looks_back_on_itself(name)}
    assert {"reserve", "interest", "debt", "quarter"} <= loops
    assert {"tolls_received", "upkeep_cover"} & loops == set()


def test_every_function_of_the_module_is_called() -> None:
    text = Module(Lowering(toy_model(), keep_of(toy_model(), [EVERYTHING]))).text
    defined = set(re.findall(r"\(func \$(\w+)", text))
    called = set(re.findall(r"\(call \$(\w+)", text))
    assert {"lagged", "convolve", "by_year", "irr", "power", "remember"} <= called
    assert defined - called == {"tell"}, "a line at fault is named on a single path alone"


def test_every_way_of_remembering_a_row() -> None:
    lowering = Lowering(toy_model(), keep_of(toy_model(), ["results", "checks"]))
    assert set(lowering.storage.values()) == {"once", "quarter", "two quarters", "history"}
    measures = {
        one.measure
        for asked in ("checks", EVERYTHING)
        for one in Lowering(toy_model(), keep_of(toy_model(), [asked])).running
    }
    assert measures == {*MEASURES, "to_date", "worst"} - {"irr"}


def test_functions_over_members_and_ages_inside_and_outside_of_loops() -> None:
    inside = {name for name in toy_model().lines if looks_back_on_itself(name)}
    used = {
        (kind, name in inside)
        for name, line in toy_model().lines.items()
        for part in line.node.walk()
        for kind in _kinds(part)
    }
    wanted = ["total_before", "total_beside", "by_member", "convolve", "lagged"]
    assert {(kind, where) for kind in wanted for where in (True, False)} <= used
    assert {("lagged total", True), ("lagged total_by", False)} <= used
    assert any(read.when.kind == "previous" and read.who.kind == "total_before" for read in READS)
    listed = [part for part in PARTS if isinstance(part, ByMember)]
    below = [one for part in listed for one in part.walk() if isinstance(one, Read)]
    assert "previous" in {read.when.kind for read in below}


def _kinds(part: Node) -> list[str]:
    """What a part is called, by its quarters, by its members, and by both."""
    if isinstance(part, ByMember):
        return ["by_member"]
    if not isinstance(part, Read):
        return []
    return [part.when.kind, part.who.kind, f"{part.when.kind} {part.who.kind}"]


def is_line() -> None:
    """A line that nobody traces."""


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
