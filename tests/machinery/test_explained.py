"""Explanations of the lighthouses: never a failure, and the parts give the number."""

import pytest

from fundmodel.build_model.expressions import ByMember, Operation, Read
from fundmodel.explanations.explain import explain
from fundmodel.explanations.explanation import Explanation
from fundmodel.explanations.written_numbers import short
from fundmodel.run_paths.quarters import quarter_name
from tests.toy_fund.stages import toy_model, toy_run

LINES = toy_model().lines


@pytest.mark.parametrize("scenario", ["base", "gales"])
@pytest.mark.parametrize("name", LINES)
def test_every_line_is_explained(name: str, scenario: str) -> None:
    """Where the formula is one function of rows, it is the number itself."""
    run = toy_run(scenario)
    for member_index, member in enumerate(toy_model().members(name)):
        for period in (1, 4, 10):
            quarter = None if LINES[name].kind == "result" else quarter_name(run, period)
            found = explain(run, name, quarter, member, 2)
            expected = run.number(name, period, member_index)
            assert found.value == expected or found.value != found.value
            if found.numbers and not isinstance(LINES[name].node, Operation):
                assert found.numbers == short(found.value), (member, period)


@pytest.mark.parametrize("period", [1, 2, 6, 10])
def test_the_parts_of_a_convolution_give_its_number(period: int) -> None:
    for tower in ("Skerry", "Far Point"):
        found = _explained("ships_remembered", tower, period)
        values = [part.value for part in found.parts if part.name.startswith("ships_passing")]
        weights = [part.value for part in found.parts if part.name == "surviving_share"]
        assert len(values) == len(weights) == period
        products = [value * weight for value, weight in zip(values, weights, strict=True)]
        assert sum(products) == pytest.approx(found.value, rel=1e-12)


def test_a_convolution_names_only_what_counts() -> None:
    """Of all ages one has a weight; where none has, the last quarter stands for all."""
    assert _parts(_explained("boats_claimed", "", 6)) == [
        ("all_claims_paid", "2030Q2"),
        ("is_sunk_at_age", "2030Q2"),
        ("oil_claimed", "2031Q1"),
    ]
    assert _parts(_explained("boats_claimed", "", 1)) == [
        ("all_claims_paid", "2029Q3"),
        ("is_sunk_at_age", "2029Q4"),
        ("oil_claimed", "2029Q4"),
    ]


def test_the_parts_of_a_sum_by_rank_are_those_of_lower_rank_and_my_own_rank() -> None:
    assert _parts(_explained("claims_before", "Mole", 4)) == [
        ("claims[Haven]", "2030Q3"),
        ("port_rank[Mole]", ""),
    ]
    assert _parts(_explained("claims_before", "Haven", 4)) == [("port_rank[Haven]", "")]
    assert _parts(_explained("claims_beside", "Quay", 4)) == [
        ("claims[Quay]", "2030Q3"),
        ("claims[Mole]", "2030Q3"),
        ("port_rank[Quay]", ""),
    ]
    assert ("claims_paid[Haven]", "2030Q2") in _parts(_explained("claims", "Quay", 4))


def test_the_parts_of_a_sum_of_earlier_quarters_are_those_of_that_quarter_and_the_lag() -> None:
    assert _parts(_explained("audit_fee", "", 5)) == [
        ("levy_share", ""),
        *[(f"claims_paid[{port}]", "2030Q2") for port in ("Quay", "Haven", "Mole")],
        ("grant_delay", ""),
    ]
    found = _explained("tolls_read", "North", 6)
    assert [part.name for part in found.parts] == [
        "tolls_charged[Skerry]",
        "tolls_charged[St. Anne]",
        "grant_delay",
    ]
    tolls = [part.value for part in found.parts if part.name.startswith("tolls_charged")]
    assert sum(tolls) == found.value > 0


def test_the_rank_of_the_quarter_counts() -> None:
    storm = [name for name, _ in _parts(_explained("bulbs_before", "Far Point", 6))]
    calm = [name for name, _ in _parts(_explained("bulbs_before", "Far Point", 3))]
    assert storm == ["bulb_rank[Far Point]"]
    assert calm == ["bulbs_bought[Needle Rock]", "bulbs_bought[St. Anne]", "bulb_rank[Far Point]"]


def test_by_member_is_my_own_part() -> None:
    found = _explained("claims_of_quarter", "Haven", 4)
    assert found.words == ("by_member(Quay=oil_claimed, Haven=boats_claimed, Mole=grant_promised)")
    assert _parts(found) == [("boats_claimed", "2030Q3")]
    assert _parts(_explained("gifts", "Needle Rock", 4)) == [
        ("levy_share", ""),
        ("all_tolls", "2030Q2"),
    ]
    assert _parts(_explained("gifts", "St. Anne", 4)) == [("levy_share", "")]


def test_each_kind_of_sum_stands_alone_somewhere() -> None:
    nodes = [line.node for line in LINES.values()]
    assert any(isinstance(node, ByMember) for node in nodes)
    reads = [node for node in nodes if isinstance(node, Read)]
    assert {"total_before", "total_beside"} <= {read.who.kind for read in reads}
    assert "convolve" in {read.when.kind for read in reads}


def _explained(name: str, member: str, period: int) -> Explanation:
    return explain(toy_run(), name, quarter_name(toy_run(), period), member, 2)


def _parts(found: Explanation) -> list[tuple[str, str]]:
    return [(part.name, part.when) for part in found.parts]
