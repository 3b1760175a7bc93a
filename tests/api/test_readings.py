"""`fundmodel.readings`: a table of readings, on one history and each rerun."""

from pathlib import Path

import pandas as pd
import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import Run

AMOUNTS = ["us_take_by_reading", "us_take_total", "us_profit_share_total",
           "ukraine_whole_net_receipt_total"]  # fmt: skip


def test_the_table(base: Run) -> None:
    table = fundmodel.readings(base)
    assert isinstance(table, pd.DataFrame)
    assert table.index.name == "reading"
    assert tuple(table.index) == base.model.sets["reading"].members
    years = list(base.annual.index)
    said = ["profit_base", "attribution", "sharing", "selected"]
    assert list(table.columns) == [*said, *AMOUNTS, "passed", *years]
    assert table[[*AMOUNTS, *years]].dtypes.eq(float).all()
    assert table[["selected", "passed"]].dtypes.eq(bool).all()
    assert table["selected"].sum() == 1
    assert table["passed"].all()


def test_one_history(base: Run) -> None:
    table = fundmodel.readings(base)
    for reading in table.index:
        result = base.results[f"us_take_by_reading[{reading}]"]
        assert table.loc[reading, "us_take_by_reading"] == result
        by_year = base.annual["us_share_by_reading", reading]
        assert table.loc[reading, list(by_year.index)].tolist() == by_year.tolist()


@pytest.mark.parametrize("reading", ["D1 accounting, yearly reset", "Deal by deal with clawback"])
def test_a_rerun(base: Run, short: Path, reading: str) -> None:
    row = fundmodel.readings(base).loc[reading]
    changes = {"selected_reading": reading}
    alone = fundmodel.run(fundmodel.load("base", changes, directory=short))
    for name in AMOUNTS[1:]:
        assert row[name] == pytest.approx(alone.results[name], rel=1e-9)
    selected = fundmodel.readings(alone)["selected"]
    assert selected.index[selected].tolist() == [reading]


def test_a_set_or_its_run(slow: Run) -> None:
    pd.testing.assert_frame_equal(fundmodel.readings(slow.assumptions), fundmodel.readings(slow))


def test_a_number_that_cannot_be_is_refused_before(short: Path) -> None:
    with pytest.raises(BadInput, match="selected_reading"):
        fundmodel.readings(fundmodel.load("base", {"selected_reading": "D11"}, directory=short))
