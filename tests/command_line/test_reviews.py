"""Numbers past their date of review: said once and short, whatever is run."""

import pytest

from fundmodel.read_assumptions.base_set import reading
from tests.command_line.running import Commands

TOGETHER = """\
Past their date of review: borrowing_premium (2026-12), eur_usd_opening
(2026-12), euro_inflation (2026-12) and 17 more; newer figures may be out.
"""


def test_a_run_after_the_dates_says_so_once_in_80_columns(
    run: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two scenarios change a number whose review is past, and the sentence stays one."""
    monkeypatch.setattr(reading, "today_is", lambda: "2031-01-01")
    answer = run("run", "base", "weak_growth", "high_return", "--no-workbook")
    assert answer.code == 0
    assert answer.err == TOGETHER
    assert max(map(len, answer.err.splitlines())) <= 80
    assert "review" not in answer.out


@pytest.mark.parametrize(("today", "says"), [("2026-12-31", False), ("2027-01-01", True)])
def test_a_month_is_past_when_it_is_over(
    run: Commands, monkeypatch: pytest.MonkeyPatch, today: str, says: bool
) -> None:
    monkeypatch.setattr(reading, "today_is", lambda: today)
    assert ("(2026-12)" in run("run", "base", "--no-workbook").err) == says
