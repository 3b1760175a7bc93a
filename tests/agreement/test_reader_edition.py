"""The reader edition of the whole model: small enough for e-mail, with the numbers of the live."""

from collections.abc import Callable, Sequence

import pytest

import fundmodel
from fundmodel.fund.front_pages import READINGS
from fundmodel.run_paths.alternatives import reruns_of
from fundmodel.run_paths.run import Run
from fundmodel.simulation.ranges import empty_ranges
from fundmodel.workbooks import plan
from fundmodel.workbooks.writing.save import workbook_bytes

MOST_BYTES = 1_000_000


@pytest.mark.thorough
def test_all_scenarios_with_risk_take_less_than_a_megabyte(
    runs: Sequence[Run], figure: Callable[[str], None]
) -> None:
    front = fundmodel.front_pages()
    book = plan.plan_workbook(
        runs,
        front,
        fundmodel.__version__,
        reruns=reruns_of(runs, READINGS),
        ranges=[empty_ranges(one, front) for one in runs],
        edition="reader",
    )
    content = workbook_bytes(book)
    figure(f"{len(content) / 1e6:.2f} MB, {len(book.sheets)} sheets")
    assert len(content) < MOST_BYTES
    assert not list(book.formula_cells())
