"""From quarters to calendar years: flows add up, levels end, ratios are worked out again."""

import numpy as np
import pytest

from fundmodel.build_model import FACTOR, balance, divide, flow, ratio
from fundmodel.run_paths.annual import by_calendar_year, rolled_up_ratio
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import toy_model, toy_run

QUARTERS_OF = {2029: [1], 2030: [2, 3, 4, 5], 2031: [6, 7, 8, 9], 2032: [10]}


def test_the_years_are_those_of_the_quarters() -> None:
    assert list(toy_run().annual.index) == list(QUARTERS_OF)


@pytest.mark.parametrize("name", [line.name for line in toy_model().lines.values()
                                  if line.kind != "result"])  # fmt: skip
def test_every_line_by_calendar_year(name: str) -> None:
    run, line = toy_run(), toy_model().lines[name]
    for member in toy_model().members(name):
        quarters, years = run.lines[name, member].to_numpy(), run.annual[name, member]
        for year, places in QUARTERS_OF.items():
            if line.kind == "flow":
                assert years[year] == pytest.approx(quarters[places].sum(), rel=1e-14)
            elif rolled_up_ratio(toy_model(), line) is None:
                assert years[year] == quarters[places[-1]]


def test_a_ratio_is_that_of_the_years_amounts() -> None:
    annual = toy_run().annual
    assert (annual["toll_rate", ""] == annual["all_tolls", ""] / annual["pilots", ""]).all()
    assert annual["upkeep_cover", ""][2030] == (
        annual["all_tolls", ""][2030] / annual["cost_share", ""][2030]
    )
    assert (annual["toll_rate", ""] != toy_run().lines["toll_rate", ""].iloc[[1, 5, 9, 10]]
            .to_numpy()).any()  # fmt: skip


ROLLED_UP = {
    "two lines": (lambda tolls, level: divide(tolls, level, if_zero=1), ("tolls", "level", 1.0)),
    "an assumption": (lambda tolls, flat_level: divide(tolls, flat_level, if_zero=0), None),
    "a sum": (lambda tolls, level: divide(tolls + level, level, if_zero=0), None),
    "a part of a formula": (lambda tolls, level: divide(tolls, level, if_zero=0) + 1, None),
    "another value for zero": (
        lambda tolls, level, flat_level: divide(tolls, level, if_zero=flat_level),
        None,
    ),
}


@pytest.mark.parametrize("case", ROLLED_UP)
def test_which_ratios_are_worked_out_again(case: str) -> None:
    body, expected = ROLLED_UP[case]
    model = model_with(*_tolls_and_level(), income(body, ratio, FACTOR))
    assert rolled_up_ratio(model, model.lines["income"]) == expected


def test_a_balance_is_never_worked_out_again() -> None:
    line = income(lambda tolls, level: divide(tolls, level, if_zero=0), balance, FACTOR)
    model = model_with(*_tolls_and_level(), line)
    assert rolled_up_ratio(model, model.lines["income"]) is None


def test_a_ratio_of_a_ratio_that_is_declared_below_it() -> None:
    last = named("last", lambda tolls, level: divide(tolls, level, if_zero=0), ratio, FACTOR)
    line = income(lambda last, level: divide(last, level, if_zero=0), ratio, FACTOR)
    model = model_with(line, *_tolls_and_level(), last)
    _, years = by_calendar_year(model, evaluate_with(model))
    assert years["tolls"][:, 0, 0].tolist() == [1, 2 + 3 + 4 + 5, 6 + 7 + 8 + 9, 10]
    assert years["level"][:, 0, 0].tolist() == [1, 5, 9, 10]
    assert years["last"][:, 0, 0].tolist() == [1, 14 / 5, 30 / 9, 1]
    assert years["income"][:, 0, 0].tolist() == [1, 14 / 5 / 5, 30 / 9 / 9, 1 / 10]


def test_a_year_without_a_base_takes_the_value_for_zero() -> None:
    none = named("none", lambda tolls: tolls * 0, flow, FACTOR)
    line = income(lambda tolls, none: divide(tolls, none, if_zero=1), ratio, FACTOR)
    tolls, _ = _tolls_and_level()
    model = model_with(tolls, none, line)
    assert by_calendar_year(model, evaluate_with(model))[1]["income"][:, 0, 0].tolist() == [1] * 4


def test_years_of_many_paths() -> None:
    draws = {"storm_quarter": np.array([2.0, 5.0, 9.0])}
    arrays = evaluate_with(toy_model(), draws)
    _, years = by_calendar_year(toy_model(), arrays)
    assert years["repairs"].shape == (4, 4, 3)
    for path, quarter in enumerate((2.0, 5.0, 9.0)):
        alone = toy_run(changes={"storm_quarter": int(quarter)}).annual
        found = years["repairs"][:, :, path]
        assert np.allclose(found, alone["repairs"].to_numpy(), rtol=1e-12)


def _tolls_and_level():
    return (
        named("tolls", lambda quarter, toll_a_ship: quarter * toll_a_ship / toll_a_ship, flow,
              FACTOR),
        named("level", lambda quarter: quarter * 1, balance, FACTOR),
    )  # fmt: skip
