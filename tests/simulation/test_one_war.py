"""With the first war alone drawn, means are those of all its dates, each weighted by its chance."""

from collections.abc import Mapping

import numpy as np
import pytest

import fundmodel
from fundmodel.build_model.presentation import EventLines
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.given import inputs_of
from fundmodel.simulation.streams import Streams
from fundmodel.simulation.worlds import Worlds
from tests.simulation.as_stated import with_draws_of

WAR = "event_start[First war]"
RESULTS = ("us_take_total", "us_take_present_value", "ukraine_gain", "refrozen_total")
PATHS = 2_048


@pytest.fixture(scope="module")
def enumerated() -> Mapping[str, float]:
    """Every quarter in which a war may begin, and never, by the hazard that the files state."""
    base = fundmodel.load("base")
    model = fundmodel.model_of(base)
    quarters = int(base.number("number_of_quarters"))
    starts = np.zeros((len(base.column_values("event_start")), quarters + 1))
    starts[0] = np.arange(quarters + 1)
    found = evaluate(model, {**inputs_of(model, base), "event_start": starts}, RESULTS)
    hazard = fundmodel.front_pages().event_lines.hazards.get("war_hazard", "war_hazard")
    yearly = fundmodel.run(base).arrays[hazard][:, 0, 0]
    peace, weights = 1.0, np.zeros(quarters + 1)
    for quarter in range(1, quarters + 1):  # the deal of base is signed at the opening
        lasting = peace * (1 - yearly[quarter]) ** 0.25
        weights[quarter], peace = peace - lasting, lasting
    weights[0] = peace
    return {name: float(found.results[name][0] @ weights) for name in RESULTS}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("sampling", ["sobol", "plain"])
def test_means_are_those_of_all_dates(
    enumerated: Mapping[str, float], sampling: str, seed: int, figure: object
) -> None:
    base = with_draws_of(fundmodel.load("base"), WAR)
    assert (list(base.draws), list(base.passages)) == ([], [WAR])
    found = fundmodel.simulate(base, PATHS, seed, results=RESULTS, sampling=sampling, checks=False)
    off = {
        name: (one["mean"] - enumerated[name]) / one["mean_se"]
        for name, one in found.summaries.items()
    }
    figure(f"{sampling}: standard errors off, {max(map(abs, off.values())):.2f} at most")
    assert all(abs(errors) < 3 for errors in off.values()), off
    assert found.stated["us_take_total"] == fundmodel.run(base).number("us_take_total")


def test_spreading_the_dates_is_worth_a_thousand_times_the_paths(
    enumerated: Mapping[str, float],
) -> None:
    """Means of a few runs of paths come far closer than independent draws would."""
    base = with_draws_of(fundmodel.load("base"), WAR)
    found = fundmodel.simulate(base, 256, results=RESULTS, checks=False)
    numbers = found.by_path["ukraine_gain"]
    off = abs(numbers.mean() - enumerated["ukraine_gain"])
    assert off < 0.1 * numbers.std() / np.sqrt(len(numbers))


def test_the_chance_of_war_is_that_of_the_model() -> None:
    base = with_draws_of(fundmodel.load("base"), WAR)
    found = fundmodel.simulate(base, 1_024, results=["probability_of_war"], checks=False)
    told = found.chances["An event begins: war"]
    assert told["probability"] == pytest.approx(found.stated["probability_of_war"], abs=1e-3)
    assert found.conditional_means["probability_of_war"]["war", "with"] == pytest.approx(
        found.stated["probability_of_war"]
    )


SUSPENSION, RATE = "event_start[First suspension]", "suspension_hazard"
"""Its hazard is stated by year and goes into no line that changes it."""


def test_lines_say_the_same_as_numbers() -> None:
    """A hazard by a line of the model, and quarters by its own clock: the same to the bit."""
    base = with_draws_of(fundmodel.load("base"), SUSPENSION)
    model, streams = fundmodel.model_of(base), Streams(1, first=SUSPENSION)
    lines = EventLines({RATE: RATE}, "quarter")
    plain, by_lines = (
        Worlds(model, base, streams, how).block(0, 256) for how in (EventLines(), lines)
    )
    assert np.array_equal(plain.inputs["event_start"], by_lines.inputs["event_start"])
    assert (plain.quarters == by_lines.quarters).all()
    assert len(set(plain.drawn[SUSPENSION].tolist())) > 50


def test_a_clock_that_begins_later() -> None:
    """Events are dated by it, none comes before it, and the hazard counts from there."""
    base = with_draws_of(fundmodel.load("base", {"russian_legal_delay": 20}), SUSPENSION)
    run, paths = fundmodel.run(base), 1 << 14
    clock = run.arrays["quarters_open"][1:, 0, 0]
    open_in = clock >= 1
    assert 0 < open_in.sum() < run.periods
    worlds = Worlds(run.model, base, Streams(1, "plain"), EventLines(clock="quarters_open"))
    block = worlds.block(0, paths)
    begins = block.inputs["event_start"][
        base.columns["event_start"].members.index("First suspension")
    ]
    assert (block.quarters == clock[-1]).all()
    assert begins.max() <= clock[-1]
    peace = np.prod((1 - run.arrays[RATE][1:, 0, 0][open_in]) ** 0.25)
    assert (begins == 0).mean() == pytest.approx(peace, abs=4 * np.sqrt(0.25 / paths))
    first_year = 1 - np.prod((1 - run.arrays[RATE][1:, 0, 0][open_in][:4]) ** 0.25)
    soon = ((begins >= 1) & (begins <= 4)).mean()
    assert soon == pytest.approx(first_year, abs=4 * np.sqrt(first_year / paths))
