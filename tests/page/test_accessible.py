"""Everybody can use the page: with keys alone, on a narrow screen, in the dark, on paper."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import fundmodel
from tests.page.axe import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.page.chromium import Chromium

WIDE = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
NARROW = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
CHANGED = "#s=base&us_profit_share=0.3&open=money"
OPEN_ALL = "for (const one of document.querySelectorAll('#controls details')) one.open = true"
OPEN_SOME = """
for (const name of ["all", "theme"]) document.querySelector(`#controls .${name}`).open = true;
"""
SEARCH = """
const field = document.querySelector("input[type=search]");
field.value = "pledge";
field.dispatchEvent(new Event("input"));
document.querySelector("#controls button[aria-controls]:not(.sheet)").click();
"""
SMALL = """
const targets = [...document.querySelectorAll("#live :is(button, select, input, summary)")];
return targets.filter((one) => one.checkVisibility())
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, { width, height }]) => Math.min(width, height) < 24 && !one.matches("label input"))
  .map(([one]) => one.outerHTML.slice(0, 120));
"""
HEADINGS = """
const all = [...document.querySelectorAll("h1, h2, h3, h4")].filter((one) => one.checkVisibility());
return all.map((one) => Number(one.tagName[1]));
"""
SHOWN = """
const found = [...document.querySelectorAll(arguments[0])];
return found.filter((one) => one.checkVisibility()).length;
"""
WHERE = """
const one = document.activeElement;
return [one.tagName, one.type ?? "", getComputedStyle(one).outlineStyle, one.textContent];
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accessible") / "page.html"
    fundmodel.write_page([fundmodel.run(fundmodel.load("base"))], path)
    return path


@pytest.fixture
def screen(chromium: Chromium) -> Iterator[Chromium]:
    """A browser that is as it was before, whatever screen a test asked for."""
    yield chromium
    chromium.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def shown_as(screen: Chromium, media: str = "", **features: str) -> None:
    named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    command = {"media": media, "features": named}
    screen.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", command)


@pytest.mark.parametrize(
    ("scheme", "width"),
    [("light", WIDE), *(pytest.param(*one, marks=pytest.mark.thorough)
                        for one in (("dark", WIDE), ("light", NARROW), ("dark", NARROW)))],
)  # fmt: skip
def test_axe_finds_nothing(
    scheme: str, width: dict[str, object], screen: Chromium, page: Path
) -> None:
    """With a changed number, one section, some controls and what is known of one open."""
    shown_as(screen, prefers_color_scheme=scheme)
    screen.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", width)
    screen.open(page, CHANGED)
    if width is NARROW:
        screen.driver.find_element("id", "sheet").click()
    screen.run(OPEN_SOME), screen.run(SEARCH)
    assert findings(screen) == []


@pytest.mark.thorough
def test_axe_would_find_something(screen: Chromium, page: Path) -> None:
    screen.open(page)
    screen.run("document.querySelector('#controls label').removeAttribute('for')")
    assert any(": select-name: " in one for one in findings(screen))


def test_a_narrow_screen_has_a_sheet_and_no_sideways_scroll(screen: Chromium, page: Path) -> None:
    screen.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", NARROW)
    screen.open(page, CHANGED)
    body, sheet = (screen.driver.find_element("id", name) for name in ("controls-body", "sheet"))
    assert not body.is_displayed()
    sheet.click()
    assert body.is_displayed()
    assert sheet.get_attribute("aria-expanded") == "true"
    assert screen.run(
        "return document.querySelector('.headlines').getBoundingClientRect().top < innerHeight"
    )
    assert screen.run("return document.documentElement.scrollWidth") == NARROW["width"]
    assert screen.run(SMALL) == []
    sheet.click()
    assert not body.is_displayed()


def test_targets_are_large_enough(screen: Chromium, page: Path) -> None:
    screen.open(page, CHANGED)
    screen.run(OPEN_ALL), screen.run(SEARCH)
    assert screen.run(SMALL) == []


def test_headings_leave_no_step_out(screen: Chromium, page: Path) -> None:
    screen.open(page, CHANGED)
    screen.run(OPEN_ALL)
    levels = screen.run(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_keys_alone_are_enough(screen: Chromium, page: Path) -> None:
    """From the top: past the answer to the controls, a slider, its field, its reset, a section."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    def press(*keys: str) -> list[str]:
        ActionChains(screen.driver).send_keys(*keys).perform()
        return list(screen.run(WHERE))

    screen.open(page)
    assert press(Keys.TAB)[3] == "Skip to the answer"
    assert press(Keys.TAB)[3] == "Skip to the controls"
    press(Keys.ENTER)
    seen = [press(Keys.TAB)]
    while seen[-1][1] != "range":
        seen.append(press(Keys.TAB))
        assert len(seen) < 20
    assert {outline for _, _, outline, _ in seen} == {"solid"}
    press(Keys.ARROW_LEFT)
    screen.wait(
        "return fundmodel.frame === 0 && !document.querySelector('.row.changed .reset').hidden"
    )
    assert press(Keys.TAB)[1] == "number"
    press(Keys.ARROW_DOWN)
    assert screen.run("return fundmodel.state.edits.size") == 1
    screen.run("document.querySelector('.row.changed .reset').focus()")
    assert press(Keys.ENTER)[1] == "range"
    assert screen.run("return fundmodel.state.edits.size") == 0
    screen.run("document.querySelector('.section > summary').focus()")
    press(Keys.ENTER)
    screen.wait("return document.querySelector('.section').open")
    screen.wait("return location.hash.includes('&open=money')")


def test_on_paper_values_stand_in_place_of_sliders(screen: Chromium, page: Path) -> None:
    shown_as(screen, "print", prefers_color_scheme="dark")
    screen.open(page, CHANGED)
    for hidden in (".track", ".sheet", ".all", ".plain", "#share", ".section:not([open])"):
        assert screen.run(SHOWN, hidden) == 0, hidden
    sliders = screen.run("return document.querySelectorAll('.track').length")
    assert screen.run(SHOWN, ".along + .number") == sliders > 8
    assert (
        screen.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert screen.run("return getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_nothing_moves_by_itself_for_those_who_do_not_want_it(screen: Chromium, page: Path) -> None:
    shown_as(screen, prefers_reduced_motion="reduce")
    screen.open(page)
    assert screen.run("return getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert screen.run("return document.getAnimations().length") == 0
