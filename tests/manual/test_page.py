"""The manual of the fund: all of it is there, told once, and leads both ways."""

import base64
import hashlib
import math
import re
from functools import cache
from pathlib import Path

import pytest

import fundmodel
from fundmodel.build_model.model import Line
from fundmodel.fund.manual import manual_subject
from fundmodel.manual.document import manual_page
from fundmodel.manual.subject import Subject
from fundmodel.read_assumptions import scenario_names
from tests.manual.read_page import Page
from tests.structure.source_files import ROOT

ASSUMPTIONS = ROOT / "assumptions"
NUMBER = re.compile(r"-?[\d.]+(?:e[+-]?\d+)?")


@cache
def subject() -> Subject:
    names = ["base", *scenario_names(ASSUMPTIONS)]
    return manual_subject([fundmodel.load(name, directory=ASSUMPTIONS) for name in names])


@cache
def text() -> str:
    return manual_page(subject())


@cache
def page() -> Page:
    return Page(text())


def needed_by(line: Line) -> set[str]:
    """What a line's function asks for by name, and what it opens with."""
    opening = line.definition.opening
    return {*line.definition.arguments, *([opening] if isinstance(opening, str) else [])}


def anchor(name: str) -> str:
    return f"line-{name}" if name in subject().model.lines else f"assumption-{name}"


def test_every_line_and_every_assumption_is_told_once() -> None:
    model = subject().model
    names = {anchor(name) for name in (*model.lines, *model.inputs)}
    assert names <= set(page().entries)
    assert {one for one in page().entries if one.startswith(("line-", "assumption-"))} == names
    assert len(page().ids) == len(set(page().ids))


def test_every_link_within_the_page_leads_somewhere() -> None:
    within = {one[1:] for one in page().links if one.startswith("#")}
    assert len(within) > 1_000
    assert within <= set(page().ids)
    assert all(one.startswith(("#", "https://", "http://")) for one in page().links)


def test_links_lead_both_ways() -> None:
    """By what the functions ask for, whatever the formulas were traced to."""
    model = subject().model
    for line in model.lines.values():
        entry = page().entries[anchor(line.name)]
        told = {*entry.links.get("Needs", ()), *entry.links.get("Opens with", ())}
        for name in needed_by(line):
            assert f"#{anchor(name)}" in told, (line.name, name)
            back = page().entries[anchor(name)].links["Read by"]
            assert f"#{anchor(line.name)}" in back, (name, line.name)
        for found in entry.links.get("Read by", ()):
            assert line.name in needed_by(model.lines[found.removeprefix("#line-")])


def test_every_formula_names_its_lines_as_links() -> None:
    for line in subject().model.lines.values():
        formula = page().entries[anchor(line.name)].links.get("", [])
        assert {f"#{anchor(name)}" for name in line.definition.arguments} <= set(formula)


def test_a_line_is_where_the_manual_says_it_is_defined() -> None:
    for name in subject().model.lines:
        file, _, number = page().entries[anchor(name)].told["Defined in"].partition(":")
        lines = (ROOT / file).read_text("utf-8").splitlines()[int(number) - 1 :]
        assert lines[0].startswith("@"), name
        assert next(one for one in lines if one.startswith("def ")).startswith(f"def {name}("), name


def test_a_number_is_where_the_manual_says_it_is_written() -> None:
    for name in subject().model.inputs:
        file, _, number = page().entries[anchor(name)].told["Written in"].partition(":")
        line = (ROOT / file).read_text("utf-8").splitlines()[int(number) - 1]
        assert line.strip().startswith(f"{name}:"), name


def test_the_value_of_a_number_is_that_of_the_files() -> None:
    checked = 0
    for name, scalar in subject().told.scalars.items():
        unit, said = scalar.metadata.unit, page().entries[anchor(name)].told["Value"]
        if unit.kind == "date" or scalar.options:
            continue
        number = NUMBER.match(said.replace(",", ""))
        assert number, (name, said)
        times = 0.01 if unit.style == "percent" else 1.0
        close = math.isclose(float(number[0]) * times, scalar.value, rel_tol=1e-5)
        assert close, (name, said, scalar.value)
        checked += 1
    assert checked > 80


def test_every_change_of_every_scenario_is_told_with_its_reason() -> None:
    missing = [
        (one.name, change.name)
        for one in subject().scenarios
        for change in one.changes
        if " ".join(change.because.split())
        not in " ".join(page().entries[anchor(change.name.partition("[")[0])]
                        .told["Changed by"].split())
    ]  # fmt: skip
    assert sum(len(one.changes) for one in subject().scenarios) > 200
    assert missing == []


def test_a_browser_runs_what_was_written_here_and_fetches_nothing() -> None:
    assert page().elements["script"] == page().elements["style"] == 1
    policy = next(value for _, name, value in page().attributes
                  if name == "content" and "default-src" in value)  # fmt: skip
    for element in ("script", "style"):
        content = "".join(page().inline[element]).encode()
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert {name for _, name, _ in page().attributes} <= {
        "aria-label", "autocomplete", "charset", "class", "content", "for", "href", "http-equiv",
        "id", "lang", "name", "role", "scope", "spellcheck", "type",
    }  # fmt: skip


def test_the_same_sets_give_the_same_bytes_wherever_they_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    again = fundmodel.load("base", directory=ASSUMPTIONS)
    monkeypatch.chdir(ROOT)
    here = fundmodel.load("base", directory=ASSUMPTIONS)
    assert manual_page(manual_subject([again])) == manual_page(manual_subject([here]))


def test_the_page_is_small_enough_to_be_sent(figure) -> None:  # type: ignore[no-untyped-def]
    size = len(text().encode())
    figure(f"manual: {size / 1e6:.2f} MB")
    assert size < 2.5e6


def test_method_clauses_scenarios_and_terms_are_there() -> None:
    chapters = {"method", "clauses", "scenarios", "language", "glossary"}
    assert chapters <= set(page().ids)
    assert {f"scenario-{one.name}" for one in subject().scenarios} <= set(page().entries)
    assert {f"clause-{name}" for name in subject().told.clauses} <= set(page().entries)
