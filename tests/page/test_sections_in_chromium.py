"""The sections in a browser: charts as files, chains by clicking, members, two scenarios."""

from __future__ import annotations

import base64
import csv
import io
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import fundmodel
from fundmodel.command_line.answers import format_result
from fundmodel.explanations.written_numbers import short
from fundmodel.fund.front_pages import READINGS
from fundmodel.fund.page_sections import SECTIONS
from tests.page.axe import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fundmodel.build_model.model import Model
    from fundmodel.run_paths.run import Run
    from tests.page.chromium import Chromium

NAMES = ["base", "reparations_loan"]
CATCH = """
URL.createObjectURL = (blob) => { window.caught = blob; return "blob:nothing"; };
HTMLAnchorElement.prototype.click = function () { window.called = this.download; };
"""
READ = """
const reader = new FileReader();
reader.onload = () => { window.content = reader.result.split(",")[1]; };
reader.readAsDataURL(window.caught);
"""
PAGES = """
const missing = [];
for (const name of arguments[0]) {
  document.dispatchEvent(new CustomEvent("explain", { detail: name }));
  const entry = document.querySelector(".entry");
  const { data } = fundmodel;
  const one = [...data.lines, ...data.inputs].find((each) => each.name === name);
  const told = entry.querySelectorAll("svg[role=img], .numbers tbody td").length;
  if (entry.querySelector("h3").textContent !== one.label || !told) missing.push(name);
}
return missing;
"""
OTHER = """
const pick = document.querySelector("#section-scenarios select");
pick.value = arguments[0];
pick.dispatchEvent(new Event("change"));
"""
TOGETHER = 60


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    return [fundmodel.run(fundmodel.load(name)) for name in NAMES]


@pytest.fixture(scope="module")
def page(runs: list[Run], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sections") / "page.html"
    fundmodel.write_page(runs, path)
    return path


@pytest.fixture
def quiet(chromium: Chromium) -> Iterator[Chromium]:
    """A browser that has nothing to complain of."""
    yield chromium
    assert chromium.complaints() == []


def opened(chromium: Chromium, page: Path, *sections: str) -> None:
    """Open the page with sections open."""
    chromium.open(page, f"#s=base&open={','.join(sections)}")
    for name in sections:
        chromium.wait(f"return document.querySelector('#section-{name}').open")


def clicked(chromium: Chromium, selector: str, text: str = "") -> None:
    """Click the first element that a selector finds with a text."""
    found = chromium.run(
        "const all = [...document.querySelectorAll(arguments[0])];"
        "const one = all.find((each) => !arguments[1] || each.textContent === arguments[1]);"
        "one?.click(); return Boolean(one);",
        selector,
        text,
    )
    assert found, (selector, text)


def texts(chromium: Chromium, selector: str) -> list[str]:
    """The texts of all elements that a selector finds."""
    return chromium.run(
        "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)",
        selector,
    )


def saved(chromium: Chromium, section: str, kind: str) -> tuple[str, bytes]:
    """What the first chart of a section is saved as: name and content."""
    chromium.run(f"window.caught = window.content = null; {CATCH}")
    clicked(chromium, f"#section-{section} .chart .files button", kind)
    chromium.wait("return window.caught")
    chromium.run(READ)
    return chromium.run("return window.called"), base64.b64decode(
        chromium.wait("return window.content")
    )


def moved_by(chromium: Chromium, name: str, number: float) -> None:
    """Put a number where the page has it, and wait until it is drawn."""
    said = chromium.run("return fundmodel.offer(arguments[0], arguments[1])", name, number)
    assert said == ""
    chromium.wait("return !fundmodel.frame")


def test_every_section_opens_and_tells_something(
    quiet: Chromium, page: Path, figure: Callable[[str], None]
) -> None:
    names = [section.name for section in SECTIONS]
    opened(quiet, page, *names)
    for section in SECTIONS:
        drawn = texts(quiet, f"#section-{section.name} .chart figcaption strong")
        assert len(drawn) >= len(section.pictures), section.name
        assert quiet.run(
            "return [...document.querySelectorAll(arguments[0])].every((path) =>"
            " !/NaN|Infinity/.test(path.outerHTML))",
            f"#section-{section.name} svg",
        )
    moved_by(quiet, "us_profit_share", 0.4)
    took = quiet.run(
        "return fundmodel.sections.map((one) => {"
        " const begin = performance.now();"
        " for (let time = 0; time < 20; time += 1) one.update();"
        " return [one.section.id, (performance.now() - begin) / 20]; })"
    )
    figure(f"ms an update: {', '.join(f'{name} {ms:.1f}' for name, ms in took)}")


def test_a_chart_is_saved_with_its_numbers(quiet: Chromium, page: Path, runs: list[Run]) -> None:
    opened(quiet, page, "money")
    name, content = saved(quiet, "money", "CSV")
    assert name == "money_received_and_disbursed.csv"
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["Year", "Russian assets", "European contributions", "Disbursed"]
    lines = ["russian_money_received", "european_money_received", "money_disbursed"]
    table = runs[0].annual[[(line, "") for line in lines]] / 1000
    np.testing.assert_allclose(np.array(rows[1:], float)[:, 1:], table, rtol=1e-12, atol=1e-12)
    assert [int(row[0]) for row in rows[1:]] == list(table.index)


def test_a_chart_is_saved_as_a_drawing_and_a_picture(quiet: Chromium, page: Path) -> None:
    opened(quiet, page, "money")
    name, drawing = saved(quiet, "money", "SVG")
    assert name == "money_received_and_disbursed.svg"
    root = ET.fromstring(drawing)  # noqa: S314
    said = [text for element in root.iter() if (text := element.text)]
    assert said[:2] == ["Money received and disbursed", "US$ bn a year, nominal"]
    assert {"Russian assets", "European contributions", "Disbursed"} <= set(said)
    assert said[-1].startswith("Ukraine reconstruction fund, version")
    assert b"style=" not in drawing
    name, picture = saved(quiet, "money", "PNG")
    assert name == "money_received_and_disbursed.png"
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == tuple(2 * int(root.attrib[side]) for side in ("width", "height"))


def test_delivered_stands_beside_yours_where_something_is_changed(
    quiet: Chromium, page: Path
) -> None:
    opened(quiet, page, "stakeholders")
    dashed = "return document.querySelectorAll('#section-stakeholders .reference[d]').length"
    assert quiet.run(dashed) == 0
    moved_by(quiet, "us_profit_share", 0.25)
    assert quiet.run(dashed) == 3
    labels = quiet.wait(
        "const all = [...document.querySelectorAll('#section-stakeholders svg[role=img]')]"
        ".map((one) => one.getAttribute('aria-label'));"
        "return all.some((one) => one.includes('as delivered')) && all;"
    )
    assert any("US share of profit" in label for label in labels)
    (total,) = texts(quiet, "#section-stakeholders .sum")
    assert total.startswith("Together they gain 0.00:")


def way(model: Model, line: str, assumption: str) -> list[str]:
    """The shortest way from a line to an assumption, along what each line reads."""
    ways, seen = [[line]], {line}
    for one in ways:
        for read in model.lines[one[-1]].reads:
            if read.name == assumption:
                return [*one, assumption]
            if read.name in model.lines and read.name not in seen:
                seen.add(read.name)
                ways.append([*one, read.name])
    raise AssertionError(assumption)


def test_a_number_is_followed_to_its_source_by_clicking(
    quiet: Chromium, page: Path, runs: list[Run]
) -> None:
    run = runs[0]
    opened(quiet, page, "stakeholders")
    take = run.model.lines["us_take_total"]
    clicked(quiet, "#section-stakeholders .numbers button", take.definition.label)
    steps = way(run.model, "us_take_total", "us_profit_share")
    assert len(steps) > 3
    for before, step in pairwise(steps):
        line = run.model.lines[before]
        label = line.definition.label
        quiet.wait(f"return document.querySelector('.entry h3')?.textContent === {label!r}")
        (year,) = texts(quiet, ".entry .reads thead th:nth-child(3)")
        if line.each is None and line.traits.by_quarter:
            number = run.annual[before, ""][int(year)]
            (own,) = texts(quiet, ".entry .reads .row-total td:nth-child(3)")
            told = {"money": 0.001, "percent": 100.0}.get(line.unit.style, 1.0)
            assert own == short(number * told)
        clicked(quiet, ".entry .formula button", step)
    share = next(one for one in run.assumptions if one.name == "us_profit_share")
    heading = texts(quiet, ".entry h3")
    assert heading == [share.metadata.label]
    assert share.metadata.source.title in texts(quiet, ".entry .terms")[0]
    assert len(texts(quiet, "nav[aria-label=Chain] li")) == len(steps)
    clicked(quiet, ".entry button", "To its control")
    quiet.wait("return document.getElementById('controls').contains(document.activeElement)")
    clicked(quiet, "nav[aria-label=Chain] button", take.definition.label)
    assert texts(quiet, ".entry h3") == [take.definition.label]
    assert len(texts(quiet, "nav[aria-label=Chain] li")) == 1


@pytest.mark.parametrize("every", [40, pytest.param(1, marks=pytest.mark.thorough)])
def test_every_line_and_assumption_has_a_page(every: int, quiet: Chromium, page: Path) -> None:
    opened(quiet, page, "lines")
    names: list[str] = quiet.run(
        "const { lines, inputs } = fundmodel.data;"
        "return [...lines, ...inputs].map((one) => one.name)"
    )
    assert len(names) > 1_000
    chosen = names[::every]
    for first in range(0, len(chosen), TOGETHER):
        assert quiet.run(PAGES, chosen[first : first + TOGETHER]) == []


def test_a_member_is_picked(quiet: Chromium, page: Path, runs: list[Run]) -> None:
    opened(quiet, page, "contributors")
    assert texts(quiet, "#section-contributors strong")[0] == "Called and received: Germany"
    quiet.run(
        "const pick = document.querySelector('#section-contributors select');"
        "pick.value = 'Norway'; pick.dispatchEvent(new Event('change'));"
    )
    assert texts(quiet, "#section-contributors strong")[0] == "Called and received: Norway"
    model = runs[0].model
    norway = model.members("contributor_net_cost").index("Norway")
    cost = runs[0].arrays["contributor_net_cost"][0, norway, 0]
    rows = texts(quiet, "#section-contributors .numbers tbody tr td:nth-child(4)")
    assert rows[0] == format_result(model.lines["contributor_net_cost"].unit, cost)


def test_every_reading_is_rerun_once_nothing_moves(quiet: Chromium, page: Path) -> None:
    opened(quiet, page, "readings")
    moved_by(quiet, "us_profit_share", 0.4)
    quiet.wait(
        "const cells = [...document.querySelectorAll('#section-readings .numbers tbody td')];"
        "return cells.length > 50 && cells.every((one) => one.textContent !== '…');"
    )
    run = fundmodel.run(fundmodel.load("base", {"us_profit_share": 0.4}))
    table = fundmodel.readings(run)
    rows = quiet.run(
        "return [...document.querySelectorAll('#section-readings .numbers tbody')][0]"
        ".innerText.trim().split('\\n').map((row) => row.split('\\t'))"
    )
    unit = run.model.lines["us_take_total"].unit
    columns = [READINGS.result, *(name for name, _ in READINGS.reruns)]
    for name, *cells in rows:
        reading = name.removesuffix(" (chosen)")
        assert cells == [format_result(unit, table.loc[reading, column]) for column in columns]
    assert len(rows) == len(table)


def test_two_scenarios_differ_by_what_is_stated(
    quiet: Chromium, page: Path, runs: list[Run]
) -> None:
    opened(quiet, page, "scenarios")
    assert texts(quiet, "#section-scenarios .readout") == ["No number differs."]
    quiet.run(OTHER, "reparations_loan")
    quiet.wait("return fundmodel.state.against === 'reparations_loan' && !fundmodel.frame")
    base, loan = runs
    rows = texts(quiet, "#section-scenarios .row-reasons td:nth-child(2)")
    assert {"us_profit_share", "european_pledge"} <= set(rows)
    reasons = texts(quiet, "#section-scenarios .row-reasons td:last-child")
    assert all(reasons)
    headlines = [line for line in base.model.headlines if not line.each]
    told: list[Any] = quiet.wait(
        "const rows = [...document.querySelectorAll('#section-scenarios .numbers')][0]"
        ".querySelectorAll('tbody tr'); return rows.length && "
        "[...rows].map((row) => [...row.children].slice(2, 4).map((one) => one.textContent))"
    )
    expected = [
        [format_result(line.unit, one.number(line.name)) for one in (loan, base)]
        for line in headlines
    ]
    assert told == expected
    quiet.wait("return location.hash.endsWith('&against=reparations_loan')")
    quiet.run("location.hash = location.hash.replace('reparations_loan', 'base')")
    quiet.wait("return document.querySelector('#section-scenarios select').value === 'base'")
    quiet.run(OTHER, "reparations_loan")
    quiet.wait("return location.hash.endsWith('&against=reparations_loan')")
    quiet.run(OTHER, "base")  # which stands beside where the address says nothing
    quiet.wait("return !location.hash.includes('against')")


@pytest.mark.thorough
@pytest.mark.parametrize("section", [section.name for section in SECTIONS])
def test_axe_finds_nothing_in_a_section(section: str, quiet: Chromium, page: Path) -> None:
    """With the first of what opens inside it, and of the lines one with its chain."""
    opened(quiet, page, section)
    quiet.run(
        "const part = document.querySelector(arguments[0]); if (part) part.open = true;",
        f"#section-{section} :is(.part, .chart-more)",
    )
    if section == "lines":
        quiet.run("document.dispatchEvent(new CustomEvent('explain', { detail: 'us_share_paid' }))")
        clicked(quiet, ".entry .formula button", "us_share_due")
    moved_by(quiet, "us_profit_share", 0.4)
    assert findings(quiet) == []
