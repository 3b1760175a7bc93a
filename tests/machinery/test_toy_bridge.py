"""The sheet Bridge of the lighthouses: results side by side, a bridge, and its waterfall."""

from dataclasses import replace
from functools import cache
from math import isclose
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.analyse.bridge import Bridge
from fundmodel.build_model.units import SHARE
from fundmodel.errors import BadInput
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import INPUTS, InputColumns
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheets.bridge_chart import Parts
from fundmodel.workbooks.sheets.bridge_check import refuse_other_bridge
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE, FLAG_ROW, HEAD, MOST_DRAWN, SENTENCE
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.writing.save import workbook_bytes, workbook_parts
from tests.agreement.delivered import LoadedBook, choose
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_bridge import RESULT, bridge_of, of_the_reserve, without_shares
from tests.machinery.toy_files import cell_of
from tests.recalculation.compare import differences, differences_in_ironcalc, with_wrong_values
from tests.recalculation.engines import recalculate_with_ironcalc, recalculate_with_libreoffice
from tests.thorough import mostly_thorough
from tests.toy_fund.stages import PRESENTATION, toy_run

RUNS = [toy_run(), toy_run("gales")]
CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MANY = tuple(float((-1) ** at * (300 - 11 * at)) for at in range(MOST_DRAWN + 3))


def book_with(bridge: Bridge, case: int = 1) -> Book:
    """The workbook of both scenarios with a bridge."""
    return plan_workbook(RUNS, PRESENTATION, "0", case=case, bridge=bridge)


@cache
def planned() -> Book:
    return book_with(of_the_reserve())


@pytest.fixture(scope="module")
def opened() -> LoadedBook:
    """The book with a wrong number in every formula cell, so that none passes unless worked out."""
    return LoadedBook(workbook_bytes(with_wrong_values(planned())))


def texts(sheet: Sheet, column: int) -> dict[int, str]:
    """Row -> the text there."""
    return {row: str(cell.value) for (row, at), cell in sheet.cells.items() if at == column}


def bars(sheet: Sheet) -> dict[str, tuple[float, ...]]:
    """What is drawn: label of a bar -> before, after, no fill, ends, up and down."""
    head = next(at for at, cell in sheet.cells.items() if cell.value == "Numbers of the chart")
    found = {}
    for row in range(head[0] + 1, sheet.cells.last_row + 1):
        if (label := sheet.cells.get((row, head[1]))) is None:
            break
        numbers = (sheet.cells[row, head[1] + at].value for at in range(1, 9))
        found[str(label.value)] = tuple(float(number or 0) for number in numbers)
    return found


BRIDGES = {
    "to gales": of_the_reserve(),
    "through zero": bridge_of(30, -80, 20, 90, -200),
    "below zero": bridge_of(-50, -10, 25, 5),
    "many": bridge_of(0, *MANY),
    "of a share": bridge_of(0.25, 0.125, -0.5, unit=SHARE),
    "nothing differs": bridge_of(12.5),
    "without shares": without_shares(bridge_of(30, 2, 5)),
}


@pytest.mark.parametrize("name", mostly_thorough(BRIDGES, ["through zero", "without shares"]))
def test_every_cell_is_what_ironcalc_makes_of_it(name: str) -> None:
    book = book_with(BRIDGES[name])
    values = recalculate_with_ironcalc(workbook_bytes(with_wrong_values(book)))
    report = differences_in_ironcalc(book, values)
    assert report.agrees, report


@pytest.mark.libreoffice
@pytest.mark.thorough
@pytest.mark.parametrize("name", ["through zero", "many"])
def test_every_cell_is_what_libreoffice_makes_of_it(name: str) -> None:
    book = book_with(BRIDGES[name], case=2)
    (values,) = recalculate_with_libreoffice(workbook_bytes(with_wrong_values(book)))
    report = differences(book, values, tolerance=1e-12)
    assert report.agrees, report


def test_each_bar_hangs_between_what_came_before_and_what_comes_after() -> None:
    """By hand: 30, less 80 through zero, and up again through it."""
    found = bars(book_with(bridge_of(30_000, -80_000, 70_000, 5_000)).sheet(BRIDGE))
    assert found == {  # before, after, no fill, ends, up, up below, down, down below
        "base  30.00": (0, 30_000, 0, 30_000, 0, 0, 0, 0),
        "Input 1  -80.00": (30_000, -50_000, 0, 0, 0, 0, 30_000, -50_000),
        "Input 2  +70.00": (-50_000, 20_000, 0, 0, 20_000, -50_000, 0, 0),
        "Input 3  +5.00": (20_000, 25_000, 20_000, 0, 5_000, 0, 0, 0),
        "gales  25.00": (0, 25_000, 0, 25_000, 0, 0, 0, 0),
    }


def test_below_zero_what_has_no_fill_hangs_down_from_zero() -> None:
    found = bars(book_with(bridge_of(-30_000, -20_000, 5_000)).sheet(BRIDGE))
    assert found["Input 1  -20.00"] == (-30_000, -50_000, -30_000, 0, 0, 0, 0, -20_000)
    assert found["Input 2  +5.00"] == (-50_000, -45_000, -45_000, 0, 0, -5_000, 0, 0)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_parts_of_a_bar_are_as_long_as_the_step_and_reach_both_its_ends(
    before: float, after: float
) -> None:
    base, *parts = Parts(before, after).numbers()
    assert isclose(sum(map(abs, parts)), abs(after - before), rel_tol=1e-9, abs_tol=1e-6)
    above, below = (sum(part for part in parts if part * sign > 0) for sign in (1, -1))
    reached = {max(base, 0) + above, min(base, 0) + below}
    for end in (before, after):
        assert any(isclose(end, one, rel_tol=1e-9, abs_tol=1e-6) for one in (*reached, base))
    ups, downs = parts[:2], parts[2:]
    assert not any(downs if after > before else ups)


def test_the_smallest_of_many_are_drawn_together_and_none_is_left_out() -> None:
    bridge = bridge_of(0, *MANY)
    found = bars(book_with(bridge).sheet(BRIDGE))
    assert len(found) == MOST_DRAWN + 2
    together = list(found)[-2]
    assert together.startswith(f"{len(MANY) - MOST_DRAWN + 1} others  ")
    rest = sum(step.share for step in bridge.ranked[MOST_DRAWN - 1 :])
    before, after, *_ = found[together]
    assert isclose(after - before, rest)
    assert isclose(after, bridge.end)
    rows = texts(book_with(bridge).sheet(BRIDGE), LABEL)
    assert {step.label for step in bridge.steps} <= set(rows.values())


def test_the_sentence_says_from_what_to_what_and_the_largest_cause() -> None:
    said = book_with(bridge_of(30_000, -1_000, -80_000, 70_000)).sheet(BRIDGE)
    assert said.cells[SENTENCE, LABEL].value == (
        "Reserve at the end, money of the day, US$ bn: from 30.00 (base) to 19.00 (gales), -11.00. "
        "Largest cause: Input 2, -80.00."
    )


def test_of_expected_values_what_is_told_is_in_turn() -> None:
    bridge = without_shares(bridge_of(30_000, -1_000, -80_000, 70_000))
    sheet = book_with(bridge).sheet(BRIDGE)
    assert str(sheet.cells[SENTENCE, LABEL].value).startswith(
        "Reserve at the end, money of the day, mean of 8 worlds, US$ bn: from 30.00 (base) to "
    )
    assert str(sheet.cells[SENTENCE, LABEL].value).endswith(" Largest cause: Input 2, -80.00.")
    assert [*bars(sheet)][1] == "Input 2  -80.00"
    refuse_other_bridge(replace(bridge, start=1.0), RUNS)  # a mean, which no run has


def test_results_of_both_and_their_difference_stand_below() -> None:
    sheet = planned().sheet(BRIDGE)
    label = "Reserve at the end, money of the day"
    row = next(at for at, text in texts(sheet, LABEL).items() if text.startswith(label[:18])
               and at > HEAD + 10)  # fmt: skip
    base, gales = (run.number(RESULT) for run in RUNS)
    numbers = [sheet.cells[row, LABEL + offset].value for offset in (2, 3, 4, 5)]
    assert numbers == [base, base, gales, gales - base]
    rate = next(at for at, text in texts(sheet, LABEL).items() if "return" in text.lower())
    assert [sheet.cells[rate, LABEL + offset].value for offset in (2, 3, 4, 5)] == ["n/a"] * 4


def test_it_is_stale_once_an_input_changes_and_follows_the_selector(opened: LoadedBook) -> None:
    said, flag = (BRIDGE, SENTENCE, LABEL), (BRIDGE, FLAG_ROW, LABEL)
    before = planned().sheet(BRIDGE).cells[SENTENCE, LABEL].value
    assert opened.read([], [flag, said]) == ["CURRENT", before]
    title, cell = cell_of("deposit_rate")
    state, after = opened.read([(title, cell, 0.04)], [flag, said])
    assert (state, after) == ("STALE", f"STALE, inputs have changed. {before}")
    assert opened.read([choose("gales")], [flag, said]) == ["CURRENT", before]
    assert opened.read([], [flag, said]) == ["CURRENT", before]


def test_the_live_column_shows_what_is_typed_in_and_the_stored_ones_do_not(
    opened: LoadedBook,
) -> None:
    sheet = planned().sheet(BRIDGE)
    live = next(at for at, cell in sheet.cells.items() if cell.value == "Live: base")
    row = live[0] + 1
    cells = [(BRIDGE, live[0], live[1]), *((BRIDGE, row, live[1] + at) for at in range(3))]
    title, cell = cell_of("deposit_rate", InputColumns.override)
    head, shown, *stored = opened.read([choose("gales"), (title, cell, 0.04)], cells)
    assert title == INPUTS
    assert head == "Live: gales"
    assert stored == pytest.approx([run.number(RESULT) for run in RUNS], rel=1e-14)
    assert shown == pytest.approx(toy_run("gales", {"deposit_rate": 0.04}).number(RESULT))
    assert shown not in stored


def test_the_chart_is_stacked_without_a_legend_and_reads_the_live_table() -> None:
    book = planned()
    (chart,) = book.sheet(BRIDGE).charts
    parts = dict(workbook_parts(book))
    drawn = [ET.fromstring(part) for name, part in parts.items()  # noqa: S314  (our own file)
             if name.startswith("xl/charts/") and BRIDGE.encode() in part]  # fmt: skip
    (one,) = drawn
    value = {tag: next(one.iter(CHARTS + tag)).get("val") for tag in
             ("grouping", "barDir", "gapWidth", "overlap")}  # fmt: skip
    assert value == {"grouping": "stacked", "barDir": "bar", "gapWidth": "30", "overlap": "100"}
    assert not list(one.iter(CHARTS + "legend"))
    rows = bars(book.sheet(BRIDGE))
    points = [float(point.text or 0) for series in one.iter(CHARTS + "ser")
              for point in series.findall(f"{CHARTS}val//{CHARTS}v")]  # fmt: skip
    drawn_rows = [numbers[at] for at in range(2, 8) for numbers in rows.values()]
    assert points == pytest.approx(drawn_rows, rel=1e-14)
    assert [series.invisible for series in chart.series] == [True] + [False] * 5


def test_it_stands_after_the_dashboard_and_contents_leads_there() -> None:
    titles = [sheet.title for sheet in planned().sheets]
    first = titles.index("Dashboard") + 2
    assert titles[first : first + 2] == ["Compare", BRIDGE]
    targets = [cell.target for *_, cell in planned().sheet("Contents").cells.single()]
    assert f"#{BRIDGE}!A1" in targets


def test_without_a_bridge_the_workbook_is_as_before() -> None:
    assert BRIDGE not in [sheet.title for sheet in toy_book().sheets]
    assert not [name for name in toy_book().names if name.startswith("bridge")]


def test_everything_printed_is_inside_the_print_area() -> None:
    for bridge in (of_the_reserve(), bridge_of(0, *MANY)):
        sheet = book_with(bridge).sheet(BRIDGE)
        (chart,) = sheet.charts
        corner = cell_name(chart.bottom_right[0] - 1, chart.bottom_right[1] - 1)
        results = next(row for row, text in texts(sheet, LABEL).items() if text == "Result")
        assert chart.bottom_right[0] < results
        area = sheet.page.print_area
        assert area is not None
        last = int(area.partition(f"A1:{corner.rstrip('0123456789')}")[2])
        assert chart.bottom_right[0] - 1 <= last < results


BASE_RESERVE = RUNS[0].number(RESULT)
OTHER_NUMBERS = (
    "The bridge of reserve_at_the_end: for base it has 1, and the run has 157.859.\n"
    "  They were worked out from different assumptions.\n"
    "  To fix: make the bridge of the assumptions of these runs."
)
OTHER_SETS = (
    "The bridge of reserve_at_the_end: it is of `calm`, which is no scenario of this workbook "
    "(base, gales).\n"
    "  To fix: write the runs of both of its sets."
)
NOT_AVAILABLE = (
    "The bridge of reserve_at_the_end: it is not available in base, so that there is nothing to "
    "add up.\n"
    "  To fix: choose a result that both sets have."
)


@pytest.mark.parametrize(
    ("bridge", "refusal"),
    [
        (bridge_of(1, 2), OTHER_NUMBERS),
        (bridge_of(BASE_RESERVE, 2, names=("base", "calm")), OTHER_SETS),
        (bridge_of(float("nan"), 2), NOT_AVAILABLE),
    ],
    ids=["numbers", "sets", "n/a"],
)
def test_a_bridge_of_other_sets_is_refused(bridge: Bridge, refusal: str) -> None:
    with pytest.raises(BadInput) as refused:
        refuse_other_bridge(bridge, RUNS)
    assert str(refused.value) == refusal
    refuse_other_bridge(of_the_reserve(), RUNS)
