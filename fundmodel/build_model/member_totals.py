"""Which lines have a total over their members: those whose amounts add up at any one time."""

from collections.abc import Collection

from fundmodel.build_model.expressions import Node, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.units import adds


def has_member_total(model: Model, line: Line, alternatives: Collection[str] = ()) -> bool:
    """Whether the sum over the members of a line means something.

    Flows and balances in a unit that adds up do, and so do results that are sums over their whole
    life. A rate, a price, a flag or a check does not: sums over checks hide what they are to show.

    Args:
        model: the lines, among which are those that a result reads.
        line: the line.
        alternatives: sets of members of which only one comes true.
    """
    if line.each is None or line.each in alternatives or not adds(line.unit):
        return False
    return line.traits.adds_up and (line.traits.by_quarter or _is_sum_over_life(model, line.node))


def _is_at_one_time(model: Model, read: Read) -> bool:
    """Whether all members take it at the same time: not where each has a flag of its own."""
    measure = MEASURES[read.when.measure]
    return measure.at_one_time and not (
        measure.quarter == "flagged" and model.each(read.names[0]) is not None
    )


def _is_sum_over_life(model: Model, node: Node) -> bool:
    reads = [part for part in node.walk() if isinstance(part, Read)]
    measured = {name for read in reads if read.when.measure for name in read.names}
    if not all(_is_at_one_time(model, read) for read in reads if read.when.measure):
        return False
    names = {read.name for read in reads} - measured
    return all(_is_sum_over_life(model, model.lines[name].node) for name in names & {*model.lines})
