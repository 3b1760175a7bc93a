"""Results over the whole life, members together, and the quarter that is chosen."""

import math

import pytest

from fundmodel.errors import BadInput
from fundmodel.explanations.explain import explain
from fundmodel.explanations.explanation import Explanation
from fundmodel.explanations.written_numbers import short
from fundmodel.run_paths.run import Run

LIFE = "2027Q1 to 2036Q4"


def test_a_result_names_its_years_and_quarters(base: Run) -> None:
    found = explain(base, "us_take_total")
    by_year = base.annual["united_states_cash"]
    largest = sorted(by_year.abs().nlargest(5).index)
    assert dict(found.years) == pytest.approx({year: by_year[year] for year in largest})
    row = base.lines["united_states_cash"].iloc[1:]
    days = row.abs().nlargest(3).index
    assert list(found.quarters) == [f"{day.year}Q{day.quarter}" for day in days]
    assert list(found.quarters.values()) == [row[day] for day in days]
    assert (found.when, found.words) == (LIFE, "life_total(united_states_cash)")


def test_a_result_is_followed_to_where_it_falls_into_parts(base: Run) -> None:
    """The take is half of realised profit, as far as it is the venture's."""
    found = explain(base, "us_take_total")
    assert [one.name.partition("[")[0] for one in found.passes] == [
        "united_states_cash", "us_share_paid", "us_share_due", "us_share_by_reading",
        "chargeable_profit", "reading_profit", "reading_base_profit", "profit_by_base",
        "realised_profit",
    ]  # fmt: skip
    assert [one.contribution for one in found.passes] == pytest.approx([found.value] * 9)
    assert [one.name for one in found.parts] == ["gross_profit", "costs_paid", "realised_losses"]
    brought = [one.contribution for one in found.parts]
    assert brought[0] > found.value > 0 > brought[2] > brought[1]
    assert found.zeros > 0


def test_what_multiplies_is_told_with_its_source(base: Run) -> None:
    steps = {one.name.partition("[")[0]: one for one in explain(base, "us_take_total").passes}
    (share,) = steps["chargeable_profit"].factors
    source = base.assumptions.metadata("us_profit_share").source
    assert (share.name, share.value, share.grade) == ("us_profit_share", 0.5, "B")
    assert share.source == f"{source.title}, {source.publisher}, {source.date} (grade B)"
    assert steps["chargeable_profit"].value == pytest.approx(
        2 * base.results["us_take_total"], rel=1e-12
    )
    (of_venture,) = steps["profit_by_base"].factors
    assert of_venture.name == "attributed_share[fund units]"


def test_a_present_value_is_told_in_present_values(base: Run) -> None:
    found = explain(base, "us_take_present_value")
    factor = base.lines["us_discount_factor"].to_numpy().ravel()
    paid = base.lines["us_share_paid"].to_numpy().ravel()
    (step,) = [one for one in found.passes if one.name == "us_share_paid"]
    assert step.contribution == pytest.approx(float(paid[1:] @ factor[1:]))
    assert step.value == pytest.approx(paid.sum())
    assert sum(one.contribution or 0 for one in found.parts) == pytest.approx(found.value)


def test_a_rate_of_return_is_told_by_the_flow_that_it_is_of(base: Run) -> None:
    found = explain(base, "investment_irr")
    (flow,) = found.parts
    assert (flow.name, flow.when) == ("investment_cash_flow", LIFE)
    assert flow.value == pytest.approx(base.lines["investment_cash_flow"].iloc[1:].sum())
    assert sum(one.contribution or 0 for one in flow.parts) == pytest.approx(flow.value)


@pytest.mark.parametrize(
    ("result", "line", "end"),
    [("lowest_cash", "cash_in_operation", "min"), ("highest_cash", "cash", "max")],
)
def test_an_extreme_says_its_quarter_and_what_had_flowed(
    base: Run, result: str, line: str, end: str
) -> None:
    found = explain(base, result, depth=2)
    row = base.lines[line].iloc[1:]
    day = row.idxmin() if end == "min" else row.idxmax()
    assert found.when == f"{day.year}Q{day.quarter}"
    brought = {one.name: one.contribution for one in found.parts}
    if end == "max":
        before = base.lines["money_received"].iloc[1:].loc[:day].sum()
        assert brought["money_received"] == pytest.approx(before)
    assert sum(one or 0 for one in brought.values()) + found.rest == pytest.approx(found.value)


@pytest.mark.parametrize("name", ["contributor_net_cost", "contribution_received", "disbursed"])
def test_members_that_add_up_are_taken_together(base: Run, name: str) -> None:
    found = explain(base, name, depth=2)
    members = base.model.members(name)
    assert found.name == name
    assert found.chosen.endswith(f"all {len(members)} members together")
    values = {member: explain(base, name, found_quarter(found), member, 1) for member in members}
    assert {one.name for one in found.parts} == {one.name for one in values.values() if one.value}
    assert found.zeros == len(members) - len(found.parts)
    sizes = [abs(part.value) for part in found.parts]
    assert sizes == sorted(sizes, reverse=True)
    assert found.value == pytest.approx(sum(part.value for part in found.parts))


@pytest.mark.parametrize(
    "name", ["coupon", "us_take_by_reading", "profit_over_life", "needs_covered_by_sector"]
)
def test_members_that_do_not_add_up_are_asked_for(base: Run, name: str) -> None:
    members = base.model.members(name)
    mark = "; " if any("," in member for member in members) else ", "
    with pytest.raises(BadInput) as refusal:
        explain(base, name)
    assert str(refusal.value) == (
        f"{name}: There is a number for each of {len(members)} members, and they do not add up.\n"
        f"  To fix: name one with --member: {mark.join(members)}."
    )
    assert explain(base, name, member=members[0]).name == f"{name}[{members[0]}]"


def test_every_line_without_member_is_explained_or_asked_about(base: Run) -> None:
    together = 0
    for name in [*base.model.lines, *base.model.inputs]:
        try:
            found = explain(base, name, depth=2)
        except BadInput as refusal:
            assert "they do not add up" in str(refusal)  # noqa: PT017  what is left may be told
        else:
            assert "[" not in found.name
            together += base.model.each(name) is not None
    assert together > 50


def test_the_quarter_that_is_chosen_is_said(base: Run) -> None:
    found = explain(base, "cash", depth=1)
    day = base.lines["cash"].iloc[1:].abs().idxmax()
    assert found.when == f"{day.year}Q{day.quarter}"
    assert found.chosen == "the quarter in which it is furthest from zero"
    assert explain(base, "cash", found.when, depth=1).chosen == ""
    assert explain(base, "us_take_total", depth=1).chosen == ""
    assert explain(base, "us_profit_share", depth=1).chosen == ""


def found_quarter(found: Explanation) -> str | None:
    return None if " to " in found.when else found.when


def everything(found: Explanation):
    yield found
    for part in found.parts:
        yield from everything(part)


def test_what_rounding_leaves_is_zero(base: Run) -> None:
    assert short(-2.3e-112) == short(1e-10) == short(-0.0) == "0"
    assert short(1e-8) == "1e-08"
    assert short(math.nan) == "n/a"
    for one in everything(explain(base, "contributor_net_cost", member="Germany", depth=6)):
        assert "e-1" not in one.numbers.replace("e-10", "")
