"""What a user reads when numbers cannot move together as a file says."""
# ruff: noqa: E501  messages stand here as users see them

from pathlib import Path

import pytest

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import load
from tests.read_assumptions.correlated_set import GROUP, write_groups

WHERE = "assumptions/base/correlations.yaml"
CASES = {
    "unknown": (
        "{legal_dely: {us_profit_share: -0.5}}",
        """\
:3:31, credit: There is no assumption `legal_dely`.
  Did you mean `legal_delay`?
  To fix: correct the name, bring back its file, or remove the pair.""",
    ),
    "not drawn": (
        "{us_profit_share: {highest_share: -0.5}}",
        """\
:3:36, credit: `highest_share` is not drawn.
  Only numbers with an `uncertainty` move together.
  To fix: give it one at assumptions/base/terms.yaml:11:1, or remove the pair.""",
    ),
    "each member": (
        "{coupon: {us_profit_share: -0.5}}",
        """\
:3:27, credit: Each loan_window has a draw of `coupon` by itself.
  A pair is of two draws.
  To fix: write `between_members: 0.3` at assumptions/base/members/windows.yaml:20:3 for what members have in common, or one draw for all without `each: member`.""",
    ),
    "one of the members": (
        '{"coupon[Housing loans]": {us_profit_share: -0.5}}',
        """\
:3:44, credit: Each loan_window has a draw of `coupon` by itself.
  A pair is of two draws.
  To fix: write `between_members: 0.3` at assumptions/base/members/windows.yaml:20:3 for what members have in common, or one draw for all without `each: member`.""",
    ),
    "minus one": (
        "{legal_delay: {us_profit_share: -1}}",
        """\
:3:49, credit: -1 is no correlation of two numbers: `legal_delay`, `us_profit_share`.
  At 1 or -1 the two would be one number: let a line, or one draw, do that.
  To fix: write a number above -1 and below 1.""",
    ),
    "a text": (
        "{legal_delay: {us_profit_share: high}}",
        """\
:3:49, credit: "high" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  To fix: write a number.""",
    ),
    "with itself": (
        "{legal_delay: {legal_delay: 0.4}}",
        """\
:3:32, credit: `legal_delay` is correlated with itself.
  That correlation is 1 by definition.
  To fix: name another number, or remove the pair.""",
    ),
    "twice": (
        "{legal_delay: {us_profit_share: 0.4}, us_profit_share: {legal_delay: 0.3}}",
        """\
:3:73, credit: The pair `us_profit_share` and `legal_delay` is stated twice; the first is at assumptions/base/correlations.yaml:3:32.
  A correlation is the same in both directions.
  To fix: remove one of the two.""",
    ),
    "none": (
        "{}",
        """\
:3:3, credit: No pair is named.
  To fix: write correlations: {one_number: {another: 0.5}}, or remove the group.""",
    ),
    "no list": (
        "{legal_delay: 0.3}",
        """\
:3:31, credit, correlations, legal_delay: `0.3` is no list of names with their values.
  To fix: write `name: value`, one a line, indented.""",
    ),
    "cannot be": (
        "{legal_delay: {us_profit_share: 0.9, inflation: 0.9}, us_profit_share: {inflation: -0.9}}",
        """\
:1:1, credit: These correlations cannot hold together.
  Where two numbers both move with a third, they move with each other; pairs that are not named have 0.
  To fix: write the nearest that can be, correlations: {legal_delay: {us_profit_share: 0.5, inflation: 0.5}, us_profit_share: {inflation: -0.5}}.""",
    ),
    "a pair that is not named": (
        "{legal_delay: {us_profit_share: 0.9, inflation: 0.8}}",
        """\
:1:1, credit: These correlations cannot hold together.
  Where two numbers both move with a third, they move with each other; pairs that are not named have 0.
  To fix: write the nearest that can be, correlations: {legal_delay: {us_profit_share: 0.77, inflation: 0.68}, us_profit_share: {inflation: 0.08}}.""",
    ),
}


def refusal(directory: Path) -> str:
    with pytest.raises(BadInput) as refused:
        load("base", directory=directory)
    return str(refused.value)


@pytest.mark.parametrize("case", CASES)
def test_a_group_that_cannot_be(tmp_path: Path, case: str) -> None:
    correlations, text = CASES[case]
    assert refusal(write_groups(tmp_path, GROUP.format(correlations))) == WHERE + text


def test_a_number_in_two_groups(tmp_path: Path) -> None:
    first = GROUP.format("{legal_delay: {us_profit_share: 0.4}}")
    second = GROUP.format("{legal_delay: {inflation: 0.4}}").replace("credit:", "delivery:")
    assert (
        refusal(write_groups(tmp_path, first + second))
        == """\
assumptions/base/correlations.yaml:10:32, delivery: `legal_delay` stands in two groups; the first is `credit`, at assumptions/base/correlations.yaml:1:1.
  What the numbers of two groups have to do with each other would be open.
  To fix: take it out of one of them, or join the two groups."""
    )


def test_a_group_without_a_reason(tmp_path: Path) -> None:
    group = GROUP.format("{legal_delay: {us_profit_share: 0.4}}")
    assert (
        refusal(write_groups(tmp_path, group[: group.index("  note")]))
        == """\
assumptions/base/correlations.yaml:1:1, credit: `note` is missing.
  To fix: add `note`."""
    )


def test_what_is_proposed_is_taken(tmp_path: Path) -> None:
    """The correlations of the message, put in the place of those refused."""
    text = refusal(write_groups(tmp_path, GROUP.format(CASES["cannot be"][0])))
    proposed = text[text.rindex("{legal_delay") : -1]
    loaded = load("base", directory=write_groups(tmp_path, GROUP.format(proposed)))
    assert loaded.correlations["credit"].between("inflation", "us_profit_share") == -0.5
