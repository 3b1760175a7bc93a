"""One member by year: somebody picks a member from a list, and sees all of its lines."""

import numpy as np

from fundmodel.build_model.model import Line
from fundmodel.run_paths.annual import by_calendar_year, rolled_up_ratio
from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, DATE_ROW, FIRST_ROW, YEAR_ROW
from fundmodel.workbooks.copied_formulas import THIS, in_column
from fundmodel.workbooks.sheet_settings import OneOf, Page
from fundmodel.workbooks.sheets.by_member_plan import BY_MEMBER, ByMemberPlan, Section
from fundmodel.workbooks.sheets.member_rows import by_members, set_widths
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.sheets.year_axis import in_year, plan_years
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import BLOCK, LABEL, MEMBER, UNIT, WHOLE_LIFE
from fundmodel.workbooks.workbook_spec import WorkbookSpec

UNKNOWN = "is not on the list: choose one"
HOW = "Choose a member from the yellow list; its lines follow."
NOTHING = '""'
"""What a cell shows of a line that the member does not have."""


def plan_by_member(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet; Annual must be planned before."""
    sheet, plan = book.add_sheet(BY_MEMBER, TEAL), ByMemberPlan(spec)
    *nouns, last = [section.picker.noun.lower() for section in plan.sections]
    purpose = f"One {', '.join(nouns)} or {last}" if nouns else f"One {last}"
    title_rows(sheet, BY_MEMBER, f"{purpose}, by year", spec)
    _heads(sheet, plan)
    plan_years(sheet, spec)
    _, table = by_calendar_year(spec.model, spec.live.arrays)
    for section in plan.sections:
        _pick(book, sheet, plan, section)
        for part, row in section.headings.items():
            text = f"Only of a {part.replace('_', ' ')}"
            sheet.text(row, LABEL, text, "note")
        for name in section.rows:
            _line(sheet, plan, section, spec.model.lines[name], table[name][:, :, 0])


def _heads(sheet: Sheet, plan: ByMemberPlan) -> None:
    columns = plan.spec.layout.annual.columns
    sheet.text(DATE_ROW, LABEL, HOW, "unit")
    for column, section in enumerate(plan.sections, MEMBER):
        there = cell_name(section.head, LABEL)
        sheet.link(DATE_ROW, column, section.picker.noun, BY_MEMBER, there)
    texts = {BLOCK: "", LABEL: "Line", MEMBER: "By quarter", UNIT: "Unit", WHOLE_LIFE: "Whole life"}
    texts |= {columns.key: "Key", plan.position: "Position"}
    for column, text in texts.items():
        right = column in (WHOLE_LIFE, plan.position)
        sheet.text(YEAR_ROW, column, text, "head_right" if right else "head")
    set_widths(sheet, columns.last)
    sheet.width(LABEL, LABEL, 50)
    sheet.width(columns.key, plan.position, 14)
    sheet.freeze = cell_name(FIRST_ROW, WHOLE_LIFE)
    repeated = f"A:{column_letters(UNIT)}"
    sheet.page = Page(pages_wide=2, repeat_rows=f"1:{YEAR_ROW}", repeat_columns=repeated)


def _pick(book: Book, sheet: Sheet, plan: ByMemberPlan, section: Section) -> None:
    """The list from which a member is chosen, and what is said where it is not on it."""
    row, noun = section.head, section.picker.noun
    picked, members = plan.picked(section), plan.every_member(section)
    sheet.text(row, LABEL, f"{noun} (choose from the list)", "section")
    sheet.text(row, MEMBER, picked, "input_text")
    cell = cell_name(row, MEMBER)
    prompt = f"Choose the {noun.lower()} whose lines are shown by year."
    sheet.add_rule(OneOf(cell, members, noun, prompt))
    fixed = cell_name(row, MEMBER, fixed_row=True, fixed_column=True)
    book.name(section.name, on_sheet(BY_MEMBER, fixed))
    known = picked in plan.spec.model.sets[section.picker.each].members
    formula = f'=IF(COUNTIF({members},{section.name})=0,"{UNKNOWN}","")'
    sheet.formula(row, UNIT, formula, "" if known else UNKNOWN, "unit")


def _line(sheet: Sheet, plan: ByMemberPlan, section: Section, line: Line, yearly: Numbers) -> None:
    """A line of the picked member: `yearly` are the numbers of all members, `[year, member]`."""
    row, columns = section.rows[line.name], plan.spec.layout.annual.columns
    index, style = plan.member_index(section, line), line.unit.style
    sheet.text(row, LABEL, line.definition.label, "label")
    sheet.link(row, MEMBER, by_members(line, yearly.shape[1]), *plan.quarters_on(line.name))
    sheet.text(row, UNIT, line.unit.name, "unit")
    sheet.text(row, columns.key, line.name, "key")
    found = f"=IFERROR(MATCH({section.name},{plan.members(line.name)},0),0)"
    sheet.formula(row, plan.position, found, 0 if index is None else index + 1, "calc_whole")
    numbers = None if index is None else yearly[:, index]
    _put(sheet, row, columns.first, _formula(plan, section, line), numbers, f"calc_{style}")
    if line.kind == "flow":
        years = range_name(row, columns.first, row, columns.last)
        formula = f"=IF({_position(plan, row)}=0,{NOTHING},SUM({years}))"
        whole = None if numbers is None else np.add.accumulate(numbers)[-1:]
        _put(sheet, row, WHOLE_LIFE, formula, whole, f"total_{style}")


def _put(
    sheet: Sheet, row: int, column: int, formula: str, numbers: Numbers | None, style: str
) -> None:
    """The formula in as many columns as there are years, or one; with no number, where it is so."""
    if numbers is not None:
        sheet.formulas(row, column, formula, numbers, style)
        return
    last = column if column == WHOLE_LIFE else _last_year(sheet)
    for at in range(column, last + 1):
        sheet.formula(row, at, in_column(formula, at), "", style)


def _last_year(sheet: Sheet) -> int:
    """The last column of the axis, before that of the keys."""
    return max(columns[-1] for row, columns, _ in sheet.cells.formulas() if row == YEAR_ROW)


def _position(plan: ByMemberPlan, row: int) -> str:
    return cell_name(row, plan.position, fixed_column=True)


def _formula(plan: ByMemberPlan, section: Section, line: Line) -> str:
    """What the member's row of a stage's sheet comes to by year."""
    layout, row = plan.spec.layout, section.rows[line.name]
    parts = rolled_up_ratio(plan.spec.model, line)
    if parts is not None:
        amount, base = (_by_year(plan, section, name) for name in parts[:2])
        ratio = f"IF(ABS({base})<=smallest_amount,{int(parts[2])},{amount}/{base})"
        return f"=CHOOSE(1+({_position(plan, row)}=0),{ratio},{NOTHING})"
    first, members = layout.row(line.name), len(plan.spec.model.members(line.name))
    position = _position(plan, row)
    last = first + members - 1
    year = in_year(layout, line, BY_MEMBER, first, last_row=last, position=position)
    return f"=IF({position}=0,{NOTHING},{year})"


def _by_year(plan: ByMemberPlan, section: Section, name: str) -> str:
    """The year's number of a part of a ratio: of the same member, or of a line without members."""
    if name in section.rows:
        return f"{THIS}{section.rows[name]}"
    return on_sheet(ANNUAL, f"{THIS}{plan.spec.layout.annual.rows[name]}")
