"""The controls of the page in a browser: what moves, what is refused, what can be taken away."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import fundmodel
from fundmodel.command_line.settings import read_settings
from tests.compiled.test_in_node import node_or_skip

if TYPE_CHECKING:
    from selenium.webdriver.remote.webelement import WebElement

    from fundmodel.run_paths.run import Run
    from tests.page.chromium import Chromium

HERE = Path(__file__).parent
NAMES = ("base", "renewed_war_2030", "european_money_as_needed")
HEADLINES = """
const { data, engine } = fundmodel;
return data.front.controls.headlines.map((name) => [name, engine.result(name)]);
"""
SETTLED = (
    "return fundmodel.frame === 0 && location.hash === '#' + fundmodel.address().split('#')[1]"
)
SHARE, PLEDGE = "US share of profit", "European pledge"
COUNTS = "return ['h2', 'select', 'tr'].map((tag) => document.querySelectorAll(tag).length)"
MOVED = (
    "#s=renewed_war_2030&us_profit_share=0.4&european_pledge=115000&call_mode=need"
    "&selected_reading=D2+accounting%2C+carry-forward&signing_date=2027-06-30"
    "&gdp_growth=0.02&gdp_growth[2033]=0.045&operating_cost_rate=0.004"
    "&equity_total_return[Minerals+equity]=0.09&matching_applies=1"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("controls") / "page.html"
    fundmodel.write_page([fundmodel.run(fundmodel.load(name)) for name in NAMES], path)
    return path


@pytest.fixture
def opened(chromium: Chromium, page: Path) -> Chromium:
    chromium.open(page)
    return chromium


def field(chromium: Chromium, label: str, kind: str) -> WebElement:
    """The field of a row in front, by its label."""
    named = f"[contains(@class, 'label') and normalize-space()='{label}']"
    row = "ancestor::div[contains(concat(' ', @class, ' '), ' row ')][1]"
    found = chromium.driver.find_element("xpath", f"//*[@id='controls']//*{named}/{row}")
    return found.find_element("css selector", kind)


def typed(element: WebElement, text: str) -> None:
    """Type in place of what stands there."""
    from selenium.webdriver.common.keys import Keys

    element.send_keys(Keys.CONTROL, "a")
    element.send_keys(text)


def headlines(chromium: Chromium) -> dict[str, Any]:
    """Result -> number, once the last movement is drawn and the address written."""
    chromium.wait(SETTLED)
    return dict(chromium.run(HEADLINES))


def python_has(run: Run, found: dict[str, Any]) -> None:
    """The headlines are Python's to the last bit; where there is none, both say so."""
    numbers = {name: run.number(name) for name in found}
    assert found == {name: None if one != one else one for name, one in numbers.items()}  # noqa: PLR0124


def test_by_hand() -> None:
    """Address, scenario file, scales: node tells which of them is wrong."""
    files = [str(HERE / f"{name}.test.mjs") for name in ("address", "controls")]
    command = [node_or_skip(), "--test", *files]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stdout
    assert "# fail 0" in done.stdout
    assert "# pass 0" not in done.stdout


def test_keys_move_a_slider_by_its_step(opened: Chromium) -> None:
    from selenium.webdriver.common.keys import Keys

    slider = field(opened, SHARE, "input[type=range]")
    slider.send_keys(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    python_has(fundmodel.run(fundmodel.load("base", {"us_profit_share": 0.49})), headlines(opened))
    assert slider.get_attribute("aria-valuetext") == "49.00 %"
    assert field(opened, SHARE, "input[type=number]").get_attribute("value") == "49"
    assert "#s=base&f=" in opened.run("return location.hash")
    assert opened.run("return location.hash").endswith("&us_profit_share=0.49")
    assert opened.run("return document.getElementById('status').textContent").startswith(
        "Base, with your change: the US takes"
    )


def test_a_link_brings_back_what_it_was_made_with(chromium: Chromium, page: Path) -> None:
    """Choices by their names, days as days, a number for all years and one for one year."""
    chromium.open(page, MOVED)
    found = headlines(chromium)
    address = chromium.run("return location.hash")
    assert chromium.run("return document.getElementById('trouble').hidden")
    chromium.open(page, address)
    assert headlines(chromium) == found
    edits = dict(chromium.run("return [...fundmodel.state.edits]"))
    assert len(edits) == MOVED.count("=") - 1
    python_has(fundmodel.run(fundmodel.load("renewed_war_2030", edits)), found)


def test_what_is_out_of_range_is_refused_at_the_control(opened: Chromium) -> None:
    before = headlines(opened)
    number = field(opened, SHARE, "input[type=number]")
    typed(number, "140")
    why = opened.driver.find_element("id", str(number.get_attribute("aria-describedby")))
    assert number.get_attribute("aria-invalid") == "true"
    assert why.text == "Outside what is plausible: 0.00 % to 100.00 %. It stays at 50.00 %."
    assert headlines(opened) == before
    typed(number, "40")
    assert number.get_attribute("aria-invalid") == "false"
    assert not why.is_displayed()
    python_has(fundmodel.run(fundmodel.load("base", {"us_profit_share": 0.4})), headlines(opened))
    typed(number, "-")
    assert why.text == "A number belongs here. It stays at 50.00 %."
    field(opened, SHARE, "button.reset").click()
    assert headlines(opened) == before
    assert not why.is_displayed()
    assert opened.run("return location.hash") == "#s=base"


def test_a_comma_is_not_left_out_in_silence(opened: Chromium) -> None:
    """An English browser takes no comma: 1,5 would become 15."""
    before, number = headlines(opened), field(opened, SHARE, "input[type=number]")
    typed(number, "1,5")
    why = opened.driver.find_element("id", str(number.get_attribute("aria-describedby")))
    assert why.text == "Write a decimal point in place of a comma. It stays at 50.00 %."
    assert headlines(opened) == before
    typed(number, "1.5")
    python_has(fundmodel.run(fundmodel.load("base", {"us_profit_share": 0.015})), headlines(opened))
    assert not why.is_displayed()


def test_the_head_has_the_fingerprint_that_run_tells(opened: Chromium) -> None:
    from selenium.webdriver.support.ui import Select

    told = "return document.getElementById('identity').textContent"
    version = f"Version {fundmodel.__version__}, assumptions "
    assert opened.run(told) == version + fundmodel.load("base").fingerprint[:16]
    Select(field(opened, "Scenario", "select")).select_by_value(NAMES[1])
    headlines(opened)
    assert opened.run(told) == version + fundmodel.load(NAMES[1]).fingerprint[:16]


def test_every_printed_sheet_says_which_assumptions_it_is_of(opened: Chromium) -> None:
    """On paper it is light, even where the reader's screen is dark."""
    import base64
    import io

    import pypdf

    typed(field(opened, SHARE, "input[type=number]"), "30")
    headlines(opened)
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}], "media": "print"}
    opened.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    colour = "return getComputedStyle(document.querySelector('.drawing .stroke-0')).stroke"
    ours = "return getComputedStyle(document.documentElement).getPropertyValue('--ink')"
    try:
        assert (opened.run(colour), opened.run(ours)) == ("rgb(0, 114, 178)", "#000000")
    finally:
        opened.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    asked = {"preferCSSPageSize": True}
    printed = opened.driver.execute_cdp_cmd("Page.printToPDF", asked)["data"]
    sheets = pypdf.PdfReader(io.BytesIO(base64.b64decode(printed))).pages
    foot = f"assumptions {fundmodel.load().fingerprint[:16]}, 1 change"
    assert len(sheets) > 1
    for sheet in sheets:
        assert foot in sheet.extract_text()
        assert [round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:]] == [210, 297]


def test_a_broken_address_is_told_and_the_rest_holds(chromium: Chromium, page: Path) -> None:
    chromium.open(page, "#s=bse&us_profit_shar=0.4&european_pledge=90000")
    python_has(
        fundmodel.run(fundmodel.load("base", {"european_pledge": 90_000})), headlines(chromium)
    )
    first, second = chromium.run("return document.getElementById('trouble').innerText").split("\n")
    assert first == (
        'There is no scenario "bse" in this file. Did you mean "base"? Here stands base.'
    )
    assert second == (
        "us_profit_shar: There is no assumption us_profit_shar. "
        'Did you mean "us_profit_share"? It stays as delivered.'
    )
    typed(field(chromium, PLEDGE, "input[type=number]"), "95")
    headlines(chromium)
    assert chromium.run("return document.getElementById('trouble').hidden")


def test_the_scenario_file_of_the_page_gives_its_numbers(
    chromium: Chromium, page: Path, tmp_path: Path
) -> None:
    """As copied from the field, with its reasons not filled in yet."""
    chromium.open(page, MOVED)
    found = headlines(chromium)
    text = chromium.run("return [...document.querySelectorAll('#share textarea')][1].value")
    path = tmp_path / "renewed_war_2030_changed.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = fundmodel.load(path)
    assert loaded.label == "Renewed war in 2030, 10 changes"
    assert loaded.parents[-1] == "renewed_war_2030"
    python_has(fundmodel.run(loaded), found)


def test_the_command_of_the_page_gives_its_numbers(chromium: Chromium, page: Path) -> None:
    """Read as a shell reads it."""
    import shlex

    chromium.open(page, MOVED)
    found = headlines(chromium)
    text = chromium.run("return [...document.querySelectorAll('#share textarea')][2].value")
    words = shlex.split(text.split("\n")[1])
    assert words[:5] == ["python", "-m", "fundmodel", "run", "renewed_war_2030"]
    changes = read_settings(words[6::2], None)
    python_has(fundmodel.run(fundmodel.load(words[4], changes)), found)


def test_a_saved_copy_opens_as_it_was_left(chromium: Chromium, page: Path, tmp_path: Path) -> None:
    """Saved by the browser as it stands, or by the page: no part is there twice."""
    chromium.open(page, MOVED)
    found, counts = headlines(chromium), chromium.run(COUNTS)
    whole = "return '<!doctype html>' + document.documentElement.outerHTML"
    for name, script in (("own", "return fundmodel.share.whole()"), ("browser", whole)):
        copy = tmp_path / f"{name}.html"
        copy.write_text(chromium.run(script), encoding="utf-8")
        chromium.open(copy)
        assert headlines(chromium) == found
        assert chromium.run(COUNTS) == counts
        assert chromium.complaints() == []


def test_other_scenarios_keep_what_was_changed(opened: Chromium) -> None:
    from selenium.webdriver.support.ui import Select

    typed(field(opened, SHARE, "input[type=number]"), "30")
    Select(field(opened, "Scenario", "select")).select_by_value("european_money_as_needed")
    run = fundmodel.run(fundmodel.load("european_money_as_needed", {"us_profit_share": 0.3}))
    python_has(run, headlines(opened))
    opened.driver.find_element("xpath", "//button[.='Reset all']").click()
    python_has(fundmodel.run(fundmodel.load("european_money_as_needed")), headlines(opened))
    assert opened.run("return document.activeElement.value") == "european_money_as_needed"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("us_profit_share", SHARE),
        ("recycled_share", "Share of reflows"),
        ("coupon", "Interest rate of loans"),
    ],
)
def test_a_click_far_away_leads_to_the_control(name: str, told: str, opened: Chromium) -> None:
    """Of a number in front, of one that is searched, and of one with many members."""
    opened.run("document.body.dispatchEvent(new CustomEvent('seekcontrol', "
               "{ bubbles: true, detail: arguments[0] }))", name)  # fmt: skip
    script = "return document.activeElement.closest('.many, .group, .search-found > *').textContent"
    assert told in opened.run(script)
    assert opened.run("return document.activeElement.matches('#controls input')")
