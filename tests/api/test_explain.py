"""Explanations: they never fail, and what they say gives the number that they explain."""

import math
import re
from collections.abc import Iterator

import pytest

from fundmodel.build_model.expressions import MINE, NOW, Node, Number, Operation, Read, When
from fundmodel.errors import BadInput
from fundmodel.explanations.explain import explain
from fundmodel.explanations.explanation import Explanation
from fundmodel.run_paths.quarters import quarter_name
from fundmodel.run_paths.run import Run
from tests.thorough import mostly_thorough

QUARTER = "2031Q2"
PREVIOUS = When("previous")
PLAIN = {"add", "subtract", "multiply", "true_divide", "negative", "minimum", "maximum"}
NAMES_OF_MEMBERS = re.compile(r"\[.*\]")


def everything(run: Run) -> Iterator[tuple[str, str, int]]:
    for name in [*run.model.lines, *run.model.inputs]:
        for member_index, member in enumerate(run.model.members(name)):
            yield name, member, member_index


@pytest.mark.parametrize(
    "quarter", mostly_thorough(["2026Q4", "2027Q1", QUARTER, "2036Q4"], [QUARTER])
)
def test_every_line_and_member_is_explained(base: Run, quarter: str) -> None:
    period = [quarter_name(base, at) for at in range(41)].index(quarter)
    for name, member, member_index in everything(base):
        if name in base.model.lines and base.model.is_result(name):
            continue
        found = explain(base, name, quarter, member, 2)
        assert found.value == base.number(name, period, member_index), (name, member)
        assert found.name == (f"{name}[{member}]" if member else name)
        assert found.label
        assert found.unit
        is_line = name in base.model.lines
        assert bool(found.words) == is_line
        assert bool(found.source) == (not is_line)


def parts_and_values(found: Explanation, node: Node) -> dict[str, float]:
    """What the words of an explanation name -> the exact number of that part."""
    names = {NAMES_OF_MEMBERS.sub("", part.name): part for part in found.parts}
    values = {}
    for one in node.operands():
        if isinstance(one, Read):
            before = "" if one.is_current else "previous_"
            values[f"{before}{one.name}"] = names[one.name].value
    return values


def is_plain(node: Node) -> bool:
    """Whether a formula is arithmetic with lines of the same quarter or of the one before."""
    operands = [one for one in node.operands() if not isinstance(one, Number)]
    operations = {one.operation for one in node.walk() if isinstance(one, Operation)}
    return (
        all(isinstance(one, Read) and one.who == MINE for one in operands)
        and all(one.when in (NOW, PREVIOUS) for one in operands)
        and len(operands) == len({one.name for one in operands})
        and operations <= PLAIN
    )


def worked_out(text: str, values: dict[str, float]) -> float:
    """A formula as it is printed, in Python."""
    formula = re.sub(r"previous\((\w+)\)", r"previous_\1", text).replace("^", "**")
    return float(eval(formula, {"MIN": min, "MAX": max, **values}))  # noqa: S307  our own text


def test_the_formula_in_words_gives_the_number(base: Run) -> None:
    checked = 0
    for name, line in base.model.lines.items():
        if line.kind == "result" or not is_plain(line.node):
            continue
        for member in base.model.members(name):
            found = explain(base, name, QUARTER, member, 2)
            got = worked_out(found.words, parts_and_values(found, line.node))
            assert got == pytest.approx(found.value, rel=1e-12, abs=1e-9), (name, found)
            checked += 1
    assert checked > 100, checked


def test_the_formula_in_numbers_gives_the_number(base: Run) -> None:
    checked = 0
    for name, line in base.model.lines.items():
        if line.kind == "result" or not is_plain(line.node):
            continue
        for member in base.model.members(name):
            found = explain(base, name, QUARTER, member, 2)
            sizes = [abs(part.value) for part in found.parts if math.isfinite(part.value)]
            formula = re.sub(r"(?<=\d) (?=\d)", "", found.numbers)
            close = 1e-5 * max(1.0, abs(found.value), *sizes) + 0.05 * len(sizes)
            assert worked_out(formula, {}) == pytest.approx(found.value, abs=close), (name, found)
            checked += 1
    assert checked > 100, checked


def depth_of(found: Explanation) -> int:
    return 1 + max((depth_of(part) for part in found.parts), default=0)


@pytest.mark.parametrize("depth", mostly_thorough(range(1, 8), [1, 2, 5]))
def test_no_deeper_than_asked(base: Run, depth: int) -> None:
    assert depth_of(explain(base, "us_share_paid", QUARTER, "", depth)) == depth
    assert depth_of(explain(base, "us_take_total", depth=depth)) == depth
    assert depth_of(explain(base, "ukraine_gain", depth=depth)) <= depth


def test_the_opening_is_the_end_of_the_line(base: Run) -> None:
    found = explain(base, "cash", "2026Q4", "", 6)
    assert found.words == f"opening: {base.model.lines['cash'].definition.opening}"
    assert (found.numbers, found.parts) == ("", ())


def test_a_quarter_of_a_result_is_refused(base: Run) -> None:
    with pytest.raises(BadInput) as refusal:
        explain(base, "us_take_total", QUARTER)
    assert str(refusal.value) == (
        "us_take_total: A result has one number for the whole life, and none of a quarter.\n"
        "  To fix: leave the quarter out, or name a line that goes by quarter, such as "
        "`united_states_cash`."
    )


@pytest.mark.parametrize("each", mostly_thorough(range(9), [4]))
def test_every_result_is_explained(base: Run, each: int) -> None:
    """What the lines bring, and what no line does, adds up to the result at every step."""
    for name, value in list(base.results.items())[each::9]:
        line, _, member = str(name).partition("[")
        found = explain(base, line, None, member.rstrip("]"))
        assert found.value == value or math.isnan(value)
        assert found.basis == base.model.lines[line].definition.basis
        assert found.parts or not value or math.isnan(value)
        for _, _, one in found.walk():
            brought = [part.contribution for part in one.parts if part.contribution is not None]
            if brought and len(brought) == len(one.parts):
                whole = one.value if one.contribution is None else one.contribution
                scale = max(1.0, *map(abs, brought))
                assert sum(brought) + one.rest == pytest.approx(whole, abs=1e-9 * scale), one


def test_an_assumption_ends_in_its_source(base: Run, slow: Run) -> None:
    found = explain(base, "us_profit_share", QUARTER)
    source = base.assumptions.metadata("us_profit_share").source
    assert found.source == f"{source.title}, {source.publisher}, {source.date} (grade B)"
    assert (found.when, found.parts) == ("", ())
    assert explain(base, "us_inflation", QUARTER).when == "2031"
    because = slow.assumptions.metadata("commitment_quarters").because
    assert explain(slow, "commitment_quarters", QUARTER).note == because


def test_quarters_in_any_case(base: Run) -> None:
    assert explain(base, "cash", "2031q2") == explain(base, "cash", "2031Q2")


@pytest.mark.parametrize(
    ("name", "quarter", "member", "begins"),
    [
        ("cahs", None, "", "cahs: There is no such line or assumption.\n  Did you mean `cash`?"),
        ("", None, "", ": There is no such line or assumption."),
        ("cash", "2031", "", "2031: There is no such quarter in the model."),
        ("cash", "2037Q1", "", "2037Q1: There is no such quarter in the model."),
        ("cash", "", "", ": There is no such quarter in the model."),
        ("cash", None, "Germany", "cash[Germany]: There is no such member."),
        ("contribution_key", None, "Germny", "contribution_key[Germny]: There is no such member."),
    ],
)
def test_what_cannot_be_explained(
    base: Run, name: str, quarter: str | None, member: str, begins: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        explain(base, name, quarter, member)
    assert str(refusal.value).startswith(begins)
    assert "\n  To fix: " in str(refusal.value)
