"""Late money comes in the end; money that is refused for good never does."""

import numpy as np
import pytest

from fundmodel.run_paths.run import Run
from tests.properties.draws import constant, run_with


def _received(run: Run) -> float:
    return float(run.arrays["contribution_received"][1:].sum())


@pytest.mark.parametrize("on_time", [0.95, 0.5])
@pytest.mark.parametrize("shortfall", [0.0, 0.1, 0.6])
def test_a_shortfall_takes_its_part_of_the_pledge_and_lateness_nothing(
    on_time: float, shortfall: float
) -> None:
    run = run_with(constant(paid_on_time_share=on_time, pledge_shortfall=shortfall))
    pledged = float(run.arrays["cash_pledges_made"][1:].sum())
    assert run.passed
    assert _received(run) == pytest.approx((1 - shortfall) * pledged, rel=1e-6)
    assert float(run.arrays["pledges_lost"][1:].sum()) == pytest.approx(
        shortfall * pledged, rel=1e-6, abs=1e-3
    )


def test_lateness_delays_what_comes() -> None:
    early, late = (run_with(constant(paid_on_time_share=share)) for share in (0.95, 0.5))
    to_date = [run.arrays["contribution_received"][1:, :, 0].sum(axis=1).cumsum()
               for run in (early, late)]  # fmt: skip
    assert np.all(to_date[0] >= to_date[1] - 1e-6)
    assert to_date[0][8] > to_date[1][8] * 1.02
