"""The page in a browser without a network: it asks for nothing, and its numbers are Python's."""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import fundmodel
from fundmodel.command_line.answers import format_result
from fundmodel.run_paths.annual import by_calendar_year
from tests.command_line.running import ASSUMPTIONS, SCENARIOS, edit
from tests.page.delivered import FEW, page_of, run_of
from tests.page.driving import Reader, something
from tests.thorough import mostly_thorough

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fundmodel.run_paths.run import Run
    from tests.page.chromium import Chromium

ROWS, MOVES = 50, 6
CLOSE, MOST_BYTES = 1e-9, 2_000_000
MARK = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "few.html"
    path.write_bytes(page_of())
    return path


@pytest.fixture(scope="module")
def page_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "all.html"
    path.write_bytes(page_of(tuple(SCENARIOS)))
    assert path.stat().st_size < MOST_BYTES
    return path


@pytest.fixture
def quiet(chromium: Chromium) -> Iterator[Chromium]:
    """A browser that has nothing to complain of, and asks for the page alone."""
    yield chromium
    assert chromium.complaints() == []
    assert chromium.requests() == []


def compared(reader: Reader, run: Run, random: Random) -> int:
    """Headlines, and some lines by year, are those of Python; returns how many numbers are."""
    model = run.model
    results = [line.name for line in model.headlines if not line.each]
    rows = [(name, member) for name, line in model.lines.items() if line.traits.by_quarter
            for member in range(len(model.members(name)))]  # fmt: skip
    chosen = random.sample(rows, ROWS)
    _, years = by_calendar_year(model, run.arrays)
    expected = [np.array([run.number(name) for name in results])]
    expected += [years[name][:, member, 0] for name, member in chosen]
    answers = reader.numbers(results, [list(row) for row in chosen])
    found = [_floats(answers[: len(results)]), *map(_floats, answers[len(results) :])]
    for name, left, right in zip(["headlines", *chosen], found, expected, strict=True):
        np.testing.assert_allclose(left, right, rtol=CLOSE, atol=CLOSE, err_msg=str(name))
    told = reader.chromium.run("return fundmodel.data.front.controls.headlines")
    texts = [format_result(model.lines[name].unit, run.number(name)) for name in told]
    assert [yours for _, yours in reader.headlines()] == texts
    return sum(map(len, expected))


def _floats(row: list[Any]) -> np.ndarray:
    return np.array([math.nan if one is None else one for one in row], dtype=float)


def moved(reader: Reader, name: str, random: Random, moves: int) -> Run:
    """Move some numbers by hand; what Python makes of the same changes."""
    reader.choose_scenario(name)
    one = run_of(name).assumptions
    for _ in range(moves):
        assumption, cell, text = something(one, random)
        if reader.put(assumption, cell, text):
            reader.back(assumption, cell)
    changes = reader.edits()
    assert changes
    return fundmodel.run(fundmodel.load(name, changes))


def test_it_opens_without_a_network(quiet: Chromium, few: Path) -> None:
    reader = Reader(quiet, few)
    quiet.wait("return fundmodel.ranges.found !== null")  # the worker is at work too
    assert quiet.requests() == []
    assert compared(reader, run_of("base"), Random(1)) > ROWS  # noqa: S311


@pytest.mark.parametrize("seed", mostly_thorough(range(4), [0]))
def test_what_is_moved_by_hand_is_what_python_has(
    seed: int, quiet: Chromium, few: Path, figure: Callable[[str], None]
) -> None:
    random, reader = Random(seed), Reader(quiet, few)  # noqa: S311
    run = moved(reader, random.choice(FEW), random, MOVES)
    figure(f"{len(reader.edits())} changes: {compared(reader, run, random)} numbers")


@pytest.mark.thorough
def test_every_scenario_as_delivered(
    quiet: Chromium, page_of_all: Path, figure: Callable[[str], None]
) -> None:
    reader, count = Reader(quiet, page_of_all), 0
    for seed, name in enumerate(SCENARIOS):
        reader.choose_scenario(name)
        count += compared(reader, run_of(name), Random(seed))  # noqa: S311
    figure(f"{len(SCENARIOS)} scenarios: {count:,} numbers")


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(10))
def test_ten_sets_of_changes_in_any_scenario(
    seed: int, quiet: Chromium, page_of_all: Path, figure: Callable[[str], None]
) -> None:
    random, reader = Random(100 + seed), Reader(quiet, page_of_all)  # noqa: S311
    run = moved(reader, random.choice(SCENARIOS), random, random.randint(1, 2 * MOVES))
    changes = ", ".join(reader.edits())
    figure(f"{run.assumptions.name}: {changes}: {compared(reader, run, random)} numbers")


def test_labels_are_text(quiet: Chromium, tmp_path: Path) -> None:
    """In the assumptions, the scenarios, the notes: nothing of it is markup, nothing runs."""
    import shutil

    folder = shutil.copytree(ASSUMPTIONS, tmp_path / "assumptions")
    base = folder / "base" / "deal.yaml"
    lines = base.read_text(encoding="utf-8").split("\n")
    hostile = [_with_mark(line) if line.startswith("  label: ") else line for line in lines]
    base.write_text("\n".join(hostile), encoding="utf-8")
    scenario = folder / "scenarios" / "all_grants.yaml"
    edit(scenario, "label: ", f'label: "{MARK}" # ')
    path = tmp_path / "hostile.html"
    names = ("base", "all_grants")
    fundmodel.write_page(
        [fundmodel.run(fundmodel.load(name, directory=folder)) for name in names], path
    )
    reader = Reader(quiet, path)
    quiet.run("for (const one of document.querySelectorAll('details')) one.open = true")
    reader.choose_scenario("all_grants")
    assert quiet.run("return document.querySelectorAll('img').length") == 0
    assert MARK in quiet.run("return document.body.textContent")
    assert (
        quiet.run("return document.querySelector('#controls select').selectedOptions[0].text")
        == MARK
    )


def _with_mark(line: str) -> str:
    text = line.removeprefix("  label: ").strip("'\"").replace('"', "'")
    return f'  label: "{text} {MARK}"'


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("WebAssembly.validate = () => false", "This browser cannot work the model out: it lacks"),
        (
            "delete globalThis.DecompressionStream",
            "This browser cannot work the model out: it lacks",
        ),
        (
            "globalThis.atob = () => 'of another kind'",
            "The model cannot be read from this file: ",
        ),
    ],
)
def test_what_cannot_run_it_says_so_and_leaves_the_numbers(
    missing: str, says: str, quiet: Chromium, few: Path
) -> None:
    """As an old browser would be, or a file that was damaged on its way."""
    with quiet.before_each_page(missing):
        quiet.open(few)
    assert str(quiet.run("return document.getElementById('trouble').textContent")).startswith(says)
    is_read = "return document.getElementById('delivered').innerText"
    run = run_of("base")
    lines = [line for line in run.model.headlines if not line.each]
    for line in lines:
        told = format_result(line.unit, run.number(line.name))
        assert told in str(quiet.run(is_read))


def test_without_scripts_it_is_a_table(quiet: Chromium, few: Path) -> None:
    """As previews of e-mail have it."""
    with quiet.without_scripts():
        quiet.driver.get(few.as_uri())
        text = quiet.driver.find_element("id", "delivered").text
    run = run_of("base")
    assert format_result(run.model.lines["ukraine_gain"].unit, run.number("ukraine_gain")) in text
    assert not quiet.driver.find_element("id", "live").is_displayed()
