"""Random formulas: the engine, the plain reading and IronCalc give the same."""

import hypothesis.strategies as st
import numpy as np
from hypothesis import HealthCheck, Phase, given

from fundmodel.build_model import language
from fundmodel.build_model.expressions import Expression, Node, Number, Operation, Read
from fundmodel.build_model.spelling import AS_IN_CELLS, spell
from tests.machinery.trees import CELLS, compiled, parts_of, read_by_numpy, recalculated
from tests.thorough import examples

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


MANY = st.lists(FORMULAS, min_size=25, max_size=40)
many_formulas = examples(40, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@given(MANY)
@many_formulas
def test_ironcalc_gives_what_the_engine_gives(formulas: list[Expression]) -> None:
    """A bracket too few in a cell would be seen here."""
    nodes = _tame([formula.node for formula in formulas], CELLS)
    for node, value, expected in zip(
        nodes, recalculated(nodes), compiled(nodes)[:, 0], strict=True
    ):
        text = spell(node, AS_IN_CELLS, lambda part: part.name)
        assert isinstance(value, float | int), f"{text}: {value!r}, not {expected!r}"
        assert abs(value - expected) <= 1e-12 * max(1.0, abs(expected)), text


PATHS = 5
WIDE = {
    "x": np.array([0.3731, 0.9, -0.3, 1.0, 0.0]),
    "y": np.array([2.9173, 1.0, 0.5, 7.0, -1.5]),
    "n": np.array([5.0, 3.0, 1.0, 0.0, 2.0]),
    "choice": np.array([2.0, 1.0, 2.0, 1.0, 1.0]),
}


@given(MANY)
@many_formulas
def test_the_engine_gives_what_the_plain_reading_gives(formulas: list[Expression]) -> None:
    """Bit for bit, but that a power may differ in its last digit."""
    cells = {**CELLS, **WIDE}
    nodes = _tame([formula.node for formula in formulas], cells)
    for node, found, expected in zip(
        nodes, compiled(nodes, cells), read_by_numpy(nodes, cells), strict=True
    ):
        text = spell(node, AS_IN_CELLS, lambda part: part.name)
        exact = not any(getattr(part, "operation", "") in POWERS for part in node.walk())
        tolerance = 0 if exact else 1e-12 * np.maximum(1, np.abs(expected))
        assert (np.abs(found - expected) <= tolerance).all(), text


POWERS = ("power", "quarterly", "quarterly_factor", "quarterly_probability")


def _tame(nodes: list[Node], cells: dict) -> list[Node]:
    """Those of which no part is undefined, or so large that digits are lost, on any path.

    0 ^ 0 is 1 in Python and LibreOffice, and an error in Excel and IronCalc. What is next to a
    whole number is left out too: a last digit decides where a floor or a comparison falls.
    """
    parts = list(dict.fromkeys(part for node in nodes for part in parts_of(node)))
    if not parts:
        return nodes
    values = dict(zip(parts, read_by_numpy(parts, cells), strict=True))
    return [node for node in nodes if all(_is_tame(part, values) for part in parts_of(node))]


def _is_tame(part: Node, values: dict) -> bool:
    if not (np.abs(values[part]) < LARGEST).all():
        return False
    arguments = part.arguments if isinstance(part, Operation) else ()
    numbers = [
        np.full(1, float(one.value)) if isinstance(one, Number) else values[one]
        for one in arguments
    ]
    if isinstance(part, Operation) and part.operation == "floor":
        away = np.abs(numbers[0] - np.round(numbers[0]))
        return bool(((away == 0) | (away > 1e-9)).all())
    if isinstance(part, Operation) and part.operation == "power":
        return not ((numbers[0] == 0) & (numbers[1] == 0)).any()
    return True
