"""The small set with events that begin by a hazard."""

from pathlib import Path

from tests.read_assumptions.small_set import write_set

EVENTS = """\
set: event
label: Events
attributes:
  kind: {label: Kind, values: [war, strike]}
columns:
  event_start:
    label: First quarter of the event
    unit: quarters
    plausible: [0, 160]
    first_passage: {by: kind, hazards: {war: hazard, strike: hazard}, lasts: event_quarters}
    source: {title: Judgement, publisher: Secretariat, date: 2025}
    grade: C
    as_of: 2025-11
    note: The secretariat's guess.
  event_quarters:
    label: Quarters that it lasts
    unit: quarters
    plausible: [1, 80]
    uncertainty: {shape: pert, low: 2, mode: 12, high: 20}
    source: {title: Judgement, publisher: Secretariat, date: 2025}
    grade: C
    as_of: 2025-11
    note: The secretariat's guess.
members:
  First war: {kind: war, event_start: 0, event_quarters: 12}
  A strike: {kind: strike, event_start: 0, event_quarters: 12}
"""
HAZARD = """\
hazard:
  label: Probability of an event
  value: {2027: 0.05, 2029: 0.02}
  unit: share a year
  plausible: [0, 1]
  source: {title: Outlook, publisher: Bank, date: 2025-10}
  grade: A
  as_of: 2025-10
  fixed: known
us_profit_share:
"""


def write_events(folder: Path, old: str = "", new: str = "") -> Path:
    """Write the small set with a table of events, in which one text is replaced."""
    assert old in EVENTS
    directory = write_set(folder, terms=("us_profit_share:\n", HAZARD))
    (directory / "base/members/events.yaml").write_text(
        EVENTS.replace(old, new, 1) if old else EVENTS
    )
    return directory
