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


def mostly_thorough(
    cases: Iterable[Any], always: Collection[object], ids: Iterable[str] | None = None
) -> list[Any]:
    """Cases for `parametrize`, marked thorough but for those that every run takes.

    Ids are those that `parametrize` takes, one a case.

    Raises:
        ValueError: if a case to take always is none of the cases, or there is not one id a case.
    """
    cases = list(cases)
    strangers = [case for case in always if case not in cases]
    if strangers:
        raise ValueError(f"no such cases: {strangers}")
    names = [None] * len(cases) if ids is None else ids
    return [
        _case(case, name, is_thorough=case not in always)
        for case, name in zip(cases, names, strict=True)
    ]


def _case(case: Any, name: str | None, *, is_thorough: bool) -> Any:
    """A case for `parametrize`; its own id and marks, if it has any, stay."""
    marks = [pytest.mark.thorough] if is_thorough else []
    if hasattr(case, "marks"):
        return pytest.param(*case.values, id=name or case.id, marks=[*case.marks, *marks])
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, id=name, marks=marks)


def examples(number: int, **how: Any) -> Callable[[Any], Any]:
    """A decorator below `given`: so many examples, or a tenth of them in every other run.

    Args:
        number: of examples.
        how: what else Hypothesis's `settings` take.
    """
    taken = number if takes_all_examples else max(FEWEST, number // SHARE)

    def decorate(test: Any) -> Any:
        return pytest.mark.examples(settings(max_examples=taken, **how)(test))

    return decorate
