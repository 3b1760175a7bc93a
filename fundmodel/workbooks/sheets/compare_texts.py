"""Numbers as texts, in sentences and beside bars: the formula, and what Python makes of it."""

from fundmodel.workbooks.sheets.compare_plan import decimals_of, scale_of


def level_text(cell: str, value: float, style: str) -> tuple[str, str]:
    """A number as people read it.

    Args:
        cell: that holds it.
        value: what it holds.
        style: of its unit.

    Returns:
        The part of a formula, and the text that it gives.
    """
    times, decimals = scale_of(style), decimals_of(style)
    formula = f"FIXED(ROUND({cell}*{times:g},{decimals})+0,{decimals})"
    return formula, f"{round(value * times, decimals) + 0.0:,.{decimals}f}"


def change_text(cell: str, value: float, style: str) -> tuple[str, str]:
    """A difference as people read it, with its sign; as `level_text` has it."""
    formula, text = level_text(cell, value, style)
    return f'IF({cell}>0,"+","")&{formula}', f"{'+' if value > 0 else ''}{text}"
