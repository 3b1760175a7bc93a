"""Lines for all quarters at once and quarter by quarter, openings and lags, by hand."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

import numpy as np
import pytest

from fundmodel.build_model import (
    FACTOR,
    QUARTERS,
    USD_M,
    balance,
    by_member,
    choose,
    convolve,
    divide,
    lagged,
    largest,
    lookup,
    maximum,
    member,
    pick,
    previous,
    quarterly,
    ratio,
    smallest,
    spread,
    to_date,
    total,
    total_before,
    total_beside,
    total_by,
    where,
)
from fundmodel.compile_model.keep import Keep
from fundmodel.compile_model.lowering import Lowering
from fundmodel.compile_model.module import Module
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import toy_model, toy_run

FORMULAS = {
    "lag": lambda pulse, quarter, grant_delay: lagged(quarter, grant_delay + 1) + 0 * pulse,
    "lag by member": lambda pulse, tolls, toll_delay: lagged(tolls, toll_delay) + 0 * pulse,
    "to date": lambda pulse, tolls: to_date(tolls) * maximum(pulse, 1),
    "lagged total": lambda pulse, tolls, grant_delay: (
        total(lagged(tolls, grant_delay + 1)) + 0 * pulse
    ),
    "lagged groups": lambda pulse, by_coast, grant_delay: (
        lookup("coast", lagged(by_coast, grant_delay + 1)) + 0 * pulse
    ),
    "lagged part": lambda pulse, bulbs, grant_delay: (
        spread(lagged(bulbs, grant_delay + 1), "tower") + pulse
    ),
    "lagged members": lambda pulse, tolls, flagship, grant_delay: (
        member("St. Anne", lagged(tolls, 1))
        - pick(lagged(tolls, grant_delay + 1), flagship)
        + pulse
    ),
    "lagged ranks": lambda pulse, tolls, level, keeper_rank, grant_delay: (
        total_before(lagged(tolls, grant_delay + 1), level)
        + total_beside(lagged(tolls, 1), keeper_rank)
        + pulse
    ),
    "where": lambda pulse, tolls, is_storm: where(is_storm, tolls, 0) * maximum(pulse, 1),
    "previous": lambda pulse, tolls: previous(tolls) + 0 * pulse,
    "total": lambda pulse, tolls: total(tolls) + total(previous(tolls)) + 0 * pulse,
    "smallest": lambda pulse, tolls: smallest(tolls) - smallest(previous(tolls)) + pulse,
    "largest": lambda pulse, tolls: largest(tolls) - largest(lagged(tolls, 1)) + pulse,
    "lookup": lambda pulse, tolls, by_coast: tolls / lookup("coast", by_coast) + 0 * pulse,
    "spread": lambda pulse, bulbs: (
        spread(bulbs, "tower") + spread(previous(bulbs), "tower") + pulse
    ),
    "member": lambda pulse, tolls: (
        member("St. Anne", tolls) - member("Skerry", previous(tolls)) + pulse
    ),
    "pick": lambda pulse, tolls, flagship: (
        pick(tolls, flagship) + pick(previous(tolls), flagship) + pulse
    ),
    "before": lambda pulse, tolls, keeper_rank: (
        total_before(tolls, keeper_rank) + total_before(previous(tolls), keeper_rank) + pulse
    ),
    "beside": lambda pulse, tolls, level: (
        total_beside(tolls, level) + total_beside(previous(tolls), level) + pulse
    ),
    "by_member": lambda pulse, storm_quarter, quarter: (
        pulse
        + by_member(
            Skerry=quarter, Needle_Rock=storm_quarter, St_Anne=previous(quarter), Far_Point=1
        )
    ),
    "convolve": lambda pulse, tolls, level: convolve(tolls, level) + pulse,
    "convolve part": lambda pulse, bulb_cost, tolls, quarter: (
        convolve(tolls, quarter) * maximum(pulse, bulb_cost)
    ),
    "choose": lambda pulse, tolls, toll_policy: choose(
        toll_policy, flat=pulse, rising=tolls, rough=0
    ),
    "part": lambda pulse, tolls, bulb_cost: pulse * tolls + bulb_cost * tolls,
}
"""Each leans on `pulse`, which is 0: an assumption and a flag, or what looks back on the line."""


def _lines(body, *, in_a_loop: bool):
    def pulse_alone(is_storm):
        return 0 * is_storm

    def pulse_in_a_loop(income):
        return 0 * previous(income)

    each = "electric_tower" if "bulb_cost" in body.__code__.co_varnames else "tower"
    pulse = pulse_in_a_loop if in_a_loop else pulse_alone
    return (
        named("tolls", lambda ships, quarter: ships * quarter, balance, FACTOR, each="tower"),
        named("by_coast", lambda tolls: total_by("coast", tolls), balance, FACTOR, each="coast"),
        named("level", _level, balance, FACTOR, each="tower"),
        named("bulbs", lambda tolls: tolls + 1, balance, FACTOR, each="electric_tower"),
        named("pulse", pulse, balance, FACTOR, each=each if in_a_loop else None),
        income(body, _unchecked, each=each),
    )


def _level(keeper_rank, is_storm):
    return keeper_rank * (1 + is_storm)


def _unchecked(_, each):
    return balance(FACTOR, each=each)


@pytest.mark.parametrize("name", FORMULAS)
def test_lines_that_look_back_on_each_other_give_what_lines_in_a_row_give(
    name: str, monkeypatch
) -> None:
    monkeypatch.setattr("fundmodel.build_model.rules.unit_violations", lambda *_: ())
    alone, looped = (
        evaluate_with(model_with(*_lines(FORMULAS[name], in_a_loop=flag)))["income"]
        for flag in (False, True)
    )
    assert np.count_nonzero(alone) > 0
    assert np.array_equal(alone, looped)


def test_what_is_the_same_in_all_quarters_is_worked_out_before_them() -> None:
    line = income(
        lambda income, deposit_rate, quarter, ships: (
            previous(income) * (1 + quarterly(deposit_rate)) + ships * quarter * (quarter + 1)
        ),
        balance,
        FACTOR,
        each="tower",
    )
    model = model_with(line)
    before, _, during = Module(Lowering(model, Keep(by_quarter=("income",)))).text.partition(
        "(func $openings_0"
    )
    assert "call $power" in before.rpartition("(func $once_0")[2]
    assert "call $power" not in during
    ships = np.array(toy_run().assumptions.column_values("ships"))
    value, values = np.zeros(4), [np.zeros(4)]
    for quarter in range(1, 11):
        value = value * (1 + (1.031**0.25 - 1)) + ships * quarter * (quarter + 1)
        values.append(value)
    assert evaluate_with(model)["income"][:, :, 0] == pytest.approx(np.array(values), rel=1e-14)


def test_a_line_may_be_called_like_a_name_of_the_module() -> None:
    before = named("before", lambda before, power: previous(before) + power, balance, FACTOR)
    other = named("power", lambda quarter: quarter * (quarter + 1), balance, FACTOR)
    after = named("t", lambda before: before + 0, balance, FACTOR)
    arrays = evaluate_with(model_with(before, other, after))
    assert arrays["t"][:5, 0, 0].tolist() == [0, 2, 8, 20, 40]


@pytest.mark.parametrize(
    ("opening", "expected"), [(0, [0] * 4), (1, [1] * 4), ("ships", [11.3, 23.9, 5.1, 17.7])]
)
def test_openings(opening: object, expected: list[float]) -> None:
    line = income(lambda income: previous(income), balance, FACTOR, each="tower", opening=opening)
    array = evaluate_with(model_with(line))["income"][:, :, 0]
    assert array[0].tolist() == expected
    assert array[-1].tolist() == expected


def test_flows_open_at_zero() -> None:
    arrays = toy_run().arrays
    flows = [line.name for line in toy_model().lines.values() if line.kind == "flow"]
    assert all(not arrays[name][0].any() for name in flows)


@pytest.mark.parametrize("lag", [1, 2, 3, 8])
def test_before_the_first_quarter_a_lag_gives_the_opening(lag: int) -> None:
    level = named("level", lambda level: previous(level) + 1, balance, FACTOR, opening=1)
    late = income(lambda level, grant_delay: lagged(level, grant_delay + 1), balance, FACTOR)
    arrays = evaluate_with(model_with(level, late), {"grant_delay": [lag - 1]})
    assert arrays["income"][1:, 0, 0].tolist() == [max(1, 1 + t - lag) for t in range(1, 11)]


def test_a_lag_of_a_line_with_members_differs_by_member() -> None:
    arrays = toy_run().arrays
    for member_index, lag in enumerate(toy_run().assumptions.column_values("toll_delay")):
        charged, received = (
            arrays[name][:, member_index, 0] for name in ("tolls_charged", "tolls_received")
        )
        assert received[1:].tolist() == [charged[max(0, t - int(lag))] for t in range(1, 11)]


def test_a_number_by_year_holds_its_first_and_last_year() -> None:
    arrays = toy_run().arrays
    by_year = dict(zip(arrays["year"][1:, 0, 0], arrays["inflation"][1:, 0, 0], strict=True))
    assert by_year == {2029: 0.023, 2030: 0.023, 2031: 0.023, 2032: 0.05}
    growth = dict(zip(arrays["year"][1:, 0, 0], arrays["ship_growth"][1:, 0, 0], strict=True))
    assert growth == {2029: 0.01, 2030: 0.01, 2031: -0.03, 2032: -0.03}


def test_sums_run_from_first_to_last() -> None:
    """From last to first these numbers give another sum."""
    values = [0.1, 0.2, 0.3, 0.0]
    total_line = income(lambda ships: total(ships), balance, FACTOR)
    for order in (values, values[::-1]):
        added = 0.0
        for value in order:
            added += value
        arrays = evaluate_with(model_with(total_line), {"ships": np.array(order)[:, None]})
        assert arrays["income"][1, 0, 0] == added
        wide = evaluate_with(model_with(total_line), {"ships": np.array([order] * 7).T})
        assert (wide["income"][1, 0] == added).all()


def test_lags_by_quarters_stay_whole() -> None:
    line = income(lambda quarter: lagged(quarter, 1), balance, QUARTERS)
    ratio_line = named("half", lambda income: divide(income, income, if_zero=1), ratio, FACTOR)
    arrays = evaluate_with(model_with(line, ratio_line))
    assert arrays["income"][1:, 0, 0].tolist() == list(range(10))
    assert arrays["half"][1:, 0, 0].tolist() == [1.0] * 10


def test_units_of_money_survive() -> None:
    line = income(lambda tower_cost: total(tower_cost), balance, USD_M)
    assert evaluate_with(model_with(line))["income"][1, 0, 0] == 7.7 + 12.1 + 21.3 + 90.1
