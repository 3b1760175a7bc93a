"""The file itself: the same bytes, one policy, nothing that is not text; and how it is joined."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import math
import re
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

import fundmodel
from fundmodel.command_line.answers import format_result
from fundmodel.errors import BadInput, ModelMistake
from fundmodel.page import sources
from fundmodel.page.scripts import joined
from fundmodel.run_paths.given import given, inputs_of
from tests.command_line.running import ASSUMPTIONS, SCENARIOS, edit, over_ten_years
from tests.compiled.test_in_node import node_or_skip
from tests.page.delivered import FEW, page_of, run_of
from tests.structure.test_sizes import AIM, LONGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fundmodel.run_paths.run import Run

MOST_BYTES = 2_000_000
SVG = "http://www.w3.org/2000/svg"
FORBIDDEN = re.compile(
    r"\b(?:innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|eval\(|new Function"
    r"|fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|https?://"
    r"|Math\.random|Date\.now|new Date\(\))"
)
HOSTILE = "</script><img src=x onerror=alert(1)>&amp;{{script}}"


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    return [run_of(name) for name in FEW]


@pytest.fixture(scope="module")
def page() -> str:
    return page_of().decode()


class Elements(HTMLParser):
    """The elements of a page: names with attributes, and the text within each script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text with the element that it stands in."""
        self.texts.append((self.found[-1][0] if self.found else "", data))


def data_in(page: str) -> dict[str, Any]:
    """What the page is given, as its script finds it."""
    (packed,) = re.findall(r'<script type="text/plain" id="data">([^<]*)</script>', page)
    return json.loads(gzip.decompress(base64.b64decode(packed)), parse_constant=pytest.fail)


def test_the_same_runs_give_the_same_bytes(runs: list[Run], page: str) -> None:
    assert fundmodel.page_bytes(list(runs)).decode() == page


def test_every_style_sheet_has_its_place_in_the_cascade() -> None:
    sheets = [path for path in sources.sources() if path.endswith(".css")]
    assert sorted(sources.STYLE_SHEETS) == sheets


def test_the_policy_lets_in_the_scripts_and_styles_of_the_page_alone(page: str) -> None:
    elements = Elements(page)
    (policy,) = (known["content"] for _, known in elements.found
                 if known.get("http-equiv") == "Content-Security-Policy")  # fmt: skip
    run = [text for tag, text in re.findall(r"<(script|style)(?: type=\"module\")?>(.*?)</", page,
                                            re.DOTALL)]  # fmt: skip
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in run]
    assert re.findall(r"'sha256-([^']+)'", str(policy)) == hashes[::-1]
    assert str(policy).startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline" not in page
    own = {name for _, known in elements.found for name in known}
    assert not {name for name in own if name.startswith("on") or name in ("style", "src")}
    assert {known["href"][0] for _, known in elements.found if known.get("href")} == {"#"}


def test_the_data_are_what_the_scenarios_state(runs: list[Run], page: str) -> None:
    data = data_in(page)
    first, count = data["series_years"]
    assert [one["name"] for one in data["scenarios"]] == list(FEW)
    for run, scenario in zip(runs, data["scenarios"], strict=True):
        numbers = given(run.model, inputs_of(run.model, run.assumptions))
        values = data["values"] | scenario["values"]
        assert list(values) == list(run.model.inputs)
        for name, expected in numbers.certain.items():
            stated = values[name]
            assert (stated if isinstance(stated, list) else [stated]) == expected.tolist()
        for name in numbers.years:
            stated = {int(year): value for year, value in values[name].items()}
            assert stated == run.assumptions.year_values(name)
            assert all(first <= year < first + count for year in stated)
    assert data["scenarios"][0]["values"] == {}


def test_every_word_of_the_language_is_there(runs: list[Run], page: str) -> None:
    data, model = data_in(page), runs[0].model
    assert [one["name"] for one in data["lines"]] == list(model.lines)
    assert [one["name"] for one in data["inputs"]] == list(model.inputs)
    known = {*model.lines, *model.inputs}
    assert {read["name"] for one in data["lines"] for read in one["reads"]} <= known
    whens = {read["when"] for one in data["lines"] for read in one["reads"]}
    assert whens == {"now", "previous", "lagged", "to_date", "convolve", "life"}
    each = {one["each"] for one in (*data["lines"], *data["inputs"])} - {None}
    assert each <= set(data["sets"])
    assert {one["unit"] for one in (*data["lines"], *data["inputs"])} <= set(data["units"])
    fixed = {one["name"] for one in data["inputs"] if not one["movable"]}
    assert {"number_of_quarters", "check_tolerance", "smallest_amount", "one_half"} <= fixed
    assert "us_profit_share" not in fixed


def test_without_scripts_the_headlines_stand_there(runs: list[Run], page: str) -> None:
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>.*?</td><td>(.*?)</td>', page)
    lines = [line for line in runs[0].model.headlines if not line.each]
    told = [format_result(line.unit, run.number(line.name)) for run in runs for line in lines]
    assert [number for _, number in rows] == told
    assert len(lines) > 5


def test_a_small_page_of_all(figure: Callable[[str], None], page: str) -> None:
    parts = {name: len(text) for name, text in re.findall(r'id="([a-z-]+)">([^<]{999,})</', page)}
    figure(f"{len(FEW)} scenarios: {len(page):,} letters, of which {parts}")
    of_a_scenario = 20_000
    assert len(page) + of_a_scenario * (len(SCENARIOS) - len(FEW)) < MOST_BYTES


def test_runs_that_one_page_cannot_hold_are_refused(runs: list[Run], tmp_path: Path) -> None:
    short = over_ten_years(tmp_path / "short")
    other = fundmodel.run(fundmodel.load("slow_start", directory=short))
    for given_runs, what in [
        ([], "runs: There is no run to write."),
        ([runs[0], runs[1], runs[0]], "runs: Two scenarios are called `base`."),
        ([runs[0], other], "runs: Members or quarters of base, slow_start are not the same."),
    ]:
        with pytest.raises(BadInput) as refusal:
            fundmodel.page_bytes(given_runs)
        assert str(refusal.value).startswith(what)


def test_labels_are_text_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "assumptions"
    (folder / "base").parent.mkdir()
    subprocess.run(["cp", "-r", str(ASSUMPTIONS), str(tmp_path)], check=True)
    scenario = folder / "scenarios" / "all_grants.yaml"
    label = re.search(r"^label: (.*)$", scenario.read_text(), re.MULTILINE)
    assert label
    edit(scenario, label[0], f'label: "{HOSTILE}"\ndescription: "{HOSTILE}"\nnothing: 0')
    text = scenario.read_text()
    scenario.write_text(re.sub(r"nothing: 0\n(description:.*\n(?:  .*\n)*)?", "", text))
    runs = [
        fundmodel.run(fundmodel.load(name, directory=folder)) for name in ("base", "all_grants")
    ]
    page = fundmodel.page_bytes(runs).decode()
    elements = Elements(page)
    assert not [name for name, _ in elements.found if name == "img"]
    texts = [text for tag, text in elements.texts if tag in ("summary", "p")]
    assert sum(HOSTILE in text for text in texts) == 2
    assert data_in(page)["scenarios"][1]["label"] == HOSTILE


def test_modules_stand_behind_what_they_import() -> None:
    modules = {
        "app.js": 'import { one } from "./parts/one.js";\n\none();\n',
        "parts/one.js": 'import {\n  two,\n} from "../two.js";\nexport function one() { two(); }\n',
        "two.js": "export const two = () => 2;\n",
        "other.js": "export const one = 1;\n",
    }
    assert joined(modules, ["app.js"]) == (
        "const two = () => 2;\n\nfunction one() { two(); }\n\n\none();\n"
    )


@pytest.mark.parametrize(
    ("modules", "text"),
    [
        ({"a.js": 'import { b } from "./b.js";\n'}, "b.js: This module is imported and is not"),
        (
            {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'},
            "a.js: This module imports itself in the end.",
        ),
        (
            {"a.js": 'import "./b.js";\nconst one = 1;\n', "b.js": "export function one() {}\n"},
            "a.js: `one` is the name of something in b.js too.",
        ),
        ({"a.js": "export default 1;\n"}, "a.js: This cannot be joined with other modules: export"),
        (
            {"a.js": 'import { b as c } from "./b.js";\n', "b.js": "export const b = 1;\n"},
            "a.js: This cannot be joined with other modules: import { b as c }",
        ),
        ({"a.js": 'const end = "</script>";\n'}, "a.js: This cannot be joined"),
    ],
)
def test_modules_that_cannot_be_joined_are_refused(modules: dict[str, str], text: str) -> None:
    with pytest.raises(ModelMistake) as refusal:
        joined(modules, ["a.js"])
    assert str(refusal.value).startswith(text)


def test_the_scripts_of_the_page_are_joined_into_one_that_can_be_read(tmp_path: Path) -> None:
    for name, script in {"page": sources.main_script(), "worker": sources.worker_script()}.items():
        path = tmp_path / f"{name}.mjs"
        path.write_text(script)
        subprocess.run([node_or_skip(), "--check", str(path)], check=True, timeout=60)


def test_scripts_ask_nobody_and_make_no_markup_of_texts() -> None:
    """What a policy would refuse is not tried; the one address is the name of SVG."""
    scripts = {path: text for path, text in sources.sources().items() if path.endswith(".js")}
    found = {path: FORBIDDEN.findall(text.replace(SVG, "")) for path, text in scripts.items()}
    assert {path: names for path, names in found.items() if names} == {}
    assert len(scripts) > 20


def test_files_of_the_page_are_short_enough_to_be_read_at_once() -> None:
    sizes = {path: len(text.splitlines()) for path, text in sources.sources().items()}
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}
    assert sum(size > AIM for size in sizes.values()) <= len(sizes) / 7


def test_no_number_of_the_page_is_undefined(runs: list[Run], page: str) -> None:
    """JSON has no word for what is infinite: ends that are none are null."""
    data = data_in(page)
    choice = next(one for one in data["inputs"] if one["name"] == "selected_reading")
    assert (choice["low"], choice["high"], len(choice["options"])) == (1, 18, 18)
    ends = [one[end] for one in data["inputs"] for end in ("low", "high")]
    assert all(end is None or math.isfinite(end) for end in ends)
    assert runs[0].periods == data["quarters"]
