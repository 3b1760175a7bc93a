"""Every example by hand comes out as it was worked out; and the runner can tell when not."""

import pytest

from fundmodel.errors import ModelMistake
from tests.by_hand.cases import Case, CaseMistake, all_cases, case_of, differences
from tests.by_hand.few_lines import work_out
from tests.by_hand.the_fund import results

GUARANTEE = {
    "case": "one guarantee",
    "source": "corkscrew",
    "note": "0 + 100 - 0; 100 + 0 - 40",
    "members": {"window": {"Bridges": {"instrument": "guarantee"}}},
    "given": {
        "guarantees_issued": {"Bridges": [100, 0]},
        "guaranteed_loans_repaid": {"Bridges": [0, 40]},
        "guaranteed_loans_called": 0,
        "guarantees_released": 0,
    },
    "expect": {"guarantee_exposure": {"Bridges": [100, 60]}},
}  # fmt: skip


def wrong_numbers(case: Case) -> list[str]:
    return differences(case, work_out(case), results())


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.where)
def test_example(case: Case) -> None:
    assert not wrong_numbers(case)


def test_right_example_passes() -> None:
    assert wrong_numbers(case_of(GUARANTEE, "here")) == []


def test_wrong_expectation_is_reported() -> None:
    entry = GUARANTEE | {"expect": {"guarantee_exposure": {"Bridges": [100, 61]}}}
    assert wrong_numbers(case_of(entry, "here")) == [
        "guarantee_exposure of Bridges, quarter 2: expected 61, found 60"
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"expect": {}}, r"lacks \['expect'\]"),
        ({"note": ""}, r"lacks \['note'\]"),
        ({"expected": 1}, r"unknown \['expected'\]"),
        ({"expect": {"guarantee_exposur": 1}}, "are no lines of the fund"),
        (
            {"given": GUARANTEE["given"] | {"guaranteed_loans_caled": 0}},
            r"`guaranteed_loans_caled` is no line .* `guaranteed_loans_called`",
        ),
        ({"given": GUARANTEE["given"] | {"cash": 0}}, r"\['cash'\] are given and not used"),
        ({"given": GUARANTEE["given"] | {"guarantee_exposure": 0}}, "both given and expected"),
        (
            {"given": GUARANTEE["given"] | {"guaranteed_loans_called": [0, 0, 0]}},
            r"lists of \[2, 3\] quarters",
        ),
        (
            {"given": GUARANTEE["given"] | {"guaranteed_loans_called": {"Farms": 0}}},
            r"stated for \['Farms'\]",
        ),
        (
            {"given": GUARANTEE["given"] | {"guaranteed_loans_called": "none"}},
            "'none' is no number",
        ),
        ({"opening": {"cash": 1}}, r"\['cash'\] are given and not used"),
        ({"members": {"window": {"Bridges": {"kind": "loan"}}}}, "is no attribute of a window"),
        ({"members": {"contributor": ["North"]}}, "no members of `window`|no members of"),
        ({"expect": {"guarantee_exposure": {"Farms": [100, 60]}}}, r"stated for \['Farms'\]"),
    ],
)
def test_mistakes_are_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(CaseMistake, match=said):
        wrong_numbers(case_of({**GUARANTEE, **change}, "here"))


def test_what_a_line_needs_must_be_given() -> None:
    given = {
        name: value
        for name, value in GUARANTEE["given"].items()
        if name != "guaranteed_loans_called"
    }
    with pytest.raises(ModelMistake, match="asks for `guaranteed_loans_called`"):
        wrong_numbers(case_of({**GUARANTEE, "given": given}, "here"))
