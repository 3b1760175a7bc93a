"""Recomputing from the assumptions at full depth gives the number that is explained."""

import math

import pytest

from fundmodel.explanations.quarters_taken import Cell
from fundmodel.explanations.reader import Reader
from fundmodel.explanations.tracing import Trace, trace
from fundmodel.run_paths.run import Run
from tests.thorough import mostly_thorough
from tests.toy_fund.stages import toy_model, toy_run

LINES = toy_model().lines


@pytest.mark.parametrize("scenario", ["base", "gales"])
@pytest.mark.parametrize("name", mostly_thorough(list(LINES), list(LINES)[::4]))
def test_every_line_comes_out_of_the_assumptions_alone(name: str, scenario: str) -> None:
    run = toy_run(scenario)
    for member_index in range(len(toy_model().members(name))):
        for period in [None] if LINES[name].kind == "result" else [0, 1, 6, 10]:
            found = trace(run, name, period, member_index)
            number = run.number(*found.cell)
            assert found.recomputed() == pytest.approx(number, rel=1e-9, abs=1e-9, nan_ok=True)


def test_the_numbers_of_the_run_go_into_nothing() -> None:
    """With every number of a line spoiled but those that say whose count, it is the same."""
    run = toy_run()
    found = trace(run, "chest", 6)
    spoiled = {
        name: row * 2 + 1 if name in LINES else row for name, row in found.run.arrays.items()
    }
    of_spoiled = Trace(Run(run.model, run.assumptions, spoiled), *_rest(found))
    assert of_spoiled.recomputed() == found.recomputed() == pytest.approx(run.number("chest", 6))


def test_what_is_left_out_is_missed() -> None:
    """Without the chest of a quarter before there is no chest of this one."""
    found = trace(toy_run(), "chest", 6)
    earlier = [one for one in found.formulas[:-1] if one[0] == "chest"]
    assert [period for _, period, _ in earlier] == list(range(6))
    for cell in earlier:
        less = tuple(one for one in found.formulas if one != cell)
        assert math.isnan(Trace(found.run, found.cell, less, found.assumptions).recomputed()), cell


def test_each_number_stands_behind_those_that_it_reads() -> None:
    found = trace(toy_run(), "chest", 6)
    before: set[Cell] = set(found.assumptions)
    for cell in found.formulas:
        name, period, member_index = cell
        if period > 0:
            reader = Reader(found.run, LINES[name], period, member_index)
            needed = {
                (part, reader.period if at is None else at, of) for part, at, of in reader.parts()
            }
            assert {one for one in needed if one[0] in LINES} <= before, cell
        before.add(cell)
    assert found.formulas[-1] == found.cell


def test_the_assumptions_are_told_with_their_sources() -> None:
    found = trace(toy_run(), "chest", 3)
    table = found.table
    assert set(table.columns) >= {"name", "value", "unit", "source", "grade", "as_of"}
    assert len(table)
    assert table["source"].str.len().gt(0).all()
    assert not table.duplicated(["name", "when"]).any()
    assert repr(found) == (
        f"Trace of chest: {len(found.formulas)} numbers of lines, worked out from "
        f"{len({name for name, _, _ in found.assumptions})} assumptions"
    )


def _rest(found: Trace) -> tuple[Cell, tuple[Cell, ...], tuple[Cell, ...]]:
    return found.cell, found.formulas, found.assumptions
