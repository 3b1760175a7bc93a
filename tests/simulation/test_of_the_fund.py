"""The fund simulated: what a path depends on, what it does not, and that all of it holds."""

import numpy as np
import pytest

import fundmodel
from fundmodel.read_assumptions import Uncertainty
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.horizon import year_of_each_quarter
from fundmodel.simulation.simulate import simulate
from fundmodel.simulation.simulation import Simulation
from fundmodel.simulation.streams import Streams
from fundmodel.simulation.worlds import Worlds
from tests.simulation.as_stated import drawn_too

BASE = fundmodel.load("base")
MODEL = fundmodel.model_of(BASE)
RESULTS = ("us_take_total", "ukraine_gain", "needs_covered_by_2036")
FIVE = ("base", "renewed_war_2030", "segregated_pools", "contributors_invest", "market_terms")
PATHS, FEW, MANY = 300, 400, 4_000


@pytest.fixture(scope="module")
def simulated() -> Simulation:
    return fundmodel.simulate(BASE, PATHS, results=RESULTS, lines=["cash"])


def _block(assumptions: fundmodel.Assumptions, first: int, last: int, seed: int = 1) -> dict:
    streams = Streams(seed, first="event_start[First war]")
    lines = fundmodel.front_pages().event_lines
    return Worlds(MODEL, assumptions, streams, lines).block(first, last).inputs


def _flat(numbers: object) -> list[np.ndarray]:
    return list(map(np.asarray, numbers.values() if isinstance(numbers, dict) else [numbers]))


def _alike(one: object, other: object) -> bool:
    pairs = zip(_flat(one), _flat(other), strict=True)
    return all(np.array_equal(mine, yours) for mine, yours in pairs)


def _path(numbers: object, path: int) -> list[np.ndarray]:
    return [one[..., path] if one.shape[-1:] == (PATHS,) else one for one in _flat(numbers)]


def test_one_number_more_leaves_all_other_draws_as_they_are() -> None:
    name = next(
        name
        for name, one in BASE.scalars.items()
        if one.metadata.unit.kind == "share" and not one.metadata.uncertainty
        and name in MODEL.inputs
    )  # fmt: skip
    more = drawn_too(BASE, name, Uncertainty("uniform", {"low": 0.1, "high": 0.2}))
    before, after = _block(BASE, 0, PATHS), _block(more, 0, PATHS)
    assert {one for one in MODEL.inputs if not _alike(before[one], after[one])} == {name}
    assert len(set(after[name].tolist())) == PATHS


def test_one_number_less_leaves_all_other_draws_as_they_are() -> None:
    correlated = {one for group in BASE.correlations.values() for one in group.numbers}
    name = next(one for one in BASE.draws if one in BASE.scalars and one not in correlated)
    less = BASE.changed({name: BASE.number(name)})
    before, after = _block(BASE, 0, PATHS), _block(less, 0, PATHS)
    assert {one for one in MODEL.inputs if not _alike(before[one], after[one])} == {name}


def test_scenarios_share_their_draws() -> None:
    """What neither changes is drawn alike, so that their differences are sharp."""
    other = fundmodel.load("high_return")
    changed = {change.name.partition("[")[0] for change in other.changes}
    alike = [draw.assumption for name, draw in BASE.draws.items() if name in other.draws]
    base, high = _block(BASE, 0, PATHS), _block(other, 0, PATHS)
    kept = [name for name in alike if name not in changed and name in base]
    assert len(kept) > 10
    assert all(_alike(base[name], high[name]) for name in kept)
    assert _alike(base["event_start"], high["event_start"])


def test_blocks_and_threads_move_no_bit(simulated: Simulation) -> None:
    lines = fundmodel.front_pages().event_lines
    asked = Asked(PATHS, 1, "sobol", RESULTS, ("cash",), event_lines=lines)
    for threads, block in ((1, 70), (2, 128), (2, 301)):
        again = simulate(MODEL, BASE, asked, threads=threads, block=block)
        for name, numbers in simulated.by_path.items():
            assert again.by_path.get(name, numbers).tobytes() == numbers.tobytes()
        assert {name: rows.tobytes() for name, rows in again.lines.items()} == {
            name: rows.tobytes() for name, rows in simulated.lines.items()
        }
        assert again.summary.to_json() == simulated.summary.to_json()
        assert again.drivers.to_json() == simulated.drivers.to_json()


def test_the_first_paths_are_those_of_fewer(simulated: Simulation) -> None:
    few = fundmodel.simulate(BASE, 10, results=RESULTS, checks=False)
    for name, numbers in few.by_path.items():
        assert np.array_equal(numbers, simulated.by_path[name][:10], equal_nan=True)


def test_it_stops_once_it_is_sure() -> None:
    """After twice as many paths each time; what there is then is what so many paths give."""
    result = ["needs_covered_by_2036"]
    found = fundmodel.simulate(BASE, 4_000, results=result, checks=False, until_se=0.03)
    assert found.asked.paths in (1_024, 2_048)
    (summary,) = found.summaries.values()
    errors = [summary[name] for name in ("mean_se", "p5_se", "p50_se", "p95_se")]
    assert max(errors) <= 0.03 * (summary["p95"] - summary["p5"])
    few = fundmodel.simulate(BASE, 600, results=result, checks=False, until_se=1e-9)
    assert few.asked.paths == 600
    assert np.array_equal(few.by_path[result[0]], found.by_path[result[0]][:600])


def test_another_seed_gives_other_worlds(simulated: Simulation) -> None:
    other = fundmodel.simulate(BASE, 10, 2, results=RESULTS, checks=False)
    for name in RESULTS:
        assert not np.array_equal(other.by_path[name], simulated.by_path[name][:10])


@pytest.mark.parametrize("path", [1, 128, 129, PATHS])
def test_a_replayed_path_gives_its_results_to_the_bit(simulated: Simulation, path: int) -> None:
    run = fundmodel.run(simulated.replay(path))
    for name in RESULTS:
        assert run.number(name) == simulated.by_path[name][path - 1]
    assert np.array_equal(run.arrays["cash"][:, 0, 0], simulated.lines["cash"][:, path - 1])
    assert run.passed == simulated.passed[path - 1]
    assert {one.file for one in run.assumptions.changes} == {"drawn"}


def test_draws_stay_in_their_ranges_and_units() -> None:
    inputs = _block(BASE, 0, PATHS)
    looked_at = 0
    for draw in BASE.draws.values():
        assumption, numbers = BASE.named(draw.assumption), inputs.get(draw.assumption)
        if assumption is None or numbers is None:
            continue
        for member in draw.members or ("",):
            metadata = BASE.metadata(f"{draw.assumption}[{member}]" if member else draw.assumption)
            low, high = metadata.plausible
            rows = _flat(numbers if not member else numbers[assumption.members.index(member)])
            assert all((low <= row).all() and (row <= high).all() for row in rows)
            stated = BASE.number(f"{draw.assumption}[{member}]") if member else 1.0
            if stated or draw.uncertainty.about == "shift":  # a factor leaves 0 as it is
                assert any(len(set(np.ravel(row).tolist())) > 1 for row in rows), draw.name
            looked_at += 1
    assert looked_at > 20


def test_years_of_quarters_are_those_of_the_model() -> None:
    run = fundmodel.run(BASE)
    expected = run.arrays[MODEL.calendar.year][1:, 0, 0].astype(int).tolist()
    assert year_of_each_quarter(MODEL, BASE) == expected


def test_events_of_the_fund_follow_each_other() -> None:
    inputs = _block(BASE, 0, PATHS)
    wars, lasts = inputs["event_start"][:2], np.asarray(inputs["event_quarters"])[0]
    both = (wars[1] > 0).nonzero()[0]
    lasting = np.broadcast_to(lasts, wars[0].shape)
    assert len(both) > PATHS / 10
    assert (wars[1][both] >= (wars[0] + lasting)[both]).all()
    assert ((wars >= 0) & (wars <= 120)).all()


def test_a_dated_event_stays() -> None:
    war = fundmodel.load("renewed_war_2030")
    stated = war.number("event_start[First war]")
    inputs = _block(war, 0, PATHS)
    assert (inputs["event_start"][0] == stated).all()
    second = inputs["event_start"][1]
    assert second[second > 0].min() > stated
    assert len(set(second.tolist())) > 10
    found = fundmodel.simulate(war, 64, results=RESULTS, checks=False)
    assert found.begun["war"].all()
    assert np.isnan(found.conditional_means["ukraine_gain"]["war", "without"])


def test_peace_and_war_make_up_the_mean(simulated: Simulation) -> None:
    war = simulated.begun["war"].mean()
    assert 0.7 < war < 0.9
    for name in RESULTS:
        means = simulated.conditional_means[name]
        both = (1 - war) * means["war", "without"] + war * means["war", "with"]
        assert both == pytest.approx(simulated.summaries[name]["mean"])
    assert simulated.moved_by["ukraine_gain"]["event_start[First war]"] > 0.5


def test_all_results_with_their_members() -> None:
    found = fundmodel.simulate(BASE, 2, results=["results"], checks=False)
    assert list(found.results) == list(fundmodel.run(BASE).results.index)
    replayed = fundmodel.run(found.replay(2)).results
    told = found.results.loc[2]
    assert all(told[name] == replayed[name] for name in told.index if not np.isnan(told[name]))


def test_what_is_seen_first(simulated: Simulation) -> None:
    assert repr(simulated).splitlines()[0] == (
        f"Simulation of base: 300 paths, seed 1, {len(BASE.draws)} random numbers, 4 random events"
    )
    assert simulated.results.shape == (PATHS, len(RESULTS))
    assert list(simulated.summary.index) == list(RESULTS)
    assert simulated.conditional.columns.tolist()[:2] == [("war", "without"), ("war", "with")]
    fan = simulated.fan("cash")
    assert (fan["p5"] <= fan["p50"]).all()
    assert len(fan) == 121


@pytest.mark.parametrize(
    ("name", "paths"),
    [(name, FEW) for name in FIVE]
    + [pytest.param(name, MANY, marks=pytest.mark.thorough) for name in FIVE],
)
def test_checks_hold_on_all_paths(name: str, paths: int) -> None:
    """What stakeholders gain and lose sums to zero: that is one of the checks."""
    assert MODEL.lines["gains_sum_to_zero"].kind == "check"
    found = fundmodel.simulate(fundmodel.load(name), paths, 3, results=["us_take_total"])
    assert found.passed is not None
    assert found.passed.all()
    assert len(set(found.by_path["us_take_total"].tolist())) > paths / 3
