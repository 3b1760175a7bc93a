"""A former name of a line is answered with the name that it has now."""

import copy
import pickle
from collections import Counter

import pytest

import fundmodel
from fundmodel.build_model import build
from fundmodel.errors import BadInput, ModelMistake, UnknownName
from fundmodel.explanations.explain import explain
from fundmodel.fund.renamed import RENAMED, REPLACED
from fundmodel.run_paths.run import Run
from tests.toy_fund.extra_lines import stage_of
from tests.toy_fund.refusals import income

ONE_FOR_MANY = {
    "distributed", "everything_paid_out_has_an_owner", "high_water_mark", "host_states_residual",
    "paid_to_owner", "payee_forgone", "payee_payable", "payee_unpaid", "payees_wait",
    "us_residual", "window_realised_profit",
}  # fmt: skip
"""Rows of a table that were lines of their own."""

ASKED = {
    "lines": lambda run: run.lines["returned_to_freeze"],
    "lines, member": lambda run: run.lines["returned_to_freeze", ""],
    "annual": lambda run: run.annual["returned_to_freeze"],
    "number": lambda run: run.number("returned_to_freeze"),
    "explain": lambda run: explain(run, "returned_to_freeze"),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_former_name_of_a_line(base: Run, ask) -> None:
    with pytest.raises(UnknownName) as refusal:
        ask(base)
    assert str(refusal.value) == "returned_to_freeze: This line is now called `refrozen`."


def test_a_former_name_of_a_result(base: Run) -> None:
    with pytest.raises(UnknownName) as refusal:
        base.results["returned_to_freeze_total"]
    assert str(refusal.value) == (
        "returned_to_freeze_total: This result is now called `refrozen_total`."
    )


def test_a_former_name_that_is_misspelt(base: Run) -> None:
    with pytest.raises(UnknownName, match=r"\n  Did you mean `refrozen`\?\n"):
        base.lines["returned_to_freez"]
    with pytest.raises(UnknownName, match=r"\n  Did you mean `refrozen_total`\?\n"):
        base.results["returned_to_freeze_totl"]


@pytest.mark.parametrize(
    ("former", "text"),
    [
        ("facts", "`facts` is now called `metadata`."),
        (
            "items",
            "`items` is gone: go through the assumptions themselves, `for one in assumptions`.",
        ),
    ],
)
def test_a_former_name_of_assumptions(base: Run, former: str, text: str) -> None:
    with pytest.raises(AttributeError) as refusal:
        getattr(base.assumptions, former)
    assert str(refusal.value) == text


def test_assumptions_are_asked_and_copied_as_any_others(base: Run) -> None:
    assumptions = base.assumptions
    assert not hasattr(assumptions, "facts")
    with pytest.raises(AttributeError, match=r"^'Assumptions' object has no attribute 'labl'$"):
        assumptions.labl  # noqa: B018
    for other in (
        copy.copy(assumptions),
        copy.deepcopy(assumptions),
        pickle.loads(pickle.dumps(assumptions)),  # noqa: S301  (its own)
    ):
        assert other == assumptions
        assert other.fingerprint == assumptions.fingerprint


def test_former_names_are_names_no_more_and_lead_to_one_that_is(base: Run) -> None:
    known = {*base.model.lines, *base.model.inputs}
    assert set(RENAMED) & known == set()
    assert set(RENAMED.values()) <= known
    shared = {name for name, times in Counter(RENAMED.values()).items() if times > 1}
    assert shared == ONE_FOR_MANY


def test_a_former_name_of_a_number() -> None:
    with pytest.raises(BadInput) as refusal:
        fundmodel.load("base", {"recycling_quarters": 0})
    assert "`recycling_quarters` is now called `quarters_of_recycling`." in str(refusal.value)
    assert "Did you mean" not in str(refusal.value)


def test_a_line_that_asks_for_a_former_name() -> None:
    line = income(lambda outlay: outlay)
    with pytest.raises(ModelMistake, match=r"asks for `outlay`, which is now called `cost`\.$"):
        build([stage_of(line)], {}, {}, renamed={"outlay": "cost"})


def test_a_number_that_others_took_the_place_of() -> None:
    with pytest.raises(BadInput) as refusal:
        fundmodel.load("base", {"us_policy_rate": 0.04})
    assert str(refusal.value) == (
        "changes, us_policy_rate: `us_policy_rate` is no longer an assumption: it is worked out "
        "from others.\n  In its place are `us_real_rate`, `us_inflation`.\n"
        "  To fix: change one of these; its entry in the folder base says what it means."
    )


@pytest.mark.parametrize("former", REPLACED)
def test_what_took_its_place_is_there(former: str) -> None:
    inputs = {one.name for one in fundmodel.load("base")}
    assert former not in inputs
    assert former not in RENAMED
    assert inputs.issuperset(REPLACED[former])
