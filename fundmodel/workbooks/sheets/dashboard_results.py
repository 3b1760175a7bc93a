"""Headline results on the dashboard: three large ones, and a table of all others."""

from fundmodel.build_model.model import Line
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import STORED
from fundmodel.workbooks.sheets.bridge_plan import unit_of
from fundmodel.workbooks.sheets.dashboard_plan import (
    CAPTION_ROW,
    COLUMNS,
    DASHBOARD,
    EXPECTED_ROW,
    FIRST_COLUMN,
    LABEL_COLUMNS,
    TABLE_ROW,
    TILE_ROW,
    TILES,
    DashboardPlan,
)
from fundmodel.workbooks.sheets.parts import result_value
from fundmodel.workbooks.sheets.risk_plan import (
    FIRST_MEASURE,
    IN_TABLE,
    LIVE,
    RISK,
    STATE,
    RiskPlan,
)
from fundmodel.workbooks.sheets.stale import mark_formula, mark_of
from fundmodel.workbooks.sheets.stored import STORED_RESULT, stored_rows
from fundmodel.workbooks.time_columns import MEMBER

TILE_HEIGHT, CAPTION_HEIGHT, EXPECTED_HEIGHT = 34, 15, 26
UNIT, VALUE, BESIDE = (FIRST_COLUMN + LABEL_COLUMNS + at for at in range(3))
EXPECTED, DELIVERED = "Expected", "Delivered"


def plan_tiles(book: Book, sheet: Sheet, plan: DashboardPlan) -> None:
    """Plan the tiles, each with what it is and, if worlds were drawn, what is to be expected."""
    width = COLUMNS // TILES
    for at, line in enumerate(plan.tiles):
        column = FIRST_COLUMN + at * width
        is_money = line.unit.style == "money"
        style = "large_billions" if is_money else f"large_{line.unit.style}"
        caption = line.definition.label + (", US$ bn" if is_money else "")
        _live(sheet, plan, line, (TILE_ROW, column), style)
        sheet.text(CAPTION_ROW, column, caption, "kpi_label")
        _expected(book, sheet, plan, at, column)
        for row in (TILE_ROW, CAPTION_ROW, EXPECTED_ROW):
            sheet.merge(row, column, row, column + width - 2)
    heights = TILE_HEIGHT, CAPTION_HEIGHT, EXPECTED_HEIGHT
    sheet.heights.update(dict(zip((TILE_ROW, CAPTION_ROW, EXPECTED_ROW), heights, strict=True)))


def _live(
    sheet: Sheet, plan: DashboardPlan, line: Line, where: tuple[int, int], style: str
) -> None:
    layout, value = plan.spec.layout, result_value(plan.spec.live.number(line.name))
    cell = cell_name(layout.row(line.name), layout.columns.whole_life)
    formula = "=" + layout.elsewhere(line.name, DASHBOARD, cell)
    sheet.formula(*where, formula, value, style)


def _expected(book: Book, sheet: Sheet, plan: DashboardPlan, at: int, column: int) -> None:
    """As the sentence on Risk says it: the mean, and how wide it is."""
    spec = plan.spec
    told = [one.result for one in spec.presentation.stated_and_expected]
    if not spec.ranges or not told:
        sheet.text(EXPECTED_ROW, column, "On the stated path; no worlds were drawn.", "kpi_label")
        return
    row = RiskPlan(spec).words + 1 + at
    there = book.sheet(RISK).cells
    cells = [on_sheet(RISK, cell_name(row, LIVE + offset)) for offset in (1, 2, 3)]
    mean, low, high = (there[row, LIVE + offset].value for offset in (1, 2, 3))
    per_cent = " %" if plan.tiles[at].unit.style == "percent" else ""
    formula = (
        f'={mark_formula(STATE)}&"Stated path. {EXPECTED} "&{cells[0]}&"{per_cent} (P10 to P90: "'
        f'&{cells[1]}&" to "&{cells[2]}&")."'
    )
    text = f"{mark_of(spec)}Stated path. {EXPECTED} {mean}{per_cent} (P10 to P90: {low} to {high})."
    sheet.formula(EXPECTED_ROW, column, formula, text, "kpi_label")


def plan_other_results(book: Book, sheet: Sheet, plan: DashboardPlan) -> None:
    """Plan the table: what it is on its basis, the live number, and the one to hold it against."""
    beside = EXPECTED if plan.spec.ranges else DELIVERED
    heads = {FIRST_COLUMN: "Other headline results", UNIT: "Unit", VALUE: "Live", BESIDE: beside}
    for column in range(FIRST_COLUMN, BESIDE + 1):
        style = "section_right" if column in (VALUE, BESIDE) else "section"
        sheet.text(TABLE_ROW, column, heads.get(column, ""), style)
    stored = stored_rows(book.sheet(STORED))
    for row, line in enumerate(plan.others, TABLE_ROW + 1):
        style = "billions" if line.unit.style == "money" else line.unit.style
        sheet.text(row, FIRST_COLUMN, line.definition.label, "small")
        sheet.text(row, UNIT, unit_of(line.unit.style, line.unit.name), "unit")
        _live(sheet, plan, line, (row, VALUE), f"link_{style}")
        title, there = _beside(plan, line, stored)
        value = book.sheet(title).cells[there].value
        formula = "=" + on_sheet(title, cell_name(*there))
        sheet.formula(row, BESIDE, formula, "n/a" if value is None else value, f"static_{style}")


def plan_choice(sheet: Sheet, plan: DashboardPlan) -> None:
    """Plan, below the table, which of the alternatives drives the cash, if there are any."""
    spec, alternatives = plan.spec, plan.spec.presentation.alternatives
    if alternatives is None:
        return
    layout, name = spec.layout, alternatives.result
    members = spec.model.members(name)
    first, last = layout.row(name), layout.row(name, len(members) - 1)
    area = layout.elsewhere(name, DASHBOARD, range_name(first, MEMBER, last, MEMBER))
    words = f"{alternatives.noun} that drives the cash: "
    chosen = members[int(spec.live.number(alternatives.choice)) - 1]
    formula = f'="{words}"&INDEX({area},{alternatives.choice})'
    row = TABLE_ROW + 1 + len(plan.others)
    sheet.formula(row, FIRST_COLUMN, formula, f"{words}{chosen}", "unit")


def _beside(plan: DashboardPlan, line: Line, stored: dict[str, int]) -> tuple[str, tuple[int, int]]:
    """The sheet and the cell of what is to be expected, or of what was delivered."""
    if plan.spec.ranges:
        row = RiskPlan(plan.spec).result(line.name)
        return RISK, (row, FIRST_MEASURE + IN_TABLE.index("mean"))
    return STORED, (stored[line.name], STORED_RESULT)
