"""The language in which the fund is written, and the model that its lines become.

A stage imports from here alone: the decorators that make a row of a function, the operations a
formula may use, and the units.
"""

from fundmodel.build_model.language import (
    absolute,
    all_of,
    any_of,
    choose,
    end_of_quarter,
    final,
    first_quarter,
    floor,
    highest,
    irr,
    lagged,
    life_total,
    lowest,
    maximum,
    member,
    minimum,
    of,
    opposite,
    per_quarter,
    pick,
    present_value,
    previous,
    quarterly,
    quarterly_factor,
    quarterly_probability,
    spread,
    to_date,
    total,
    total_by,
    value_when,
    where,
    year_of,
)
from fundmodel.build_model.lines import alert, balance, check, flag, flow, ratio, result
from fundmodel.build_model.model import Calendar, Model, Stage, build
from fundmodel.build_model.presentation import Picture, Presentation, Tile
from fundmodel.build_model.units import (
    CHOICE,
    COUNT,
    DATE,
    EUR_M,
    FACTOR,
    FLAG,
    FUND_UNITS,
    INDEX,
    MONTHS,
    QUARTERS,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    USD_M_A_YEAR,
    USD_M_PER_UNIT,
    USD_PER_EUR,
    YEAR,
)

__all__ = [
    "CHOICE", "COUNT", "DATE", "EUR_M", "FACTOR", "FLAG", "FUND_UNITS", "INDEX", "MONTHS",
    "QUARTERS", "SHARE", "SHARE_A_YEAR", "USD_M", "USD_M_A_YEAR", "USD_M_PER_UNIT", "USD_PER_EUR",
    "YEAR", "Calendar", "Model", "Picture", "Presentation", "Stage", "Tile", "absolute", "alert", "all_of", "any_of", "balance",
    "build", "check", "choose", "end_of_quarter", "final", "first_quarter", "flag", "floor", "flow",
    "highest", "irr", "lagged", "life_total", "lowest", "maximum", "member", "minimum", "of",
    "opposite", "per_quarter", "pick", "present_value", "previous", "quarterly",
    "quarterly_factor", "quarterly_probability", "ratio", "result", "spread", "to_date", "total", "total_by",
    "value_when", "where", "year_of",
]  # fmt: skip
