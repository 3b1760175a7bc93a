"""A sector whose assessed need is nothing, and needs of sectors above the total: refused."""
# ruff: noqa: E501  messages stand here as users see them

from pathlib import Path

import pytest

import fundmodel
from fundmodel.errors import BadInput
from tests.structure.source_files import ROOT

SCENARIO = """\
label: No need of transport
description: A sector that needs nothing.
from: base
changes:
  "assessed_needs[Transport]": {value: 0, because: Others build the roads.}
"""
TRANSPORT, TOTAL = 96_000, 588_000


def _text(refusal: BadInput) -> str:
    """The message as it is in the repository, wherever that lies."""
    return str(refusal).replace(f"{ROOT}/", "")


def test_a_need_of_nothing() -> None:
    with pytest.raises(BadInput) as refused:
        fundmodel.load("base", {"assessed_needs[Transport]": 0})
    assert _text(refused.value) == (
        """\
changes, assessed_needs[Transport]: 0 is outside its plausible range 1 to 300000.
  Amounts are in US$ m.
  To fix: correct the value, or widen `plausible` at assumptions/base/members/needs.yaml:12:16 and say why in `note`."""
    )


def test_a_scenario_in_which_a_sector_needs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "no_need.yaml"
    file.write_text(SCENARIO, "utf-8")
    with pytest.raises(BadInput) as refused:
        fundmodel.load(str(file))
    assert str(refused.value) == (
        """\
no_need.yaml:5:40, assessed_needs[Transport]: 0 is outside its plausible range 1 to 300000.
  Amounts are in US$ m.
  To fix: correct the value, or give the change its own `plausible: [lowest, highest]` and say why in `because`."""
    )


def test_needs_of_sectors_above_all_needs() -> None:
    with pytest.raises(BadInput) as refused:
        fundmodel.load("base", {"total_assessed_needs": 440_000})
    first, _, fix = _text(refused.value).splitlines()
    assert first == (
        "assumptions/base/members/needs.yaml:9:3, assessed_needs: "
        "The amounts add up to 449500 US$ m, more than `total_assessed_needs`, 440000 US$ m."
    )
    assert fix == (
        "  To fix: take 9500 from one of them, or raise `total_assessed_needs` to 449500 or more."
    )


def test_whoever_insists_has_a_sector_that_lacks_nothing(tmp_path: Path) -> None:
    """What is built there counts outside of the needs, of which it is taken off."""
    file = tmp_path / "no_need.yaml"
    own = "because: Others build the roads., plausible: [0, 300000]"
    file.write_text(SCENARIO.replace("because: Others build the roads.", own), "utf-8")
    base = fundmodel.run(fundmodel.load("base"))
    run = fundmodel.run(fundmodel.load(str(file), {"total_assessed_needs": TOTAL - TRANSPORT}))
    roads = base.results["needs_covered_by_sector[Transport]"] * TRANSPORT
    assert run.results["needs_covered_by_sector[Transport]"] == 1
    assert run.results["needs_covered_by_2036"] * (TOTAL - TRANSPORT) == pytest.approx(
        base.results["needs_covered_by_2036"] * TOTAL - roads
    )
