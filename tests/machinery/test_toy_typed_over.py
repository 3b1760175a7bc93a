"""A formula that somebody typed over is seen: by the workbook itself, and when it is read back."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from fundmodel import read_assumptions
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import run
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    CHECKS,
    INPUTS,
    MEMBERS,
    STORED,
    YEAR_ROW,
    InputColumns,
)
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.reading_back.read import read
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from fundmodel.workbooks.writing.save import save_book
from tests.agreement.delivered import named_cell, value_at
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import (
    cell_of,
    planned_alike,
    read_toy,
    selector,
    toy_bytes,
    typed,
    worked_on,
)
from tests.recalculation.engines import (
    Edit,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
)
from tests.thorough import mostly_thorough
from tests.toy_fund.stages import FOLDER, PRESENTATION, toy_assumptions, toy_model


def batched(cells: list[str], size: int) -> list[list[str]]:
    """The cells, so many at a time."""
    return [cells[at : at + size] for at in range(0, len(cells), size)]


OVERRIDDEN: Edit = (*cell_of("deposit_rate"), 0.04)
LOST = "so that reading the inputs alone would lose what was done there."
FIX = (
    "\n  To fix: copy each formula back from the cell beside it, or write the workbook anew and "
    "type your inputs there."
)


def _refused(folder: Path, work: Callable[[Any], None]) -> str:
    path = worked_on(folder, work)
    with pytest.raises(BadInput) as refusal:
        read_toy(path)
    return str(refusal.value).replace(str(path), "PATH")


TYPED_OVER = {
    "a number": (("Sea", "M9", 2031), "Sea!M9 holds 2031.0; the model has =YEAR(M8)."),
    "flexed": (
        ("Sea", "M9", "=YEAR(M8)*1.1"),
        "Sea!M9 holds =YEAR(M8)*1.1; the model has =YEAR(M8).",
    ),
    "emptied": (("Sea", "M9", None), "Sea!M9 is empty; the model has =YEAR(M8)."),
    "a text": (("Sea", "M9", "2031"), "Sea!M9 holds 2031; the model has =YEAR(M8)."),
    "the time axis": (("Sea", "M5", 2031), "Sea!M5 holds 2031.0; the model has =M9."),
    "a stored opening": (("Sea", "F12", 0), "Sea!F12 holds 0.0; the model has 1."),
    "the mark of an input": (
        (INPUTS, "G9", "mine"),
        (
            "Inputs!G9 holds mine; the model has "
            '=IF(ISBLANK(F9),CHOOSE(1+(E9<>O9),"","differs"),"changed").'
        ),
    ),
    "a check of a range": (
        (MEMBERS, "K9", 0),
        (
            "Members!K9 holds 0.0; the model has =IF(COUNTA(F9,O9:P9)=COUNT(F9,O9:P9),"
            'IFERROR(1-AND(E9>=I9,E9<=J9),0),"no number").'
        ),
    ),
    "the position in a series": (
        (BY_YEAR, "L8", 1),
        "'Inputs by year'!L8 holds 1.0; the model has =MATCH(scenario_shown,E10:E11,0).",
    ),
    "a check": (
        (CHECKS, "H33", 0),
        "Checks!H33 holds 0.0; the model has =IF(IFERROR(E33<=F33,0),0,1-(causes_up>0)).",
    ),
    "a count of formulas": (
        (CHECKS, "I19", 0),
        "Checks!I19 holds 0.0; the model has 89.",
    ),
}


ALWAYS = (
    ("a number", False), ("a number", True), ("emptied", False), ("the mark of an input", False),
    ("a check of a range", False), ("the position in a series", False), ("a check", False),
    ("a count of formulas", True),
)  # fmt: skip
"""One of each sheet and kind."""
ONE_CELL = [(name, overridden) for name in TYPED_OVER for overridden in (False, True)]


@pytest.mark.parametrize(("name", "overridden"), mostly_thorough(ONE_CELL, ALWAYS))
def test_one_cell(tmp_path: Path, name: str, overridden: bool) -> None:
    edit, says = TYPED_OVER[name]
    edits = [edit, OVERRIDDEN] if overridden else [edit]
    text = _refused(tmp_path, typed(*edits))
    assert text == f"PATH: 1 cell is not as the model has them, {LOST}\n  {says}{FIX}"


AT_ONCE = 8
"""No more than a refusal lists."""


def test_more_than_ten_cells(tmp_path: Path) -> None:
    text = _refused(tmp_path, typed(*(("Sea", cell_name(9, column), 1) for column in range(7, 17))))
    assert text.startswith(f"PATH: 10 cells are not as the model has them, {LOST}\n")
    assert "more." not in text
    edits = [("Sea", cell_name(row, column), 1) for row in (9, 11) for column in range(7, 17)]
    text = _refused(tmp_path, typed(*edits))
    assert text.startswith(f"PATH: 20 cells are not as the model has them, {LOST}\n")
    assert text.endswith(f"\n  And 10 more.{FIX}")
    assert len(text.splitlines()) == 13


@pytest.mark.parametrize("batches", mostly_thorough(["one", "all"], ["one"]))
def test_a_text_by_which_members_are_summed(tmp_path: Path, batches: str) -> None:
    """Upkeep sums by the coast of a tower."""
    sheet = toy_book().sheet("Upkeep")
    heads = {str(cell.value): at for (row, at), cell in sheet.cells.items() if row == YEAR_ROW}
    rows = sorted(row for row, at in sheet.cells if at == heads["Coast"] and row > YEAR_ROW)
    cells = [cell_name(row, heads["Coast"]) for row in rows]
    if batches == "one":
        cells = cells[:: -(-len(cells) // AT_ONCE)]
    seen = set()
    for some in batched(cells, AT_ONCE):
        text = _refusal_or_nothing(tmp_path, *(("Upkeep", cell, "Elsewhere") for cell in some))
        named = {cell for cell in some if f"\n  Upkeep!{cell} " in text}
        for cell in named:
            assert f"\n  Upkeep!{cell} holds Elsewhere; the model has `" in text
        seen |= named
    assert seen


def _refusal_or_nothing(folder: Path, *edits: tuple[str, str, object]) -> str:
    try:
        read_toy(worked_on(folder, typed(*edits)))
    except BadInput as refusal:
        return str(refusal)
    return ""


def test_a_stored_number(tmp_path: Path) -> None:
    sheet = toy_book().sheet(STORED)
    row = next(row for (row, _), cell in sheet.cells.items() if cell.value == "tolls_irr")
    text = _refused(tmp_path, typed((STORED, cell_name(row, 9), 0.5)))
    assert text == (
        f"PATH: 1 cell is not as the model has them, {LOST}\n  Stored holds other stored "
        f"numbers; the model has those that were delivered.{FIX}"
    )


LIVE_TYPED_OVER = """\
PATH, %s: the formula of the live number has been typed over.
  Numbers are typed into Override, or into the column of a scenario.
  To fix: copy the formula of a live number beside it back into the cell."""


LIVE = [(INPUTS, "E13"), (MEMBERS, "E9"), (BY_YEAR, "H8"), (BY_YEAR, "J8")]
CHANGED = ["{}*1.1", "=ROUND({},2)", "=0.3", 0.3, None, "{}+0"]


@pytest.mark.parametrize(
    ("title", "cell", "change"),
    mostly_thorough(
        [(*where, change) for where in LIVE for change in CHANGED],
        [*((*where, 0.3) for where in LIVE), (MEMBERS, "E9", "{}+0")],
    ),
)
def test_a_live_number(tmp_path: Path, title: str, cell: str, change: object) -> None:
    def work(workbook: Any) -> None:
        formula = workbook[title][cell].value
        new = change
        if isinstance(change, str):
            new = change.format(formula[1:] if change.startswith("=") else formula)
        workbook[title][cell] = new

    reference = f"'{title}'!{cell}" if " " in title else f"{title}!{cell}"
    assert _refused(tmp_path, work) == LIVE_TYPED_OVER % reference


def test_additions_are_told_and_not_read(tmp_path: Path) -> None:
    def work(workbook: Any) -> None:
        workbook.create_sheet("Mine")["A1"] = 1
        workbook["Sea"]["B40"] = "look at this"
        workbook["Sea"]["Z9"] = "=L9"
        workbook[INPUTS]["AC9"] = 12
        workbook[INPUTS]["F9"].comment = Comment("To be agreed", "A")
        workbook[MEMBERS]["J9"] = -1

    found = read_toy(worked_on(tmp_path, work))
    assert found.changes == ()
    assert found.warnings == (
        "Mine: sheets that were added, and are not read.",
        "Notes are not read: Inputs!F9 `To be agreed`.",
        "Inputs: what stands in AC9 was added, and is not read.",
        "Members!J9: ends of ranges that differ from the files, which count.",
        "Sea: what stands in Z9, B40 was added, and is not read.",
    )


def test_sheets_that_are_missing_are_told(tmp_path: Path) -> None:
    def work(workbook: Any) -> None:
        for title in workbook.sheetnames:
            if title not in (INPUTS, BY_YEAR, MEMBERS):
                del workbook[title]

    found = read_toy(worked_on(tmp_path, work))
    assert found.changes == ()
    assert found.warnings == (
        (
            "Cover, Contents, Dashboard, Results, Compare and 9 more: sheets that are missing, "
            "so that they were not looked at."
        ),
    )


def test_without_properties_every_sheet_is_compared(tmp_path: Path) -> None:
    def work(workbook: Any) -> None:
        for name in list(workbook.custom_doc_props.names):
            del workbook.custom_doc_props[name]

    assert read_toy(worked_on(tmp_path, work)) == toy_assumptions()
    text = _refused(tmp_path, lambda book: (work(book), typed(("Sea", "M9", 1))(book)))
    assert "\n  Sea!M9 holds 1.0; the model has =YEAR(M8)." in text


def test_a_name_that_stands_for_another_cell(tmp_path: Path) -> None:
    def work(workbook: Any) -> None:
        workbook.defined_names["deposit_rate"].attr_text = "Inputs!$E$14"

    assert _refused(tmp_path, work) == (
        "PATH, Inputs: the name `deposit_rate` stands for Inputs!$E$14, but its cell is "
        "Inputs!E13.\n  Formulas say the name, and take the cell that it stands for.\n"
        "  To fix: correct it in the list of names, or write the workbook anew."
    )


def _verdict_and_counts(values: dict) -> tuple[object, set[str]]:
    checks = values[CHECKS]
    wrong = {checks[row, 3] for (row, column), what in checks.items() if column == 8 and what == 1}
    return value_at(values, named_cell(toy_book(), MASTER_CHECK)), wrong


SEEN: dict[str, tuple[list[Edit], set[str]]] = {
    "overridden": ([OVERRIDDEN], set()),
    "typed over": ([OVERRIDDEN, ("Sea", "M18", 1.07)], {"formulas_of_sea"}),
    "on Annual": ([OVERRIDDEN, ("Annual", "H20", 5.0)], {"formulas_of_annual"}),
    "live year": ([(BY_YEAR, "J8", 0.03)], {"formulas_of_inputs_by_year"}),
    "live number": ([(MEMBERS, "E9", 0.08)], {"formulas_of_members"}),
    "another head": ([(INPUTS, "P6", "storms")], {"scenario_heads_agree_on_members"}),
    "another head of members": ([(MEMBERS, "P6", "storms")], {"scenario_heads_agree_on_members"}),
    "another label in a series": (
        [(BY_YEAR, "E11", "storms")],
        {"scenario_heads_agree_on_inputs_by_year"},
    ),
    "heads in another order": (
        [(MEMBERS, "O6", "gales"), (MEMBERS, "P6", "base")],
        {"scenario_heads_agree_on_members"},
    ),
}


@pytest.mark.libreoffice
def test_the_workbook_sees_it_itself() -> None:
    """Also while inputs are overridden, and with a sound result nowhere else touched."""
    jobs = [[], *(edits for edits, _ in SEEN.values())]
    untouched, *answers = recalculate_with_libreoffice(toy_bytes(), jobs)
    _formulas_are_counted(untouched[CHECKS])
    for (name, (_, expected)), values in zip(SEEN.items(), answers, strict=True):
        verdict, wrong = _verdict_and_counts(values)
        assert expected <= wrong, name
        assert verdict == ("CHECK" if expected else "OK"), name


def _formulas_are_counted(checks: dict[tuple[int, int], Any]) -> None:
    """LibreOffice finds as many formulas on every sheet as were written."""
    counts = [
        row for (row, column), what in checks.items() if column == 3 and "formulas_of" in str(what)
    ]
    assert len(counts) > 8
    assert {checks[row, 5] for row in counts} == {0.0}
    assert {checks[row, 7] for row in counts} == {"OK"}


@pytest.mark.parametrize("typed_in", ["much", "", True])
def test_an_input_that_is_no_number_has_a_check_of_its_own(typed_in: object) -> None:
    values = recalculate_with_ironcalc(toy_bytes(), [(*cell_of("deposit_rate"), typed_in)])
    verdict, wrong = _verdict_and_counts(values)
    assert verdict == "CHECK"
    assert wrong == {"inputs_are_numbers_on_inputs"}


def test_typed_over_formulas_are_marked_and_sheets_protected(tmp_path: Path) -> None:
    workbook = load_workbook(worked_on(tmp_path, lambda _: None))
    marks = {
        str(area.sqref): [rule.formula for rule in area.rules]
        for area in workbook["Sea"].conditional_formatting
    }
    quarters = [area for area in marks if area.startswith("G")]
    assert len(quarters) == 1, marks
    first = quarters[0].partition(":")[0]
    assert marks[quarters[0]] == [[f"AND(NOT(ISBLANK({first})),NOT(_xlfn.ISFORMULA({first})))"]]
    protected = {sheet.title for sheet in workbook if sheet.protection.sheet}
    assert {"Stored", "Checks", "Returns"} <= protected
    outlined = {"Sea", "Annual"}  # Excel cannot open groups on a protected sheet
    assert not {INPUTS, MEMBERS, BY_YEAR, "Sources", *outlined} & protected
    assert workbook["Checks"].protection.password is None
    assert re.fullmatch(r"E\d", selector()[1])


def test_words_of_ours_that_somebody_changed_are_told(tmp_path: Path) -> None:
    def work(workbook: Any) -> None:
        workbook["Sea"]["B9"] = "Kalenderjahr"
        workbook[INPUTS].cell(13, InputColumns.unit).value = "per cent"

    found = read_toy(worked_on(tmp_path, work))
    assert found.changes == ()
    assert found.warnings == (
        "Inputs!D13: other words than in the files, which count.",
        "Sea: what stands in B9 differs from the model's words, and is not read.",
    )


def test_words_of_an_earlier_version_are_told_as_such(tmp_path: Path) -> None:
    def planned_with_former_names(*what: Any) -> Book:
        return replace(planned_alike(*what), renamed={"anno": "year"})

    def work(workbook: Any) -> None:
        workbook["Sea"]["B9"] = "anno + 1"

    path = worked_on(tmp_path, work)
    assert read(path, FOLDER, planned_with_former_names).warnings == (
        (
            "Sea: what stands in B9 differs from the model's words, since an earlier version wrote "
            "the workbook, and is not read."
        ),
    )


def test_a_range_of_a_scenario_is_no_change_of_somebody(tmp_path: Path) -> None:
    """The sheets show the widest range of all scenarios."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "assumptions"))
    change = "deposit_rate: {value: 0.3, because: x, plausible: [-1, 1]}"
    overlay = f"label: W\nfrom: base\nchanges:\n  {change}\n"
    (folder / "scenarios" / "wide.yaml").write_text(overlay)
    sets = [read_assumptions.load(name, directory=folder) for name in ("base", "wide")]
    book = plan_workbook([run(toy_model(), one) for one in sets], PRESENTATION, "0")
    save_book(book, tmp_path / "book.xlsx")
    assert read(tmp_path / "book.xlsx", folder, planned_alike).warnings == ()
