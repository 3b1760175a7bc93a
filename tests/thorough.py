"""Of many like cases: a few in every run, all of them in the thorough runs.

`.ci/run` takes them all: whatever is marked thorough, and whatever draws examples, with
`--all-examples`.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

import pytest
from hypothesis import settings

SHARE, FEWEST = 10, 4
takes_all_examples = False
"""Whether pytest was called with --all-examples; set before any test module is read."""


def mostly_thorough(cases: Iterable[Any], always: Collection[object]) -> list[Any]:
    """Cases for `parametrize`, marked thorough but for those that every run takes.

    Raises:
        ValueError: if a case to take always is none of the cases.
    """
    cases = list(cases)
    strangers = [case for case in always if case not in cases]
    if strangers:
        raise ValueError(f"no such cases: {strangers}")
    return [case if case in always else thorough_case(case) for case in cases]


def thorough_case(case: Any) -> Any:
    """A case for `parametrize` that the thorough runs alone take."""
    if hasattr(case, "marks"):
        return pytest.param(*case.values, id=case.id, marks=[*case.marks, pytest.mark.thorough])
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.thorough)


def examples(number: int) -> Callable[[Any], Any]:
    """A decorator below `given`: so many examples, or a tenth of them in every other run."""
    taken = number if takes_all_examples else max(FEWEST, number // SHARE)

    def decorate(test: Any) -> Any:
        return pytest.mark.examples(settings(max_examples=taken)(test))

    return decorate
