"""The page draws the same worlds as Python: number by number, path by path."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.collected import Collected
from fundmodel.simulation.one_block import Work
from fundmodel.simulation.summaries import fan_of, summary_of
from fundmodel.simulation.worlds import Block
from tests.page.worlds_in_node import as_numbers, in_node

PATHS = 512
EXACTLY = 1e-12
NEARLY = 1e-9
FRONT = fundmodel.front_pages()
EDITED: tuple[str, dict[str, object]] = (
    "renewed_war_2030",  # tells of one war; another may follow
    {
        "us_profit_share": 0.25,  # never drawn
        "european_call_delay": 3,  # in a group, drawn once
        "euro_inflation[2030]": 0.05,  # in a group, drawn every year
        "sector_cap[Energy]": 0.1,  # one of the members that are drawn together
        "withdrawal_rate[France]": 0.0,  # drawn by member
        "event_start[First suspension]": 12,  # told, no longer drawn
        "event_quarters[Second war]": 6,
        "signing_date": "2028-06-30",  # events are dated from it
    },
)


def _asked() -> Asked:
    headlines = tuple(
        line.name for line in fundmodel.model_of(fundmodel.load()).headlines if not line.each
    )
    return Asked(PATHS, 1, "sobol", headlines, tuple(FRONT.fans), FRONT.chances, checks=False,
                 event_lines=FRONT.event_lines)  # fmt: skip


def _both(cases: list[tuple[str, dict[str, Any]]], folder: Path) -> list[tuple[Work, Block, Any]]:
    """Of each scenario and edits what Python draws, and what the page draws and makes of it."""
    scenarios = {"base": fundmodel.load()} | {name: fundmodel.load(name) for name, _ in cases}
    edited = [fundmodel.load(name, edits) for name, edits in cases]
    jobs = [
        {"scenario": name, "assumptions": one, "fixed": [*edits], "inputs": True}
        for (name, edits), one in zip(cases, edited, strict=True)
    ]
    found = in_node(folder, scenarios, jobs)
    works = [Work(fundmodel.model_of(one), one, _asked()) for one in edited]
    return [(work, work.worlds.block(0, PATHS), page)
            for work, page in zip(works, found, strict=True)]  # fmt: skip


def _rows(block: Block, page: Any, name: str) -> np.ndarray:
    """What Python gives to an input as the page has it: `[row, path]`."""
    numbers = block.inputs[name]
    if isinstance(numbers, dict):
        stated = sorted(numbers)
        years = range(page["columns"]["first"], page["columns"]["first"] + page["columns"]["count"])
        held = (max((one for one in stated if one <= year), default=stated[0]) for year in years)
        return np.array([np.broadcast_to(numbers[year], PATHS) for year in held])
    rows = np.asarray(numbers, dtype=float)
    if rows.ndim == 1 and len(rows) == len(page["rows"][name]):
        rows = rows[:, None]
    return np.broadcast_to(rows, (len(page["rows"][name]), PATHS))


def _differing_inputs(block: Block, page: Any) -> list[str]:
    """The inputs that the page draws otherwise."""
    assert {*page["rows"]} == {*block.inputs}
    return [
        name
        for name, rows in page["rows"].items()
        for here, row in zip(_rows(block, page, name), rows, strict=True)
        if not np.allclose(as_numbers(row), here, rtol=EXACTLY, atol=EXACTLY)
    ]


def _agree(work: Work, block: Block, page: Any) -> float:
    """Hold everything to Python's; the largest difference of a result, in parts of its size."""
    assert page["broken"] == 0
    assert page["drawn"] == len(work.assumptions.draws)
    assert page["events"] == len(work.assumptions.passages)
    assert _differing_inputs(block, page) == []
    assert as_numbers(page["quarters"]).tolist() == np.broadcast_to(block.quarters, PATHS).tolist()
    paths = evaluate(work.model, block.inputs, [*page["numbers"]])
    worst = 0.0
    for name, row in page["numbers"].items():
        here, there = paths.results[name][0], as_numbers(row)
        assert (np.isnan(here) == np.isnan(there)).all(), name
        size = max(np.nanmax(np.abs(here), initial=0.0), 1.0)
        worst = max(worst, float(np.nanmax(np.abs(here - there), initial=0.0) / size))
    assert worst < NEARLY
    return worst


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Work, Block, Any]:
    """Of a scenario with edits the worlds of Python and of the page."""
    return _both([EDITED], tmp_path_factory.mktemp("worlds"))[0]


def test_each_input_and_result_is_that_of_python(
    worlds: tuple[Work, Block, Any], figure: Callable[[str], None]
) -> None:
    figure(f"results differ by {_agree(*worlds):.1e} of their size at most")


def test_what_is_told_of_them_is_that_of_python(worlds: tuple[Work, Block, Any]) -> None:
    """Means, percentiles, chances and fans by year, from the results path by path."""
    work, block, page = worlds
    found = work.found(block, 0, PATHS)
    for name in work.asked.results:
        told = summary_of(found.results[name])
        for measure, number in page["results"][name].items():
            assert number == pytest.approx(told[measure], rel=NEARLY, abs=NEARLY), (name, measure)
    kept = Collected(work)
    kept.take(found)
    chances = {label: one["probability"] for label, one in kept.simulation(PATHS).chances.items()}
    assert {one["label"]: one["share"] for one in page["chances"]} == pytest.approx(chances)
    years = np.array(work.worlds.years)
    for line in FRONT.fans:
        rows = found.rows[line][1:]
        summed = work.model.lines[line].traits.summed
        by_year = np.array([rows[years == year].sum(axis=0) if summed else rows[years == year][-1]
                            for year in sorted({*years})])  # fmt: skip
        for measure, numbers in fan_of(by_year).items():
            if measure in page["fans"][line]:
                assert page["fans"][line][measure] == pytest.approx(numbers, rel=NEARLY, abs=NEARLY)
    assert page["fans"][line]["years"] == sorted({*years})


@pytest.mark.thorough
def test_every_scenario_draws_the_worlds_of_python(
    tmp_path: Path, figure: Callable[[str], None]
) -> None:
    folder = fundmodel.load().directory / "scenarios"
    names = ["base", *sorted(file.stem for file in folder.glob("*.yaml"))]
    worst = [_agree(*one) for one in _both([(name, {}) for name in names], tmp_path)]
    figure(f"{len(names)} scenarios; results differ by {max(worst):.1e} of their size at most")
