"""A number that is infinite or undefined stops the run, and its line is named."""

import numpy as np
import pytest

from fundmodel.build_model import SHARE, balance, flow, previous, where
from fundmodel.run_paths.not_finite import NotFinite
from tests.toy_fund.extra_lines import model_with, run_with
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.refusals import income

BROKEN = {
    "a division": (lambda debt_opening, quarter: debt_opening / (quarter - 1), "quarter 1"),
    "a power": (lambda levy_share, quarter: (0 - levy_share) ** (1 / (quarter + 1)), "quarter 1"),
    "a large power": (lambda quarter: (1 + quarter) ** (quarter**quarter), "quarter 5"),
}


@pytest.mark.parametrize("paths", [1, 3])
@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_finite_is_named(name: str, paths: int, monkeypatch) -> None:
    monkeypatch.setattr("fundmodel.build_model.rules.unit_violations", lambda *_: ())
    body, quarter = BROKEN[name]
    draws = {"debt_opening": np.full(paths, 2.0), "levy_share": np.full(paths, 0.3)}
    with pytest.raises(NotFinite) as caught:
        evaluate_with(model_with(income(body, balance)), draws)
    varies = " What varies there: levy_share = 0.3, debt_opening = 2." if paths > 1 else ""
    assert str(caught.value) == (
        f"`income`, {quarter}, path 1: is infinite or undefined.\n"
        f"  A division by zero, or a number too large, went into it (R10).{varies}\n"
        "  To fix: see `explain income`; write divide(a, b, if_zero=...) where b can be zero."
    )


def test_what_is_not_finite_names_member_and_path() -> None:
    line = income(lambda damage, ships: damage / ships, balance, each="tower")
    ships = np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    with pytest.raises(NotFinite, match=r"^`income` of St\. Anne, quarter 1, path 2: is infinite"):
        evaluate_with(model_with(line), {"ships": ships})


@pytest.mark.parametrize("in_a_loop", [False, True])
def test_what_is_not_finite_and_does_not_show(in_a_loop: bool) -> None:
    bodies = {
        False: lambda is_storm, levy_share, quarter: where(is_storm, levy_share / (quarter - 1), 0),
        True: lambda income, is_storm, levy_share, quarter: (
            previous(income) + where(is_storm, levy_share / (quarter - 1), 0)
        ),
    }
    line = income(bodies[in_a_loop], balance, SHARE)
    with pytest.raises(NotFinite) as caught:
        run_with(line)
    assert str(caught.value) == (
        "`income`: has an infinite or undefined number within its formula.\n"
        "  A division by zero, or a number too large, went into it, in a part that its value does "
        "not show (R10).\n"
        "  To fix: see `explain income`; write divide(a, b, if_zero=...) where b can be zero."
    )


def test_a_rate_of_return_that_is_missing_is_no_mistake() -> None:
    """The toy has one that is n/a; another line is at fault here, and it is named."""
    line = income(lambda all_tolls, quarter: all_tolls / (quarter - 1) * 0, flow)
    with pytest.raises(NotFinite, match=r"^`income`, quarter 1"):
        run_with(line)
