"""Numbers of assumptions as people read them, and what scenarios make of them."""

from fundmodel.build_model.units import Unit
from fundmodel.read_assumptions import Change, format_setting, format_value
from fundmodel.read_assumptions.uncertainty.words import format_amount


def told(number: float, unit: Unit, options: tuple[str, ...] = ()) -> str:
    """A number of an assumption as people read it: per cent, a day, an option, or with its unit.

    >>> from fundmodel.build_model import SHARE, USD_M
    >>> told(0.5, SHARE), told(1_000, USD_M), told(float("inf"), USD_M)
    ('50 %', '1000 US$ m', 'no limit')
    """
    if abs(number) == float("inf") or options or unit.kind == "date":
        return format_value(number, unit, options)
    return format_amount(number, unit)


def value_of_change(change: Change, unit: Unit) -> str:
    """What a scenario changes a number from and to, with the member or year that it names."""
    cell = change.name.partition("[")[2].rstrip("]")
    before, after = (_setting(value, unit) for value in (change.old, change.new))
    return f"{f'{cell}: ' if cell else ''}{before} -> {after}"


def _setting(value: object, unit: Unit) -> str:
    if isinstance(value, dict) and all(isinstance(one, int | float) for one in value.values()):
        return "; ".join(f"{year}: {told(number, unit)}" for year, number in value.items())
    return told(value, unit) if isinstance(value, int | float) else format_setting(value)
