"""The small set with numbers that move together."""

from pathlib import Path

from tests.read_assumptions.small_set import TERMS, write_set

_DRAWN = {
    "measure": "{shape: normal, sigma: 0.01, as: shift, persistence: 0.5}",
    "event": "{shape: pert, low: 2, mode: 4, high: 9}",
}
GROUP = """\
credit:
  label: Credit
  correlations: {}
  source: {{title: Judgement, publisher: Secretariat, date: 2025}}
  grade: C
  as_of: 2025-11
  note: Bad times are bad for all.
"""


def write_groups(folder: Path, groups: str) -> Path:
    """Write the small set, its inflation and legal delay drawn, with groups if there are any."""
    directory, terms = write_set(folder), TERMS
    for fixed, drawn in _DRAWN.items():
        terms = terms.replace(f"fixed: {fixed}", f"uncertainty: {drawn}")
    (directory / "base/terms.yaml").write_text(terms)
    if groups:
        (directory / "base/correlations.yaml").write_text(groups)
    return directory
