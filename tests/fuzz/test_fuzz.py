"""A small, fixed share of the bad inputs that `python -m tests.fuzz` makes without end."""

from pathlib import Path

import pytest

from tests.fuzz.families import Inputs
from tests.fuzz.trying import try_all

FAMILIES = ("overlay", "base", "setting", "value", "workbook")
INPUTS = 60


@pytest.mark.parametrize("family", FAMILIES)
def test_bad_input_is_refused_in_words_and_at_once(tmp_path: Path, family: str) -> None:
    shown: list[object] = []
    (outcome,) = try_all(tmp_path, INPUTS, 1, family, shown.append)
    assert outcome.faults == []
    assert outcome.tried == INPUTS
    assert outcome.refused > INPUTS / 3


def test_no_family_is_left_out(tmp_path: Path) -> None:
    assert tuple(Inputs(tmp_path).families) == FAMILIES
