"""What a number over the life is made of, on small funds whose numbers are worked out by hand."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

import math
from collections.abc import Callable

import pytest

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    divide,
    final,
    flag,
    flow,
    highest,
    life_total,
    maximum,
    minimum,
    present_value,
    previous,
    ratio,
    result,
    total,
    where,
)
from fundmodel.build_model.lines import LineDefinition
from fundmodel.explanations.attribution import attribute, result_period
from fundmodel.explanations.explain import explain
from fundmodel.explanations.explanation import Explanation
from fundmodel.run_paths.run import Run
from tests.toy_fund.extra_lines import run_with
from tests.toy_fund.refusals import named
from tests.toy_fund.stages import toy_model, toy_run

NOMINAL = {"basis": "nominal"}
QUARTERS, GIFT, STORM = 10, 9.1, 5


def earned(*after: LineDefinition, **changes: object) -> Run:
    """A gift of the same amount in each of ten quarters, and lines that do something with it."""
    gift = money("gift", lambda debt_opening: debt_opening * 1)
    return run_with(gift, *after, changes=changes)


def money(name: str, body: Callable[..., object]) -> LineDefinition:
    """A flow in US$ m."""
    return named(name, body, flow, USD_M)


def parts_of(found: Explanation) -> dict[str, float]:
    return {one.name: one.contribution or 0.0 for one in found.parts}


def of(run: Run, name: str) -> dict[str, float]:
    """Line -> what it brings to a result, one step of flows back."""
    found = attribute(run, {(name, result_period(run), 0): 1.0})
    return {line: one.amount for (line, _), one in found.rows.items()}


def test_a_total_is_what_was_added_less_what_was_taken() -> None:
    run = earned(
        money("spent", lambda gift, levy_share: gift * levy_share),
        money("kept", lambda gift, spent: gift - spent),
        named("answer", lambda kept: life_total(kept), result, USD_M, **NOMINAL),
    )
    gifts = QUARTERS * GIFT
    levy = run.number("levy_share")
    found = explain(run, "answer")
    assert found.value == pytest.approx(gifts * (1 - levy))
    assert [one.name for one in found.passes] == ["kept"]
    assert parts_of(found) == pytest.approx({"gift": gifts, "spent": -gifts * levy})
    (spent,) = [one for one in found.parts if one.name == "spent"]
    assert sum(one.contribution or 0 for one in spent.parts) + spent.rest == pytest.approx(
        spent.contribution
    )


def test_the_share_that_multiplies_is_a_factor() -> None:
    run = earned(
        money("mine", lambda gift, levy_share: levy_share * gift),
        named("answer", lambda mine: life_total(mine), result, USD_M, **NOMINAL),
    )
    steps = {one.name: one for one in explain(run, "answer").passes}
    assert [one.name for one in steps["gift"].factors] == ["levy_share"]
    assert steps["gift"].factors[0].value == run.number("levy_share")
    assert steps["gift"].factors[0].source
    assert steps["gift"].value == pytest.approx(QUARTERS * GIFT)
    assert steps["gift"].contribution == pytest.approx(
        steps["gift"].value * run.number("levy_share")
    )


def test_a_mark_that_is_beaten_dissolves_into_the_flow() -> None:
    """What is above the mark, quarter after quarter, is all that ever flowed in."""
    run = earned(
        named("to_now", lambda gift, to_now: previous(to_now) + gift, balance, USD_M),
        named("mark", lambda mark, to_now: maximum(previous(mark), to_now), balance, USD_M),
        money("above", lambda to_now, mark: maximum(0, to_now - previous(mark))),
        named("answer", lambda above: life_total(above), result, USD_M, **NOMINAL),
    )
    assert of(run, "answer") == {"above": pytest.approx(QUARTERS * GIFT)}
    found = explain(run, "answer")
    assert [one.name for one in found.passes] == ["above", "gift"]
    assert found.passes[-1].contribution == pytest.approx(found.value)


def test_of_a_minimum_the_smaller_counts_in_each_quarter() -> None:
    """Before the storm the limit holds, of which each quarter brings a fifth more."""
    run = earned(
        money("limit", lambda quarter, gift, storm_quarter: gift * (quarter / storm_quarter)),
        money("paid", lambda gift, limit: minimum(gift, limit)),
        named("answer", lambda paid: life_total(paid), result, USD_M, **NOMINAL),
    )
    limited = GIFT * (1 + 2 + 3 + 4) / STORM
    expected = {"limit": limited, "gift": GIFT * (QUARTERS - 4)}
    assert parts_of(explain(run, "answer")) == pytest.approx(expected)


def test_a_branch_that_is_not_taken_brings_nothing() -> None:
    run = earned(
        named("late", lambda quarter, storm_quarter: quarter > storm_quarter, flag),
        money("fine", lambda gift, levy_share: levy_share * gift),
        money("paid", lambda late, gift, fine: where(late, fine, gift)),
        named("answer", lambda paid: life_total(paid), result, USD_M, **NOMINAL),
    )
    assert parts_of(explain(run, "answer")) == pytest.approx(
        {
            "gift": GIFT * STORM,
            "fine": GIFT * run.number("levy_share") * (QUARTERS - STORM),
        }
    )


def test_interest_on_a_balance_comes_from_the_balance_and_its_rate() -> None:
    """Not from what once flowed into the balance: that is not what earns."""
    run = earned(
        named("chest_of_gifts", lambda gift, chest_of_gifts: previous(chest_of_gifts) + gift,
              balance, USD_M),
        money("earned_there", lambda chest_of_gifts, levy_share: (
              previous(chest_of_gifts) * levy_share)),
        named("answer", lambda earned_there: life_total(earned_there), result, USD_M, **NOMINAL),
    )  # fmt: skip
    found = explain(run, "answer", depth=2)
    (part,) = found.parts
    assert part.name == "chest_of_gifts"
    assert part.contribution == pytest.approx(found.value)
    assert found.value == pytest.approx(GIFT * 0.013 * sum(range(QUARTERS)))
    assert [one.name for one in part.factors] == ["levy_share"]
    assert part.chosen == "average of all quarters"


def test_an_opening_is_a_part() -> None:
    run = earned(
        named("chest_of_gifts", lambda gift, chest_of_gifts: previous(chest_of_gifts) + gift,
              balance, USD_M, opening="debt_opening"),
        named("answer", lambda chest_of_gifts: final(chest_of_gifts), result, USD_M, **NOMINAL),
    )  # fmt: skip
    opening = run.number("debt_opening")
    assert parts_of(explain(run, "answer")) == pytest.approx(
        {"gift": QUARTERS * opening, "debt_opening": opening}
    )


def test_a_ratio_of_amounts_is_told_by_its_numerator() -> None:
    run = earned(
        money("taxed", lambda gift, levy_share: gift * levy_share),
        named(
            "answer",
            lambda taxed, gift: divide(life_total(taxed), life_total(gift), if_zero=0),
            result, SHARE, **NOMINAL,
        ),
    )  # fmt: skip
    found = explain(run, "answer")
    assert found.value == pytest.approx(run.number("levy_share"))
    taxed = next(one for one in found.passes if one.name == "taxed")
    assert taxed.contribution == pytest.approx(found.value)
    (divisor,) = taxed.factors
    assert (divisor.name, divisor.chosen) == ("life_total(gift)", "divides")
    assert divisor.value == pytest.approx(QUARTERS * GIFT)


def test_parts_of_nothing_are_counted() -> None:
    run = earned(
        money("nothing", lambda gift: gift - gift),
        money("naught", lambda nothing: nothing - nothing),
        money("sum_of_all", lambda gift, nothing, naught: gift + nothing - naught),
        named("answer", lambda sum_of_all: life_total(sum_of_all), result, USD_M, **NOMINAL),
    )
    found = explain(run, "answer")
    assert [one.name for one in found.passes] == ["sum_of_all", "gift"]
    assert found.zeros == 2


def test_flows_that_cancel_out_are_told_by_the_balance() -> None:
    """Nearly all that flows in flows out again: the life's flows say nothing of what is left."""
    run = earned(
        money("drained", lambda gift, levy_share: gift * (1 - levy_share)),
        named("pool", lambda pool, gift, drained: previous(pool) + gift - drained, balance, USD_M),
        named("answer", lambda pool: final(pool), result, USD_M, **NOMINAL),
    )
    assert of(run, "answer") == {"pool": pytest.approx(QUARTERS * GIFT * 0.013)}
    found = explain(run, "answer")
    assert [one.name for one in found.passes] == ["pool"]
    before = (QUARTERS - 1) * GIFT * 0.013
    assert parts_of(found) == pytest.approx(
        {"pool": before, "gift": GIFT, "drained": -GIFT * (1 - 0.013)}
    )


def test_what_is_brought_adds_up_in_every_result_of_the_lighthouses() -> None:
    """In base and in the storm: what lines bring, and the rest, is the result."""
    told = 0
    for scenario in ("base", "gales"):
        run = toy_run(scenario)
        for line in toy_model().results:
            for member_index in range(len(toy_model().members(line.name))):
                cell = line.name, result_period(run), member_index
                found = attribute(run, {cell: 1.0})
                value = run.number(*cell)
                brought = sum(one.amount for one in found.rows.values()) + found.rest
                assert brought == pytest.approx(value, rel=1e-12, abs=1e-9, nan_ok=True), line.name
                told += bool(found.rows) and not math.isnan(value)
    assert told > 20


def test_what_is_brought_weighs_the_cells_that_are_named() -> None:
    """The weights say which quarters count, and by how much."""
    run = toy_run()
    cell = "present_value_of_tower", result_period(run), 1
    for (name, _), row in attribute(run, {cell: 1.0}).rows.items():
        numbers = [weight * run.number(*one) for one, weight in row.weights.items()]
        assert sum(numbers) == pytest.approx(row.amount), name
        assert all(one[0] == name for one in row.weights)


@pytest.mark.parametrize("measure", [highest, final, life_total])
def test_members_that_are_summed_are_told_apart(measure: object) -> None:
    run = earned(
        money("tolls_of_all_towers", lambda tolls_charged: total(tolls_charged)),
        named("answer", lambda tolls_of_all_towers: measure(tolls_of_all_towers),  # type: ignore[operator]
              result, USD_M, basis="nominal"),
    )  # fmt: skip
    found = explain(run, "answer")
    (tolls,) = found.parts
    assert tolls.contribution == pytest.approx(found.value)
    sizes = [abs(one.contribution or 0) for one in tolls.parts]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 1
    assert all(one.name.startswith("tolls_charged[") for one in tolls.parts)


def test_present_values_weigh_by_the_discount_factor() -> None:
    run = earned(
        named("factor", lambda levy_share, factor: previous(factor) / (1 + levy_share), ratio,
              SHARE, opening=1),
        named("answer", lambda gift, factor: present_value(gift, factor), result, USD_M,
              basis="present value"),
    )  # fmt: skip
    found = explain(run, "answer")
    levy = run.number("levy_share")
    by_hand = sum(GIFT / (1 + levy) ** at for at in range(1, QUARTERS + 1))
    assert found.value == pytest.approx(by_hand)
    assert found.passes[0].contribution == pytest.approx(by_hand)
    assert found.passes[0].value == pytest.approx(GIFT * QUARTERS)
