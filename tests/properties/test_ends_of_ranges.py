"""Numbers at the ends of their plausible ranges are worked out, and all checks hold."""

import pytest

from fundmodel.errors import FundModelError
from fundmodel.read_assumptions import Column
from tests.properties.draws import BASE, cell, constant, free_names, run_with, us_short_rate
from tests.properties.everything_on import EVERYTHING_ON
from tests.thorough import mostly_thorough

TOGETHER = [
    pytest.param({"russian_assets_pledged": 0, "european_pledge": 0}, id="no money at all"),
    pytest.param(constant(paid_on_time_share=0.0), id="no contributor pays"),
    pytest.param(constant(default_rate=0.15, default_rate_multiplier=6.0), id="most defaults"),
    pytest.param(
        constant(equity_total_return=-0.1, equity_growth_shift=-0.6), id="worst equity of all"
    ),
    pytest.param(
        us_short_rate(0.0) | {"cash_margin": 0.02}, id="waiting money loses money"
    ),
    pytest.param(
        {"russian_assets_pledged": 0, "russian_legal_delay": 0},
        id="open before money comes",
    ),
    pytest.param(
        {"european_call_delay": 0, "paid_on_time_share[2027]": 0, "paid_on_time_share[2028]": 0.9},
        id="open before anybody pays",
    ),
]  # fmt: skip

SOME = 7  # no multiple of the two ends: both have their turn
ENDS = [
    pytest.param(name, end, id=f"{name} {word}")
    for name in free_names()
    for end, word in enumerate(("lowest", "highest"))
    if not (isinstance(item := BASE.named(name), Column) and item.adds_to_one)
]

OPTIONS = [
    pytest.param(name, option, id=f"{name}: {option}")
    for name, scalar in BASE.scalars.items()
    for option in scalar.options
]


@pytest.mark.parametrize("changed", TOGETHER)
def test_several_numbers_at_their_ends(changed: dict[str, object]) -> None:
    assert _outcome(changed) == "worked out"


@pytest.mark.parametrize(("name", "end"), mostly_thorough(ENDS, ENDS[::SOME]))
def test_one_number_at_its_end(name: str, end: int) -> None:
    assert _outcome(_at_its_end(name, end)) == "worked out"


@pytest.mark.parametrize(("name", "option"), mostly_thorough(OPTIONS, OPTIONS[::SOME]))
def test_every_option_where_everything_is_on(name: str, option: str) -> None:
    assert _outcome({**EVERYTHING_ON, name: option}) == "worked out"


def _at_its_end(name: str, end: int) -> dict[str, object]:
    """The number at an end of its range; of a column, each member at that of its own."""
    item = BASE.named(name)
    if isinstance(item, Column):
        return {cell(item, one): item.metadata_of(one).plausible[end] for one in item.members}
    return constant(**{name: BASE.metadata(name).plausible[end]})


def _outcome(changed: dict[str, object]) -> str:
    """What became of a run: worked out, or what went wrong."""
    try:
        run = run_with(changed)
    except (ArithmeticError, FundModelError, ValueError) as problem:
        return repr(problem)
    return "worked out" if run.passed else f"fails {list(run.checks[~run.checks.passed].index)}"
