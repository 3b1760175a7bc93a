"""The editions of a workbook: each says which it is, and comes back as that."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from fundmodel.errors import BadInput
from fundmodel.workbooks.cell_layout import ANNUAL
from fundmodel.workbooks.editions import EDITION_PROPERTY, Edition, edition_of
from fundmodel.workbooks.opening.read_cells import read_properties
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.reading_back.read import read
from fundmodel.workbooks.writing.save import save_book
from tests.machinery.test_toy_verified import toy_verified
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import planned_alike
from tests.toy_fund.stages import FOLDER, PRESENTATION, toy_run

EDITIONS: list[Edition] = ["live", "full"]


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> Edition:
    return request.param


@pytest.fixture
def path(edition: Edition, tmp_path: Path) -> Path:
    save_book(toy_book(edition=edition), tmp_path / "toy.xlsx")
    return tmp_path / "toy.xlsx"


def test_the_file_says_which_it_is(path: Path, edition: Edition) -> None:
    assert edition_of(read_properties(path)) == edition


def test_a_file_that_says_nothing_counts_as_the_usual_one() -> None:
    assert edition_of({}) == edition_of({EDITION_PROPERTY: "of luxury"}) == "live"


def test_what_was_written_is_verified(path: Path) -> None:
    assert toy_verified(path).passed


def test_a_note_beside_annual_is_told_and_nothing_is_refused(path: Path) -> None:
    """Annual is then compared, cell by cell, with that of the same edition."""
    workbook = load_workbook(path)
    workbook[ANNUAL]["Z70"] = "mine"
    workbook.save(path)
    warnings = read(path, FOLDER, planned_alike).warnings
    assert warnings == ("Annual: what stands in Z70 was added, and is not read.",)


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        plan_workbook([toy_run()], PRESENTATION, "0", edition="ful")  # type: ignore[typeddict-item]
    assert str(refused.value) == (
        "edition `ful`: There is no such edition of the workbook.\n"
        "  Did you mean `full`?\n"
        "  To fix: name one of live, full, reader."
    )
