"""The stages in order, the front pages, and one run."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fundmodel import read_assumptions
from fundmodel.build_model import (
    HEADLINE,
    Calendar,
    Model,
    Picture,
    Presentation,
    Stage,
    build,
)
from fundmodel.read_assumptions import Assumptions
from fundmodel.run_paths.run import Run, run
from tests.toy_fund.accounts import answers, flows, headline
from tests.toy_fund.sea import calendar, prices
from tests.toy_fund.upkeep import audits, chest, keepers, lamps, reserve, tolls

STAGES = (
    Stage("sea", "When is it, and how rough is the sea?", (calendar, prices)),
    Stage(
        "upkeep",
        "What do the towers earn and cost?",
        (tolls, lamps, reserve, chest, keepers, audits),
    ),
    Stage("accounts", "Who got what?", (flows, headline, answers), {"headline": HEADLINE}),
)
CALENDAR = Calendar()
PRESENTATION = Presentation(
    title="Fund of lighthouses",
    purpose=("Towers, tolls and storms.",),
    status="Fictional.",
    world=("Base holds where storms are rare.",),
    reading="Tolls are due when the light is seen.",
    in_brief=(("tolls_irr", "Return"),),
    pictures=(
        Picture("Tolls", "US$ m a year, nominal", "stacked columns", (("all_tolls", "Tolls"),)),
    ),
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
