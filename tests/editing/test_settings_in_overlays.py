"""Numbers put into overlays: nothing else in the file changes, and every way to state a number."""

import re
from pathlib import Path

import pytest

from fundmodel.editing.overlay_text import OverlayText
from fundmodel.editing.settings_in_overlay import with_settings
from tests.editing.yaml_as_editors_see_it import ASSUMPTIONS
from tests.thorough import mostly_thorough

OVERLAYS = sorted((ASSUMPTIONS / "scenarios").glob("*.yaml"))
NOT_THERE = "host_state_tax_rate"
OVERLAY = """\
# A case of mine.
label: Mine   # as we call it
from: base

changes:
  # first the share
  share: {value: 0.4, because: Said so.}   # see the talks
  growth:
    value: {2027: 0.02, 2030: 0.03}
    because: >-
      Told over
      two lines.
    source: {title: A, publisher: B, date: 2026}
    uncertainty: {shape: normal, sigma: 0.01, as: shift}
  "rate[2031]": {value: 0.05, because: A dear year.}
  "gdp[Norway]":
    value: 500
    because: Oil.
# the end
"""


@pytest.mark.parametrize(
    "path", mostly_thorough(OVERLAYS, OVERLAYS[::6], [path.stem for path in OVERLAYS])
)
def test_what_is_added_to_a_shipped_scenario_is_all_that_changes(path: Path) -> None:
    before = path.read_text("utf-8")
    assert NOT_THERE not in before
    changed = with_settings(before, {NOT_THERE: 0.3}, "A reason.")
    added = f"  {NOT_THERE}:\n    value: 0.3\n    because: A reason.\n"
    assert changed.text == before + added
    assert (changed.new, dict(changed.reasons), changed.gone) == ((NOT_THERE,), {}, ())


@pytest.mark.parametrize(
    ("values", "because", "old", "new"),
    [
        (
            {"share": 0.25},
            None,
            "share: {value: 0.4, because: Said so.}",
            "share: {value: 0.25, because: Said so.}",
        ),
        (
            {"share": 1},
            "All: of it # now",
            "share: {value: 0.4, because: Said so.}",
            "share: {value: 1, because: 'All: of it # now'}",
        ),
        ({"gdp[Norway]": 600.5}, None, "value: 500\n", "value: 600.5\n"),
        ({"growth[2030]": 0.04}, None, "2030: 0.03}", "2030: 0.04}"),
        ({"growth[2028]": 0.04}, None, "2027: 0.02, ", "2027: 0.02, 2028: 0.04, "),
        ({"growth[2026]": 0.0}, None, "{2027: 0.02, ", "{2026: 0.0, 2027: 0.02, "),
        ({"growth": 0.05}, None, "value: {2027: 0.02, 2030: 0.03}", "value: 0.05"),
        ({"rate[2031]": 0.06}, None, '[2031]": {value: 0.05,', '[2031]": {value: 0.06,'),
        (
            {"rate[2032]": 0.07},
            "Dearer.",
            "# the end\n",
            '# the end\n  "rate[2032]":\n    value: 0.07\n    because: Dearer.\n',
        ),
        (
            {"rate": 0.02},
            "Cheap.",
            '  "rate[2031]": {value: 0.05, because: A dear year.}\n',
            "",
        ),
    ],
)
def test_one_number_is_one_edit(
    values: dict[str, object], because: str | None, old: str, new: str
) -> None:
    assert OVERLAY.count(old) == 1
    expected = OVERLAY.replace(old, new)
    if "rate" in values:
        expected += "  rate:\n    value: 0.02\n    because: Cheap.\n"
    assert _squeezed(with_settings(OVERLAY, values, because).text) == _squeezed(expected)


def _squeezed(text: str) -> str:
    """A text with one blank before a comment, which stays in its column if there is room."""
    return re.sub(" +#", " #", text)


def test_what_the_file_still_says_of_other_numbers_is_told() -> None:
    changed = with_settings(OVERLAY, {"growth[2030]": 0.04, "share": 0.1, "rate": 0.2}, "New.")
    assert changed.reasons == {"growth": "Told over two lines.", "share": "Said so."}
    assert changed.kept == {"growth": ("source", "uncertainty")}
    assert changed.new == ("rate",)
    assert changed.gone == ("rate[2031]",)


def test_the_first_change_of_an_empty_scenario_stands_in_lines_of_its_own() -> None:
    text = "label: Mine\nfrom: base\n# none yet\nchanges: {}\n"
    assert with_settings(text, {"share": 0.4}, "Why.").text == (
        "label: Mine\nfrom: base\n# none yet\n"
        "changes:\n  share:\n    value: 0.4\n    because: Why.\n"
    )


def test_changes_on_one_line_stay_on_one_line() -> None:
    text = "label: Mine\nfrom: base\nchanges: {share: {value: 0.4, because: Why.}}\n"
    changed = with_settings(text, {"other": 2}, "So.")
    assert changed.text == (
        "label: Mine\nfrom: base\n"
        "changes: {share: {value: 0.4, because: Why.}, other: {value: 2, because: So.}}\n"
    )


def test_a_scenario_that_a_workbook_renews_is_kept_in_the_same_way() -> None:
    text = OverlayText("", "Mine", "base", {"share": 0.3}, {"share": "Edited."}).renewed(OVERLAY)
    assert text == OVERLAY.replace("share: {value: 0.4,", "share: {value: 0.3,")
