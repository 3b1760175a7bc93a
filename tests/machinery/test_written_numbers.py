"""One form of numbers in explanations, and blanks round the signs of formulas."""

import re

import pytest

from fundmodel.build_model.expressions import Operation, Read
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.explanations.operations_on_numbers import ON_NUMBERS
from fundmodel.explanations.reader import Reader
from fundmodel.explanations.written_numbers import SPACED, formula_in_words, short
from tests.toy_fund.stages import toy_model, toy_run

IN_TEXT = re.compile(r"-?\d{1,3}(?: \d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?(?:e-?\d+)?|n/a")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"), (-0.0, "0"), (-2.3e-112, "0"), (1e-10, "0"), (1e-8, "1e-08"), (4, "4"),
        (0.5, "0.5"), (-0.05, "-0.05"), (0.0223214321, "0.0223214"), (22.23062, "22.2306"),
        (1298.886, "1 298.89"), (29574.0794, "29 574.1"), (-134755.71, "-134 756"),
        (1234567.8, "1 234 568"), (999999.96, "1 000 000"), (1e15, "1e+15"),
        (float("nan"), "n/a"), (float("inf"), "n/a"),
    ],
)  # fmt: skip
def test_six_digits_with_blanks_between_thousands(value: float, text: str) -> None:
    assert short(value) == text
    assert "," not in text


@pytest.mark.parametrize("number", [1.5, 123.456789, 98765.4321, 0.000123456789, 7654321.0])
def test_what_is_written_is_the_number_to_six_digits(number: float) -> None:
    assert float(short(number).replace(" ", "")) == pytest.approx(number, rel=5e-6)


def test_signs_stand_between_blanks_and_commas_before_one() -> None:
    one, other = Read("one"), Read("other")
    product = Operation("multiply", (one, Operation("subtract", (one, other))))
    assert formula_in_words(product) == "one * (one - other)"
    smallest = Operation("minimum", (one, Operation("divide", (one, other, one, other))))
    assert formula_in_words(smallest) == "MIN(one, IF(ABS(other) <= other, one, one / other))"
    assert formula_in_words(Operation("quarterly", (one, other))) == "(1 + one)^(1 / other) - 1"
    assert '"n/a"' in SPACED["divide_if_any"]


def test_every_operation_comes_to_a_number() -> None:
    assert set(ON_NUMBERS) == set(OPERATIONS)


def test_numbers_in_formulas_have_the_form_of_all() -> None:
    run = toy_run()
    told = 0
    for line in toy_model().lines.values():
        if line.kind == "result":
            continue
        text = Reader(run, line, 6, 0).formula_in_numbers()
        for number in IN_TEXT.findall(text):
            if number != "n/a":
                assert short(float(number.replace(" ", ""))) == number, text
                told += 1
    assert told > 100


def test_a_formula_worked_out_on_numbers_is_what_the_run_has() -> None:
    """Every line of the lighthouses, in base and in the storm, in three quarters."""
    for scenario in ("base", "gales"):
        run = toy_run(scenario)
        for line in toy_model().lines.values():
            periods = [run.periods + 1] if line.kind == "result" else [1, 5, 10]
            for member_index in range(len(toy_model().members(line.name))):
                for period in periods:
                    found = Reader(run, line, period, member_index).value_of(line.node)
                    expected = run.number(line.name, period, member_index)
                    assert found == pytest.approx(expected, rel=1e-12, nan_ok=True), line.name
