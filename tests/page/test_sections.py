"""What the sections of the page tell is what Python tells, and they name only what there is."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import fundmodel
from fundmodel.build_model import Picker, Picture
from fundmodel.build_model.statements import Statement, amount
from fundmodel.build_model.units import UNITS
from fundmodel.command_line.answers import format_result
from fundmodel.errors import ModelMistake
from fundmodel.explanations.written_numbers import short
from fundmodel.fund.front_pages import READINGS
from fundmodel.fund.page_sections import SECTIONS
from fundmodel.page.sections import LINES, SCENARIOS, Section, lines_named, sections_data
from tests.compiled.test_in_node import node_or_skip
from tests.toy_fund.stages import toy_model

if TYPE_CHECKING:
    from fundmodel.run_paths.run import Run

SCENARIO, EDITS = "war_2029_transfers_wait", {"us_profit_share": 0.3, "deposit_rate": 0.02}
HERE = Path(__file__).parent
CHAIN = [
    {"line": "us_share_payable", "at": {"name": "", "member": "", "year": 2040}},
    {"line": "us_take_total", "at": {"name": "", "member": "", "year": 2040}},
    {"line": "disbursement_asked", "at": {"name": "", "member": "Transport grants", "year": 2030}},
]
TOWER = Section("towers", "Towers", "What they earn.", picker=Picker("tower", "Tower", "Skerry"))


def some_numbers() -> list[float]:
    """Numbers of all sizes, and such as lie half-way between two decimals."""
    random = Random(1)  # noqa: S311
    halves = [random.randint(-(10**7), 10**7) / 8 for _ in range(2_000)]
    all_sizes = [random.uniform(-1, 1) * 10 ** random.uniform(-6, 14) for _ in range(4_000)]
    return [*halves, *all_sizes, 0.0, -0.0, 0.125, 2.5, 1.005, 1e21]


@pytest.fixture(scope="module")
def edits() -> dict[str, float]:
    one = fundmodel.load(SCENARIO)
    return {name: number for name, number in EDITS.items() if name in one.inputs}


@pytest.fixture(scope="module")
def run(edits: dict[str, float]) -> Run:
    return fundmodel.run(fundmodel.load(SCENARIO, edits))


@pytest.fixture(scope="module")
def told(edits: dict[str, float], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("sections")
    runs = [fundmodel.run(fundmodel.load(name)) for name in ("base", SCENARIO)]
    fundmodel.write_page(runs, folder / "page.html")
    asked = {"scenario": SCENARIO, "edits": edits, "numbers": some_numbers(), "chain": CHAIN}
    (folder / "asked.json").write_text(json.dumps(asked))
    command = [node_or_skip(), str(HERE / "sections.mjs"), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return json.loads(done.stdout)


def test_charts_by_hand() -> None:
    """Axes, paths, words, files: node tells which of them is wrong."""
    command = [node_or_skip(), "--test", str(HERE / "charts.test.mjs")]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stdout
    assert "# fail 0" in done.stdout
    assert "# pass 0" not in done.stdout


def test_statements_are_those_of_python(told: dict[str, Any], run: Run) -> None:
    table = fundmodel.statements(run)
    assert list(told["statements"]) == [
        title for title in told["statements"] if title in table.index.get_level_values(0)
    ]
    assert sum(map(len, told["statements"].values())) == len(table)
    for (title, label), row in table.iterrows():
        np.testing.assert_allclose(
            told["statements"][title][label], row, rtol=1e-9, atol=1e-6, err_msg=f"{title}, {label}"
        )


def test_charts_draw_the_lines_of_python(told: dict[str, Any], run: Run) -> None:
    delivered = fundmodel.run(fundmodel.load(SCENARIO))
    pickers = {section.name: section.picker for section in SECTIONS}
    assert len(told["drawn"]) > 40
    for section, address, values, reference, adds in told["drawn"]:
        name, _, member = address.removesuffix("]").partition("[")
        line = run.model.lines[name]
        picked = member or (pickers[section].picked if line.each and pickers[section] else "")
        times = {"money": 0.001, "percent": 100.0}.get(line.unit.style, 1.0)
        for numbers, one in ((values, run), (reference, delivered)):
            column = one.annual[name, picked if line.each else ""]
            np.testing.assert_allclose(numbers, times * column, rtol=1e-9, atol=1e-9, err_msg=name)
        assert adds == line.traits.summed


def test_results_are_written_as_in_the_terminal(told: dict[str, Any], run: Run) -> None:
    assert len(told["results"]) > 60
    for name, text in told["results"]:
        unit = run.model.lines[name].unit
        if unit.style in ("money", "percent", "factor"):
            assert text == format_result(unit, run.results[name]), name


def test_numbers_are_written_as_python_writes_them(told: dict[str, Any]) -> None:
    different = [
        (number, texts)
        for number, texts in zip(some_numbers(), told["written"], strict=True)
        if texts != [*(f"{round(number, n) + 0.0:,.{n}f}" for n in (2, 0, 3)), short(number)]
    ]
    assert different == []


def test_readings_are_rerun_as_python_reruns_them(told: dict[str, Any], run: Run) -> None:
    table = fundmodel.readings(run)
    columns = [name for name, _ in READINGS.reruns]
    np.testing.assert_allclose(told["reruns"], table[columns], rtol=1e-9, atol=1e-6)
    assert len(told["reruns"]) == 18


def test_what_differs_is_what_the_scenario_states(told: dict[str, Any]) -> None:
    base, other = fundmodel.load("base"), fundmodel.load(SCENARIO)
    stated = {change.name.partition("[")[0]: change.because for change in other.changes}
    named = {address.partition("[")[0] for address, *_ in told["differing"]}
    assert named
    assert named <= set(stated)
    for address, left, right, why in told["differing"]:
        name = address.partition("[")[0]
        assert left != right
        assert why.strip() == stated[name].strip() or "[" in address
        if address == name:
            assert (left, right) == (base.number(name), other.number(name))


def test_a_member_has_all_lines_over_it(told: dict[str, Any], run: Run) -> None:
    for each, picked, names in told["members"]:
        parts = {name for name, one in run.model.sets.items() if one.whole == each}
        lines = run.model.lines.values()
        assert names == [
            line.name for line in lines
            if line.each in parts and line.traits.by_quarter
            and picked in run.model.members(line.name)
        ]  # fmt: skip
    assert [each for each, *_ in told["members"]] == ["needs_sector", "contributor", "window"]


def test_a_chain_tells_the_numbers_of_the_year(told: dict[str, Any], run: Run) -> None:
    payable, take, asked = (
        {name: (when, text) for name, when, text in one} for one in told["reads"]
    )
    annual = run.annual / 1000
    assert payable["us_share_payable"] == (
        "previous",
        short(annual["us_share_payable", ""][2039]),
    )
    assert payable["us_share_due"] == ("now", short(annual["us_share_due", ""][2040]))
    life = annual["united_states_cash", ""].sum()
    assert take["united_states_cash"] == ("life", short(life))
    due = annual["disbursement_due", "Transport grants"][2030]
    assert asked["disbursement_due"] == ("now", short(due))


def test_every_section_has_a_name_and_a_heading_of_its_own() -> None:
    names = [section.name for section in SECTIONS]
    assert len(set(names)) == len(names)
    assert len({section.title for section in SECTIONS}) == len(names)
    assert [one.kind for one in SECTIONS if one.kind] == [SCENARIOS, LINES]


def test_amounts_of_charts_say_their_basis() -> None:
    said = ("nominal", "present value", "prices of", "money of the day", "of GDP")
    pictures = [picture for section in SECTIONS for picture in section.pictures]
    assert len(pictures) > 20
    assert [one.heading for one in pictures if not any(text in one.unit for text in said)] == []


def test_a_stack_or_chart_has_lines_of_one_unit() -> None:
    model = fundmodel.model_of(fundmodel.load("base"))
    for section in SECTIONS:
        for picture in section.pictures:
            lines = [name.partition("[")[0] for name, _ in (*picture.lines, *picture.lines_over)]
            told = {UNITS[model.lines[name].unit.name].style for name in lines}
            assert len(told) == 1, picture.heading
            assert ("EUR" in picture.unit) == (model.lines[lines[0]].unit.name == "EUR m")


def test_statements_and_alternatives_are_told_whole() -> None:
    model = fundmodel.model_of(fundmodel.load("base"))
    sections = sections_data(model, SECTIONS)
    json.dumps(sections, allow_nan=False)
    rows = sections[0]["statements"][0]["rows"]
    sources = next(row for row in rows if row["label"] == "Sources")
    assert [row["label"] for row in sources["rows"]] == [row["label"] for row in rows[:5]]
    assert {"us_take_by_reading", "cash", "stakeholder_gain"} <= set(lines_named(SECTIONS))


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (
            replace(TOWER, results=("toll_irr",)),
            "Section `Towers`: There is no line `toll_irr`.\n  Did you mean `tolls_irr`?\n",
        ),
        (
            replace(TOWER, pictures=(Picture("Ships", "ships", "lines",
                                             (("ships_passing[Skery]", "Ships"),)),)),
            "Section `Towers`: `ships_passing` has no member `Skery`.\n  Did you mean `Skerry`?\n",
        ),
        (
            replace(TOWER, statements=(Statement("Tolls", "nominal", (amount("Tolls", "toll"),)),)),
            "Section `Towers`: There is no line `toll`.\n  Did you mean `tolls_irr`?\n",
        ),
        (
            replace(TOWER, picker=Picker("towers", "Tower", "Skerry")),
            "Section `Towers`: There is no set `towers`.\n  Did you mean `tower`?\n",
        ),
        (
            replace(TOWER, picker=Picker("tower", "Tower", "Needle")),
            "Section `Towers`: `tower` has no member `Needle`.\n  Did you mean `Needle Rock`?\n",
        ),
        (
            replace(TOWER, sums_to_zero=("gain", "{}")),
            "Section `Towers`: There is no line `gain`.\n",
        ),
    ],
    ids=["result", "member", "statement", "set", "picked", "sum"],
)  # fmt: skip
def test_a_section_names_only_what_there_is(section: Section, expected: str) -> None:
    with pytest.raises(ModelMistake) as refused:
        sections_data(toy_model(), [section])
    assert str(refused.value) == f"{expected}  To fix: name one that the model has."


def test_two_sections_have_two_names() -> None:
    with pytest.raises(ModelMistake) as refused:
        sections_data(toy_model(), [TOWER, TOWER])
    assert str(refused.value) == (
        "Section `Towers`: Two sections are called `towers`.\n"
        "  To fix: name one that the model has."
    )
