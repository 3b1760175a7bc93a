"""The legal readings of the base set, on a history of yearly numbers.

A column is a year and every year ends with a test. The model's rates are for a quarter, four to
the year; `for_one_period` gives the yearly rate whose quarter is a whole year of the rate wanted:
compounded, or four times as much where a rate is simple.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out
from tests.by_hand.the_fund import fund_lines, sets_of

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
    if columns["sharing"] == "capital first":
        columns["preferred_return"] = for_one_period(
            columns["preferred_return"], is_compound=columns["is_compound"] == 1
        )
    return {name: columns}


def worked_out(
    readings: Readings, lines: Sequence[str], members: Mapping[str, Any], given: Mapping[str, Any]
) -> Found:
    """Lines of the fund on some readings: line -> member -> a number a year.

    Beside them stands a reading of each rule that they do not have, with nothing to share, since
    a part of the readings without members has no rows.

    Args:
        readings: name -> its columns.
        lines: the lines that are worked out.
        members: further sets of members.
        given: all else that the lines name.
    """
    beside = _of_other_rules(readings)
    texts = _table()["attributes"]
    everybody = {**readings, **beside}
    sets = {
        "reading": {name: {key: row[key] for key in texts} for name, row in everybody.items()},
        "attribution": {key: {} for key in ATTRIBUTIONS},
        "profit_base": {key: {} for key in BASES},
        **members,
    }
    read = {name for line in lines for name in fund_lines()[line].arguments}
    columns = {
        column: {name: row[column] for name, row in everybody.items() if column in row}
        for column in _table()["columns"]
        if column in read and column not in given
    }
    case = Case("readings", sets, {}, {}, dict.fromkeys(lines), 1e-9)
    stated = {name: _with_nothing_beside(case, name, value) for name, value in given.items()}
    found = work_out(replace(case, given={**columns, **stated}))
    return {
        line: {name: row for name, row in rows.items() if name not in beside}
        for line, rows in found.items()
    }


def _of_other_rules(readings: Readings) -> Readings:
    """One reading of each rule by which none of these shares."""
    rules = {row["sharing"] for row in readings.values()}
    others = {row["sharing"]: name for name, row in _table()["members"].items()}
    return {name: _table()["members"][name] for rule, name in others.items() if rule not in rules}


def _with_nothing_beside(case: Case, name: str, stated: Any) -> Any:
    """What is stated for some readings, and 0 for those beside them."""
    each = fund_lines()[name].each if name in fund_lines() else None
    if not isinstance(stated, dict) or not (each or "").endswith("reading"):
        return stated
    return dict.fromkeys(sets_of(case)[each].members, 0) | stated
