"""What a model says to lines that it refuses."""

import re
from collections.abc import Callable, Sequence

import pytest

from fundmodel.build_model import USD_M, Stage, flow
from fundmodel.build_model.lines import LineDefinition
from fundmodel.errors import ModelMistake
from tests.toy_fund.extra_lines import model_with


def refusal(*lines: LineDefinition, stages: Sequence[Stage] = ()) -> str:
    """The text of the refusal, with one name for the test's file and no line numbers.

    Args:
        lines: lines after those of the calendar.
        stages: stages in place of the calendar and the lines.
    """
    with pytest.raises(ModelMistake) as caught:
        model_with(*lines, stages=stages)
    return re.sub(r"test_\w+\.py:\d+", "lines.py", str(caught.value))


def named(name: str, body: Callable, kind: Callable = flow, *unit, **options) -> LineDefinition:
    """A line whose arguments and formula are those of a function."""
    body.__name__, body.__doc__ = name, name.replace("_", " ").capitalize() + "."
    return kind(*unit, **options)(body)


def income(body: Callable, kind: Callable = flow, *unit, **options) -> LineDefinition:
    """A line called `income`, in US$ m unless a unit is given."""
    return named("income", body, kind, *(unit or (USD_M,)), **options)
