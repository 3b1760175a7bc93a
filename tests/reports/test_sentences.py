"""What the report says is true: its numbers are parsed out and worked out anew."""

from collections.abc import Iterable

import pytest

import fundmodel
from fundmodel.reports.material import is_nothing, is_told_apart
from fundmodel.reports.report import Report
from tests.reports.numbers_in_texts import Anew, anew, chosen_otherwise, in_text, numbers

TAKE, GAIN, NEEDS = "us_take_present_value", "ukraine_gain", "needs_covered_by_2036"
COST, DEBT = "europe_net_cost_present_value", "highest_debt_added"
NO_US_SHARE = ("geneva_19_points", "e3_counter_text")
LINE = "programme_debt_line"
PRINTED = 0.0501
"""How far a number with one decimal is from what it tells, at most."""


def of(report: Report) -> Anew:
    asked = report.material.simulation.asked
    return anew(report.material.assumptions.name, asked.paths)


def some_of(worlds: Iterable[bool]) -> str:
    """How many of the worlds, as few of them bear it."""
    there = list(worlds)
    percent = 100 * sum(there) / len(there)
    if percent in (0, 100):
        return "all" if percent else "none"
    if percent < 1:
        return "fewer than 1 %"
    return f"{percent:.0f} %" if percent <= 99 else "more than 99 %"


def near(told: list[float], true: list[float]) -> None:
    assert told == pytest.approx(true, abs=PRINTED)


EXPECTED = {
    TAKE: "The United States takes US$[a]# bn ([b]# to [c]#)[or]* (present value, US curve).",
    GAIN: "Ukraine's gain over no deal, public and private, is US$[a]# bn ([b]# to [c]#)[or]* "
    "(present value, Ukraine's rate).",
    COST: "Europe's net cost is US$[a]# bn ([b]# to [c]#)[or]* (present value, contributors' own "
    "curves).",
    NEEDS: "Of the assessed needs [d]# % are covered by 2030, [e]# % by 2033 and [a]# % by 2036 "
    "([b]# to [c]#)[or]* (prices of 2025Q4).",
}


@pytest.mark.parametrize("result", EXPECTED)
def test_what_is_expected_stands_beside_what_is_stated(report: Report, result: str) -> None:
    found, true = in_text(EXPECTED[result], report.sentences), of(report)
    near(numbers(found, "a", "b", "c"), true.expected(result))
    if "d" in found:
        near(numbers(found, "d", "e"), [true.mean(f"needs_covered_by_{y}") for y in (2030, 2033)])
    mean, stated = round(true.mean(result), 1), round(true.stated(result), 1)
    if mean == stated:
        assert found["or"] == ", as on the stated path"
    else:
        more = "more" if mean > stated else "less"
        unit = ("", " %") if result == NEEDS else ("US$", " bn")
        text = f"{unit[0]}{stated:,.1f}{unit[1]}"
        assert found["or"] == f", {more} than the {text} of the stated path"


def test_what_the_us_has_been_paid_is_interest(report: Report) -> None:
    true = of(report)
    paid = true.worlds["us_share_paid_by_milestone[2034]"]
    if report.material.assumptions.name == "reparations_loan":
        nothing = "By the end of 2034 the US has been paid nothing (US$ bn, nominal, expected)."
        assert nothing in report.sentences
        assert not paid.any()
        return
    found = in_text(
        "By the end of 2034 the US has been paid [paid]#; of all that is paid in all worlds "
        "together, [part]# % is interest on idle cash (US$ bn, nominal, expected).",
        report.sentences,
    )
    share = true.worlds["interest_in_us_share_by_2034"].fillna(0)
    part = 100 * float((share * paid).sum() / paid.sum())
    near(numbers(found, "paid", "part"), [paid.mean() / 1000, part])


def test_what_may_go_wrong(report: Report) -> None:
    true = of(report)
    worse = some_of(true.worlds[GAIN] < 0)
    assert f"Ukraine is worse off than without a deal in {worse} of the worlds." in report.sentences
    found = in_text(
        "The investments return [size]# points a year [than]* than US Treasuries; they return less "
        "in [part]* of the worlds that have any.",
        report.sentences,
    )
    over = true.worlds["return_over_treasuries"].dropna()
    near(numbers(found, "size"), [abs(100 * over.mean())])
    assert found["part"] == some_of(over < 0)
    assert found["than"] == ("less" if over.mean() < 0 else "more")


def test_debt_stands_beside_what_it_is_without_the_fund(report: Report) -> None:
    """Above the line, by the fund or in any case: whoever reads it can tell."""
    true = of(report)
    found = in_text(
        "The fund adds [a]# % of GDP ([b]# to [c]#) to public debt at its peak. In the target year "
        "debt is [with]# % of GDP, [side]* the IMF's line of [line]# %, and without the fund it "
        "would be [without]# %, [other]* it. With the fund it is above the line in [part]* of the "
        "worlds.",
        report.sentences,
    )
    near(numbers(found, "a", "b", "c"), true.expected(DEBT))
    debt, without = (true.mean(f"{one}_at_programme_end") for one in
                     ("public_debt", "debt_without_fund"))  # fmt: skip
    line = 100 * true.assumptions.number(LINE)
    near(numbers(found, "with", "line", "without"), [debt, line, without])
    sides = ["above" if one > line else "below" for one in (debt, without)]
    assert [found["side"], found["other"]] == sides
    assert found["part"] == some_of(true.worlds["public_debt_at_programme_end"] > line / 100)


def test_money_that_waits_or_goes_back(report: Report) -> None:
    found = in_text(
        "At its peak US$[idle]# bn lies idle (money of the day), and US$[back]# bn of Russian "
        "money goes back to the freeze (present value, US curve).",
        report.sentences,
    )
    true = [of(report).mean(one) for one in ("highest_cash", "refrozen_present_value")]
    near(numbers(found, "idle", "back"), true)


def test_peace_and_war_are_told_apart_where_there_are_both(report: Report) -> None:
    true = of(report)
    war = true.simulation.begun["war"]
    is_stated = report.material.assumptions.name == "renewed_war_2030"
    date = ", as this scenario states one on a date" if is_stated else ""
    assert report.sentences[0].endswith(f"War comes again in {some_of(war)} of them{date}.")
    assert ("With war" in report.pages) is not is_stated  # nothing stands beside it
    told = [text for text in report.sentences if text.startswith("In the worlds without")]
    if report.material.assumptions.name == "renewed_war_2030":
        assert war.all()
        assert told == []
        return
    found = in_text(
        "In the worlds without another war Ukraine's gain is US$[a]# bn, the United States takes "
        "US$[b]# bn and [c]# % of needs are covered by 2036; in those with one it is US$[d]# bn, "
        "US$[e]# bn and [f]# %.",
        told,
    )
    means = [true.mean(one, which) for which in (~war, war) for one in (GAIN, TAKE, NEEDS)]
    near(numbers(found, *"abcdef"), means)


def test_what_drives_the_gain_is_moved_anew(report: Report) -> None:
    """The input at its ends, in a run by itself, gives what the sentence says."""
    found = in_text(
        "Of all that is uncertain, “[name]*” moves Ukraine's gain most on the stated path: by "
        "itself it takes US$[stated]# bn to US$[low]# bn at its low end ([ends]*) and to "
        "US$[high]# bn at its high end ([end]*).",
        report.sentences,
    )
    true, tornado = of(report), report.material.tornado
    near(numbers(found, "stated"), [true.stated(GAIN)])
    movable = next(one for one in tornado.movables.all.values() if one.label == found["name"])
    for field, x in (("low", movable.low), ("high", movable.high)):
        if movable.about == "value" and not movable.moved.members:
            moved = fundmodel.run(true.assumptions.changed({movable.name: x}))
            near(numbers(found, field), [float(moved.results[GAIN]) / 1000])
    swings = [bar.swing for bar in tornado.bars[GAIN] if bar.movable.ends == "P10 to P90"]
    first = next(bar for bar in tornado.bars[GAIN] if bar.movable is movable)
    assert first.swing == max(swings)


def test_readings_lie_between_the_two_that_are_named(base: Report) -> None:
    found = in_text(
        "By 18 legal readings of “half of the profits”, each worked out anew in the same worlds, "
        "the United States takes from US$[low]# bn (“[lowest]*”) to US$[high]# bn (“[highest]*”). "
        "The one that is selected here, “[chosen]*”, gives US$[own]# bn, less than by "
        "[above]# of the others (US take, nominal, over the fund's life).",
        base.sentences,
    )
    assumptions, paths = base.material.assumptions, base.material.simulation.asked.paths
    table = fundmodel.draw_readings(assumptions, paths).table["us_take_total_mean"] / 1000
    chosen = table.iloc[int(assumptions.number("selected_reading")) - 1]
    near(numbers(found, "low", "high", "own"), [table.min(), table.max(), chosen])
    assert [table[found[one]] for one in ("lowest", "highest", "chosen")] == [
        table.min(), table.max(), chosen
    ]  # fmt: skip
    assert numbers(found, "above") == [(table.round(1) > round(chosen, 1)).sum()]


def test_readings_of_nothing_are_left_out(report: Report) -> None:
    told = [text for text in report.sentences if "legal readings" in text]
    if report.material.assumptions.number("us_profit_share"):
        assert len(told) == 1
        assert "readings" in report.charts
        return
    assert told == []
    assert "readings" not in report.charts
    assert not of(report).worlds[TAKE].any()


def test_judgements_make_their_part_of_the_swings(base: Report) -> None:
    found = in_text(
        "Numbers of grade C make [all]# % of all that uncertain numbers do to Ukraine's gain one "
        "by one (squared swings); the first three of them make [three]# %, “[name]*” before all "
        "others.",
        base.sentences,
    )
    bars = [one for one in base.material.tornado.bars[GAIN] if one.movable.ends == "P10 to P90"]
    squares = [(bar.swing**2, bar.movable) for bar in bars]
    judged = sorted((one for one in squares if one[1].metadata.grade == "C"), key=lambda x: -x[0])
    everything = sum(square for square, _ in squares)
    parts = [100 * sum(square for square, _ in some) / everything for some in (judged, judged[:3])]
    near(numbers(found, "all", "three"), parts)
    assert found["name"] == judged[0][1].label


def test_choices_are_those_of_the_scenario_on_top(report: Report) -> None:
    name, paths = report.material.assumptions.name, report.material.simulation.asked.paths
    true = of(report)
    grants = chosen_otherwise(name, "all_grants", paths)
    texts = [text for text in report.sentences if text.startswith("Given as grants alone")]
    built = round(100 * (grants.mean(NEEDS) / true.mean(NEEDS) - 1), 1)
    assert f"builds {abs(built):.1f} % {'less' if built < 0 else 'more'} by 2036" in texts[0]
    texts = [text for text in report.sentences if text.startswith("With Europe's money alone")]
    if not true.worlds[COST].any():
        assert texts == []
        return
    counter = chosen_otherwise(name, "e3_counter_text", paths)
    words = texts[0].partition("no US share of profit, ")[2]
    now, then = (round(one.mean(GAIN), 1) for one in (true, counter))
    gain = f"{then} as before" if now == then else f"{then} instead of {now}"
    assert words.startswith(f"Ukraine's gain is {gain}, ")
    built = round(100 * (counter.mean(NEEDS) / true.mean(NEEDS) - 1), 1)
    amount = f"{abs(built):.1f} % {'less' if built < 0 else 'more'}" if built else "as much"
    assert f", and {amount} is built by 2036" in words


def test_what_cannot_be_chosen_otherwise_is_no_choice(report: Report) -> None:
    """Without Europe's money there are no other terms for it, nor a share of nothing to drop."""
    there, europe = set(report.material.options), "Europe's money"
    if report.material.assumptions.name != "reparations_loan":
        assert there == {"european_money_as_needed", "all_grants", *NO_US_SHARE}
        return
    assert there == {"all_grants"}
    assert not [text for text in report.sentences if europe in text.replace("net cost", "")]
    assert not [label for label in ("as needed", "No Russian money", "No US share of profit")
                if f"{label}</th>" in report.pages]  # fmt: skip


def test_an_option_that_is_printed_alike_is_none(base: Report) -> None:
    """As a sentence prints it: what differs by less makes no choice."""
    one, plan = base.material.simulation, base.material.plan
    assert not is_told_apart(one, one, plan)
    assert all(is_told_apart(one, other, plan) for other in base.material.options.values())
    assert not is_nothing(one, COST)
    assert not is_nothing(one, "")


def test_each_scenario_says_something_else(base: Report, report: Report) -> None:
    if report is base:
        assert len(set(report.sentences)) == len(report.sentences)
        return
    again = set(base.sentences) & set(report.sentences)
    assert len(again) <= 2, again
