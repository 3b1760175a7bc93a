"""A small, complete set of assumptions, written to a folder that a test may spoil."""

from pathlib import Path

TERMS = """\
us_profit_share:
  label: US share of profit
  value: 0.50
  unit: share
  plausible: [0.0, highest_share]
  uncertainty: {shape: triangular, low: 0.4, mode: 0.5, high: 0.6}
  source: {title: Draft, publisher: Axios, date: 2025-11-20, link: https://example.org, page: 6}
  grade: B
  as_of: 2025-11

highest_share:
  label: Highest share of profit
  value: 0.9
  unit: share
  plausible: [0, 1]
  source: {title: Judgement, publisher: Secretariat, date: 2025}
  grade: C
  as_of: 2025-11
  note: The secretariat thinks that more is never agreed.
  fixed: term
inflation:
  label: Inflation
  value: {2027: 0.023, 2029: 0.02}
  unit: share a year
  plausible: [-0.1, 0.5]
  source: {title: Outlook, publisher: Bank, date: 2025-10}
  grade: A
  as_of: 2025-10
  fixed: measure
first_day:
  label: First day
  value: 2026-12-31
  unit: date
  plausible: [2026-01-01, 2030-12-31]
  source: {title: Draft, publisher: Axios, date: 2025-11-20}
  grade: B
  as_of: 2025-11

reading:
  label: Reading of the profit clause
  value: cash
  unit: choice
  options: [accounting, cash]
  source: {title: Draft, publisher: Axios, date: 2025-11-20}
  grade: B
  as_of: 2025-11

legal_delay:
  label: Legal delay
  value: 4
  unit: quarters
  plausible: [0, 40]
  source: {title: Draft, publisher: Axios, date: 2025-11-20}
  grade: B
  as_of: 2025-11
  fixed: event
quarters:
  label: Quarters
  value: 120
  unit: count
  plausible: [1, 400]
  structural: true
  source: {title: Definition, publisher: fundmodel, date: 2025}
  grade: definition
  as_of: 2025
"""

WINDOWS = """\
set: window
label: Windows
attributes:
  sector: {label: Sector}
  instrument: {label: Instrument, values: [grant, loan]}
  donor: {label: Donor, of: donor, optional: true}
parts:
  loan_window: {instrument: [loan]}
columns:
  commitment_share:
    label: Share of commitments
    unit: share
    plausible: [0, 1]
    adds_to_one: true
    source: {title: Judgement, publisher: Secretariat, date: 2025}
    grade: C
    as_of: 2025-11
    note: The secretariat's guess.
    fixed: rule
  coupon:
    label: Coupon
    unit: share a year
    plausible: [0.005, 0.2]
    members: loan_window
    each: member
    uncertainty: {shape: uniform, low: 0.9, high: 1.1, as: factor}
    source: {title: Terms, publisher: Bank, date: 2025}
    grade: B
    as_of: 2025-11
members:
  Housing grants: {sector: Housing, instrument: grant, donor: Norway, commitment_share: 0.4}
  Housing loans: {sector: Housing, instrument: loan, commitment_share: 0.35, coupon: 0.03}
  Energy loans:
    sector: Energy
    instrument: loan
    commitment_share: 0.25
    coupon: {value: 0.02, grade: A, plausible: [0.001, 0.1], note: As signed.}
"""

DONORS = """\
set: donor
label: Donors
attributes: {}
columns:
  pledge:
    label: Pledge
    unit: US$ m
    plausible: [100, 100000]
    source: {title: Pledges, publisher: Conference, date: 2025}
    grade: A
    as_of: 2025-11
    fixed: known
members:
  Norway: {pledge: 3000}
  Japan: {pledge: 5000}
"""

DEAL = """\
profit:
  clause: Point 14
  text: Half of the profits go to the US.
  source: {title: Draft, publisher: Axios, date: 2025-11-20}
  moves: [us_profit_share, coupon]
"""

SLOW = """\
label: Slow start
description: All begins late.
from: base
changes:
  legal_delay: {value: 8, because: Courts are slow.}
  inflation: {value: {2029: 0.03, 2031: 0.01}, because: Prices rise.}
"""

SLOWER = """\
label: Slower still
from: slow
changes:
  legal_delay:
    value: 12
    because: Courts are slower.
    source: {title: Ruling, publisher: Court, date: 2026}
    grade: A
    uncertainty: {shape: pert, low: 8, mode: 12, high: 20}
  "pledge[Norway]": {value: 1000, because: Norway hesitates.}
"""

FILES = {
    "base/terms.yaml": TERMS,
    "base/deal.yaml": DEAL,
    "base/members/windows.yaml": WINDOWS,
    "base/members/donors.yaml": DONORS,
    "scenarios/slow.yaml": SLOW,
    "scenarios/slower.yaml": SLOWER,
}


def write_set(folder: Path, **changed: tuple[str, str]) -> Path:
    """Write the small set below `folder`, with one text replaced in a file, by the file's stem."""
    directory = folder / "assumptions"
    for name, text in FILES.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old, new = changed.get(path.stem, ("", ""))
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return directory
