"""One mistake gives one cause: the workbook says what is wrong first, and where."""

import pytest

from fundmodel.workbooks.cell_layout import CHECKS, INPUTS
from fundmodel.workbooks.outside import Outside
from fundmodel.workbooks.sheets.cause_rows import number_text, sentence_of
from fundmodel.workbooks.sheets.causes import key_of
from tests.agreement.delivered import LoadedBook
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import toy_bytes
from tests.recalculation.bad_edits import (
    BadEdit,
    EditedBook,
    by_structure,
    counted_as_missing,
    one_formula_a_row,
    refuted,
    typed,
)
from tests.recalculation.engines import recalculate_with_libreoffice

TOY = EditedBook(
    toy_book(), 2, "deposit_rate", "toll_policy", "inflation", "ships[Skerry]", "Sea", 18, 13
)
TYPED, BY_STRUCTURE = typed(TOY), by_structure(TOY)


@pytest.fixture(scope="module")
def loaded() -> LoadedBook:
    return LoadedBook(toy_bytes())


@pytest.mark.parametrize("name", TYPED)
def test_what_is_typed_has_one_cause(loaded: LoadedBook, name: str) -> None:
    assert refuted(toy_book(), loaded.recalculated(TYPED[name].edits), TYPED[name]) == {}


def test_without_a_mistake_there_is_no_cause(loaded: LoadedBook) -> None:
    assert refuted(toy_book(), loaded.recalculated(), BadEdit([])) == {}


@pytest.mark.libreoffice
def test_every_mistake_has_one_cause_in_libreoffice() -> None:
    edits = TYPED | BY_STRUCTURE
    answers = recalculate_with_libreoffice(
        toy_bytes(), [edit.edits for edit in edits.values()], read=[CHECKS]
    )
    wrong = {
        name: found
        for (name, edit), values in zip(edits.items(), answers, strict=True)
        if (found := refuted(toy_book(), values, edit))
    }
    assert wrong == {}


@pytest.mark.libreoffice
def test_each_formula_that_is_typed_over_with_its_own_value_is_counted() -> None:
    """Beside an override, so that nothing is compared with what is stored."""
    typed_over = one_formula_a_row(toy_book())
    edits = [edit for of_sheet in typed_over.values() for edit in of_sheet]
    override = TOY.type_over("deposit_rate", 0.04)
    (values,) = recalculate_with_libreoffice(toy_bytes(), [[*override, *edits]], read=[CHECKS])
    expected = {
        key_of("formulas_of", title): len(of_sheet) for title, of_sheet in typed_over.items()
    }
    assert len(expected) > 8
    assert {key: counted_as_missing(values)[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("name", "value", "ends"),
    [("out of range", 1.5, (-0.05, 0.5)), ("option 1.5", 1.5, (1, 3))],
)
def test_python_says_it_as_the_formula_does(
    name: str, value: float, ends: tuple[float, float]
) -> None:
    asked = TOY.share if name == "out of range" else TOY.choice
    one = Outside(INPUTS, TOY.row_of(INPUTS, asked), asked, value, *ends)
    assert sentence_of(one) == TYPED[name].says


def test_numbers_as_formulas_join_them() -> None:
    assert [number_text(one) for one in (0.1 + 0.2, -3.0, 1e-7, 46112.0)] == [
        "0.3", "-3", "0.0000001", "46112",
    ]  # fmt: skip
