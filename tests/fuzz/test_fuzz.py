"""A small, fixed share of the bad inputs that `python -m tests.fuzz` makes without end."""

from pathlib import Path

import pytest

from tests.fuzz.families import Inputs
from tests.fuzz.trying import try_all

INPUTS = {"overlay": 60, "base": 60, "setting": 60, "value": 60, "workbook": 20}
"""How many of each family; a workbook takes as long as ten of the others."""


@pytest.mark.parametrize("family", INPUTS)
def test_bad_input_is_refused_in_words_and_at_once(tmp_path: Path, family: str) -> None:
    shown: list[object] = []
    (outcome,) = try_all(tmp_path, INPUTS[family], 1, family, shown.append)
    assert outcome.faults == []
    assert outcome.tried == INPUTS[family]
    assert outcome.refused > INPUTS[family] / 3


def test_no_family_is_left_out(tmp_path: Path) -> None:
    assert tuple(Inputs(tmp_path).families) == tuple(INPUTS)
