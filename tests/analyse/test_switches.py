"""Choices and flags set another way: against runs of their own, and none that cannot be set."""

from dataclasses import replace

import pytest

import fundmodel
from fundmodel.analyse.switches import Switches, switches
from fundmodel.read_assumptions import Assumptions, Series
from tests.analyse.few_results import drawn_levels, few_results


@pytest.fixture(scope="module")
def found() -> Switches:
    return switches(few_results(), drawn_levels(), ["chosen", "product"])


def test_every_option_of_a_choice(found: Switches) -> None:
    """Flat 1.1, rising twice that, as stated; rough 0.7."""
    policy = {one.option: one for one in found.options if one.name == "toll_policy"}
    numbers = {option: one.numbers["chosen"] for option, one in policy.items()}
    assert numbers == {"flat": 1.1, "rising": 2.2, "rough": 0.7}
    assert [option for option, one in policy.items() if one.is_stated] == ["rising"]
    assert policy["flat"].changes == pytest.approx({"chosen": -1.1, "product": 0})
    assert found.moves(policy["flat"])
    assert not found.moves(policy["flat"], ["product"])
    assert not found.moves(policy["rising"])


def test_its_table_and_its_words(found: Switches) -> None:
    assert found.table.loc[("toll_policy", "rough", "chosen"), "change"] == pytest.approx(-1.5)
    assert len(found.table) == len(found.options) * 2
    others = len(found.options) - 2
    assert repr(found).splitlines()[1].startswith(f"{others} other options, of which 2 move one")


def test_one_choice_alone() -> None:
    one = switches(few_results(), drawn_levels(), ["chosen"], ["toll_policy"])
    assert {option.name for option in one.options} == {"toll_policy"}


@pytest.mark.slow
def test_of_the_fund_what_is_switched_is_what_can_be_set() -> None:
    """Every flag and option that `changed` takes is there, and nothing else."""
    base = fundmodel.load("base")
    found = fundmodel.switches(base, ["us_take_total"])
    others = {(one.name, one.option) for one in found.options if not one.is_stated}
    assert not any(found.left_out.values())
    names = {name for name, _ in others}
    every = {one.name for one in base if getattr(one, "options", ())
             or one.metadata.unit.kind == "flag"}  # fmt: skip
    assert {name.partition("[")[0] for name in names} == every
    few = sorted(others)[::25]
    for name, option in few:
        changes = _as_set(base, name, option)
        assert base.changed(changes).changes[-1].name.partition("[")[0] == name.partition("[")[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("asset_title", "sovereign_property"),
        ("matching_applies", "1"),
        ("commitments_allowed", "0 in all years"),
        ("has_clawback[Russian tranche, realised, carry-forward]", "1"),
    ],
)
def test_each_option_is_a_run_of_its_own(name: str, option: str) -> None:
    base = fundmodel.load("base")
    results = ["us_take_total", "ukraine_gain"]
    found = fundmodel.switches(base, results, [name.partition("[")[0]])
    (one,) = [one for one in found.options if (one.name, one.option) == (name, option)]
    again = fundmodel.run(base.changed(_as_set(base, name, option)))
    assert one.numbers == {result: again.number(result) for result in results}


@pytest.mark.slow
def test_a_flag_that_may_not_be_otherwise_is_left_out_and_named() -> None:
    base = fundmodel.load("base")
    flag = base.scalars["matching_applies"]
    metadata = replace(flag.metadata, plausible=(flag.value, flag.value))
    held = base.with_assumption(replace(flag, metadata=metadata))
    choice = replace(base.scalars["asset_title"], structural=True)
    found = fundmodel.switches(held.with_assumption(choice), ["us_take_total"])
    assert found.left_out == {"structure": ["asset_title"], "range": ["matching_applies"]}
    assert not {"asset_title", "matching_applies"} & {one.name for one in found.options}


def _as_set(base: Assumptions, name: str, option: str) -> dict[str, object]:
    """What `--set` would say."""
    value: object = option.removesuffix(" in all years")
    value = int(str(value)) if str(value) in "01" else value
    one = base.named(name)
    return {name: dict.fromkeys(one.values, value) if isinstance(one, Series) else value}
