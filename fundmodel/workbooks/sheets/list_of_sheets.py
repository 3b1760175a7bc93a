"""Contents: a click away are every sheet and every block of the stages."""

from textwrap import shorten

from fundmodel.build_model.model import Stage
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import (
    ANNUAL,
    BY_YEAR,
    CHECKS,
    INPUTS,
    MEMBERS,
    RETURNS,
    STORED,
)
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE
from fundmodel.workbooks.sheets.compare_plan import COMPARE
from fundmodel.workbooks.sheets.cover import COVER
from fundmodel.workbooks.sheets.dashboard_plan import DASHBOARD
from fundmodel.workbooks.sheets.deal_terms import DEAL_TERMS
from fundmodel.workbooks.sheets.lines import LINES
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS, TITLE_HEIGHT
from fundmodel.workbooks.sheets.risk_plan import RISK
from fundmodel.workbooks.sheets.sources import SOURCES
from fundmodel.workbooks.sheets.statements_plan import STATEMENTS
from fundmodel.workbooks.styles import NAVY
from fundmodel.workbooks.workbook_spec import WorkbookSpec

FIRST_COLUMN, FIRST_SHEET_ROW = 2, 3
WIDTH, LETTERS = 29, 33
STATEMENTS_PURPOSE = "Sources and uses, income, balance sheet, cash flow, who gains: by year"
BLOCKS = "The blocks of each stage; a click on the heading of a block leads back here"


def plan_list_of_sheets(book: Book, spec: WorkbookSpec) -> None:
    """Plan the list of sheets, and below it a column of blocks a stage."""
    sheet = book.add_sheet(LIST_OF_SHEETS, NAVY)
    sheet.text(1, FIRST_COLUMN, LIST_OF_SHEETS, "title")
    sheet.heights[1] = TITLE_HEIGHT
    rows = _sheets(spec)
    for row, (title, text) in enumerate(rows.items(), FIRST_SHEET_ROW):
        sheet.link(row, FIRST_COLUMN, title, title)
        sheet.text(row, FIRST_COLUMN + 1, text, "label")
    heading = FIRST_SHEET_ROW + len(rows) + 1
    sheet.text(heading, FIRST_COLUMN, BLOCKS, "unit")
    for column, stage in enumerate(spec.model.stages, FIRST_COLUMN):
        _blocks(sheet, spec, stage, heading + 1, column)
    sheet.width(1, 1, 2)
    sheet.width(FIRST_COLUMN, FIRST_COLUMN + len(spec.model.stages) - 1, WIDTH)
    sheet.page = Page(pages_high=1)


def _blocks(sheet: Sheet, spec: WorkbookSpec, stage: Stage, row: int, column: int) -> None:
    sheet.text(row, column, stage.title, "head")
    rows = spec.layout.stages[stage.name].blocks
    for offset, (block, there) in enumerate(rows.items(), 1):
        text = in_brief(stage.headings[block])
        sheet.link(row + offset, column, text, stage.title, cell_name(there, FIRST_COLUMN))


def in_brief(heading: str) -> str:
    """The beginning of a heading, as far as the first colon, and no longer than a column.

    >>> in_brief("Loans: grace, default, interest."), in_brief("What arrives in all.")
    ('Loans', 'What arrives in all')
    """
    return shorten(heading.partition(":")[0].rstrip("."), LETTERS, placeholder=" …")


def _sheets(spec: WorkbookSpec) -> dict[str, str]:
    """Every other sheet, in the order of the tabs, and what it holds."""
    stages = {stage.title: stage.question for stage in spec.model.stages}
    terms = {DEAL_TERMS: "What the plan says, clause by clause, and which inputs it moves"}
    chosen = spec.presentation.alternatives
    return {
        COVER: "What this is, how to use it",
        DASHBOARD: "The answers on one page",
        **({COMPARE: "Headline results of all scenarios"} if len(spec.runs) > 1 else {}),
        **({BRIDGE: "Why two scenarios differ, input by input"} if spec.bridge else {}),
        **({RISK: "What to expect, and how wide it is: many worlds"} if spec.ranges else {}),
        **({chosen.title: chosen.purpose} if chosen else {}),
        **({STATEMENTS: STATEMENTS_PURPOSE} if spec.presentation.statements else {}),
        **(terms if spec.base.clauses else {}),
        INPUTS: "Scenario selector; every number that is one for all years and members",
        BY_YEAR: "Numbers by calendar year",
        MEMBERS: "Numbers by contributor, window and sector of needs",
        **stages,
        RETURNS: "Internal rates of return, step by step",
        ANNUAL: "Every line by calendar year",
        CHECKS: "What must hold, and what is worth knowing",
        STORED: "What Python gave, and the inputs as delivered",
        LINES: "Every line in words",
        SOURCES: "Where every number comes from",
    }
