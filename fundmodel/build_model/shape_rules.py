"""How long and how nested a formula may be, and what may lag, branch and choose (R5 to R8, R14)."""

from collections.abc import Iterator

from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read
from fundmodel.build_model.language import (
    MONTHS_IN_A_QUARTER,
    QUARTERS_IN_A_YEAR,
    SMALLEST_AMOUNT,
)
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.spelling import WORDS, formula_in_words, in_words, spell
from fundmodel.errors import message

MOST_OPERANDS = 8
LONGEST_FORMULA = 240


def shape_violations(model: Model, line: Line) -> Iterator[str]:
    """What is wrong with the shape of a line's formula."""
    for rule in (_size, _nested, _lag, _options):
        yield from rule(model, line)


def _size(_: Model, line: Line) -> Iterator[str]:
    operands = sum(
        1
        for part in line.node.operands()
        if not isinstance(part, Number) and not _is_constant(part)
    )
    length = len(spell(line.node, WORDS.operations, _in_a_row))
    if operands > MOST_OPERANDS or length > LONGEST_FORMULA:
        yield message(
            line.definition.where,
            f"has {operands} operands and {length} letters.",
            why=f"At most {MOST_OPERANDS} operands and {LONGEST_FORMULA} letters (R7).",
            fix="give a subtotal a line of its own.",
        )


def _in_a_row(node: Node) -> str:
    """A reference in words as one row shows it: of by_member(), the longest part."""
    if isinstance(node, ByMember):
        return max(map(formula_in_words, node.parts), key=len, default="")
    return in_words(node)


def _is_constant(node: Node) -> bool:
    """Named constants that an operation brings along by itself."""
    return isinstance(node, Read) and node.name in (
        QUARTERS_IN_A_YEAR,
        MONTHS_IN_A_QUARTER,
        SMALLEST_AMOUNT,
    )


def _nested(_: Model, line: Line) -> Iterator[str]:
    branching = {"where", "divide", "divide_if_any", "choose"}
    for part in line.node.walk():
        if isinstance(part, Operation) and part.operation in branching:
            inner = [
                below.operation
                for argument in part.arguments
                for below in argument.walk()
                if isinstance(below, Operation) and below.operation in branching
            ]
            if inner:
                yield message(
                    line.definition.where,
                    f"has {inner[0]}() inside {part.operation}().",
                    why="No IF stands inside an IF (R8).",
                    fix="give the inner one a line of its own.",
                )
                return


def _lag(model: Model, line: Line) -> Iterator[str]:
    for read in line.reads:
        if read.when.kind != "lagged":
            continue
        (quarters,) = read.when.arguments
        leaves = list(quarters.operands())
        whole = all(
            isinstance(leaf, Number)
            or (isinstance(leaf, Read) and leaf.is_current and leaf.name in model.inputs)
            for leaf in leaves
        ) and all(
            node.operation == "add" for node in quarters.walk() if isinstance(node, Operation)
        )
        if not whole or _least(model, leaves) < 1:
            yield message(
                line.definition.where,
                f"lags `{read.name}` by {formula_in_words(quarters)}, "
                "which may be less than one quarter or is no sum of assumptions.",
                why="A lag is a sum of whole-number assumptions and 1, at least 1 (R14).",
                fix="add 1, or raise the lower end of the assumption's plausible range to 1.",
            )


def _least(model: Model, leaves: list[Node]) -> float:
    least = 0.0
    for leaf in leaves:
        if isinstance(leaf, Number):
            least += leaf.value
        elif isinstance(leaf, Read):
            least += model.inputs[leaf.name].lowest or 0
    return least


def _options(model: Model, line: Line) -> Iterator[str]:
    for part in line.node.walk():
        if isinstance(part, Operation) and part.operation == "choose":
            choice = part.arguments[0]
            name = choice.name if isinstance(choice, Read) else ""
            options = model.inputs[name].options if name in model.inputs else ()
            if part.options != options:
                yield message(
                    line.definition.where,
                    f"chooses among {', '.join(part.options)}, but the options "
                    f"of `{name}` are {', '.join(options) or 'none'}.",
                    fix="name the same options, in the order of the assumption.",
                )
