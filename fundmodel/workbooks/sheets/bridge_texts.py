"""Numbers as texts, in sentences and beside bars: the formula, and what Python makes of it."""

from decimal import ROUND_HALF_UP, Decimal

from fundmodel.build_model.units import told_times
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.sheets.bridge_plan import HEAD, BridgePlan

DECIMALS = {"factor": 4, "whole": 0, "date": 0}
MONEY_DECIMALS = 2


def plan_decimals(sheet: Sheet, plan: BridgePlan) -> None:
    """Plan the two cells that all texts read: times what, and with how many decimals."""
    sheet.text(HEAD - 1, plan.drawn, "Texts: times, decimals", "unit")
    sheet.number(HEAD - 1, plan.drawn + 1, _times(plan), "static_factor")
    sheet.number(HEAD - 1, plan.drawn + 2, _decimals(plan), "static_whole")


def level_text(cell: str, value: float, plan: BridgePlan) -> tuple[str, str]:
    """A result of the bridge as people read it.

    Args:
        cell: that holds it, or a formula's part.
        value: what it holds.
        plan: of the bridge.

    Returns:
        The part of a formula, and the text that it gives.
    """
    times, decimals = (
        cell_name(HEAD - 1, plan.drawn + at, fixed_row=True, fixed_column=True) for at in (1, 2)
    )
    formula = f"FIXED(ROUND({cell}*{times},{decimals})+0,{decimals})"
    digits = _decimals(plan)
    return formula, f"{_rounded(value * _times(plan), digits):,.{digits}f}"


def change_text(cell: str, value: float, plan: BridgePlan) -> tuple[str, str]:
    """A difference as people read it, with its sign; as `level_text` has it."""
    formula, text = level_text(cell, value, plan)
    return f'IF({cell}>0,"+","")&{formula}', f"{'+' if value > 0 else ''}{text}"


def _rounded(value: float, digits: int) -> Decimal:
    """As a spreadsheet rounds: the 15 digits that it sees, halves away from zero."""
    rounded = Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return rounded + 0  # no -0.00


def _times(plan: BridgePlan) -> float:
    return told_times(plan.bridge.unit)


def _decimals(plan: BridgePlan) -> int:
    return DECIMALS.get(plan.bridge.unit.style, MONEY_DECIMALS)
