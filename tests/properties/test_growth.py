"""Growth moves equity, default and debt where it counts, and output and debt alone where not."""

import numpy as np
import pytest

from fundmodel.run_paths.run import Run
from tests.properties.draws import BASE, SCENARIOS, constant, run_with

ON, OFF = {"growth_moves_returns": 1}, {"growth_moves_returns": 0}
RATES = (0.0, 0.08)
ROUNDING = 1e-13  # of the largest amount: at 20 % a year, hundreds of trillions of dollars
OF_THE_FUND = ("us_take_total", "investment_irr", "europe_net_cost_present_value")


def at(growth: float, switch: dict[str, float]) -> Run:
    found = run_with({**constant(gdp_growth=growth), **switch})
    assert found.passed
    return found


@pytest.fixture(scope="module")
def runs() -> dict[tuple[float, int], Run]:
    return {
        (growth, switch["growth_moves_returns"]): at(growth, switch)
        for growth in RATES
        for switch in (OFF, ON)
    }


def rate(run: Run, name: str) -> np.ndarray:
    """The rows of a line, by member, without the opening."""
    return run.arrays[name][1:, :, 0]


def test_on_the_path_of_base_the_switch_moves_nothing() -> None:
    assert BASE.year_values("expected_growth") == BASE.year_values("gdp_growth")
    on, off = run_with(ON), run_with(OFF)
    for name in set(on.arrays) - set(ON):
        assert np.array_equal(on.arrays[name], off.arrays[name], equal_nan=True), name


def test_growth_moves_equity_and_default_where_it_counts(runs: dict) -> None:
    """A slump of 3.5 points makes equity poorer and default likelier, a boom of 4.5 the reverse."""
    (slump, boom), (still, moving) = (
        [runs[one, 1] for one in RATES],
        [runs[one, 0] for one in RATES],
    )
    assert (rate(slump, "equity_growth") < rate(still, "equity_growth")).all()
    assert (rate(boom, "equity_growth") > rate(moving, "equity_growth")).all()
    assert (rate(slump, "default_hazard") > rate(still, "default_hazard")).all()
    assert (rate(boom, "default_hazard") < rate(moving, "default_hazard")).all()
    assert (rate(slump, "claim_hazard") > rate(boom, "claim_hazard")).all()
    late = 8  # from 2029 on: a growth of 3.5 %, that is 3.5 points less and 4.5 more
    hazard = 1 - (1 - BASE.column_values("claim_rate")[0] * 0.9**-3.5) ** 0.25
    assert rate(slump, "claim_hazard")[late, 0] == pytest.approx(hazard)
    assert slump.results["investment_irr"] < boom.results["investment_irr"]
    assert slump.results["us_take_total"] < boom.results["us_take_total"]


@pytest.mark.parametrize("switch", [0, 1])
def test_growth_moves_debt_in_any_case(switch: int, runs: dict) -> None:
    """The same debt on a smaller output; where growth counts, more of it defaults besides."""
    slump, boom = (runs[one, switch] for one in RATES)
    ratio = [rate(one, "debt_added_to_gdp").max() for one in (slump, boom)]
    assert ratio[0] > 1.2 * ratio[1]
    owed = [rate(runs[one, 1], "adds_to_public_debt").sum() for one in RATES]
    assert owed[0] < owed[1]


def test_where_it_does_not_count_no_answer_of_the_fund_moves(runs: dict) -> None:
    """As long as nothing is held back by what Ukraine can absorb, as at 8 and in base."""
    boom, base = runs[0.08, 0], run_with({})
    for name in OF_THE_FUND:
        assert boom.results[name] == pytest.approx(base.results[name]), name


def test_extremes_stay_finite() -> None:
    for growth in BASE.metadata("gdp_growth").plausible:
        for scenario in ("base", "high_return", "renewed_war_2030"):
            found = run_with({**constant(gdp_growth=growth), **ON}, SCENARIOS[scenario])
            allowed = max(found.number("check_tolerance"), ROUNDING * rate(found, "assets").max())
            assert (found.checks["worst"].abs() <= allowed).all()
            assert np.isfinite(found.arrays["equity_growth"]).all()
            assert found.arrays["default_hazard"].max() <= 1
