"""Legal readings in many worlds: the same worlds for all, and what a clause is worth in them."""

import json

import numpy as np
import pytest

import fundmodel
from fundmodel.command_line.answers import Answer
from fundmodel.command_line.readings_in_worlds import STATED, failed_in_worlds, in_many_worlds
from fundmodel.errors import BadInput
from fundmodel.fund.front_pages import READINGS
from fundmodel.read_assumptions import Assumptions
from fundmodel.simulation.drawn_alternatives import DrawnAlternatives
from fundmodel.simulation.one_difference import Worth
from fundmodel.simulation.simulation import Simulation

BASE = fundmodel.load("base")
PATHS, SEED = 130, 3
TAKE = "us_take_total"
RESET, CARRIED = "D1 accounting, yearly reset", "D2 accounting, carry-forward"
WAR = "event_start[First war]"
WAR_OF_2040 = {WAR: 53, "us_share_after_war": "resume"}
"""In base the US share ends with a war: its losses come too late to lower what is shared."""


def _of_reading(assumptions: Assumptions, reading: str) -> Assumptions:
    return assumptions.changed({READINGS.choice: reading})


@pytest.fixture(scope="module")
def drawn() -> DrawnAlternatives:
    return fundmodel.draw_readings(BASE, PATHS, SEED)


@pytest.fixture(scope="module")
def carried() -> Simulation:
    """A simulation of the other reading, which shares nothing with the reruns but the seed."""
    found = _of_reading(BASE, CARRIED)
    return fundmodel.simulate(found, PATHS, SEED, results=[TAKE], lines=["reading_profit"])


def _by_path(drawn: DrawnAlternatives, reading: str) -> np.ndarray:
    return np.asarray(drawn.by_path[TAKE][drawn.options.index(reading)])


def _worth(drawn: DrawnAlternatives, first: str, second: str) -> Worth:
    pair = drawn.options.index(first), drawn.options.index(second)
    (found,) = [one for one in drawn.worths if one.difference.options == pair]
    return found


def test_each_rerun_is_what_a_simulation_of_that_reading_gives(
    drawn: DrawnAlternatives, carried: Simulation
) -> None:
    """To the last digit: the same worlds, events too, whichever reading drives the cash."""
    assert np.array_equal(_by_path(drawn, CARRIED), carried.by_path[TAKE])
    mine = fundmodel.simulate(BASE, PATHS, SEED, results=[TAKE, READINGS.result])
    selected = drawn.options[int(BASE.number(READINGS.choice)) - 1]
    assert np.array_equal(_by_path(drawn, selected), mine.by_path[TAKE])
    for option, rows in zip(drawn.options, drawn.by_path[READINGS.result], strict=True):
        assert np.array_equal(rows, mine.by_path[f"{READINGS.result}[{option}]"])
    for kind, begun in mine.begun.items():
        assert np.array_equal(drawn.begun[kind], begun)
    found, told = drawn.told[selected][TAKE], mine.summaries[TAKE]
    assert {name: told[name] for name in ("mean", "p10", "p90")}.items() <= found.items()
    assert found["with war"] == mine.conditional_means[TAKE]["war", "with"]
    assert drawn.passed.all()


def test_a_world_run_by_itself_with_each_reading(
    drawn: DrawnAlternatives, carried: Simulation
) -> None:
    """By an independent route: the path as a set of assumptions, `selected_reading` set there."""
    path = int(np.abs(_by_path(drawn, RESET) - _by_path(drawn, CARRIED)).argmax()) + 1
    for reading in (RESET, CARRIED):
        alone = fundmodel.run(_of_reading(carried.replay(path), reading))
        assert _by_path(drawn, reading)[path - 1] == pytest.approx(alone.number(TAKE), rel=1e-9)


def test_without_a_loss_it_is_worth_nothing_that_losses_are_carried_forward(
    drawn: DrawnAlternatives, carried: Simulation
) -> None:
    """No year with a loss before the war that ends the split, or the end."""
    yearly = carried.lines[f"reading_profit[{CARRIED}]"][1:].reshape(-1, 4, PATHS).sum(axis=1)
    ends = 4 * np.arange(1, len(yearly) + 1)[:, None]
    no_loss = ((yearly >= 0) | (ends >= carried.drawn[WAR])).all(axis=0)
    differs = np.abs(_by_path(drawn, RESET) - _by_path(drawn, CARRIED)) > 1e-6
    assert no_loss.sum() > 10
    assert not differs[no_loss].any()
    assert differs[~no_loss].any()
    assert _worth(drawn, RESET, CARRIED).matters == differs.mean()


def test_nothing_on_the_stated_path_and_something_in_other_worlds(
    drawn: DrawnAlternatives,
) -> None:
    first, worth = drawn.worths[0], _worth(drawn, RESET, CARRIED)
    assert first == worth
    assert (worth.difference.of, worth.difference.values) == ("resets_yearly", ("1", "0"))
    assert worth.stated == 0
    assert worth.only_when_drawn
    assert worth.drawn["mean"] < -100
    difference = _by_path(drawn, CARRIED) - _by_path(drawn, RESET)
    assert worth.drawn["mean"] == pytest.approx(difference.mean(), rel=1e-12)
    assert worth.drawn["with war"] == pytest.approx(difference[drawn.begun["war"]].mean())
    alone = [one.only_when_drawn for one in drawn.worths]
    assert alone == sorted(alone, reverse=True)


def test_a_war_that_is_told_gives_the_clause_a_worth_on_the_stated_path() -> None:
    war = BASE.changed(WAR_OF_2040)
    by_hand = [fundmodel.run(_of_reading(war, one)).number(TAKE) for one in (RESET, CARRIED)]
    worth = _worth(fundmodel.draw_readings(war, 1), RESET, CARRIED)
    assert worth.stated == pytest.approx(by_hand[1] - by_hand[0], rel=1e-9)
    assert worth.stated < -5_000
    assert not worth.only_when_drawn


def test_readings_that_are_compared_differ_in_one_thing(drawn: DrawnAlternatives) -> None:
    table = fundmodel.run(BASE).model.sets["reading"].attributes
    for one in drawn.worths:
        differ = [
            name
            for name, said in table.items()
            if said[one.difference.options[0]] != said[one.difference.options[1]]
        ]
        assert differ in ([], [one.difference.of])
    assert len(drawn.worths) > 15


def test_tables(drawn: DrawnAlternatives) -> None:
    table = fundmodel.readings(BASE, PATHS, SEED)
    before = list(fundmodel.readings(BASE).columns)
    assert list(table.columns)[: len(before)] == before
    assert table.loc[CARRIED, f"{TAKE}_mean"] == pytest.approx(_by_path(drawn, CARRIED).mean())
    assert (table[f"{TAKE}_p10"] <= table[f"{TAKE}_p90"]).all()
    clauses = drawn.clauses
    assert list(clauses["first"][:1]) == [RESET]
    assert clauses["with_war"].notna().all()
    assert repr(drawn).startswith(f"Readings of base: 18 on each of {PATHS} paths, seed {SEED}")
    assert "all checks hold" in repr(drawn)


def test_what_the_command_adds(drawn: DrawnAlternatives) -> None:
    record = {"reading": "", "selected": True, "year": "", **STATED}
    record |= dict.fromkeys(("result", "unit", "basis", "value"), "")
    records = [{**record, "reading": one} for one in drawn.options]
    answer = in_many_worlds(Answer(records, {"selected": drawn.options[0]}), drawn)
    named = json.loads(json.dumps(answer.by_name))
    assert list(named) == ["selected", "paths", "seed", "in_worlds", "clauses"]
    assert named["in_worlds"][CARRIED][TAKE]["p90"] == drawn.told[CARRIED][TAKE]["p90"]
    expected, clauses = answer.tables
    assert len(expected.rows) == len(drawn.options)
    assert clauses.rows[0][1] == "2 to 3"
    assert clauses.rows[0][2] == "0.00"
    assert answer.closing[0].startswith("Worth nothing on the stated path, and -0.")
    keys = {tuple(one) for one in answer.records[len(records) :]}
    assert len(keys) == 1
    assert {one["value"] for one in answer.records[len(records) :]} >= set(
        drawn.told[CARRIED][TAKE].values()
    )
    assert failed_in_worlds(drawn) == []


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(BadInput, match=r"paths = -1: This is no number of paths"):
        fundmodel.readings(BASE, -1)
