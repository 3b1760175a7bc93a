"""What people do to a workbook that they should not, and what the workbook then says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_name, cell_position, column_letters, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    CHECKS,
    INPUTS,
    MEMBERS,
    STATUS_ROW,
    InputColumns,
)
from fundmodel.workbooks.opening.read_cells import FormulaText
from fundmodel.workbooks.sheets.cause_rows import FAILS, KEY, KIND, NO_CAUSE, WORST
from fundmodel.workbooks.sheets.checks_of_cells import missing_formulas
from fundmodel.workbooks.sheets.parts import FIRST_CAUSE, MASTER_CHECK
from fundmodel.workbooks.sheets.scenario_heads import SELECTOR_ROW
from fundmodel.workbooks.time_columns import LABEL
from tests.recalculation.engines import Edit, Value, Values


class BadEdit(NamedTuple):
    """What is done, and the first cause that is told; nothing where it does no harm.

    Attributes:
        also: the keys of causes that follow from the first.
    """

    edits: list[Edit]
    says: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class EditedBook:
    """A book, and what of it is edited.

    Attributes:
        book: the plan.
        scenarios: how many it has.
        share: an input from 0 to 1 or so, that is no whole number.
        choice: an input that is chosen from a list.
        series: an input with a number a year.
        column: an input with a number a member.
        stage, row, quarter: a cell of a stage, and a row that may be deleted.
    """

    book: Book
    scenarios: int
    share: str
    choice: str
    series: str
    column: str
    stage: str
    row: int
    quarter: int

    @property
    def columns(self) -> InputColumns:
        """The columns of Inputs."""
        return InputColumns(self.scenarios)

    def row_of(self, title: str, name: str) -> int:
        """The first row of a sheet of inputs that has the name."""
        cells = self.book.sheet(title).cells.single()
        return next(
            row for row, at, cell in cells if at == InputColumns.name and cell.value == name
        )

    def type_over(self, name: str, value: float | str) -> list[Edit]:
        """What somebody does who types over an input."""
        return [(INPUTS, cell_name(self.row_of(INPUTS, name), self.columns.override), value)]

    def ends(self, name: str) -> tuple[float, float]:
        """The ends of what is plausible."""
        cells, row = self.book.sheet(INPUTS).cells, self.row_of(INPUTS, name)
        low, high = (cells[row, at].value for at in (self.columns.lowest, self.columns.highest))
        return float(low), float(high)  # type: ignore[arg-type]


def number(value: float) -> str:
    """A number in a sentence."""
    return f"{value:g}"


TEXTS = {
    "a text": "much",
    "a comma": "0,5",
    "half a power": "1e",
    "per cent": "12 %",
    "a blank": " ",
}


def typed(edited: EditedBook) -> dict[str, BadEdit]:
    """What is typed or pasted into inputs."""
    share, choice, columns = edited.share, edited.choice, edited.columns
    (low, high), row = edited.ends(share), edited.row_of(INPUTS, share)
    no_number = f"{INPUTS}, row {row}: what is typed for {share} is no number."
    found = {
        name: BadEdit(edited.type_over(share, text), no_number) for name, text in TEXTS.items()
    }
    last = cell_name(row, columns.last_scenario)
    found["a text for a scenario that is not shown"] = BadEdit([(INPUTS, last, "x")], no_number)
    outside = f"{INPUTS}, row {row}: {share} is {number(high + 1)}, outside Min {number(low)} and "
    found["out of range"] = BadEdit(
        edited.type_over(share, high + 1), f"{outside}Max {number(high)}."
    )
    (least, most), at = edited.ends(choice), edited.row_of(INPUTS, choice)
    found["a word that is no option"] = BadEdit(
        edited.type_over(choice, "much"),
        f"{INPUTS}, row {at}: what is typed for {choice} is no number, nor one of the options.",
    )
    found["option 1.5"] = BadEdit(
        edited.type_over(choice, 1.5),
        f"{INPUTS}, row {at}: {choice} is 1.5, and must be whole; a date, the last day of a "
        "quarter.",
    )
    found["an option too many"] = BadEdit(
        edited.type_over(choice, most + 1),
        f"{INPUTS}, row {at}: {choice} is {number(most + 1)}, outside Min {number(least)} and "
        f"Max {number(most)}.",
    )
    selector = INPUTS, cell_name(SELECTOR_ROW, columns.live)
    found["another scenario"] = BadEdit(
        [(*selector, "bse")], "Inputs: there is no scenario bse. Choose one from the list."
    )
    return found | _typed_elsewhere(edited)


def _typed_elsewhere(edited: EditedBook) -> dict[str, BadEdit]:
    year = edited.row_of(BY_YEAR, edited.series)
    of_year = BY_YEAR, cell_name(year + 1, _first_year(edited.book))
    member = edited.row_of(MEMBERS, edited.column)
    of_member = MEMBERS, cell_name(member, edited.columns.override)
    return {
        "a text in a year": BadEdit(
            [(*of_year, "x")],
            f"{BY_YEAR}, row {year}: what is typed for {edited.series} is no number.",
        ),
        "a text for a member": BadEdit(
            [(*of_member, "x")],
            f"{MEMBERS}, row {member}: what is typed for {edited.column} is no number.",
        ),
        "another head": BadEdit(
            [(MEMBERS, cell_name(6, edited.columns.last_scenario), "storms")],
            f"{MEMBERS}: the heads of the scenarios are not those of Inputs, in the same order.",
        ),
    }


def _first_year(book: Book) -> int:
    cells = book.sheet(BY_YEAR).cells
    return min(at for (row, at), cell in cells.items() if cell.style == "head_whole")


def by_structure(edited: EditedBook) -> dict[str, BadEdit]:
    """What is typed over formulas, and rows, columns and sheets that are moved or gone."""
    row = edited.row_of(INPUTS, edited.share)
    live = INPUTS, cell_name(row, edited.columns.live)
    sheet = edited.book.sheet(edited.stage)
    cell = sheet.cells[edited.row, edited.quarter]
    there = edited.stage, cell_name(edited.row, edited.quarter)
    label = sheet.cells[edited.row, LABEL].value
    gone = "formulas are typed over or deleted"
    first = f"first in row {edited.row}: {label}. Copy them back from beside."
    override = edited.type_over(edited.share, edited.ends(edited.share)[1])
    return {
        "typed over a live number": BadEdit(
            [(*live, 0.25)], f"{INPUTS}: {gone} (1). Copy them back from beside."
        ),
        "typed over a formula": BadEdit([(*there, 1.0e6)], f"{edited.stage}: {gone} (1), {first}"),
        "typed over with its own value, beside an override": BadEdit(
            [*override, (*there, float(cell.value or 0))], f"{edited.stage}: {gone} (1), {first}"
        ),
        "typed over, and a formula added": BadEdit(
            [(*there, 1.0e6), (edited.stage, _empty_cell(edited), FormulaText("=1+1"))],
            f"{edited.stage}: {gone} (1), {first}",
        ),
        "a formula added": BadEdit([(edited.stage, _empty_cell(edited), FormulaText("=1+1"))]),
        "a formula deleted": BadEdit(
            [(*there, None)], f"{edited.stage}: {gone} (1). Copy them back from beside."
        ),
        "rows of Inputs sorted": BadEdit(
            [(INPUTS, _rows_to_sort(edited), "sort")],
            f"{INPUTS}: the row of {_first_sorted(edited)} is deleted, or rows were sorted. "
            "Undo that.",
        ),
        "a sheet renamed": BadEdit([(edited.stage, "title", "Mine")]),
        "a row inserted among the inputs": BadEdit([(INPUTS, f"row {row}", "insert")]),
        "a row inserted on a stage": BadEdit([(edited.stage, f"row {edited.row}", "insert")]),
        "a column inserted among the scenarios": BadEdit(
            [(INPUTS, _last_scenario(edited), "insert")]
        ),
        "a column inserted among the quarters": BadEdit(
            [(edited.stage, f"column {column_letters(edited.quarter)}", "insert")],
            "A column is inserted among the quarters of a stage. Delete it.",
        ),
        "a row of Inputs deleted": BadEdit(
            [(INPUTS, f"row {row}", "delete")],
            f"{INPUTS}: the row of {edited.share} is deleted, or rows were sorted. Undo that.",
            ("formulas_of_inputs",),
        ),
        "a row of a stage deleted": BadEdit(
            [(edited.stage, f"row {edited.row}", "delete")],
            f"{edited.stage}: {gone} ({_formulas_in_row(sheet, edited.row)}). "
            "Copy them back from beside.",
        ),
        "a column of a scenario deleted": BadEdit(
            [(INPUTS, _last_scenario(edited), "delete")],
            f"{MEMBERS}: the heads of the scenarios are not those of Inputs, in the same order.",
            ("scenario_heads_agree_on_inputs_by_year",),
        ),
    }


def _empty_cell(edited: EditedBook) -> str:
    """A cell among the formulas of the stage in which nothing stands."""
    cells = edited.book.sheet(edited.stage).cells
    rows = (row for row in range(edited.row, cells.last_row) if (row, edited.quarter) not in cells)
    return cell_name(next(rows), edited.quarter)


def _last_scenario(edited: EditedBook) -> str:
    return f"column {column_letters(edited.columns.last_scenario)}"


def _named(edited: EditedBook) -> Sequence[tuple[int, str]]:
    cells = edited.book.sheet(INPUTS).cells.single()
    return [(row, str(cell.value)) for row, at, cell in cells
            if at == InputColumns.name and cell.style == "key"]  # fmt: skip


def _rows_to_sort(edited: EditedBook) -> str:
    first, last = _named(edited)[0][0], _named(edited)[4][0]
    return range_name(first, LABEL, last, edited.columns.note)


def _first_sorted(edited: EditedBook) -> str:
    """The first of five inputs that stands elsewhere once they are sorted by label, downwards."""
    five = _named(edited)[:5]
    cells = edited.book.sheet(INPUTS).cells
    labels = {name: str(cells[row, LABEL].value).lower() for row, name in five}
    names = [name for _, name in five]
    after = sorted(names, key=lambda name: labels[name], reverse=True)
    return next(name for name, other in zip(names, after, strict=True) if name != other)


def _formulas_in_row(sheet: Sheet, row: int) -> int:
    return sum(len(columns) for at, columns, _ in sheet.cells.formulas() if at == row)


def refuted(book: Book, values: Values, edit: BadEdit) -> dict[str, object]:
    """What the workbook says otherwise than it should; nothing if it is right."""
    verdict, says = (_value(book, values, name) for name in (MASTER_CHECK, FIRST_CAUSE))
    wrong: dict[str, object] = {"says": says} if says != (edit.says or NO_CAUSE) else {}
    if verdict != ("CHECK" if edit.says else "OK"):
        wrong["verdict"] = verdict
    up = causes_up(values)
    if len(up) != bool(edit.says) + len(edit.also) or not {*edit.also} <= {*up}:
        wrong["causes"] = up
    return wrong


def _value(book: Book, values: Values, name: str) -> Value:
    title, _, reference = book.names[name].rpartition("!")
    return values[title.strip("'")][cell_position(reference)]


def causes_up(values: Values) -> list[Value]:
    """The keys of the causes that are up."""
    checks = values[CHECKS]
    return [
        checks[row, KEY]
        for (row, column), kind in sorted(checks.items())
        if column == KIND and kind == "Cause" and checks[row, FAILS] == 1
    ]


def one_formula_a_row(book: Book) -> dict[str, list[Edit]]:
    """Sheet whose formulas are counted -> a number typed over one formula of each of its rows.

    The number is the formula's own, so that no value tells it; of each row another column. Checks
    counts and is not counted, and on the sheets of inputs it is the live numbers that are.
    """
    found: dict[str, list[Edit]] = {}
    for count in missing_formulas(book):
        sheet, title = book.sheet(count.title), count.title
        for row, columns, _ in sheet.cells.formulas():
            column = columns[row % len(columns)]
            value = sheet.cells[row, column].value
            is_counted = title not in (INPUTS, MEMBERS) or column == InputColumns.live
            if row > STATUS_ROW and isinstance(value, int | float) and is_counted:
                found.setdefault(title, []).append((title, cell_name(row, column), float(value)))
    return found


def counted_as_missing(values: Values) -> dict[Value, Value]:
    """Key of a count of formulas -> how many are missing."""
    checks = values[CHECKS]
    return {
        key: checks[row, WORST]
        for (row, column), key in checks.items()
        if column == KEY and str(key).startswith("formulas_of_")
    }
