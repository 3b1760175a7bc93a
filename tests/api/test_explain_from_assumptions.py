"""The fund's numbers at full depth: recomputed from the assumptions alone they are the same."""

import pytest

import fundmodel
from fundmodel.explanations.tracing import trace
from fundmodel.run_paths.run import Run


@pytest.mark.parametrize(
    ("name", "period", "member_index"),
    [("cash", 5, 0), ("us_share_by_reading", 5, 13)],
)
def test_a_quarter_comes_out_of_the_assumptions_alone(
    base: Run, name: str, period: int, member_index: int
) -> None:
    found = trace(base, name, period, member_index)
    assert len(found.formulas) > 1_000
    assert found.recomputed() == pytest.approx(base.number(*found.cell), rel=1e-9, abs=1e-9)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("scenario", "result"),
    [
        ("base", "us_take_total"),
        ("high_return", "us_take_total"),
        ("base", "ukraine_gain"),
        ("base", "investment_irr"),
    ],
)
def test_a_result_comes_out_of_the_assumptions_alone(scenario: str, result: str) -> None:
    run = fundmodel.run(fundmodel.load(scenario))
    found = trace(run, result)
    assert found.recomputed() == pytest.approx(run.results[result], rel=1e-9)
    assert len(found.formulas) > 100_000
