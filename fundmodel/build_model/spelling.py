"""A formula as text: for NumPy, for the workbook, for the reader.

One walk serves all: operations come from the table, references from the caller.
"""

from collections.abc import Callable

from fundmodel.build_model.expressions import (
    ByMember,
    Convolution,
    Current,
    Lagged,
    Lookup,
    Member,
    Node,
    Number,
    Operation,
    OverLife,
    Picked,
    Previous,
    Spread,
    ToDate,
    Total,
    TotalBy,
    TotalRanked,
)
from fundmodel.build_model.operations import ATOM, OPERATIONS, fill

Reference = Callable[[Node], str]


def spell(node: Node, dialect: str, reference: Reference) -> str:
    """The text of a formula.

    Args:
        node: the formula.
        dialect: "numpy" or "excel", a column of the table of operations.
        reference: the text of any node that is neither a number nor an operation.

    Returns:
        The formula, bracketed only where the order of evaluation asks for it.
    """
    return _spell(node, dialect, reference)[0]


def _spell(node: Node, dialect: str, reference: Reference) -> tuple[str, int]:
    if isinstance(node, Number):
        return str(node.value), ATOM
    if not isinstance(node, Operation):
        return reference(node), ATOM
    row = OPERATIONS[node.operation]
    parts = []
    for position, argument in enumerate(node.arguments):
        text, binds = _spell(argument, dialect, reference)
        needed = row.needs[min(position, len(row.needs) - 1)]
        parts.append(f"({text})" if binds < needed else text)
    return fill(row.numpy if dialect == "numpy" else row.excel, parts), row.binds


def in_words(node: Node) -> str:
    """How a reference is written for a reader: by the names of the language."""
    match node:
        case Current(name):
            return name
        case Previous(name):
            return f"previous({name})"
        case Lagged(name, quarters):
            return f"lagged({name}, {formula_in_words(quarters)})"
        case ToDate(name):
            return f"to_date({name})"
        case Convolution(name, weights):
            return f"convolve({name}, {weights})"
        case OverLife(measure, names):
            return f"{measure}({', '.join(names)})"
        case _:
            return _members_in_words(node)


def _members_in_words(node: Node) -> str:
    match node:
        case Total(of):
            return f"total({in_words(of)})"
        case TotalBy(attribute, of):
            return f"total_by({attribute}, {in_words(of)})"
        case TotalRanked(of, rank, compare):
            function = "total_before" if compare == "<" else "total_beside"
            return f"{function}({in_words(of)}, {in_words(rank)})"
        case ByMember(members, parts):
            pairs = zip(members, map(formula_in_words, parts), strict=True)
            return f"by_member({', '.join(f'{member}={part}' for member, part in pairs)})"
        case Lookup(attribute, of):
            return f"lookup({attribute}, {in_words(of)})"
        case Member(member, of):
            return f"{in_words(of)}[{member}]"
        case Picked(of, choice):
            return f"pick({in_words(of)}, {in_words(choice)})"
        case Spread(of, whole):
            return f"spread({in_words(of)}, {whole})"
        case _:
            raise TypeError(f"no words for {node!r}")


def formula_in_words(node: Node) -> str:
    """The formula with the names of lines and assumptions in position of cells."""
    return spell(node, "excel", in_words)
