"""The file: nothing from elsewhere, no script, text stays text, heads in order, the same bytes."""

import itertools
import re
from dataclasses import replace

import pytest

from fundmodel.analyse.charts.tornado import TornadoBar
from fundmodel.build_model.units import USD_M
from fundmodel.charts.measure import Measure
from fundmodel.read_assumptions import Assumptions
from fundmodel.reports.document import document
from fundmodel.reports.drawings import inline
from fundmodel.reports.driver_chart import driver_chart
from fundmodel.reports.report import Report
from fundmodel.simulation.simulation import Simulation
from tests.reports.page_reader import Page

HOSTILE = '<script>alert("1")</script> & $\\frac{$ --> ]]> "><img src=x onerror=alert(2)>'
TEXTS = {"html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer"}
LISTS = {"nav", "h1", "h2", "h3", "h4", "p", "dl", "div", "dt", "dd", "ul", "li", "a", "figcaption"}
TABLES = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
DRAWINGS = {"figure", "svg", "g", "path", "use", "text", "defs", "clippath", "rect"}
KNOWN = TEXTS | LISTS | TABLES | DRAWINGS


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    return {}


def of_the_same(simulation: Simulation, assumptions: Assumptions) -> Simulation:
    """A simulation that says it is of other assumptions."""
    return replace(simulation, worlds=replace(simulation.worlds, assumptions=assumptions))


def page_of(report: Report, written: dict[str, bytes]) -> Page:
    """The page of a report, made once."""
    if report.heading not in written:
        written[report.heading] = document([report])
    return Page(written[report.heading].decode())


def test_nothing_comes_from_elsewhere(report: Report, written: dict[str, bytes]) -> None:
    page = page_of(report, written)
    assert {name for name, _ in page.elements} <= KNOWN
    policy = page.named("meta")[1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].startswith("default-src 'none'; style-src 'unsafe-inline'; ")
    assert "script-src" not in policy["content"]
    links = [
        value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in ("href", "src", "xlink:href", "clip-path") or name.startswith("on")
    ]
    assert links
    assert all(link.startswith(("#", "url(#")) for link in links)
    assert len(written[report.heading]) < 400_000


def test_names_within_a_page_are_there_once(report: Report, written: dict[str, bytes]) -> None:
    """Charts bring names of their own, which two charts would share."""
    page = page_of(report, written)
    names = [one["id"] for _, one in page.elements if "id" in one]
    assert len(set(names)) == len(names)
    for _, attributes in page.elements:
        for value in attributes.values():
            for name in re.findall(r"url\(#([^)]+)\)|^#(.+)$", value):
                assert "".join(name) in names


def test_a_reader_that_does_not_see_finds_its_way(
    report: Report, written: dict[str, bytes]
) -> None:
    page = page_of(report, written)
    assert page.named("html") == [{"lang": "en"}]
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    assert levels[:3] == [1, 2, 3]
    assert levels.count(3) == 4
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(one["scope"] in ("col", "row") for one in page.named("th"))
    assert len(page.named("caption")) == len(page.named("table")) >= 4
    drawings = page.named("svg")
    assert len(drawings) == len(report.charts) >= 4
    assert all(one["role"] == "img" and len(one["aria-label"]) > 40 for one in drawings)
    words = {text.strip() for name, text in page.texts if name == "text"}
    assert {"stated path", "US$ bn"} <= words  # letters, not outlines


def test_every_sentence_and_headline_stands_there(
    report: Report, written: dict[str, bytes]
) -> None:
    text = page_of(report, written).text()
    assert all(sentence in text for sentence in report.sentences)
    run = report.material.run
    for line in run.model.headlines:
        if not line.each and line.unit.name == "US$ m":
            assert f"{run.number(line.name) / 1000 + 0.0:,.2f}" in text
    assert text.count(f"assumptions {run.assumptions.fingerprint[:16]}; page") == 4


def test_a_chart_has_the_same_bytes_each_time(base: Report, written: dict[str, bytes]) -> None:
    page_of(base, written)
    chart = base.charts["readings"]
    again = inline(base.figure("readings"), f"{base.prefix}-readings", chart.alternative)
    assert again.strip().encode() in written[base.heading]


def test_hostile_texts_stay_texts(base: Report) -> None:
    """Of the scenario, of what drives it, and in charts."""
    material, tornado = base.material, base.material.tornado
    assumptions = replace(
        material.assumptions, label=HOSTILE, description=HOSTILE, warnings=(HOSTILE,)
    )
    bars = {
        result: [
            replace(bar, movable=replace(
                bar.movable, metadata=replace(bar.movable.metadata, label=HOSTILE, note=HOSTILE)))
            for bar in each
        ]
        for result, each in tornado.bars.items()
    }  # fmt: skip
    hostile = Report(
        replace(
            material,
            run=replace(material.run, assumptions=assumptions),
            simulation=of_the_same(material.simulation, assumptions),
            tornado=replace(tornado, bars=bars),
        ),
        base.version,
    )
    page = Page(document([hostile]).decode())
    assert {name for name, _ in page.elements} <= KNOWN
    assert not [one for _, one in page.elements if any(name.startswith("on") for name in one)]
    assert page.text().count("<script>alert") >= 8


def test_a_hostile_label_in_a_chart_is_drawn_as_it_is() -> None:
    bars = [TornadoBar(HOSTILE, -5.0, 7.0, "<b>", "$x$")]
    drawn = driver_chart(bars, Measure("cost", USD_M), 100_000.0, HOSTILE)
    page = Page(inline(drawn, "mine", HOSTILE))
    assert {name for name, _ in page.elements} <= KNOWN
    assert {"<b>", "$x$"} <= {text.strip() for name, text in page.texts if name == "text"}


def test_several_reports_follow_each_other(base: Report) -> None:
    war = replace(base.material.assumptions, name="a war", label="A <war>")
    material = replace(
        base.material,
        run=replace(base.material.run, assumptions=war),
        simulation=of_the_same(base.material.simulation, war),
    )
    other = Report(material, "1")
    page = Page(document([base, other]).decode())
    assert [one["href"] for one in page.named("a")] == ["#of-base", "#of-a-war"]
    assert [one["class"] for one in page.named("section")] == ["sheet"] * 8
    names = [one["id"] for _, one in page.elements if "id" in one]
    assert len(set(names)) == len(names)
