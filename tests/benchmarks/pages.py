"""The page: how long it takes to write, to open, to follow a slider; in Chromium, if it is here."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import fundmodel
from fundmodel.read_assumptions import scenario_names
from tests.benchmarks.stopwatch import best
from tests.page.chromium import Chromium

Figure = tuple[str, float | None, str]
BYTES_A_MB, MOVES, OPENINGS = 1e6, 60, 3
PARTS, SECONDS = (0.0, 0.5, 0.95), 120
WORKED_OUT = """
const tries = Array.from({ length: 40 }, () => {
  const began = performance.now();
  for (let time = 0; time < 5; time += 1) fundmodel.engine.run();
  return (performance.now() - began) / 5;
});
return tries;
"""
WHEN_ALIVE = """
new MutationObserver((changes, observer) => {
  if (document.documentElement?.dataset.ready === undefined) return;
  globalThis.aliveAfter = performance.now();
  observer.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Runs before the page does, and notes when its first numbers stand there."""
MOVED = """
const [moves, done] = arguments;
const range = document.querySelector('#controls input[type=range]');
const frames = [];
let now = 0;
const next = () => {
  if (now === moves) return done(frames);
  now += 1;
  const began = performance.now();
  const part = 0.2 + 0.6 * now / moves;
  range.value = String(Number(range.min) + part * (Number(range.max) - Number(range.min)));
  range.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => {
    document.body.getBoundingClientRect(); // the layout of what has changed, too
    frames.push(performance.now() - began);
    setTimeout(next, 0);
  });
};
setTimeout(next, 200);
"""
"""Moves a slider step by step: ms from each movement to the next frame, once it is laid out."""

WORLDS = """
const [done] = arguments;
const { engine, ranges, background } = fundmodel;
let [last, longest, began, waited] = [performance.now(), 0, 0, false];
const tick = () => {
  const now = performance.now();
  if (began) longest = Math.max(longest, now - last);
  last = now;
  if (!began) {
    if (ranges.found) { began = now; fundmodel.offer('us_profit_share', 0.31); }
  } else {
    waited ||= !ranges.found;
    if (waited && ranges.found) return done([now - began, longest]);
  }
  requestAnimationFrame(tick);
};
tick();
"""
"""Moves a number and waits for the worlds of what is then the state: ms, and the longest frame."""


def in_a_browser(*, quick: bool = False) -> Iterator[Figure]:
    """Writing, size, opening, a movement of a slider."""
    names = ["base", *scenario_names()]
    runs = [fundmodel.run(fundmodel.load(name)) for name in names]
    content = fundmodel.page_bytes(runs)
    which = f"page of {len(runs)} scenarios"
    yield f"{which}: size", len(content) / BYTES_A_MB, "MB"
    seconds = best(lambda: fundmodel.page_bytes(runs), 1 if quick else 3)
    yield f"{which}: written, beyond loading and running", seconds, "s"
    programs = [shutil.which(name) for name in ("chromium", "chromedriver")]
    if None in programs:
        yield f"{which}: opened in Chromium", None, ""
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(content)
        chromium = Chromium(*map(str, programs))
        yield from _in_chromium(chromium, path, which)
        chromium.close()


def _in_chromium(chromium: Chromium, path: Path, which: str) -> Iterator[Figure]:
    chromium.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WHEN_ALIVE})
    alive = []
    for _ in range(OPENINGS):
        chromium.open(path)
        alive.append(chromium.run("return globalThis.aliveAfter"))
    yield f"{which}: first numbers after opening, at best of {OPENINGS}", min(alive), "ms"
    yield f"{which}: two paths worked out, the fastest", min(chromium.run(WORKED_OUT)), "ms"
    frames = sorted(chromium.driver.execute_async_script(MOVED, MOVES))
    for part in PARTS:
        name = f"{which}: a slider moved, until laid out, {part:.0%} are faster"
        yield name, frames[int(part * (MOVES - 1))], "ms"
    chromium.driver.set_script_timeout(SECONDS)
    again, frame = chromium.driver.execute_async_script(WORLDS)
    yield f"{which}: a number moved, until all worlds are told", again, "ms"
    yield f"{which}: the longest frame meanwhile", frame, "ms"
