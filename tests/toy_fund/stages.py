"""The stages in order, the front pages, and one run."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fundmodel import read_assumptions
from fundmodel.build_model import (
    Calendar,
    Model,
    Picture,
    Presentation,
    Stage,
    Tile,
    build,
)
from fundmodel.read_assumptions import Assumptions
from fundmodel.run_paths.run import Run, run
from tests.toy_fund.accounts import answers, flows
from tests.toy_fund.sea import calendar, prices
from tests.toy_fund.upkeep import audits, chest, keepers, lamps, reserve, tolls

STAGES = (
    Stage("sea", "When is it, and how rough is the sea?", (calendar, prices)),
    Stage(
        "upkeep",
        "What do the towers earn and cost?",
        (tolls, lamps, reserve, chest, keepers, audits),
    ),
    Stage("accounts", "Who got what?", (flows, answers)),
)
CALENDAR = Calendar()
PRESENTATION = Presentation(
    title="Fund of lighthouses",
    purpose=("Towers, tolls and storms.",),
    status="Fictional.",
    reading="Tolls are due when the light is seen.",
    tiles=(
        Tile("reserve_at_the_end", "Reserve at the end, US$ bn", "billions"),
        Tile("tolls_irr", "Rate of return of the tolls"),
    ),
    in_brief=(("tolls_irr", "Return"),),
    pictures=(Picture("Tolls", "US$ m a year", "stacked columns", (("all_tolls", "Tolls"),)),),
)
FOLDER = Path(__file__).parent / "assumptions"


@cache
def toy_assumptions(scenario: str = "base") -> Assumptions:
    """The lighthouses' numbers."""
    return read_assumptions.load(scenario, directory=FOLDER)


@cache
def toy_model() -> Model:
    """The lighthouses' lines over the towers of the assumptions."""
    assumptions = toy_assumptions()
    return build(STAGES, assumptions.inputs, assumptions.sets, CALENDAR)


def toy_run(scenario: str = "base", changes: Mapping[str, object] | None = None) -> Run:
    """One path of the lighthouses."""
    return run(toy_model(), toy_assumptions(scenario).changed(changes or {}))
