"""A page that was written with settings: what is copied from it has them too."""

from __future__ import annotations

import subprocess
from pathlib import Path

import fundmodel
from tests.compiled.test_in_node import node_or_skip

SCRIPT = Path(__file__).with_name("overlay.mjs")
BY_HAND = {
    "us_profit_share": 0.25,
    "us_real_rate": {2026: 0.01, 2030: 0.02},
    "gdp_growth[2029]": 0.03,
    "call_mode": 2.0,
    "signing_date": "2027-03-31",
}


def test_an_overlay_of_a_page_with_settings_has_them_and_the_change(tmp_path: Path) -> None:
    written = fundmodel.load("slow_start", BY_HAND)
    path = tmp_path / "page.html"
    fundmodel.write_page([fundmodel.run(written)], path)
    command = [node_or_skip(), str(SCRIPT), str(path), "slow_start", "european_pledge", "90000"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    overlay = tmp_path / "mine.yaml"
    overlay.write_bytes(text)
    again = fundmodel.load(overlay)
    assert again.parents == ("base", "slow_start")
    expected = written.changed({"european_pledge": 90_000.0})
    for one in expected:
        other = again.named(one.name)
        assert other is not None
        assert getattr(other, "value", None) == getattr(one, "value", None)
        assert getattr(other, "values", None) == getattr(one, "values", None)
