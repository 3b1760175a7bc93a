"""What sheets have in common: the title, the way back, and the state of the workbook."""

from math import isnan

from fundmodel.build_model.units import Unit
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import STATUS_ROW, TITLE_ROW
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

NOT_AVAILABLE = "n/a"
MASTER_CHECK = "master_check"
MASTER_CHECK, FIRST_CAUSE = "master_check", "first_cause"
LIST_OF_SHEETS = "Contents"
LIST_PURPOSE = "Every sheet and the question it answers; every block"
TITLE_HEIGHT, DENSE = 30, 13.5
"""Heights of rows; the dense one holds letters of ten points, and no more."""


def title_rows(sheet: Sheet, title: str, purpose: str, spec: WorkbookSpec, status: int = 3) -> None:
    """Row 1: title and the way to Contents. Row 2: what it is, the scenario shown, the checks.

    Args:
        sheet: where to.
        title: in large letters.
        purpose: one line.
        spec: whose scenario is shown.
        status: the column in which scenario and check begin.
    """
    sheet.text(TITLE_ROW, LABEL, title, "title")
    sheet.heights[TITLE_ROW] = TITLE_HEIGHT
    sheet.link(TITLE_ROW, status, "Contents", LIST_OF_SHEETS)
    sheet.text(STATUS_ROW, LABEL, purpose, "sub")
    live = spec.names[spec.case - 1]
    sheet.formula(STATUS_ROW, status, "=scenario_shown", live, "sub")
    sheet.formula(STATUS_ROW, status + 1, f"={MASTER_CHECK}", master_check(spec), "check")
    verdict = cell_name(STATUS_ROW, status + 1)
    sheet.flag_checks(f"{verdict}:{verdict}")


def set_dense(sheet: Sheet, first: int, last: int) -> None:
    """Make rows no higher than their letters, so that more of them stand on a page."""
    for row in range(first, last + 1):
        sheet.heights.setdefault(row, DENSE)


def master_check(spec: WorkbookSpec) -> str:
    """What the master check says of the shown run."""
    return "OK" if spec.live.passed and not spec.outside else "CHECK"


def result_value(value: float) -> float | str:
    """A result as a cell shows it: n/a where there is none."""
    return NOT_AVAILABLE if isnan(value) else value


def in_billions(unit: Unit) -> str:
    """The unit in which people read it: of amounts in millions billions, of shares per cent.

    >>> from fundmodel.build_model.units import SHARE, USD_M
    >>> in_billions(USD_M), in_billions(SHARE)
    ('US$ bn', '%')
    """
    if unit.style == "money":
        return unit.name.replace(" m", " bn", 1) if " m" in unit.name else f"{unit.name}, bn"
    return unit.name.replace("share", "%") if unit.style == "percent" else unit.name
