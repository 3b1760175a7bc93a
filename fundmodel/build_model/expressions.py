"""The tree that a line's formula becomes, and the symbols that grow it.

A line function is called once with `Expression` objects in place of numbers. What it does with
them is recorded as a tree of nodes, and that tree is the line: it is compiled, the workbook
spells it, `explain` prints it. Four nodes make up every tree: numbers, references, operations,
and a line for each member. Nodes compare and hash by content; expressions do not, since their
`==` builds a node.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from fundmodel.build_model.operations import OPERATIONS
from fundmodel.errors import ModelMistake, message


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a formula."""

    @property
    def children(self) -> tuple["Node", ...]:
        """The nodes directly below this one, from left to right."""
        return ()

    def walk(self) -> Iterator["Node"]:
        """This node and all below it."""
        todo: list[Node] = [self]
        while todo:
            node = todo.pop()
            yield node
            todo += reversed(node.children)

    def operands(self) -> Iterator["Node"]:
        """What the operations work on, from left to right: numbers, references, by_member()."""
        yield self


@dataclass(frozen=True, slots=True)
class Number(Node):
    """0 or 1: no other number may stand in a formula (R5)."""

    value: int


@dataclass(frozen=True, slots=True)
class When(Node):
    """Which quarters of a row are taken: a row of the table `QUARTERS`.

    `arguments` is what that needs besides the row: a lag, the row of weights, the other rows of a
    measure over the life.
    """

    kind: str
    arguments: tuple[Node, ...] = ()
    measure: str = ""

    @property
    def children(self) -> tuple[Node, ...]:
        """What it needs besides the row."""
        return self.arguments


@dataclass(frozen=True, slots=True)
class Who(Node):
    """Whose values are taken: a row of the table `MEMBERS`.

    `argument` is what that needs: a rank or a choice, or `text`, the name of an attribute, of a
    member or of a set.
    """

    kind: str
    text: str = ""
    argument: Node | None = None

    @property
    def children(self) -> tuple[Node, ...]:
        """A rank or a choice."""
        return () if self.argument is None else (self.argument,)


NOW, MINE = When("now"), Who("mine")


@dataclass(frozen=True, slots=True)
class Read(Node):
    """What a formula takes of a line or an assumption: of which quarters, and whose."""

    name: str
    when: When = NOW
    who: Who = MINE

    @property
    def children(self) -> tuple[Node, ...]:
        """Which quarters, and whose."""
        return self.when, self.who

    @property
    def is_current(self) -> bool:
        """Whether it is nothing but this quarter's value, my own."""
        return self.when == NOW and self.who == MINE

    @property
    def names(self) -> tuple[str, ...]:
        """The row, and the other rows that a measure or a convolution takes with it."""
        others = (one.name for one in self.when.arguments if isinstance(one, Read))
        return (self.name, *others)


@dataclass(frozen=True, slots=True)
class ByMember(Node):
    """For each of my members a line of its own, or 0 or 1; in their order."""

    members: tuple[str, ...]
    parts: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        """A line for each member."""
        return self.parts


@dataclass(frozen=True, slots=True)
class Operation(Node):
    """An operation of the table in operations.py on its arguments.

    `options` are the names that choose() gives to its arguments.
    """

    operation: str
    arguments: tuple[Node, ...]
    options: tuple[str, ...] = ()

    @property
    def children(self) -> tuple[Node, ...]:
        """The arguments."""
        return self.arguments

    def operands(self) -> Iterator[Node]:
        """What it and the operations below it work on."""
        for argument in self.arguments:
            yield from argument.operands()


class Expression:
    """What stands for a number while a line function is traced."""

    __slots__ = ("node",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, node: Node) -> None:
        self.node = node

    def __add__(self, other: object) -> "Expression":
        return apply("add", self, other)

    def __radd__(self, other: object) -> "Expression":
        return apply("add", other, self)

    def __sub__(self, other: object) -> "Expression":
        return apply("subtract", self, other)

    def __rsub__(self, other: object) -> "Expression":
        return apply("subtract", other, self)

    def __mul__(self, other: object) -> "Expression":
        return apply("multiply", self, other)

    def __rmul__(self, other: object) -> "Expression":
        return apply("multiply", other, self)

    def __truediv__(self, other: object) -> "Expression":
        return apply("true_divide", self, other)

    def __rtruediv__(self, other: object) -> "Expression":
        return apply("true_divide", other, self)

    def __pow__(self, other: object) -> "Expression":
        return apply("power", self, other)

    def __rpow__(self, other: object) -> "Expression":
        return apply("power", other, self)

    def __neg__(self) -> "Expression":
        return apply("negative", self)

    def __lt__(self, other: object) -> "Expression":
        return apply("less", self, other)

    def __le__(self, other: object) -> "Expression":
        return apply("at_most", self, other)

    def __gt__(self, other: object) -> "Expression":
        return apply("greater", self, other)

    def __ge__(self, other: object) -> "Expression":
        return apply("at_least", self, other)

    def __eq__(self, other: object) -> "Expression":  # type: ignore[override]
        return apply("equal", self, other)

    def __ne__(self, other: object) -> "Expression":  # type: ignore[override]
        return apply("not_equal", self, other)

    def __bool__(self) -> NoReturn:
        raise ModelMistake(
            "A formula has no single true/false value: it is decided in every quarter and on "
            "every path. Write where(condition, then, otherwise) instead of `if`, all_of(), "
            "any_of() and not_() instead of `and`, `or` and `not`, and minimum()/maximum() "
            "instead of min()/max()."
        )

    def __float__(self) -> NoReturn:
        raise ModelMistake(
            "A formula is not a number yet: it becomes one in every quarter and on every path. "
            "Use the operations of the language (minimum, where, divide, ...) instead of float(), "
            "round() or the functions of `math` and NumPy."
        )

    __int__ = __round__ = __index__ = __abs__ = __float__

    def __array__(self, *_: object, **__: object) -> NoReturn:
        self.__float__()

    def __iter__(self) -> NoReturn:
        raise ModelMistake(
            "A formula cannot be looped over. Write total(x) for the sum over members, "
            "previous(x) or lagged(x, quarters) for earlier quarters."
        )


def node_of(value: object) -> Node:
    """The node of an expression, or of 0 or 1.

    Raises:
        ModelMistake: for any other number, and for anything that is no number.
    """
    if isinstance(value, Expression):
        return value.node
    if isinstance(value, int | float) and not isinstance(value, bool) and value in (0, 1):
        return Number(int(value))
    raise ModelMistake(
        message(
            f"{value!r}",
            "is neither a line, an assumption, 0 nor 1, and so cannot stand in a formula.",
            why="Numbers live in the assumptions, with unit and source (R5).",
            fix="give the number a name in the YAML files and make it an argument of the line.",
        )
    )


def apply(operation: str, *arguments: object, options: tuple[str, ...] = ()) -> Expression:
    """An operation on expressions, as a new expression."""
    conditions = OPERATIONS[operation].conditions
    nodes = [node_of(argument) for argument in arguments]
    numbers = [as_number(node) for node in nodes[conditions:]]
    return Expression(Operation(operation, (*nodes[:conditions], *numbers), options))


def as_number(node: Node) -> Node:
    """1 or 0 for what is true or false: TRUE + TRUE and TRUE = 1 are not the same everywhere."""
    if isinstance(node, Operation) and OPERATIONS[node.operation].decides:
        return Operation("as_number", (node,))
    return node
