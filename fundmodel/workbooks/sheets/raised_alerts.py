"""Alerts that are up: counted beside each on Checks, so that another sheet can tell which."""

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.build_model.model import Line
from fundmodel.workbooks.workbook_spec import WorkbookSpec

ALERTS, ALERT_LABELS = "alerts_up", "alert_labels"
"""Names of two columns on Checks: how many alerts are up as far as a row, and what each is."""
HEAD = "Up so far"


def alert_formula(first: str, here: str) -> str:
    """The label of the first, second and so on alert that is up; nothing beyond the last.

    Args:
        first: the cell of the first one, with its row fixed.
        here: the cell of the formula, as many rows below as alerts come before.
    """
    return f'=IFERROR(INDEX({ALERT_LABELS},MATCH(ROWS({first}:{here}),{ALERTS},0)),"")'


def raised(spec: WorkbookSpec) -> list[Line]:
    """The alerts that are up in the run that is shown, in the order of Checks."""
    return [
        line for line in spec.model.lines.values() if line.kind == "alert" and is_up(spec, line)
    ]


def is_up(spec: WorkbookSpec, line: Line) -> bool:
    """Whether an alert is above the tolerance in any quarter, of any member."""
    values = spec.live.arrays[line.name][1:, :, 0]
    return bool((values > spec.live.number(CHECK_TOLERANCE)).any())
