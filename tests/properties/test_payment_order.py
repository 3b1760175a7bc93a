"""Who is paid what: ranks, caps, stops, and the age profile."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.run_paths.run import Run
from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out
from tests.properties.draws import Changes, changes, run_with
from tests.thorough import examples

WINDOWS = ("One", "Two", "Three", "Four")
asked = st.lists(st.floats(0, 1_000).map(lambda value: round(value, 3)), min_size=4, max_size=4)
ranks = st.lists(st.integers(1, 4), min_size=4, max_size=4)
limits = st.floats(0, 5_000).map(lambda value: round(value, 3))
NEARLY = 1e-6


def paid(asked: list[float], ranks: list[int], limit: float) -> np.ndarray:
    """What each window is paid, of what it asks for."""
    given: dict[str, object] = {
        "disbursement_asked": dict(zip(WINDOWS, asked, strict=True)),
        "payment_rank": dict(zip(WINDOWS, ranks, strict=True)),
        "disbursement_limit": limit,
    }
    members = {"window": {name: {"instrument": "grant"} for name in WINDOWS}}
    lines = dict.fromkeys(("payment_share", "disbursed"))
    found = work_out(Case("payment by rank", members, given, {}, lines, 1e-9))["disbursed"]
    return np.array([found[name][0] for name in WINDOWS])


@given(asked=asked, rank=st.integers(1, 4), limit=limits)
@examples(60)
def test_equal_ranks_are_pro_rata(asked: list[float], rank: int, limit: float) -> None:
    share = min(1.0, limit / sum(asked)) if sum(asked) else 0.0
    assert paid(asked, [rank] * len(asked), limit) == pytest.approx(
        [share * one for one in asked], rel=1e-12, abs=1e-8
    )


@given(asked=asked, ranks=ranks, limit=limits)
@examples(100)
def test_ranks_are_paid_strictly_in_order(
    asked: list[float], ranks: list[int], limit: float
) -> None:
    found = paid(asked, ranks, limit)
    assert found.sum() == pytest.approx(min(limit, sum(asked)), rel=1e-12, abs=1e-8)
    last = max((rank for rank, one in zip(ranks, found, strict=True) if one > NEARLY), default=0)
    for want, rank, one in zip(asked, ranks, found, strict=True):
        assert one <= want * (1 + 1e-12)
        if rank < last:
            assert one == pytest.approx(want, rel=1e-12, abs=1e-8)


def by_sector(run: Run, name: str) -> Mapping[str, np.ndarray]:
    """A line over windows that pay cash, summed by sector from the members' own texts."""
    sectors = run.model.sets["cash_window"].attributes["sector"]
    rows = run.arrays[name][:, :, 0]
    return {
        sector: rows[:, [place for place, text in enumerate(sectors) if text == sector]].sum(axis=1)
        for sector in run.model.members("sector_capacity")
    }


@given(drawn=changes(), small=st.floats(0, 0.02), cap=st.floats(0, 0.05))
@examples(60)
def test_no_cap_is_passed(drawn: Changes, small: float, cap: float) -> None:
    """Whatever the numbers, and with tight caps among them."""
    tight = {
        "sector_cap[Housing and cities]": round(small, 6),
        "absorption_cap[2027]": round(cap, 6),
    }
    run = run_with({**drawn, **tight})
    arrays = run.arrays
    slack = 1e-9 * max(1.0, float(np.abs(arrays["cash"]).max()))
    sector_capacity = dict(
        zip(run.model.members("sector_capacity"), arrays["sector_capacity"][:, :, 0].T, strict=True)
    )
    for sector, disbursed in by_sector(run, "disbursed").items():
        assert (disbursed <= sector_capacity[sector] + slack).all(), sector
    total = arrays["disbursed"][:, :, 0].sum(axis=1)
    for limit in ("absorptive_capacity", "cash_available"):
        assert (total <= arrays[limit][:, 0, 0] + slack).all(), limit


@given(
    drawn=changes(),
    war=st.integers(1, 100),
    suspension=st.integers(1, 100),
    form=st.sampled_from(("two_stages", "age_profile")),
)
@examples(40)
def test_what_a_stop_stops(drawn: Changes, war: int, suspension: int, form: str) -> None:
    stops = {"event_start[First war]": war, "event_start[First suspension]": suspension}
    run = run_with({**drawn, **stops, "pipeline_form": form})
    assert run.passed, run.checks[~run.checks.passed]
    stopped = run.arrays["fund_works"][1:, 0, 0] == 0
    suspended = run.arrays["is_suspended"][1:, 0, 0] == 1
    assert stopped.any()
    names = ["committed", "guarantees_issued"]
    names += ["prepared", "ready_to_pay"] if form == "two_stages" else []
    assert {name: one for name in names if (one := run.arrays[name][1:][stopped].sum())} == {}
    assert run.arrays["disbursed"][1:][suspended].sum() == 0


lengths = st.floats(1, 20).map(lambda value: round(value, 2))


@given(preparation=lengths, construction=lengths)
@examples(60)
def test_the_age_profile_adds_up_to_one_with_the_mean_of_the_stages(
    preparation: float, construction: float
) -> None:
    quarters = np.arange(1, 82)
    given: dict[str, object] = {
        "quarter": quarters.tolist(),
        "preparation_quarters": preparation,
        "construction_quarters": construction,
    }
    names = ("age_share", "age_past_the_middle", "drawn_by_age", "drawdown_weight")
    case = Case("age profile", {"window": {"One": {}}}, given, {}, dict.fromkeys(names), 1e-9)
    weights = np.array(work_out(case)["drawdown_weight"]["One"])
    assert weights.min() >= -1e-15
    assert weights.sum() == pytest.approx(1, rel=1e-12)
    assert (weights * quarters).sum() == pytest.approx(preparation + construction, rel=0, abs=0.02)
