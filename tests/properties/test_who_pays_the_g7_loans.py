"""The loans of the G7: repaid out of the assets, or made good out of a residual."""

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run

GAIN = "gain_by_stakeholder_total[{}]"
UNITED_STATES = GAIN.format("United States")
LENDERS = (UNITED_STATES, GAIN.format("Contributors"), GAIN.format("Other lenders of the G7"))
FREEZE = 0.8  # one less the probability of reparations in base


def _run(scenario: str, **changes: object) -> Run:
    return fundmodel.run(fundmodel.load(scenario, changes))


def test_whose_loans_are_repaid_lose_nothing() -> None:
    """Within US$ 0.14bn, which is the service of the quarters of the transfer itself."""
    run = _run("reparations_loan")
    assert {name: run.results[name] for name in LENDERS} == pytest.approx(
        dict.fromkeys(LENDERS, 0.0), abs=140
    )
    assert run.results[GAIN.format("Owner of the assets")] == pytest.approx(-188_100 - 50_000)


def test_without_the_repayment_the_loss_would_be_all_of_the_service() -> None:
    """Two fifths of US$2.82bn a year for the 28 years from the first transfer, less its ramp."""
    lost = -_run("reparations_loan", g7_repaid_share=0).results[UNITED_STATES]
    assert 0.4 * 2_820 * 23 < lost < 0.4 * 2_820 * 28


def test_what_lenders_do_not_miss_is_no_gain_of_ukraine() -> None:
    """Repaid loans leave Ukraine the windfall above their service lost, as before."""
    with_it, without = (_run("reparations_loan", g7_repaid_share=share) for share in (1, 0))
    lost = [run.arrays["support_lost"].sum() for run in (with_it, without)]
    assert lost[0] == pytest.approx(lost[1], abs=400)


def test_a_residual_for_the_g7_loans_services_them() -> None:
    """The smaller of what the host states receive and what is expected to be short, to date."""
    run = _run("litigation_ruling")
    residual, shortfall, made_good = (
        np.cumsum(run.arrays[name].ravel())
        for name in ("host_states_residual", "g7_shortfall", "g7_shortfall_made_good")
    )
    assert np.allclose(made_good, np.minimum(residual, FREEZE * shortfall), rtol=1e-12, atol=1e-6)
    assert 0 < made_good[-1] < residual[-1]
    nothing = _run(
        "litigation_ruling",
        **{"russian_residual_part[Ukraine]": 1, "russian_residual_part[Host states]": 0},
    )
    gained = run.results[UNITED_STATES] - nothing.results[UNITED_STATES]
    share = run.assumptions.number("us_share_of_g7_loans")
    assert gained == pytest.approx(share * made_good[-1], rel=1e-9)
    lost = nothing.results["us_take_total"] - nothing.results[UNITED_STATES]
    assert lost == pytest.approx(FREEZE * share * shortfall[-1], rel=1e-9)
    assert run.results[UNITED_STATES] == pytest.approx(run.results["us_take_total"])


def test_what_host_states_keep_is_the_rest() -> None:
    run = _run("litigation_ruling")
    kept = run.arrays["host_states_cash"].sum() - run.results[GAIN.format("Host states")]
    tax, buffer, made_good = (
        float(run.arrays[name].sum())
        for name in (
            "host_state_tax_foregone", "custodian_buffer_foregone", "g7_shortfall_made_good",
        )
    )  # fmt: skip
    assert kept == pytest.approx(FREEZE * (tax + buffer) + made_good, rel=1e-9)
