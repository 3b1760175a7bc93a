"""The formula of each line in words, with what its row is: no cell, no row, no number of a row.

How cells spell a formula is pinned by the toy fund and by recalculation; here a reviewer reads
what a change does to the fund, and a new line changes nothing but itself and those that read it.
"""

import pytest

import fundmodel
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.spelling import formula_in_words
from fundmodel.fund.stages import STAGES
from tests.golden.golden_files import compare, kept

FOLDER = "formulas"


@pytest.fixture(scope="module")
def model() -> Model:
    return fundmodel.model_of(fundmodel.load("base"))


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES])
def test_formulas_of_a_stage(model: Model, stage: str, update_golden: bool) -> None:
    text = "\n".join(_paragraph(line) for line in model.in_stage(stage))
    compare(f"{FOLDER}/{stage}.txt", text, update=update_golden)


def test_no_golden_file_is_left_over() -> None:
    assert kept(FOLDER) == {f"{FOLDER}/{stage.name}.txt" for stage in STAGES}


def _paragraph(line: Line) -> str:
    """Name and label; kind, unit, members and opening; the formula in words."""
    row = [line.kind, str(line.unit)]
    row += [f"each {line.each}"] if line.each else []
    row += [f"opens at {line.definition.opening}"] if line.definition.opening else []
    formula = formula_in_words(line.node)
    return f"{line.name}: {line.definition.label}\n  {', '.join(row)}\n  = {formula}\n"
