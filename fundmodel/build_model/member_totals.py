"""Which lines have a total over their members: those whose amounts add up at any one time."""

from collections.abc import Collection

from fundmodel.build_model.expressions import Node, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import measure_of
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
    if line.kind == "result":
        return _is_sum_over_life(model, line.node)
    return line.kind in ("flow", "balance")


def _is_sum_over_life(model: Model, node: Node) -> bool:
    parts = list(node.walk())
    measures = [measure for part in parts if (measure := measure_of(part))]
    if not all(measure.at_one_time for measure in measures):
        return False
    names = {part.name for part in parts if isinstance(part, Read) and not part.when.measure}
    return all(_is_sum_over_life(model, model.lines[name].node) for name in names & {*model.lines})
