"""What cannot be run is refused before anything is worked out, with the whole of what is wrong."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest

from fundmodel.build_model import DATE, FLAG, Model
from fundmodel.build_model.inputs import Input
from fundmodel.errors import BadInput, UnknownName
from fundmodel.run_paths import evaluate as evaluating
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.given import given
from fundmodel.run_paths.machines import periods_of
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model

PATHS = 10_000
TOWERS = "Skerry, Needle Rock, St. Anne, Far Point"


def one_bad(value: float, good: float = 1.0) -> np.ndarray:
    numbers = np.full(PATHS, good)
    numbers[7_311] = value
    return numbers


def of_members(value: float, good: float = 1.0) -> np.ndarray:
    numbers = np.full((4, PATHS), good)
    numbers[2, 7_311] = value
    return numbers


@cache
def model() -> Model:
    """The lighthouses with a date and a flag that nobody reads."""
    more = (Input("inspection_date", "", DATE), Input("is_painted", "", FLAG, "tower"))
    inputs = {**toy_model().inputs, **{one.name: one for one in more}}
    return replace(toy_model(), inputs=inputs)


def all_inputs() -> dict[str, Any]:
    return {**toy_inputs(toy_model()), "inspection_date": 47_600, "is_painted": [0, 1, 1, 0]}


def refusal(changes: dict[str, Any], without: tuple[str, ...] = (), **how: Any) -> str:
    """The text of the refusal; were anything compiled or run, another error would come first."""
    inputs = {**all_inputs(), **changes}
    for name in without:
        del inputs[name]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(evaluating, "_Job", None)
        with pytest.raises(BadInput) as caught:
            evaluate(model(), inputs, **how)
    return str(caught.value)


class Refused(NamedTuple):
    """What is changed, and all that is said."""

    changes: dict[str, Any]
    text: str


REFUSED = {
    "an unknown assumption": Refused(
        {"ship": 1},
        "ship: There is no such assumption in the model.\n"
        "  Did you mean `ships`?\n"
        "  To fix: name one of `model.inputs`.",
    ),
    "lengths that differ": Refused(
        {"deposit_rate": np.full(5, 0.1), "levy_share": np.full(3, 0.1)},
        "levy_share: There are 3 numbers, and 5 of `deposit_rate`.\n"
        "  Each path has one number of everything that varies.\n"
        "  To fix: give one number, or as many as there are paths.",
    ),
    "lengths that differ in a year": Refused(
        {"deposit_rate": np.full(5, 0.1), "ship_growth": {2029: 0.1, 2030: [0.1] * 4}},
        "ship_growth: There are 4 numbers, and 5 of `deposit_rate`.\n"
        "  Each path has one number of everything that varies.\n"
        "  To fix: give one number, or as many as there are paths.",
    ),
    "a choice out of range on one path": Refused(
        {"toll_policy": one_bad(4)},
        "toll_policy, path 7,312 = 4: There are 3 options.\n"
        "  To fix: choose one of flat, rising, rough, or its number from 1 to 3.",
    ),
    "a choice between two options": Refused(
        {"toll_policy": one_bad(1.5)},
        "toll_policy, path 7,312 = 1.5: There are 3 options.\n"
        "  To fix: choose one of flat, rising, rough, or its number from 1 to 3.",
    ),
    "a word that is no option": Refused(
        {"toll_policy": "risin"},
        "toll_policy = risin: There is no such option.\n"
        "  Did you mean `rising`?\n"
        "  To fix: choose one of flat, rising, rough, or its number from 1 to 3.",
    ),
    "a word that is no option on one path": Refused(
        {"toll_policy": ["flat", "risng", "rising"]},
        "toll_policy = risng: There is no such option.\n"
        "  Did you mean `rising`?\n"
        "  To fix: choose one of flat, rising, rough, or its number from 1 to 3.",
    ),
    "a word where there are no options": Refused(
        {"deposit_rate": "high"},
        "deposit_rate = high: This is no number.\n  To fix: give a number.",
    ),
    "an option of another assumption, by code": Refused(
        {"flagship": 5},
        f"flagship = 5: There are 4 options.\n"
        f"  To fix: choose one of {TOWERS}, or its number from 1 to 4.",
    ),
    "a date before the opening": Refused(
        {"inspection_date": date(2028, 6, 30)},
        "inspection_date = 2028-06-30: This is before the opening, 2029-09-30.\n"
        "  To fix: give the day of the opening or a later one.",
    ),
    "a date before the opening on one path": Refused(
        {"opening_date": one_bad(47_300, 47_118), "inspection_date": 47_200},
        "inspection_date, path 7,312 = 2029-03-23: This is before the opening, 2029-07-01.\n"
        "  To fix: give the day of the opening or a later one.",
    ),
    "half a day": Refused(
        {"inspection_date": 47_500.5},
        "inspection_date = 47500.5: This is a whole number: days.\n  To fix: give a whole number.",
    ),
    "a date where a number belongs": Refused(
        {"deposit_rate": date(2030, 1, 1)},
        "deposit_rate: This is no number, and no array of numbers.\n  To fix: give a number.",
    ),
    "not a number": Refused(
        {"damage": of_members(np.nan)},
        "damage[St. Anne], path 7,312 = nan: This is no finite number.\n  To fix: give a number.",
    ),
    "infinity": Refused(
        {"deposit_rate": np.inf},
        "deposit_rate = inf: This is no finite number.\n  To fix: give a number.",
    ),
    "minus infinity in a year of one path": Refused(
        {"ship_growth": {2029: 0.1, 2030: one_bad(-np.inf)}},
        "ship_growth[2030], path 7,312 = -inf: This is no finite number.\n  To fix: give a number.",
    ),
    "half a quarter": Refused(
        {"storm_quarter": one_bad(2.5)},
        "storm_quarter, path 7,312 = 2.5: This is a whole number: quarters.\n"
        "  To fix: give a whole number.",
    ),
    "a lag into the future": Refused(
        {"toll_delay": of_members(0)},
        "toll_delay[St. Anne], path 7,312 = 0: A line looks back so many quarters, and not so "
        "few.\n  To fix: give at least 1.",
    ),
    "too few members": Refused(
        {"ships": [1.0, 2.0, 3.0]},
        "ships: There is a number for each of 4 members, and 3 given.\n"
        f"  To fix: give a number for each of {TOWERS}; what differs from path to path has an "
        "array `[member, path]`.",
    ),
    "too many members": Refused(
        {"ships": np.ones((5, 7))},
        "ships: There is a number for each of 4 members, and 5 x 7 given.\n"
        f"  To fix: give a number for each of {TOWERS}; what differs from path to path has an "
        "array `[member, path]`.",
    ),
    "one number for many members": Refused(
        {"ships": 1.0},
        "ships: There is a number for each of 4 members, and one given.\n"
        f"  To fix: give a number for each of {TOWERS}; what differs from path to path has an "
        "array `[member, path]`.",
    ),
    "paths first": Refused(
        {"ships": np.ones((7, 4))},
        "ships: There is a number for each of 4 members, and 7 x 4 given.\n"
        f"  To fix: give a number for each of {TOWERS}; what differs from path to path has an "
        "array `[member, path]`.",
    ),
    "members of what has none": Refused(
        {"deposit_rate": np.ones((2, 7))},
        "deposit_rate: There is one number, or one a path, and 2 x 7 given.\n"
        "  To fix: give one number, or an array `[path]`.",
    ),
    "no path at all": Refused(
        {"deposit_rate": []},
        "deposit_rate: There is one number, or one a path, and 0 given.\n"
        "  To fix: give one number, or an array `[path]`.",
    ),
    "nothing": Refused(
        {"deposit_rate": None},
        "deposit_rate: This is no number, and no array of numbers.\n  To fix: give a number.",
    ),
    "rows of different length": Refused(
        {"ships": [[1.0, 2.0], [1.0], [1.0], [1.0]]},
        "ships: This is no number, and no array of numbers.\n  To fix: give a number.",
    ),
    "a complex number": Refused(
        {"deposit_rate": np.array([1j])},
        "deposit_rate: This is no number, and no array of numbers.\n  To fix: give a number.",
    ),
    "years of what has none": Refused(
        {"deposit_rate": {2029: 0.1}},
        "deposit_rate: This is no number, and no array of numbers.\n  To fix: give a number.",
    ),
    "one number for all years": Refused(
        {"ship_growth": 0.1},
        "ship_growth: This has a number for each of some calendar years.\n"
        "  To fix: give numbers by year, such as {2027: 0.02, 2028: 0.03}.",
    ),
    "no year": Refused(
        {"ship_growth": {}},
        "ship_growth: This has a number for each of some calendar years.\n"
        "  To fix: give numbers by year, such as {2027: 0.02, 2028: 0.03}.",
    ),
    "a year that is a word": Refused(
        {"ship_growth": {"2029": 0.1}},
        "ship_growth: This has a number for each of some calendar years.\n"
        "  To fix: give numbers by year, such as {2027: 0.02, 2028: 0.03}.",
    ),
    "members in a year": Refused(
        {"ship_growth": {2029: np.ones((2, 3))}},
        "ship_growth[2029]: There is one number, or one a path, and 2 x 3 given.\n"
        "  To fix: give one number, or an array `[path]`.",
    ),
    "quarters that vary": Refused(
        {"number_of_quarters": one_bad(8, 10)},
        "number_of_quarters: There is a number of quarters for each path.\n"
        "  All paths of a run have the same columns.\n"
        "  To fix: give one number; let an event end what should end earlier.",
    ),
    "no quarters": Refused(
        {"number_of_quarters": 0},
        "number_of_quarters = 0: This is no number of quarters.\n"
        "  To fix: give a whole number from 1 to 4,000.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_the_whole_refusal(case: str) -> None:
    changes, expected = REFUSED[case]
    assert refusal(changes) == expected


def test_an_unknown_result() -> None:
    assert refusal({}, keep=["results", "reserve_at_the_ent"]) == (
        "reserve_at_the_ent: There is no such line.\n"
        "  Did you mean `reserve_at_the_end`?\n"
        "  To fix: `python -m fundmodel list lines` names them."
    )


def test_an_unknown_name_is_an_unknown_name() -> None:
    with pytest.raises(UnknownName):
        evaluate(toy_model(), {**toy_inputs(toy_model()), "ship": 1})
    with pytest.raises(UnknownName):
        evaluate(toy_model(), toy_inputs(toy_model()), ["ships"])


def test_missing_assumptions_are_listed() -> None:
    assert refusal({}, ("ships", "deposit_rate")) == (
        "deposit_rate: There is no number for 2 of 41 assumptions: deposit_rate, ships.\n"
        "  To fix: begin with `inputs_of(model, assumptions)` and put in what differs."
    )


@pytest.mark.parametrize("periods", [0, -3, 2.5, 10**10, "3"])
def test_a_run_of_no_quarters(periods: int) -> None:
    given = f"{periods:.6g}" if not isinstance(periods, str) else repr(periods)
    assert refusal({}, periods=periods) == (
        f"number_of_quarters = {given}: This is no number of quarters.\n"
        "  To fix: give a whole number from 1 to 4,000."
    )


@pytest.mark.parametrize("threads", [0, -1, 1.5])
def test_no_threads(threads: int) -> None:
    assert refusal({}, threads=threads) == (
        f"threads = {threads}: This is no number of threads.\n  To fix: give 1 or more."
    )


@pytest.mark.parametrize("day", [-5e6, 0, 1e12])
def test_a_day_that_no_calendar_has(day: float) -> None:
    assert refusal({"opening_date": day}) == (
        f"opening_date = {day:.6g}: There is no such day.\n"
        "  To fix: give a date, or a day number as spreadsheets count, before the year 10000."
    )


@pytest.mark.parametrize("day", [np.nan, np.inf, 1e9])
def test_an_opening_that_is_no_day_is_looked_at_before_other_dates(day: float) -> None:
    """Which date stands first in the model says nothing about whose fault it is."""
    inputs = {"inspection_date": model().inputs["inspection_date"], **toy_model().inputs}
    with pytest.raises(BadInput, match=f"^opening_date = {re.escape(f'{day:.6g}')}: "):
        given(replace(model(), inputs=inputs), {**toy_inputs(toy_model()),
              "inspection_date": 47_600, "opening_date": day})  # fmt: skip


def test_numbers_behind_a_mask_are_none() -> None:
    masked = np.ma.array([0.1, 0.2], mask=[True, False])
    assert "This is no number, and no array of numbers." in refusal({"deposit_rate": masked})


@pytest.mark.parametrize("flag", [2, -1, 0.5])
def test_a_flag_is_0_or_1(flag: float) -> None:
    assert refusal({"is_painted": of_members(flag)}) == (
        f"is_painted[St. Anne], path 7,312 = {flag:g}: This is a flag.\n  To fix: give 0 or 1."
    )


def test_the_same_number_in_different_forms_is_the_same() -> None:
    inputs = toy_inputs(toy_model())
    forms = {
        "toll_policy": ["rising", 2, 2.0, np.int64(2), np.array(2), np.array("rising"), [2],
                        ["rising"], np.array([2.0])],
        "opening_date": [date(2029, 9, 30), datetime(2029, 9, 30, 12, tzinfo=UTC)
                        , 47_391, [47_391.0],
                         np.datetime64("2029-09-30"), np.array(["2029-09-30"], "datetime64[ns]")],
        "ships": [[1, 2, 3, 4], (1.0, 2.0, 3.0, 4.0), np.arange(1, 5), [[1], [2], [3], [4]]],
        "ship_growth": [{2029: 1, 2031: 2}, {np.int64(2029): 1.0, 2031: [2]},
                        {2031: 2, 2029: 1}, {2029: 1, 2030: 1, 2031: np.array(2)}],
    }  # fmt: skip
    for name, alike in forms.items():
        found = [given(toy_model(), {**inputs, name: form}) for form in alike]
        for one in found:
            assert one.paths == 1
            assert not one.varying
            if name in one.certain:
                assert np.array_equal(one.certain[name], found[0].certain[name]), name
            else:
                assert np.array_equal(one.years[name], found[0].years[name]), name
    assert given(toy_model(), {**inputs, "toll_policy": "rising"}).certain["toll_policy"] == [2.0]
    assert given(toy_model(), {**inputs, "opening_date": date(2029, 9, 30)}).certain[
        "opening_date"
    ] == [47_391.0]


def test_options_and_dates_may_vary() -> None:
    inputs = toy_inputs(toy_model())
    policies = ["flat", "rough", "rising"]
    days = [date(2029, 9, 30), date(2029, 12, 31), date(2030, 3, 31)]
    numbers = given(toy_model(), {**inputs, "toll_policy": policies, "opening_date": days})
    assert numbers.paths == 3
    assert numbers.varying["toll_policy", 0].tolist() == [1, 3, 2]
    assert numbers.varying["opening_date", 0].tolist() == [47_391, 47_483, 47_573]


def test_what_the_caller_holds_is_not_touched() -> None:
    inputs = toy_inputs(toy_model(), {"damage": of_members(2.0), "deposit_rate": one_bad(0.1)})
    before = {name: np.copy(inputs[name]) for name in ("damage", "deposit_rate", "ships")}
    evaluate(toy_model(), inputs, ["everything"], threads=2)
    for name, numbers in before.items():
        assert np.array_equal(inputs[name], numbers)


def test_the_quarters_a_caller_asks_for_go_before_the_assumption() -> None:
    numbers = given(toy_model(), toy_inputs(toy_model()))
    assert periods_of(toy_model(), numbers) == 10
    assert periods_of(toy_model(), numbers, 3) == 3
