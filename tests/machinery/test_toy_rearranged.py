"""Rows and columns of the sheets of inputs that somebody deleted or sorted: one cause, named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.formula.translate import Translator
from openpyxl.utils.cell import absolute_coordinate, coordinate_from_string

from fundmodel.errors import BadInput
from fundmodel.workbooks.cell_layout import BY_YEAR, HEAD_ROW, INPUTS, MEMBERS, InputColumns
from tests.machinery.toy_files import cell_of, read_toy, worked_on

OTHER = "\n  To fix: choose a workbook that was written from these assumptions, or write it anew."
Work = Callable[[Any], None]


def row_of(name: str, kind: str = "") -> tuple[str, int]:
    """The sheet and row of an input."""
    title, cell = cell_of(name, kind=kind)
    return title, coordinate_from_string(cell)[1]


def without_row(name: str, kind: str = "") -> Work:
    """The work of emptying the whole row of an input."""

    def work(workbook: Any) -> None:
        title, row = row_of(name, kind)
        for cell in workbook[title][row]:
            cell.value = None

    return work


def without_column(title: str, head: str) -> Work:
    """The work of emptying a whole column, its head too."""

    def work(workbook: Any) -> None:
        (column,) = (cell.column for cell in workbook[title][HEAD_ROW] if cell.value == head)
        for row in range(1, workbook[title].max_row + 1):
            workbook[title].cell(row, column).value = None

    return work


def swapped(one: str, other: str) -> Work:
    """The work of sorting two rows: formulas go with their row, and names stay where they were."""

    def work(workbook: Any) -> None:
        (title, first), (_, second) = row_of(one), row_of(other)
        sheet = workbook[title]
        for upper, lower in zip(sheet[first], sheet[second], strict=True):
            values = [(upper.value, lower), (lower.value, upper)]
            for (value, there), here in zip(values, (upper, lower), strict=True):
                is_formula = isinstance(value, str) and value.startswith("=")
                there.value = (
                    Translator(value, here.coordinate).translate_formula(there.coordinate)
                    if is_formula
                    else value
                )

    return work


def refusal_of(folder: Path, work: Work) -> str:
    """What is said of the workbook after the work, without its path."""
    path = worked_on(folder, work)
    with pytest.raises(BadInput) as refusal:
        read_toy(path)
    return str(refusal.value).removeprefix(f"{path}, ")


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        ("deposit_rate", "", f"{INPUTS}: has no row for `deposit_rate`."),
        ("toll_delay[Skerry]", "", f"{MEMBERS}: has no row for `toll_delay[Skerry]`."),
        ("inflation", "Override", f"{BY_YEAR}: has no rows for `inflation`."),
        ("inflation", "Live", f"{BY_YEAR}: has no rows for `inflation`."),
    ],
)
def test_a_row_that_was_deleted(tmp_path: Path, name: str, kind: str, says: str) -> None:
    assert refusal_of(tmp_path, without_row(name, kind)) == says + OTHER


@pytest.mark.parametrize("title", [INPUTS, MEMBERS])
@pytest.mark.parametrize("head", ["Unit", "Override"])
def test_a_column_that_was_deleted(tmp_path: Path, title: str, head: str) -> None:
    first, why, fix = refusal_of(tmp_path, without_column(title, head)).split("\n")
    assert first == f"{title}: the head `{head}` is not found."
    assert why.startswith("  Columns are found by their heads; found were `Label`, `Name`, ")
    assert fix == "  To fix: bring it back as it was, or write the workbook anew."


def test_sorted_rows_whose_names_stayed_behind(tmp_path: Path) -> None:
    """Formulas say the names, so that each would take the other's number."""
    text = refusal_of(tmp_path, swapped("storm_quarter", "deposit_rate"))
    ours, theirs = (
        cell_of(name, InputColumns.live)[1] for name in ("storm_quarter", "deposit_rate")
    )
    stands = absolute_coordinate(ours)
    assert text == (
        f"{INPUTS}: the name `storm_quarter` stands for {INPUTS}!{stands}, but its cell is "
        f"{INPUTS}!{theirs}.\n  Formulas say the name, and take the cell that it stands for.\n"
        "  To fix: correct it in the list of names, or write the workbook anew."
    )


def test_sorted_members(tmp_path: Path) -> None:
    """Formulas take them by their rows: what the workbook shows is no longer what stands there."""
    first, second = "toll_delay[Skerry]", "toll_delay[Needle Rock]"
    text = refusal_of(tmp_path, swapped(first, second))
    assert text == (
        f"{MEMBERS}!{cell_of(first, InputColumns.name)[1]}: `{second}` stands above `{first}`, "
        "which comes before it in the model.\n  Formulas take members by their rows, so that rows "
        "which were sorted give each member the numbers of another.\n  To fix: undo the sort, or "
        "write the workbook anew and type the edits there."
    )
