"""What the charts of a report draw is what was worked out."""

import re
from html import escape, unescape
from pathlib import Path

import numpy as np
import pytest

from fundmodel.analyse.charts.tornado import TornadoBar
from fundmodel.analyse.judgements import source_of, why_of
from fundmodel.build_model.units import SHARE, USD_M
from fundmodel.charts.measure import Measure
from fundmodel.reports.driver_chart import driver_chart
from fundmodel.reports.fan_chart import fan_chart
from fundmodel.reports.inputs_in_words import end_in_words
from fundmodel.reports.interval_chart import Interval, interval_chart
from fundmodel.reports.last_pages import first_sentence
from fundmodel.reports.report import Report
from fundmodel.reports.writing import write_charts
from tests.reports.page_reader import Page


def test_bars_go_from_what_is_stated() -> None:
    bars = [TornadoBar("both ways", -3_000, 4_000), TornadoBar("one way", 1_000, 2_000),
            TornadoBar("unknown", float("nan"), 500)]  # fmt: skip
    (axes,) = driver_chart(bars, Measure("Gain", USD_M), 10_000, "Gain").axes
    ends = [one.get_x() + one.get_width() for one in axes.patches]
    assert ends == pytest.approx([7, 14, 11, 12, 10.5])
    assert {one.get_x() for one in axes.patches} == {10}
    low, high = axes.get_xlim()
    assert low < 7
    assert high > 14


def test_a_fan_has_its_bands_and_the_stated_path() -> None:
    fan = {name: np.array([at, 2 * at]) / 10 for at, name in
           enumerate(("p5", "p25", "p50", "p75", "p95"))}  # fmt: skip
    (axes,) = fan_chart([2027, 2028], fan, np.array([0.5, 0.6]), SHARE, "Share").axes
    middle, stated = (line.get_ydata() for line in axes.lines[:2])
    assert list(middle) == pytest.approx([20, 40])
    assert list(stated) == pytest.approx([50, 60])
    heights = [band.get_paths()[0].vertices[:, 1] for band in axes.collections]
    assert [(low.min(), low.max()) for low in heights] == [(0, 80), (10, 60)]


def test_intervals_are_drawn_in_their_order() -> None:
    rows = [
        Interval("more", 3_000, 1_000, 5_000, 4_000),
        Interval("less", 2_000, 0, 2_500, 1, True),
    ]
    (axes,) = interval_chart(rows, Measure("Take", USD_M), "Take").axes
    assert [text.get_text() for text in axes.get_yticklabels()] == ["more", "less"]
    assert [text.get_fontweight() for text in axes.get_yticklabels()] == ["normal", "bold"]
    assert [list(line.get_xdata()) for line in axes.lines[:2]] == [[1, 5], [0, 2.5]]
    dots, diamonds = (each.get_offsets()[:, 0].tolist() for each in axes.collections)
    assert dots == pytest.approx([3, 2])
    assert diamonds == pytest.approx([4, 0.001])


def test_charts_are_named_by_what_they_show(base: Report) -> None:
    assert list(base.charts) == [
        "amounts", "fan_money_disbursed", "fan_us_share_paid", "fan_cash", "drivers_ukraine_gain",
        "drivers_us_take_present_value", "readings",
    ]  # fmt: skip


def test_a_chart_that_stands_alone_says_where_it_is_from(base: Report, tmp_path: Path) -> None:
    drawings = write_charts([base], tmp_path / "new", ".svg")
    assert [one.name for one in drawings] == [f"base_{name}.svg" for name in base.charts]
    for one in drawings:
        texts = [text for _, text in Page(one.read_text("utf-8")).texts]
        assert texts.count(f"Source: fundmodel {base.version}; base, 160 worlds, seed 1") == 1


def test_what_is_nothing_is_not_drawn(report: Report) -> None:
    has_share = report.material.assumptions.number("us_profit_share") > 0
    assert ("fan_us_share_paid" in report.charts) is has_share
    assert ("drivers_us_take_present_value" in report.charts) is has_share


def test_ends_of_inputs_have_their_unit(base: Report) -> None:
    movables = base.material.tornado.movables.all
    delay, share = movables["russian_legal_delay"], movables["aid_displacement_share"]
    assert end_in_words(delay, 6) == "6 quarters"
    assert end_in_words(share, 0.394) == "39.4 %"


def test_why_is_a_whole_sentence_without_links() -> None:
    law = "Two years (one to\nfive). Regulation (EU) 2025/2600 of 12 December bans every transfer."
    assert first_sentence(law) == "Two years (one to five)."
    assert first_sentence("Judgement: one in five (https://a.b/c-d). It decides.") == (
        "Judgement: one in five."
    )
    assert first_sentence("Judgement. From 0.5 to 3.5 % a year. More.") == (
        "Judgement. From 0.5 to 3.5 % a year."
    )
    assert first_sentence("No end") == "No end"


def test_every_judgement_has_its_source(report: Report) -> None:
    """Nothing is cut: the reason is in the notes as it stands there, then whose it is."""
    judged = report.material.judgements
    rows = re.findall(r"<tr>(.*?)</tr>", report.pages.partition('class="judged"')[2], re.DOTALL)
    by_label = {escape(bar.movable.label): bar.movable for each in judged.tornado.bars.values()
                for bar in each}  # fmt: skip
    told = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    reasons = [row[2] for row in told if len(row) > 3 and row[0] in by_label]
    assert len(reasons) >= 5
    for label, _, why, *_ in (row for row in told if len(row) > 3 and row[0] in by_label):
        one = by_label[label]
        assert "..." not in why
        assert why.endswith(f"({escape(source_of(one))})")
        first = unescape(why).partition(" (")[0]
        assert first in why_of(one)


def test_shifts_of_shares_are_told_in_points(base: Report) -> None:
    shift = base.material.tornado.movables.all["equity_growth_shift"]
    assert shift.about == "shift"
    assert end_in_words(shift, -0.0298) == "-2.98 points"


def test_numbers_of_all_grades_make_the_whole(report: Report) -> None:
    text = report.pages.partition("Sources</h4>")[2]
    whole, parts = re.search(r"([0-9,]+) numbers from [0-9,]+ sources: (.*?) \(A:", text).groups()
    counts = [int(one.replace(",", "")) for one in re.findall(r"(?:^|, )([0-9,]*[0-9]) ", parts)]
    assert sum(counts) == int(whole.replace(",", ""))
    assert len(counts) == 4


def test_a_scenario_that_changes_the_world_says_what_it_keeps(report: Report) -> None:
    kept = "What this scenario does not change is as in base. Base is a world, not a forecast"
    assert "Base is a world, not a forecast" in report.pages
    assert (kept in report.pages) is (report.material.assumptions.name != "base")


def test_names_and_numbers_stay_within_the_drawing() -> None:
    """The last number below the axis, and the longest name above a bar."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    bars = [TornadoBar("Probability that it " + "comes otherwise " * 4, -3_380, 3_380)]
    figure = driver_chart(bars, Measure("Gain", USD_M), 15_000, "Gain")
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    (axes,) = figure.axes
    low, high = axes.get_xlim()
    below = [text for text in axes.get_xticklabels() if low <= text.get_position()[0] <= high]
    assert {text.get_text() for text in (below[0], below[-1])} == {"10", "20"}  # at the very ends
    for text in (*below, *axes.texts):
        box = text.get_window_extent()
        assert 0 <= box.x0 <= box.x1 <= figure.bbox.x1, text.get_text()
    assert bars[0].label in {text.get_text() for text in axes.texts}
