"""The legal readings of the base set, on a history of yearly numbers.

A column is a year and every year ends with a test. The model's rates are for a quarter, four to
the year; `for_one_period` gives the yearly rate whose quarter is a whole year of the rate wanted:
compounded, or four times as much where a rate is simple.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out
from tests.by_hand.the_fund import fund_lines

FILE = Path(__file__).parents[2] / "assumptions" / "base" / "members" / "readings.yaml"
BASES = ["accounting", "accounting without unrealised", "realised cash", "economic"]
ATTRIBUTIONS = ["whole fund", "paid in", "fund units", "revenue first", "segregated"]
QUARTERS_IN_A_YEAR = 4

Reading = dict[str, Any]
Readings = dict[str, Reading]
Found = dict[str, dict[str, list[float]]]


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return table


def for_one_period(rate: float, *, is_compound: bool) -> float:
    """The yearly rate that is `rate` in a single quarter."""
    return (1 + rate) ** QUARTERS_IN_A_YEAR - 1 if is_compound else rate * QUARTERS_IN_A_YEAR


def reading(start: str, **changed: float) -> Readings:
    """The one reading whose name starts so, as the base has it but for what is changed.

    Its preferred return is turned into one of a period.
    """
    (name,) = [one for one in _table()["members"] if one.startswith(start)]
    columns = _table()["members"][name] | changed
    columns["preferred_return"] = for_one_period(
        columns["preferred_return"], is_compound=columns["is_compound"] == 1
    )
    return {name: columns}


def worked_out(
    readings: Readings, lines: Sequence[str], members: Mapping[str, Any], given: Mapping[str, Any]
) -> Found:
    """Lines of the fund on some readings: line -> member -> a number a year.

    Args:
        readings: name -> its columns.
        lines: the lines that are worked out.
        members: further sets of members.
        given: all else that the lines name.
    """
    texts = _table()["attributes"]
    sets = {
        "reading": {name: {key: row[key] for key in texts} for name, row in readings.items()},
        "attribution": {key: {} for key in ATTRIBUTIONS},
        "profit_base": {key: {} for key in BASES},
        **members,
    }
    read = {name for line in lines for name in fund_lines()[line].arguments}
    columns = {
        column: {name: row[column] for name, row in readings.items()}
        for column in _table()["columns"]
        if column in read and column not in given
    }
    return work_out(Case("readings", sets, {**columns, **given}, {}, dict.fromkeys(lines), 1e-9))
