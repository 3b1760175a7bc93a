"""Results over the whole life, members together, and the quarter that is chosen."""

import math

import pytest

from fundmodel.errors import BadInput
from fundmodel.explanations.explain import explain
from fundmodel.explanations.written_numbers import short
from fundmodel.explanations.explanation import Explanation
from fundmodel.run_paths.run import Run

LIFE = "2027Q1 to 2036Q4"


def test_a_result_comes_from_its_flow_over_the_whole_life(base: Run) -> None:
    found = explain(base, "us_take_total", depth=4)
    (flow,) = found.parts
    assert (flow.name, flow.when) == ("united_states_cash", LIFE)
    assert flow.value == found.value == base.results["us_take_total"]
    by_year = base.annual["united_states_cash"]
    largest = sorted(by_year.abs().nlargest(5).index)
    assert dict(flow.years) == pytest.approx({year: by_year[year] for year in largest})


def test_the_parts_of_a_plain_sum_add_up_over_life(base: Run) -> None:
    (flow,) = explain(base, "us_take_total", depth=3).parts
    signs = {"us_share_paid": 1, "paid_into_escrow": -1, "escrow_released": 1,
             "clawback_from_us": -1, "security_fee_paid": 1,
             "us_residual": 1}  # fmt: skip
    assert [part.name for part in flow.parts] == list(signs)
    assert {part.when for part in flow.parts} == {LIFE}
    total = sum(signs[part.name] * part.value for part in flow.parts)
    assert total == pytest.approx(flow.value, rel=1e-12)
    assert flow.words.startswith("us_share_paid-paid_into_escrow")
    assert flow.numbers.startswith(f"{short(flow.parts[0].value)}-0+")


def test_a_flow_that_is_no_plain_sum_is_followed_in_its_largest_quarter(base: Run) -> None:
    (flow,) = explain(base, "us_take_total", depth=4).parts
    (quarter,) = flow.parts[0].parts
    row = base.lines["us_share_paid"]
    end = row.iloc[1:].abs().idxmax()
    assert (quarter.when, quarter.value) == (f"{end.year}Q{end.quarter}", row[end])
    assert quarter.chosen == "its largest quarter"


@pytest.mark.parametrize(
    ("result", "line", "end"),
    [("lowest_cash", "cash_in_operation", "min"), ("highest_cash", "cash", "max")],
)
def test_an_extreme_is_followed_in_its_quarter(base: Run, result: str, line: str, end: str) -> None:
    (part,) = explain(base, result, depth=2).parts
    row = base.lines[line].iloc[1:]
    day = row.idxmin() if end == "min" else row.idxmax()
    assert (part.name, part.when) == (line, f"{day.year}Q{day.quarter}")
    assert part.value == base.results[result]


@pytest.mark.parametrize("name", ["contributor_net_cost", "contribution_received", "disbursed"])
def test_members_that_add_up_are_taken_together(base: Run, name: str) -> None:
    found = explain(base, name, depth=2)
    members = base.model.members(name)
    assert found.name == name
    assert found.chosen.endswith(f"all {len(members)} members together")
    assert {part.name for part in found.parts} == {f"{name}[{member}]" for member in members}
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
