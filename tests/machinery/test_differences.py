"""Why a result differs between two sets, on a small fund whose numbers are worked out by hand."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

import math

import pytest

from fundmodel.build_model import USD_M, flow, life_total, result
from fundmodel.errors import BadInput
from fundmodel.explanations.difference import Difference, explain_difference
from fundmodel.run_paths.run import Run, run
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.refusals import named
from tests.toy_fund.stages import toy_assumptions, toy_model, toy_run

QUARTERS, GIFT, LEVY = 10, 9.1, 0.013
LINES = (
    named("gift", lambda debt_opening: debt_opening * 1, flow, USD_M),
    named("levied", lambda gift, levy_share: gift * levy_share, flow, USD_M),
    named("left", lambda gift, levied: gift - levied, flow, USD_M),
    named("answer", lambda left: life_total(left), result, USD_M, basis="nominal"),
)
MODEL = model_with(*LINES, whole_fund=True)


def run_of(**changes: float) -> Run:
    return run(MODEL, toy_assumptions().changed(changes))


def between(**changes: float) -> Difference:
    return explain_difference(run_of(), run_of(**changes), "answer")


def test_a_difference_by_line_and_by_assumption() -> None:
    """Twice the gift and ten times the levy: alone each does what the other does not share."""
    found = between(debt_opening=2 * GIFT, levy_share=10 * LEVY)
    gifts = QUARTERS * GIFT
    assert found.before == pytest.approx(gifts * (1 - LEVY))
    assert found.after == pytest.approx(2 * gifts * (1 - 10 * LEVY))
    assert found.passes == ("left",)
    assert {one.name: one.difference for one in found.parts} == pytest.approx(
        {"gift": gifts, "levied": -(20 - 1) * gifts * LEVY}
    )
    alone = {one.name: one.alone for one in found.inputs}
    assert alone == pytest.approx(
        {"debt_opening": gifts * (1 - LEVY), "levy_share": -9 * gifts * LEVY}
    )
    assert found.together == pytest.approx(-9 * gifts * LEVY)
    assert found.together + sum(alone.values()) == pytest.approx(found.difference)


def test_lines_add_up_to_the_difference() -> None:
    left, right = toy_run(), toy_run("gales")
    told = 0
    for line in toy_model().results:
        for member in toy_model().members(line.name):
            name = f"{line.name}[{member}]" if member else line.name
            if math.isnan(left.results[name]) or math.isnan(right.results[name]):
                with pytest.raises(BadInput, match=r"It is not available \(n/a\) there"):
                    explain_difference(left, right, line.name, member)
                continue
            found = explain_difference(left, right, line.name, member)
            if not found.parts:
                continue
            brought = sum(one.difference for one in found.parts) + found.rest
            assert brought == pytest.approx(found.difference, rel=1e-9, abs=1e-9), line.name
            told += 1
    assert told > 10


def test_what_differs_is_what_the_sets_state() -> None:
    found = between(levy_share=0.02)
    (one,) = found.inputs
    (number,) = one.numbers
    assert (one.name, number.name) == ("levy_share", "levy_share")
    assert (number.before, number.after) == ("0.013", "0.02")
    assert number.grade
    assert one.alone == pytest.approx(found.difference)
    assert found.together == pytest.approx(0.0)


def test_alone_is_a_run_with_that_alone() -> None:
    """Of scalars, columns and series, in the storm of another set."""
    left, right = toy_run(), toy_run("gales")
    for line in ("reserve_at_the_end", "tolls_of_all"):
        found = explain_difference(left, right, line)
        assert found.inputs
        for one in found.inputs:
            stated = right.assumptions
            changes = {number.name: stated.number(number.name) for number in one.numbers}
            alone = run(toy_model(), toy_assumptions().changed(changes))
            move = alone.results[line] - left.results[line]
            assert one.alone == pytest.approx(move, rel=1e-9, abs=1e-9), one.name


def test_the_other_way_round_the_signs_change() -> None:
    there, back = between(levy_share=0.5), explain_difference(run_of(levy_share=0.5), run_of(),
                                                              "answer")  # fmt: skip
    assert back.difference == pytest.approx(-there.difference)
    assert {one.name: -one.difference for one in back.parts} == pytest.approx(
        {one.name: one.difference for one in there.parts}
    )


def test_two_sets_that_are_alike_do_not_differ() -> None:
    found = explain_difference(run_of(), run_of(), "answer")
    assert (found.difference, found.inputs) == (0, ())
    assert all(one.difference == 0 for one in found.parts)


def test_members_are_taken_together_or_one_by_one() -> None:
    left, right = toy_run(), toy_run("gales")
    line = "present_value_of_tower"
    members = toy_model().members(line)
    each = [explain_difference(left, right, line, member).difference for member in members]
    assert explain_difference(left, right, line).difference == pytest.approx(sum(each))


def test_all_of_it_is_in_the_table() -> None:
    table = between(levy_share=0.02, debt_opening=3.0).table
    assert list(table["kind"]) == sorted(table["kind"], key=["result", "line", "assumption"].index)
    assert set(table.loc[table["kind"] == "assumption", "name"]) == {"levy_share", "debt_opening"}
    assert {"gift", "levied"} <= set(table.loc[table["kind"] == "line", "name"])
    assert set(table["unit"]) == {"US$ m"}
    assert set(table["basis"]) == {"nominal"}


NO_RESULT = {
    "answr": (
        "answr: There is no such line or assumption.\n  Did you mean `answer`?",
        "`python -m fundmodel list lines` names the lines.",
    ),
    "left": (
        "left: This is no result, and two scenarios are compared by a result.",
        "name a result, such as `answer`; `python -m fundmodel list results` names them.",
    ),
}


@pytest.mark.parametrize("name", NO_RESULT)
def test_what_is_no_result_is_refused(name: str) -> None:
    with pytest.raises(BadInput) as refusal:
        explain_difference(run_of(), run_of(levy_share=0.5), name)
    what, fix = NO_RESULT[name]
    assert str(refusal.value) == f"{what}\n  To fix: {fix}"


def test_sets_with_other_lines_are_refused() -> None:
    with pytest.raises(BadInput) as refusal:
        explain_difference(toy_run(), run_of(), "reserve_at_the_end")
    assert str(refusal.value) == (
        "base and base: Their lists of members differ, so that their lines are not the same.\n"
        "  To fix: take both from one folder of assumptions."
    )
