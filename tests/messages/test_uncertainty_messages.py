"""What a user reads when a draw cannot be: each mistake made once, whole text compared."""
# ruff: noqa: E501  messages stand here as users see them

from pathlib import Path
from typing import NamedTuple

import pytest

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import load
from tests.read_assumptions.event_set import write_events
from tests.read_assumptions.small_set import write_set


class Target(NamedTuple):
    """Where a shape is written: `old` in a file becomes `lead` and the shape."""

    file: str
    old: str
    lead: str


class Case(NamedTuple):
    """One shape that cannot be, and what the user reads."""

    name: str
    target: Target
    shape: str
    text: str


class Slip(NamedTuple):
    """One mistake beside a shape: `old` becomes `new`."""

    name: str
    file: str
    old: str
    new: str
    text: str


_SHAPE = "uncertainty: {shape: triangular, low: 0.4, mode: 0.5, high: 0.6}"
_OF_A_COLUMN = "uncertainty: {shape: uniform, low: 0.9, high: 1.1, as: factor}"
SHARE = Target("terms", _SHAPE, "uncertainty: ")
INFLATION = Target("terms", "fixed: measure", "uncertainty: ")
DELAY = Target("terms", "fixed: event", "uncertainty: ")
COUPON = Target("windows", _OF_A_COLUMN, "")

CASES = [
    Case(
        "a list for one number",
        SHARE,
        "{shape: pert, low: [0.1, 0.2], mode: 0.5, high: 0.6}",
        """\
assumptions/base/terms.yaml:6:35, us_profit_share, uncertainty: A list stands where one number belongs.
  To fix: write a number.""",
    ),
    Case(
        "a number for a list",
        SHARE,
        "{shape: discrete, values: 0.4, weights: [1]}",
        """\
assumptions/base/terms.yaml:6:42, us_profit_share, uncertainty: `values` is no list of numbers.
  To fix: write values: [2, 3, 4] and weights: [0.5, 0.3, 0.2], a weight a value.""",
    ),
    Case(
        "a text among values",
        SHARE,
        "{shape: discrete, values: [low, 0.4], weights: [0.5, 0.5]}",
        """\
assumptions/base/terms.yaml:6:43, us_profit_share, uncertainty: "low" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  To fix: write a number.""",
    ),
    Case(
        "weights beyond one",
        SHARE,
        "{shape: discrete, values: [0.4, 0.5], weights: [0.5, 0.6]}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: The weights add up to 1.1, not to 1.
  To fix: write probabilities that add up to 1.""",
    ),
    Case(
        "a weight too few",
        SHARE,
        "{shape: discrete, values: [0.4, 0.5], weights: [1]}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: 2 values have as many weights, not 1.
  To fix: give each of 0.4, 0.5 a weight above 0.""",
    ),
    Case(
        "a weight of zero",
        SHARE,
        "{shape: discrete, values: [0.4, 0.5], weights: [0, 1]}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: A weight is not above 0.
  To fix: give each of 0.4, 0.5 a weight above 0.""",
    ),
    Case(
        "a value twice",
        SHARE,
        "{shape: discrete, values: [0.4, 0.4], weights: [0.5, 0.5]}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: A value stands there twice.
  To fix: write each value once, with its whole weight.""",
    ),
    Case(
        "one value",
        SHARE,
        "{shape: discrete, values: [0.4], weights: [1]}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: There is one value, so that nothing is drawn.
  To fix: give two values or more.""",
    ),
    Case(
        "no whole number",
        DELAY,
        "{shape: discrete, values: [2.5, 4], weights: [0.5, 0.5]}",
        """\
assumptions/base/terms.yaml:56:43, legal_delay, uncertainty: 2.5 is not a whole number.
  A number of the unit `quarters` is a whole number, so that comparisons are exact (R11).
  To fix: round it, or give it the unit `factor`.""",
    ),
    Case(
        "what is drawn",
        SHARE,
        "{shape: normal, mean: 0, sigma: 0.1, as: shft}",
        """\
assumptions/base/terms.yaml:6:57, us_profit_share, uncertainty: `shft` is nothing that a draw can be.
  It is the number (value), is added to it (shift), or multiplies it (factor).
  Did you mean `shift`?
  To fix: write as: value, shift or factor.""",
    ),
    Case(
        "few degrees",
        SHARE,
        "{shape: student_t, center: 0.5, scale: 0.01, degrees: 2}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: Student's t needs 3 degrees or more: with fewer, single draws rule the mean.
  To fix: write degrees: 3 or more; 4 is usual for exchange rates.""",
    ),
    Case(
        "no scale",
        SHARE,
        "{shape: student_t, center: 0.5, scale: 0, degrees: 4}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: scale must be above 0.
  To fix: correct the parameters.""",
    ),
    Case(
        "a slip in persistence",
        SHARE,
        "{shape: normal, mean: 0.5, sigma: 0.1, persistance: 0.4}",
        """\
assumptions/base/terms.yaml:6:68, us_profit_share, uncertainty: `persistance` is not a parameter of the shape normal.
  Did you mean `persistence`?
  To fix: give mean, sigma.""",
    ),
    Case(
        "no middle of a shift",
        SHARE,
        "{shape: lognormal, sigma: 0.1, as: shift}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: The shape lognormal lacks median.
  To fix: give median, sigma.""",
    ),
    Case(
        "no middle of a value",
        SHARE,
        "{shape: normal, sigma: 0.1}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: The shape normal lacks mean.
  To fix: give mean, sigma.""",
    ),
    Case(
        "normal beyond the range",
        SHARE,
        "{shape: normal, mean: 0.5, sigma: 0.2}",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share, uncertainty: Draws from -0.118 to 1.118 leave the plausible range 0 to 0.9.
  Between these ends lie 998 of 1,000 draws; what is beyond is cut off.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "student_t beyond the range",
        SHARE,
        "{shape: student_t, center: 0.5, scale: 0.1, degrees: 4}",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share, uncertainty: Draws from -0.2173 to 1.217 leave the plausible range 0 to 0.9.
  Between these ends lie 998 of 1,000 draws; what is beyond is cut off.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "beta beyond the range",
        SHARE,
        "{shape: beta, mean: 0.5, sigma: 0.28}",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share, uncertainty: Draws from 0.001663 to 0.9983 leave the plausible range 0 to 0.9.
  Between these ends lie 998 of 1,000 draws; what is beyond is cut off.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "lognormal beyond the range",
        DELAY,
        "{shape: lognormal, median: 4, sigma: 0.8}",
        """\
assumptions/base/terms.yaml:52:14, legal_delay, uncertainty: Draws from 0.3376 to 47.39 leave the plausible range 0 to 40.
  Between these ends lie 998 of 1,000 draws; what is beyond is cut off.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "a shift beyond the range",
        SHARE,
        "{shape: triangular, low: -0.1, mode: 0, high: 0.5, as: shift}",
        """\
assumptions/base/terms.yaml:5:14, us_profit_share, uncertainty: 0.5 plus -0.1 to 0.5, that is 0.4 to 1, would leave the plausible range 0 to 0.9.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "no number a year",
        SHARE,
        "{shape: normal, sigma: 0.01, as: shift, persistence: 0.4}",
        """\
assumptions/base/terms.yaml:6:16, us_profit_share, uncertainty: There is no number a year that a shock could move every year.
  To fix: remove `persistence`, or state a number a year: value: {2027: ...}.""",
    ),
    Case(
        "a shock that is the number",
        INFLATION,
        "{shape: normal, mean: 0, sigma: 0.01, persistence: 0.4}",
        """\
assumptions/base/terms.yaml:29:67, inflation, uncertainty: A shock every year cannot be the number itself.
  It moves the number that is stated for the year, and begins at none.
  To fix: write as: shift for a shock that is added, as: factor for one that multiplies.""",
    ),
    Case(
        "all of a shock lasts",
        INFLATION,
        "{shape: normal, sigma: 0.01, as: shift, persistence: 1}",
        """\
assumptions/base/terms.yaml:29:69, inflation, uncertainty: A persistence of 1 is not between 0 and 1.
  It is the part of what one year brings that is still there the year after; with 1, nothing would keep the number near what is stated.
  To fix: write 0 for years that know nothing of each other, or less than 1, such as 0.7.""",
    ),
    Case(
        "a text for persistence",
        INFLATION,
        "{shape: normal, sigma: 0.01, as: shift, persistence: high}",
        """\
assumptions/base/terms.yaml:29:69, inflation, uncertainty: "high" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  To fix: write a number.""",
    ),
    Case(
        "a normal factor that lasts",
        INFLATION,
        "{shape: normal, sigma: 0.01, as: factor, persistence: 0.5}",
        """\
assumptions/base/terms.yaml:29:70, inflation, uncertainty: A factor of the shape normal may be 0 or less, and has then no logarithm.
  Factors that last multiply each other from year to year.
  To fix: write shape: lognormal, a `low` above 0, or as: shift.""",
    ),
    Case(
        "a factor of zero that lasts",
        INFLATION,
        "{shape: pert, low: 0, mode: 1, high: 2, as: factor, persistence: 0.5}",
        """\
assumptions/base/terms.yaml:29:81, inflation, uncertainty: A factor of the shape pert may be 0 or less, and has then no logarithm.
  Factors that last multiply each other from year to year.
  To fix: write shape: lognormal, a `low` above 0, or as: shift.""",
    ),
    Case(
        "one shape for all years",
        INFLATION,
        "{shape: normal, mean: 0.02, sigma: 0.01}",
        """\
assumptions/base/terms.yaml:29:16, inflation, uncertainty: One shape for all years would take the place of numbers that differ: 0.023 (2027) and 0.02 (2029).
  What is drawn is the number itself, unless `as` says otherwise.
  To fix: write as: shift (the draw is added to each) or as: factor (it multiplies each), with a shape around 0 or around 1.""",
    ),
    Case(
        "a shift of a series",
        INFLATION,
        "{shape: normal, sigma: 0.05, as: shift}",
        """\
assumptions/base/terms.yaml:25:14, inflation, uncertainty: 0.023 (2027) plus -0.1545 to 0.1545, that is -0.1315 to 0.1775, would leave the plausible range -0.1 to 0.5.
  Between these ends lie 998 of 1,000 draws; what is beyond is cut off.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "shocks in the long run",
        INFLATION,
        "{shape: normal, sigma: 0.03, as: shift, persistence: 0.8}",
        """\
assumptions/base/terms.yaml:25:14, inflation, uncertainty: 0.023 (2027) plus -0.1545 to 0.1545, that is -0.1315 to 0.1775, would leave the plausible range -0.1 to 0.5.
  Between these ends lie 998 of 1,000 draws, in the long run; what is beyond is cut off.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "factors in the long run",
        INFLATION,
        "{shape: lognormal, sigma: 0.7, as: factor, persistence: 0.8}",
        """\
assumptions/base/terms.yaml:25:14, inflation, uncertainty: 0.023 (2027) times 0.02718 to 36.79, that is 0.0006251 to 0.8462, would leave the plausible range -0.1 to 0.5.
  Between these ends lie 998 of 1,000 draws, in the long run; what is beyond is cut off.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "one shape for all members",
        COUPON,
        "uncertainty: {shape: uniform, low: 0.01, high: 0.05}",
        """\
assumptions/base/members/windows.yaml:26:18, coupon, uncertainty: One shape for all members would take the place of numbers that differ: 0.03 (Housing loans) and 0.02 (Energy loans).
  What is drawn is the number itself, unless `as` says otherwise.
  To fix: write as: shift (the draw is added to each) or as: factor (it multiplies each), with a shape around 0 or around 1.""",
    ),
    Case(
        "a factor of a column",
        COUPON,
        "uncertainty: {shape: uniform, low: 0.9, high: 9, as: factor}",
        """\
assumptions/base/members/windows.yaml:23:16, coupon, uncertainty: 0.03 (Housing loans) times 0.9 to 9, that is 0.027 to 0.27, would leave the plausible range 0.005 to 0.2.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "a shift beyond a cell's range",
        COUPON,
        "uncertainty: {shape: uniform, low: -0.022, high: 0.01, as: shift}",
        """\
assumptions/base/members/windows.yaml:37:48, coupon, uncertainty: 0.02 (Energy loans) plus -0.022 to 0.01, that is -0.002 to 0.03, would leave the plausible range 0.001 to 0.1.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
    Case(
        "members have no years",
        COUPON,
        "uncertainty: {shape: uniform, low: 0.9, high: 1.1, as: factor, persistence: 0.1}",
        """\
assumptions/base/members/windows.yaml:26:18, coupon, uncertainty: There is no number a year that a shock could move every year.
  To fix: remove `persistence`, or state a number a year: value: {2027: ...}.""",
    ),
    Case(
        "members that are not drawn",
        COUPON,
        "fixed: known\n    between_members: 0.3",
        """\
assumptions/base/members/windows.yaml:27:5, coupon, between_members: No draws of members are there to be correlated.
  Without `each: member` one draw moves all of them.
  To fix: write `uncertainty` and each: member, or remove `between_members`.""",
    ),
    Case(
        "members that are one",
        COUPON,
        "uncertainty: {shape: uniform, low: 0.9, high: 1.1, as: factor}\n    between_members: 1",
        """\
assumptions/base/members/windows.yaml:27:22, coupon, between_members: 1 is no correlation that all members can have.
  Of many members no two can move against each other, nor all be one.
  To fix: write 0 up to less than 1, such as 0.3.""",
    ),
    Case(
        "a text between members",
        COUPON,
        "uncertainty: {shape: uniform, low: 0.9, high: 1.1, as: factor}\n    between_members: high",
        """\
assumptions/base/members/windows.yaml:27:22, coupon, between_members: "high" is text, not a number.
  Numbers have a point and no %, comma or quotes; shares are fractions of one.
  To fix: write a number.""",
    ),
    Case(
        "drawn and fixed",
        SHARE,
        "{shape: normal, mean: 0.5, sigma: 0.02}\n  fixed: term",
        """\
assumptions/base/terms.yaml:1:1, us_profit_share: `uncertainty` and `fixed` stand side by side.
  A number is drawn in one way, or says why it is never drawn.
  To fix: leave one of them.""",
    ),
]
SLIPS = [
    Slip(
        "no reason",
        "terms",
        "uncertainty: {shape: triangular, low: 0.4, mode: 0.5, high: 0.6}",
        "fixed: terms",
        """\
assumptions/base/terms.yaml:6:10, us_profit_share, fixed: `terms` is not allowed as fixed.
  To fix: write term (the parties agree on it), rule (how it is run is a choice), measure (how results are reckoned), event (scenarios tell it as certain) or known (an expert would bet on it).""",
    ),
    Slip(
        "a choice",
        "terms",
        "options: [accounting, cash]",
        "options: [accounting, cash]\n  fixed: rule",
        """\
assumptions/base/terms.yaml:44:3, reading: A choice is never drawn.
  To fix: remove `fixed`.""",
    ),
    Slip(
        "a date",
        "terms",
        "plausible: [2026-01-01, 2030-12-31]",
        "plausible: [2026-01-01, 2030-12-31]\n  uncertainty: {shape: normal, mean: 1, sigma: 1}",
        """\
assumptions/base/terms.yaml:35:16, first_day, uncertainty: A date is not drawn.
  To fix: remove `uncertainty`.""",
    ),
    Slip(
        "what shapes the workbook",
        "terms",
        "structural: true",
        "structural: true\n  fixed: rule",
        """\
assumptions/base/terms.yaml:63:3, quarters: What shapes the workbook is never drawn.
  To fix: remove `fixed`.""",
    ),
    Slip(
        "a cell drawn and fixed",
        "windows",
        "coupon: {value: 0.02,",
        "coupon: {value: 0.02, fixed: known, uncertainty: {shape: uniform, low: 0.01, high: 0.03},",
        """\
assumptions/base/members/windows.yaml:37:5, coupon[Energy loans]: `uncertainty` and `fixed` stand side by side.
  A number is drawn in one way, or says why it is never drawn.
  To fix: leave one of them.""",
    ),
    Slip(
        "a cell beyond its range",
        "windows",
        "coupon: {value: 0.02,",
        "coupon: {value: 0.02, uncertainty: {shape: uniform, low: 0.01, high: 0.3},",
        """\
assumptions/base/members/windows.yaml:37:101, coupon[Energy loans], uncertainty: Draws from 0.01 to 0.3 leave the plausible range 0.001 to 0.1.
  To fix: narrow `uncertainty`, or widen `plausible` and say why in `note`.""",
    ),
]


def refusal(directory: Path, changes: dict[str, object] | None = None) -> str:
    with pytest.raises(BadInput) as refused:
        load("base", changes, directory)
    return str(refused.value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_shape_that_cannot_be(tmp_path: Path, case: Case) -> None:
    target = case.target
    directory = write_set(tmp_path, **{target.file: (target.old, target.lead + case.shape)})
    assert refusal(directory) == case.text


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_mistake_beside_a_shape(tmp_path: Path, slip: Slip) -> None:
    assert refusal(write_set(tmp_path, **{slip.file: (slip.old, slip.new)})) == slip.text


NOTHING = """\
Nothing says how sure this number is.
  A simulation draws each number that an expert would not bet on; of any other a reader asks why it stands still.
  To fix: write `uncertainty: {shape: ...}`, or `fixed:` with term (the parties agree on it), rule (how it is run is a choice), measure (how results are reckoned), event (scenarios tell it as certain) or known (an expert would bet on it)."""


@pytest.mark.parametrize(
    ("file", "old", "where"),
    [
        ("terms", f"  {_SHAPE}\n", "terms.yaml:1:1, us_profit_share: "),
        ("terms", "  fixed: measure\n", "terms.yaml:21:1, inflation: "),
        ("windows", "    fixed: rule\n", "members/windows.yaml:10:3, commitment_share: "),
    ],
)
def test_a_number_that_says_neither(tmp_path: Path, file: str, old: str, where: str) -> None:
    directory = write_set(tmp_path, **{file: (old, "")})
    assert refusal(directory) == f"assumptions/base/{where}{NOTHING}"


PASSAGE = "assumptions/base/members/events.yaml:10:20, event_start, first_passage: "


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (
            "by: kind",
            "by: knd",
            """\
There is no attribute `knd`.
  Did you mean `kind`?
  To fix: name an attribute of this table in `by`.""",
        ),
        (
            ", strike: hazard}",
            "}",
            """\
Nothing says by which hazard `strike` happens.
  To fix: write in `hazards` strike: and the name of its probability a year.""",
        ),
        (
            "war: hazard",
            "war: hazzard",
            """\
The hazard `hazzard` is no assumption with a probability a year.
  Did you mean `hazard`?
  To fix: name one whose unit is `share a year`.""",
        ),
        (
            "war: hazard",
            "war: legal_delay",
            """\
The hazard `legal_delay` is no assumption with a probability a year.
  To fix: name one whose unit is `share a year`.""",
        ),
        (
            "lasts: event_quarters",
            "lasts: coupon",
            """\
`coupon` has no number of quarters for each event.
  To fix: name in `lasts` the column that has it.""",
        ),
        (
            "    unit: quarters\n    plausible: [0, 160]",
            "    unit: count\n    plausible: [0, 160]",
            """\
A number in count is no first quarter.
  To fix: write unit: quarters, or remove `first_passage`.""",
        ),
    ],
)
def test_events_that_no_hazard_can_begin(tmp_path: Path, old: str, new: str, text: str) -> None:
    assert refusal(write_events(tmp_path, old, new)) == PASSAGE + text


def test_events_that_are_both_drawn_and_told(tmp_path: Path) -> None:
    directory = write_events(tmp_path, "    first_passage:", "    fixed: event\n    first_passage:")
    assert (
        refusal(directory)
        == """\
assumptions/base/members/events.yaml:6:3, event_start: `first_passage` and `fixed` stand side by side.
  A number is drawn in one way, or says why it is never drawn.
  To fix: leave one of them."""
    )


def test_a_scenario_states_a_shape_beyond_the_range(tmp_path: Path) -> None:
    directory = write_set(
        tmp_path,
        slow=(
            "value: 8, because",
            "value: 8, uncertainty: {shape: normal, mean: 8, sigma: 6}, because",
        ),
    )
    with pytest.raises(BadInput) as refused:
        load("slow", None, directory)
    assert (
        str(refused.value)
        == """\
assumptions/scenarios/slow.yaml:5:40, legal_delay, uncertainty: Draws from -10.54 to 26.54 leave the plausible range 0 to 40.
  Between these ends lie 998 of 1,000 draws; what is beyond is cut off.
  To fix: narrow `uncertainty`, or give the change its own `plausible: [lowest, highest]` and say why in `because`."""
    )
