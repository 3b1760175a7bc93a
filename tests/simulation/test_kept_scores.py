"""What is kept for the next scenario changes nothing: the same worlds, whatever came before."""

import pytest

import fundmodel
from fundmodel.fund.front_pages import PRESENTATION
from fundmodel.read_assumptions import Assumptions
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.given import inputs_of
from fundmodel.simulation import lines_of_hazards
from fundmodel.simulation.drawn_scores import _kept_scores

PATHS = 32
HAZARDS = (*PRESENTATION.event_lines.hazards.values(), PRESENTATION.event_lines.clock)
CHANGES = {"us_profit_share": 0.25, "war_hazard": 0.05, "signing_date": "2028-03-31"}


def bits(assumptions: Assumptions) -> dict[str, bytes]:
    """All that a simulation draws and finds, to the last bit."""
    one = fundmodel.simulate(assumptions, PATHS, 1, checks=False)
    every = {**one.by_path, **{f"draw {name}": numbers for name, numbers in one.drawn.items()}}
    return {name: numbers.tobytes() for name, numbers in every.items()}


@pytest.mark.parametrize("name", CHANGES)
def test_a_set_is_the_same_alone_and_after_others(name: str) -> None:
    other = fundmodel.load("base", {name: CHANGES[name]})
    _kept_scores.cache_clear()
    lines_of_hazards._kept.clear()
    alone = bits(other)
    _kept_scores.cache_clear()
    lines_of_hazards._kept.clear()
    bits(fundmodel.load("renewed_war_2030"))  # with fewer draws
    base = fundmodel.load("base")
    bits(base)  # with the same draws, but of what is now certain
    assert bits(other) == alone
    assert _kept_scores.cache_info().hits == int(name not in base.draws)


def test_lines_of_hazards_are_worked_out_once_for_those_that_share_their_numbers() -> None:
    lines_of_hazards._kept.clear()
    for share in (0.25, 0.3):
        bits(fundmodel.load("base", {"us_profit_share": share}))
    assert len(lines_of_hazards._kept) == 1
    bits(fundmodel.load("base", {"signing_date": "2028-03-31"}))
    assert len(lines_of_hazards._kept) == 2


def test_nothing_else_moves_the_lines_of_hazards() -> None:
    base, other = fundmodel.load("base"), fundmodel.load("reparations_loan")
    model = fundmodel.run(base).model
    mine, theirs = inputs_of(model, base), inputs_of(model, other)
    moved = {**theirs, **{name: mine[name] for name in mine if model.inputs[name].options}}
    moved |= {name: mine[name] for name in lines_of_hazards.hanging_on(model, HAZARDS)}
    assert sum(moved[name] != mine[name] for name in mine) > 1
    found = [evaluate(model, inputs, HAZARDS, threads=1).lines for inputs in (mine, moved)]
    assert [found[0][name].tobytes() for name in HAZARDS] == [
        found[1][name].tobytes() for name in HAZARDS
    ]
