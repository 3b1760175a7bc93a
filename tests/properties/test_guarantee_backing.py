"""What contributors refund of claims never makes a guarantee a gain."""

import pytest
from hypothesis import given

from tests.properties.draws import SCENARIOS, Changes, changes, run_with
from tests.properties.everything_on import EVERYTHING_ON
from tests.thorough import examples

LENDS = "contributors_lend_and_guarantee"
CLAIMS = ("claims_recovered", "all_backing_received")


def _loss_over_life(drawn: dict[str, object] | Changes) -> tuple[float, float]:
    """What the claims paid cost the fund in the end, and what was paid."""
    arrays = run_with(drawn, SCENARIOS[LENDS]).arrays
    paid = float(arrays["all_claims_paid"][1:].sum())
    back = sum(float(arrays[name][1:].sum()) for name in CLAIMS)
    realised = float(arrays["realised_guarantee_losses"][1:].sum())
    assert paid - back == pytest.approx(realised, rel=1e-9, abs=1e-6)
    return realised, paid


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_claim_costs_the_fund_what_is_neither_recovered_nor_refunded(share: float) -> None:
    loss, paid = _loss_over_life({"guarantee_backing_share": share})
    assert paid > 0
    assert loss >= 0


def test_the_higher_the_share_the_smaller_the_loss() -> None:
    losses = [_loss_over_life({"guarantee_backing_share": share})[0] for share in (0, 0.5, 1)]
    assert losses == sorted(losses, reverse=True)


@given(drawn=changes())
@examples(30)
def test_guarantees_never_gain_by_claims(drawn: Changes) -> None:
    loss, paid = _loss_over_life(drawn)
    assert loss >= -1e-9 * max(paid, 1.0)


@given(drawn=changes())
@examples(30)
def test_nor_do_they_with_everything_on(drawn: Changes) -> None:
    loss, paid = _loss_over_life({**EVERYTHING_ON, **drawn})
    assert loss >= -1e-9 * max(paid, 1.0)
