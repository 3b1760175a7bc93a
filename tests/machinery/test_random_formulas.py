"""Random formulas: brackets stand where they must, and IronCalc gives what NumPy gives."""

import math

import hypothesis.strategies as st
from hypothesis import HealthCheck, Phase, given, settings

from fundmodel.build_model import language
from fundmodel.build_model.expressions import Expression, Node, Number, Operation, Read
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.spelling import AS_IN_CELLS, spell
from tests.machinery.trees import CELLS, evaluated, recalculated

LARGEST = 1e12
NUMBERS = st.sampled_from([Expression(Read(name)) for name in ("x", "y", "z", "n", "k")])
LITERALS = st.sampled_from([Expression(Number(0)), Expression(Number(1))])
WHOLE = st.sampled_from([Expression(Read(name)) for name in ("n", "k")] + [1, 0])
WHOLE_CELLS = st.sampled_from([Expression(Read(name)) for name in ("n", "k")])
COMPARISONS = (
    lambda a, b: a < b,
    lambda a, b: a <= b,
    lambda a, b: a > b,
    lambda a, b: a >= b,
    lambda a, b: a == b,
    lambda a, b: a != b,
)
BINARY = (
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b,
    lambda a, b: a / b,
    lambda a, b: a**b,
    language.minimum,
    language.maximum,
    lambda a, b: language.divide(a, b, if_zero=1),
)
UNARY = (
    lambda a: -a,
    lambda a: 1 - a,
    lambda a: 0 + a,
    language.absolute,
    language.floor,
    language.quarterly,
    language.quarterly_factor,
    language.quarterly_probability,
    language.per_quarter,
)


def _conditions() -> st.SearchStrategy[Expression]:
    compared = st.builds(
        lambda compare, a, b: compare(a, b), st.sampled_from(COMPARISONS), WHOLE_CELLS, WHOLE
    )
    return st.recursive(
        compared,
        lambda inner: st.one_of(
            st.builds(language.all_of, inner, inner),
            st.builds(language.any_of, inner, inner, inner),
            st.builds(language.not_, inner),
        ),
        max_leaves=3,
    )


def _larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(lambda operate, a, b: operate(a, b), st.sampled_from(BINARY), inner, inner),
        st.builds(lambda operate, a: operate(a), st.sampled_from(UNARY), inner),
        st.builds(language.where, _conditions(), inner, inner),
        st.builds(language.minimum, inner, inner, inner),
        st.builds(
            lambda a, b: language.choose(Expression(Read("choice")), one=a, two=b),
            inner,
            inner,
        ),
        st.builds(lambda condition, a: condition * a, _conditions(), inner),
    )


FORMULAS = st.recursive(st.one_of(NUMBERS, LITERALS, _conditions()), _larger, max_leaves=12)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(FORMULAS, min_size=25, max_size=40))
def test_ironcalc_gives_what_numpy_gives(formulas: list[Expression]) -> None:
    nodes = [formula.node for formula in formulas if _is_finite(formula.node)]
    for node, value in zip(nodes, recalculated(nodes), strict=True):
        expected = evaluated(node)
        text = spell(node, AS_IN_CELLS, lambda part: part.name)
        assert isinstance(value, float | int), f"{text}: {value!r}, not {expected!r}"
        assert abs(value - expected) <= 1e-12 * max(1.0, abs(expected)), text


@settings(max_examples=500, deadline=None, derandomize=True)
@given(FORMULAS)
def test_brackets_keep_the_order_of_evaluation(formula: Expression) -> None:
    """The text, read back by Python, is what the tree says when each node is worked out alone."""
    if _is_finite(formula.node):
        assert evaluated(formula.node) == _node_by_node(formula.node)


def _is_finite(node: Node) -> bool:
    """Whether no part of the formula is undefined, or so large that digits are lost.

    0 ^ 0 is 1 in Python and LibreOffice, and an error in Excel and IronCalc.
    """
    try:
        return all(
            math.isfinite(value) and abs(value) < LARGEST
            for value in (evaluated(part) for part in _parts(node))
        ) and not any(
            [evaluated(argument) for argument in part.arguments] == [0, 0]
            for part in node.walk()
            if isinstance(part, Operation) and part.operation == "power"
        )
    except (FloatingPointError, ZeroDivisionError):
        return False


def _parts(node: Node) -> list[Node]:
    return [part for part in node.walk() if isinstance(part, Number | Read | Operation)]


def _node_by_node(node: Node) -> float:
    if isinstance(node, Number):
        return float(node.value)
    if isinstance(node, Read):
        return CELLS[node.name]
    cells = {f"part {place}": _node_by_node(part) for place, part in enumerate(node.children)}
    assert isinstance(node, Operation)
    alone = Operation(node.operation, tuple(Read(name) for name in cells))
    assert node.operation in OPERATIONS
    return evaluated(alone, cells)
