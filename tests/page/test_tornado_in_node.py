"""The page moves every number as far as Python's tornado does, and finds the same bars."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fundmodel
from fundmodel.analyse.tornado import Bar, tornado
from tests.page.worlds_in_node import in_node

NEARLY = 1e-9
EDITS: dict[str, object] = {
    "us_profit_share": 0.3,
    "european_call_delay": 3,
    "sector_cap[Energy]": 0.1,
    "signing_date": "2028-06-30",
}


@pytest.mark.parametrize(
    ("name", "edits"),
    [("weak_pledges", EDITS), pytest.param("base", {}, marks=pytest.mark.thorough)],
)
def test_the_bars_are_those_of_python(
    name: str, edits: dict[str, object], tmp_path: Path, figure: Callable[[str], None]
) -> None:
    one = fundmodel.load(name, edits)
    model = fundmodel.model_of(one)
    scenarios = {"base": fundmodel.load(), name: fundmodel.load(name)}
    job = {"kind": "tornado", "scenario": name, "assumptions": one, "fixed": [*edits]}
    (page,) = in_node(tmp_path, scenarios, [job])
    here = tornado(model, one, [*page["stated"]], slopes=0)
    assert page["runs"] == 1 + 2 * len(here.movables.all)
    for result, outcome in here.outcomes.items():
        assert _number(page["stated"][result]) == pytest.approx(outcome.stated, nan_ok=True)
        _compare(here.bars[result], page["bars"][result], max(1.0, abs(outcome.stated)))
    figure(f"{page['runs']} runs in {page['milliseconds']:.0f} ms; "
           f"{sum(map(len, here.bars.values()))} bars")  # fmt: skip


def _compare(bars: Any, theirs: list[dict[str, Any]], size: float) -> None:
    ours: dict[str, Bar] = {bar.movable.name: bar for bar in bars}
    assert {bar["name"] for bar in theirs} == {*ours}
    for bar in theirs:
        movable = ours[bar["name"]].movable
        assert bar["ends"] == movable.ends
        assert bar["about"] == movable.about
        told = bar["stated"], bar["low"], bar["high"]
        assert told == pytest.approx((movable.stated, movable.low, movable.high), rel=NEARLY)
        ends = [_number(bar["atLow"]), _number(bar["atHigh"])]
        known = [ours[bar["name"]].at_low, ours[bar["name"]].at_high]
        assert ends == pytest.approx(known, abs=NEARLY * size, nan_ok=True), bar["name"]


def _number(number: float | None) -> float:
    return float("nan") if number is None else number
