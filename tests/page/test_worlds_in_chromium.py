"""Ranges and tornado in the browser: a worker draws them, the page moves on, the newest counts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fundmodel
from fundmodel.analyse.tornado import tornado
from fundmodel.command_line.answers import format_result
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.one_block import Work
from fundmodel.simulation.summaries import summary_of
from tests.page.axe import findings
from tests.page.chromium import Chromium

PATHS, NEARLY = 512, 1e-9
EDITS = {"us_profit_share": 0.25}
TAKE = "us_take_present_value"
FOUND = "return fundmodel.ranges.found && fundmodel.ranges.found.paths"
MOVE = """
const slider = [...document.querySelectorAll("#controls .row")]
  .find((row) => row.textContent.includes("US share of profit")).querySelector("input[type=range]");
slider.value = arguments[0];
slider.dispatchEvent(new Event("input", { bubbles: true }));
slider.dispatchEvent(new Event("change", { bubbles: true }));
"""
COUNT_FRAMES = """
globalThis.gaps = [];
let last = performance.now();
const next = () => {
  const now = performance.now();
  globalThis.gaps.push(now - last);
  last = now;
  if (!fundmodel.ranges.found) requestAnimationFrame(next);
};
globalThis.began = last;
requestAnimationFrame(next);
"""
RESULTS = "return Object.fromEntries(fundmodel.ranges.found.results)"
CELLS = """
const text = (row, selector) => row.querySelector(selector).textContent;
return [...document.querySelectorAll("#answer-body tbody tr")]
  .map((row) => [text(row, "th span"), text(row, "td.range")]);
"""
BARS = """
const texts = (row) => [...row.children].map((one) => one.textContent);
return [...document.querySelectorAll("#section-tornado table")]
  .map((table) => [...table.querySelectorAll("tbody tr")].map(texts));
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "worlds.html"
    fundmodel.write_page([fundmodel.run(fundmodel.load())], path)
    return path


@pytest.fixture(scope="module")
def page(chromium: Chromium, file: Path) -> Chromium:
    """A page with its ranges and its tornado open, and the US share at 25 per cent."""
    chromium.open(file, "#s=base&open=ranges,tornado")
    chromium.wait(FOUND)
    return chromium


def _python(edits: dict[str, Any]) -> tuple[Work, dict[str, dict[str, float]]]:
    one = fundmodel.load("base", edits)
    model, front = fundmodel.model_of(one), fundmodel.front_pages()
    names = tuple(line.name for line in model.headlines if not line.each)
    work = Work(model, one, Asked(PATHS, 1, "sobol", names, checks=False,
                                  event_lines=front.event_lines))  # fmt: skip
    found = work.block(0, PATHS)
    return work, {name: summary_of(found.results[name]) for name in names}


def test_ranges_follow_the_newest_state_and_are_those_of_python(
    page: Chromium, figure: Callable[[str], None]
) -> None:
    page.run(MOVE, "30")
    page.wait("return fundmodel.ranges.found === null && /Working/.test(fundmodel.ranges.status)")
    page.run(COUNT_FRAMES)
    page.run(MOVE, "25")  # the worlds of 30 per cent are wanted no longer
    page.wait(FOUND)
    gaps = page.run("return gaps")
    work, expected = _python(EDITS)
    told = page.run(RESULTS)
    for name, summary in expected.items():
        for measure, number in told[name].items():
            assert number == pytest.approx(summary[measure], rel=NEARLY, abs=NEARLY)
    texts = dict(page.run(CELLS))
    low, high = (format_result(work.model.lines[TAKE].unit, expected[TAKE][key]).split()[0]
                 for key in ("p10", "p90"))  # fmt: skip
    assert texts["US take"] == f"{low} to {high}"
    words = page.run("return document.getElementById('section-ranges').textContent")
    assert f"In 80 of 100 worlds the US takes US${low} to {high} bn" in words
    mean = format_result(work.model.lines[TAKE].unit, expected[TAKE]["mean"]).split()[0]
    sentence = page.run("return document.querySelector('#answer-body .sentence').textContent")
    assert f", expected {mean} (P10 to P90: {low} to {high});" in sentence
    answer = page.run("return document.getElementById('answer-body').textContent")
    assert f"Expected: the mean of {PATHS} worlds of seed 1; range: P10 to P90" in answer
    assert "In 80 of 100 worlds" in answer
    assert len(gaps) > 3  # the page drew frames while the worker worked
    figure(f"{PATHS} worlds again: {sum(gaps):.0f} ms, longest frame {max(gaps):.0f} ms")
    assert page.complaints() == []


def test_the_tornado_is_that_of_python_and_leads_to_controls(page: Chromium) -> None:
    page.wait("return !document.querySelector('.stale')")
    one = fundmodel.load("base", EDITS)
    model = fundmodel.model_of(one)
    here = tornado(model, one, [TAKE], slopes=0)
    for ends, rows in zip(("P10 to P90", "plausible"), page.run(BARS), strict=True):
        bars = here.ranked(TAKE, ends)[:3]
        for bar, row in zip(bars, rows, strict=False):
            unit = model.lines[TAKE].unit
            changes = [format_result(unit, end).split()[0] for end in (bar.at_low, bar.at_high)]
            assert row[0].startswith(bar.movable.metadata.label[:20])
            assert [row[2].lstrip("+"), row[4].lstrip("+")] == changes
    page.run("document.querySelector('#section-tornado tbody button').click()")
    assert page.run("return document.activeElement.closest('.controls') !== null")
    assert page.complaints() == []


def test_nothing_keeps_people_from_using_them(page: Chromium) -> None:
    page.wait("return !document.querySelector('.stale')")
    assert findings(page) == []


def test_a_worker_that_fails_is_told_and_another_begins(page: Chromium) -> None:
    page.run("fundmodel.background.failed('no memory')")
    assert page.run("return fundmodel.ranges.status") == "Worlds cannot be told: no memory."
    assert {text for _, text in page.run(CELLS)} == {""}
    assert np.isfinite(page.run("return fundmodel.engine.result('us_take_present_value')"))
    page.run(MOVE, "40")
    page.wait(FOUND)


def test_where_workers_are_refused_the_page_says_so(chromium: Chromium, file: Path) -> None:
    """As the policy of a firm may have it; all else works."""
    refused = "globalThis.Worker = class { constructor() { throw new Error('not allowed'); } }"
    with chromium.before_each_page(refused):
        chromium.open(file)
    chromium.wait("return fundmodel.ranges.status === 'Worlds cannot be told: not allowed.'")
    assert np.isfinite(chromium.run("return fundmodel.engine.result('us_take_present_value')"))
    assert chromium.complaints() == []
