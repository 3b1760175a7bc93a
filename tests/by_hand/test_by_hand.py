"""Every example by hand comes out as it was worked out; and the runner can tell when not."""

import pytest

from fundmodel.errors import ModelMistake
from tests.by_hand.cases import Case, CaseMistake, all_cases, case_of, differences
from tests.by_hand.few_lines import work_out
from tests.by_hand.the_fund import results

LOAN = {
    "case": "one loan",
    "source": "corkscrew",
    "note": "0 + 100 - 0; 100 + 0 - 40",
    "members": {"window": {"Bridges": {"instrument": "concessional loan"}}},
    "given": {
        "disbursed": {"Bridges": [100, 0]},
        "principal_repaid": {"Bridges": [0, 40]},
        "defaulted": 0,
        "loans_handed_over": 0,
    },
    "expect": {"loans_outstanding": {"Bridges": [100, 60]}},
}  # fmt: skip


def wrong_numbers(case: Case) -> list[str]:
    return differences(case, work_out(case), results())


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.where)
def test_example(case: Case) -> None:
    assert not wrong_numbers(case)


def test_right_example_passes() -> None:
    assert wrong_numbers(case_of(LOAN, "here")) == []


def test_wrong_expectation_is_reported() -> None:
    entry = LOAN | {"expect": {"loans_outstanding": {"Bridges": [100, 61]}}}
    assert wrong_numbers(case_of(entry, "here")) == [
        "loans_outstanding of Bridges, quarter 2: expected 61, found 60"
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"expect": {}}, r"lacks \['expect'\]"),
        ({"note": ""}, r"lacks \['note'\]"),
        ({"expected": 1}, r"unknown \['expected'\]"),
        ({"expect": {"loans_outstandin": 1}}, "are no lines of the fund"),
        ({"given": LOAN["given"] | {"defualted": 0}}, r"`defualted` is no line .* `defaulted`"),
        ({"given": LOAN["given"] | {"cash": 0}}, r"\['cash'\] are given and not used"),
        ({"given": LOAN["given"] | {"loans_outstanding": 0}}, "both given and expected"),
        ({"given": LOAN["given"] | {"defaulted": [0, 0, 0]}}, r"lists of \[2, 3\] quarters"),
        ({"given": LOAN["given"] | {"defaulted": {"Farms": 0}}}, r"stated for \['Farms'\]"),
        ({"given": LOAN["given"] | {"defaulted": "none"}}, "'none' is no number"),
        ({"opening": {"cash": 1}}, r"\['cash'\] are given and not used"),
        ({"members": {"window": {"Bridges": {"kind": "loan"}}}}, "is no attribute of a window"),
        ({"members": {"contributor": ["North"]}}, "no members of `window`|no members of"),
        ({"expect": {"loans_outstanding": {"Farms": [100, 60]}}}, r"stated for \['Farms'\]"),
    ],
)
def test_mistakes_are_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(CaseMistake, match=said):
        wrong_numbers(case_of({**LOAN, **change}, "here"))


def test_what_a_line_needs_must_be_given() -> None:
    given = {name: value for name, value in LOAN["given"].items() if name != "defaulted"}
    with pytest.raises(ModelMistake, match="asks for `defaulted`"):
        wrong_numbers(case_of({**LOAN, "given": given}, "here"))
