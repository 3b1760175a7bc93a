"""One mistake gives one cause: the workbook says what is wrong first, and where."""

from typing import NamedTuple

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
from tests.recalculation.engines import Values, recalculate_with_libreoffice

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


class InLibreOffice(NamedTuple):
    """What one LibreOffice makes of all edits.

    Attributes:
        mistakes: what it makes of each mistake.
        typed_over: of a formula a row typed over with its own value, beside an override, so that
            nothing is compared with what is stored.
    """

    mistakes: dict[str, Values]
    typed_over: Values


@pytest.fixture(scope="module")
def in_libreoffice() -> InLibreOffice:
    edits = TYPED | BY_STRUCTURE
    jobs = [edit.edits for edit in edits.values()]
    rows = [edit for of_sheet in one_formula_a_row(toy_book()).values() for edit in of_sheet]
    typed_over = [*TOY.type_over("deposit_rate", 0.04), *rows]
    first, *others = recalculate_with_libreoffice(toy_bytes(), [typed_over, *jobs], read=[CHECKS])
    return InLibreOffice(dict(zip(edits, others, strict=True)), first)


@pytest.mark.libreoffice
def test_every_mistake_has_one_cause_in_libreoffice(in_libreoffice: InLibreOffice) -> None:
    wrong = {
        name: found
        for name, edit in (TYPED | BY_STRUCTURE).items()
        if (found := refuted(toy_book(), in_libreoffice.mistakes[name], edit))
    }
    assert wrong == {}


@pytest.mark.libreoffice
def test_each_formula_that_is_typed_over_with_its_own_value_is_counted(
    in_libreoffice: InLibreOffice,
) -> None:
    expected = {
        key_of("formulas_of", title): len(of_sheet)
        for title, of_sheet in one_formula_a_row(toy_book()).items()
    }
    assert len(expected) > 8
    counted = counted_as_missing(in_libreoffice.typed_over)
    assert {key: counted[key] for key in expected} == expected


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
