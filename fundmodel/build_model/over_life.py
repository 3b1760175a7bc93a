"""The table of measures of whole rows: how a row of quarters becomes one number of a result.

How a measure is worked out stands in the dialect of each reading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from fundmodel.build_model.expressions import Node, Operation, Read
from fundmodel.build_model.language import ONE_HALF, QUARTERS_IN_A_YEAR
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.operations import OPERATIONS, UnitsClash, multiplied
from fundmodel.build_model.units import FLAG, QUARTERS, SHARE_A_YEAR, Unit

OneQuarter = Literal["last", "highest", "lowest", "flagged"]


@dataclass(frozen=True)
class Measure:
    """One measure.

    Attributes:
        unit: that of the result, from those of the rows.
        excel: how the workbook spells it: {0} and {1} are the quarters of the rows, or the last
            quarter alone; "" for what takes a block of cells of its own.
        quarter: the one quarter whose value, or number, it takes; None if it takes all of them.
        is_linear: of a sum of rows it is the sum of their measures.
        at_one_time: every member takes it at the same time, so that members can be added up.
        may_be_missing: there may be no such number, which is n/a.
        needs_all_quarters: it is worked out from the whole row at the end, and not carried along.
        definitions: assumptions that it takes besides the rows.
    """

    unit: Callable[[list[Unit]], Unit | None]
    excel: str
    quarter: OneQuarter | None = None
    is_linear: bool = False
    at_one_time: bool = True
    may_be_missing: bool = False
    needs_all_quarters: bool = False
    definitions: tuple[str, ...] = ()


def measure_of(node: Node) -> Measure | None:
    """The measure that a formula is, if it is nothing but one."""
    if isinstance(node, Read) and node.when.measure:
        return MEASURES[node.when.measure]
    return None


def may_be_missing(model: Model, line: Line) -> bool:
    """Whether the line may be n/a without anything being wrong; so may a copy of it."""
    node = line.node
    if isinstance(node, Operation):
        return OPERATIONS[node.operation].may_be_missing
    measure = measure_of(node)
    if measure is not None:
        return measure.may_be_missing
    copies = isinstance(node, Read) and model.is_result(node.name)
    return copies and may_be_missing(model, model.lines[node.name])  # type: ignore[attr-defined]


def _first(units: list[Unit]) -> Unit:
    return units[0]


def _value_when(units: list[Unit]) -> Unit:
    _must_be_a_flag(units[0])
    return units[1]


def _first_quarter(units: list[Unit]) -> Unit:
    _must_be_a_flag(units[0])
    return QUARTERS


def _rate(_: list[Unit]) -> Unit:
    return SHARE_A_YEAR


def _must_be_a_flag(found: Unit) -> None:
    if found.kind != FLAG.kind:
        raise UnitsClash(f"a flag is needed, not {found}")


MEASURES = {
    "life_total": Measure(_first, "SUM({0})", is_linear=True),
    "final": Measure(_first, "{0}", quarter="last", is_linear=True),
    "highest": Measure(_first, "MAX({0})", quarter="highest", at_one_time=False),
    "lowest": Measure(_first, "MIN({0})", quarter="lowest", at_one_time=False),
    "value_when": Measure(_value_when, "SUMPRODUCT({0},{1})", quarter="flagged"),
    "first_quarter": Measure(
        _first_quarter, "IF(SUM({0})=0,0,MATCH(1,{0},0))", quarter="flagged", at_one_time=False
    ),
    "present_value": Measure(multiplied, "SUMPRODUCT({0},{1})", is_linear=True),
    "irr": Measure(
        _rate,
        "",
        at_one_time=False,
        may_be_missing=True,
        needs_all_quarters=True,
        definitions=(ONE_HALF, QUARTERS_IN_A_YEAR),
    ),
}
