"""A page of settings, or of a file of one's own: what is copied from it has its numbers."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import fundmodel
from fundmodel.command_line.settings import read_settings
from fundmodel.page.own_changes import is_found_by_name
from tests.compiled.test_in_node import node_or_skip

if TYPE_CHECKING:
    from fundmodel.read_assumptions import Assumptions

SCRIPT = Path(__file__).with_name("overlay.mjs")
BY_HAND = {
    "us_profit_share": 0.25,
    "us_real_rate": {2026: 0.01, 2030: 0.02},
    "gdp_growth[2029]": 0.03,
    "call_mode": 2.0,
    "signing_date": "2027-03-31",
}
MINE = """label: Mine
from: slow_start
changes:
  us_profit_share: {value: 0.25, because: A better deal.}
  security_fee_rate: {value: 0.08, plausible: [0, 0.1], because: Twice what is plausible.}
  gdp_growth: {value: 0.02, because: Slower in all years.}
  "gdp_growth[2029]": {value: 0.03, because: But for one.}
  call_mode: {value: need, because: Called when needed.}
  signing_date: {value: 2027-03-31, because: Later.}
"""


def _copied(path: Path, written: Assumptions, *what: str) -> str:
    """What the page of one scenario offers once the European pledge is US$ 90 bn."""
    fundmodel.write_page([fundmodel.run(written)], path)
    node, change = node_or_skip(), ("european_pledge", "90000")
    command = [node, str(SCRIPT), str(path), written.name, *change, *what]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def _same(again: Assumptions, expected: Assumptions) -> None:
    for one in expected:
        other = again.named(one.name)
        assert other is not None
        assert getattr(other, "value", None) == getattr(one, "value", None)
        assert getattr(other, "values", None) == getattr(one, "values", None)


def test_an_overlay_of_a_page_with_settings_has_them_and_the_change(tmp_path: Path) -> None:
    written = fundmodel.load("slow_start", BY_HAND)
    overlay = tmp_path / "changed.yaml"
    overlay.write_text(_copied(tmp_path / "page.html", written), encoding="utf-8")
    again = fundmodel.load(overlay)
    assert again.parents == ("base", "slow_start")
    _same(again, written.changed({"european_pledge": 90_000.0}))


def test_an_overlay_of_a_file_begins_from_the_scenario_below_it(tmp_path: Path) -> None:
    """`from` finds scenarios of the folder alone: the file's own changes are written out."""
    mine, overlay = tmp_path / "mine.yaml", tmp_path / "elsewhere" / "mine_changed.yaml"
    mine.write_text(MINE, encoding="utf-8")
    written = fundmodel.load(mine, {"operating_cost_rate": 0.004})
    overlay.parent.mkdir()
    overlay.write_text(_copied(tmp_path / "page.html", written), encoding="utf-8")
    again = fundmodel.load(overlay)
    assert again.parents == ("base", "slow_start")
    _same(again, written.changed({"european_pledge": 90_000.0}))
    reasons = {change.name: change.because for change in again.changes}
    assert reasons["us_profit_share"] == "A better deal."
    assert reasons["european_pledge"].startswith("To be filled in")


def test_the_command_of_a_page_of_a_file_names_the_file(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(MINE, encoding="utf-8")
    written = fundmodel.load(mine)
    with_file, alone = _copied(tmp_path / "page.html", written, "commands").split("\n")
    assert with_file == "python -m fundmodel run mine_changed.yaml"
    words = shlex.split(alone)
    assert words[3:6] == ["run", "mine.yaml", "--set"]
    again = fundmodel.load(tmp_path / words[4], read_settings(words[6::2], None))
    _same(again, written.changed({"european_pledge": 90_000.0}))


def test_a_file_is_found_by_its_name_only_where_it_stands_in_the_folder(tmp_path: Path) -> None:
    """One that is called as a delivered scenario is another one."""
    mine = tmp_path / "high_return.yaml"
    mine.write_text(MINE, encoding="utf-8")
    assert not is_found_by_name(fundmodel.load(mine))
    assert is_found_by_name(fundmodel.load("high_return"))
    assert is_found_by_name(fundmodel.load("base", {"us_profit_share": 0.25}))
