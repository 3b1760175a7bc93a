"""A formula as text: for the workbook, for the reader.

One walk serves all: operations come from the dialect, references from the caller.
"""

from collections.abc import Callable, Mapping

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read
from fundmodel.build_model.operations import ATOM, OPERATIONS, fill
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.references import MEMBERS, QUARTERS

Reference = Callable[[Node], str]
Spelled = Mapping[str, str]

AS_IN_CELLS: Spelled = {name: row.cells for name, row in OPERATIONS.items()}
"""How the workbook spells each operation; readers of formulas in words know it from there."""

WORDS: Dialect[str, str] = Dialect(
    "words",
    operations=AS_IN_CELLS,
    quarters={kind: row.words for kind, row in QUARTERS.items()},
    members={kind: row.words for kind, row in MEMBERS.items()},
    measures={measure: f"{measure}({{*}})" for measure in MEASURES},
)


def spell(node: Node, operations: Spelled, reference: Reference, between: str = ",") -> str:
    """The text of a formula.

    Args:
        node: the formula.
        operations: of a dialect: operation -> its text, with slots for the arguments.
        reference: the text of any node that is neither a number nor an operation.
        between: what parts the arguments of a function of any number of them.

    Returns:
        The formula, bracketed only where the order of evaluation asks for it.
    """
    return _spell(node, operations, reference, between)[0]


def _spell(node: Node, operations: Spelled, reference: Reference, between: str) -> tuple[str, int]:
    if isinstance(node, Number):
        return str(node.value), ATOM
    if not isinstance(node, Operation):
        return reference(node), ATOM
    row = OPERATIONS[node.operation]
    parts = []
    for position, argument in enumerate(node.arguments):
        text, binds = _spell(argument, operations, reference, between)
        needed = row.needs[min(position, len(row.needs) - 1)]
        parts.append(f"({text})" if binds < needed else text)
    return fill(operations[node.operation], parts, between), row.binds


def in_words(node: Node, operations: Spelled = WORDS.operations, between: str = ",") -> str:
    """How a reference is written for a reader: by the names of the language."""

    def formula(part: Node) -> str:
        return formula_in_words(part, operations, between)

    if isinstance(node, ByMember):
        pairs = zip(node.members, map(formula, node.parts), strict=True)
        return f"by_member({', '.join(f'{member}={part}' for member, part in pairs)})"
    if not isinstance(node, Read):
        raise TypeError(f"no words for {node!r}")
    needs = [formula(argument) for argument in node.when.arguments]
    if node.when.measure:
        text = fill(WORDS.measures[node.when.measure], [", ".join([node.name, *needs])])
    else:
        text = fill(WORDS.quarters[node.when.kind], [node.name, *needs])
    who = node.who
    mine = who.text if who.argument is None else formula(who.argument)
    return fill(WORDS.members[who.kind], [text, mine])


def formula_in_words(node: Node, operations: Spelled = WORDS.operations, between: str = ",") -> str:
    """The formula with the names of lines and assumptions in place of cells."""
    return spell(node, operations, lambda part: in_words(part, operations, between), between)
