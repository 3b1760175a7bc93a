"""What is paid when war begins: the closed form for the first event of a steady hazard."""

import pytest

from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out

LINES = (
    "peace_probability", "war_probability", "probability_of_no_suspension", "us_discount_factor",
    "probability_of_war", "probability_of_suspension", "war_present_value",
)  # fmt: skip
HAZARD, RATE, QUARTERS = 0.03, 0.05, 80


def worked_out() -> dict[str, float]:
    """The results of the model's own lines, at a steady hazard and rate."""
    given = {
        "deal_is_signed": 1,
        "war_hazard_by_quarter": [HAZARD] * QUARTERS,
        "suspension_hazard": [HAZARD] * QUARTERS,
        "us_long_rate": [RATE] * QUARTERS,
    }
    case = Case("the first war", {}, given, {}, dict.fromkeys(LINES), 1e-9)
    return {name: rows[""][0] for name, rows in work_out(case).items()}


def test_as_printed() -> None:
    """Hazard 3 % and rate 5 % a year over 20 years: 0.303712, and 0.456206 that war begins."""
    found = worked_out()
    assert found["war_present_value"] == pytest.approx(0.303712, rel=0, abs=5e-7)
    assert found["probability_of_war"] == pytest.approx(0.456206, rel=0, abs=5e-7)
    assert found["probability_of_suspension"] == found["probability_of_war"]


def test_closed_form() -> None:
    """Present value = q v (1 - ((1 - q) v)^n) / (1 - (1 - q) v), by quarters."""
    q = 1 - (1 - HAZARD) ** 0.25
    v = (1 + RATE) ** -0.25
    kept = (1 - q) * v
    found = worked_out()
    assert found["war_present_value"] == pytest.approx(
        q * v * (1 - kept**QUARTERS) / (1 - kept), rel=1e-12
    )
    assert found["probability_of_war"] == pytest.approx(1 - (1 - HAZARD) ** 20, rel=1e-12)
