"""How far a number is moved: whole numbers, quarter ends, totals, and what else is tied to it."""

import pytest

import fundmodel
from fundmodel.analyse.movables import Movables, movables_of
from fundmodel.analyse.tied_ranges import tied_ranges
from fundmodel.dates import date_of
from fundmodel.errors import BadInput
from fundmodel.read_assumptions import Scalar, scenario_names
from tests.command_line.running import ASSUMPTIONS

pytestmark = pytest.mark.slow
NAMES = ["base", *scenario_names(ASSUMPTIONS)]
FEW = ("base", "stated_pledges")


@pytest.fixture(scope="module", params=[
    pytest.param(name, marks=() if name in FEW else pytest.mark.thorough) for name in NAMES
])  # fmt: skip
def movables(request: pytest.FixtureRequest) -> Movables:
    assumptions = fundmodel.load(request.param, directory=ASSUMPTIONS)
    return movables_of(fundmodel.model_of(assumptions), assumptions)


def test_ends_are_within_limits_and_whole_where_the_unit_is(movables: Movables) -> None:
    for one in movables.all.values():
        lowest, highest = one.limits
        assert lowest <= one.low <= one.high <= highest, one.name
        if one.moved.is_whole:
            assert one.low == round(one.low), one.name
            assert one.high == round(one.high), one.name


def test_every_end_of_a_scalar_can_be_set(movables: Movables) -> None:
    """What `--set` refuses is no end."""
    ends = [
        (one.name, date_of(end) if one.moved.on_quarters else end)
        for one in movables.all.values()
        if isinstance(one.moved.assumption, Scalar) and one.about == "value"
        for end in (one.low, one.high)
    ]
    tied = tied_ranges(movables.assumptions)
    told = [(name, end) for name, end in ends if name in tied] + ends[:: 1 + len(ends) // 40]
    assert len(told) > 20
    for name, end in told:
        movables.assumptions.changed({name: end}, accept=True)


def test_a_total_goes_no_lower_than_what_is_stated_of_it(movables: Movables) -> None:
    one = movables.all["total_assessed_needs"]
    needs = sum(movables.assumptions.column_values("assessed_needs"))
    assert one.limits[0] == needs > one.metadata.plausible[0]
    with pytest.raises(BadInput, match="add up to"):
        movables.assumptions.changed({one.name: needs - 1000})


def test_a_date_goes_from_quarter_end_to_quarter_end() -> None:
    base = fundmodel.load("base", directory=ASSUMPTIONS)
    moved = movables_of(fundmodel.model_of(base), base).all["signing_date"].moved
    stated = base.number("signing_date")
    assert date_of(moved.beside(stated, 1)).isoformat() == "2027-03-31"
    assert date_of(moved.beside(stated, -1)).isoformat() == "2026-09-30"
    assert date_of(moved.fitted(stated + 20)).isoformat() == "2026-12-31"
    assert date_of(moved.fitted(stated + 80)).isoformat() == "2027-03-31"
