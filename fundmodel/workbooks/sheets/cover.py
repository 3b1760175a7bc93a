"""Cover and Contents: what the workbook is, how to use it, and what is where."""

from textwrap import wrap

from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Page
from fundmodel.workbooks.places import ANNUAL, BY_YEAR, CHECKS, INPUTS, MEMBERS, RETURNS, STORED
from fundmodel.workbooks.sheets.dashboard import DASHBOARD
from fundmodel.workbooks.sheets.deal_terms import DEAL_TERMS
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.lines import LINES
from fundmodel.workbooks.sheets.parts import (
    CONTENTS_SHEET,
    MASTER_CHECK,
    TITLE_HEIGHT,
    master_check,
)
from fundmodel.workbooks.sheets.sources import SOURCES
from fundmodel.workbooks.styles import NAVY

COVER = "Cover"
FACT_HEIGHT, VALUE_WIDTH = 26, 110
LABEL, VALUE = 2, 3
HOW_TO = (
    "Choose a scenario on Inputs; every sheet follows.",
    "Type a number into the column Override to change an assumption; empty it to go back.",
    "A row has one formula, the same in every quarter; Lines says it in words.",
    "Checks must all say OK. Stored keeps what Python gave; the live sheets give the same.",
    "Sources says where every number comes from. Numbers of grade C are judgement: use your own.",
)
COLOURS = (
    ("input_text", "Blue on yellow", "a number that is typed in"),
    ("override_text", "Blue on white", "an empty cell for your own number"),
    ("calc_text", "Black", "a live formula"),
    ("link_text", "Green", "read from another sheet"),
    ("static_text", "Grey", "stored, not live"),
)


def plan_cover(book: Book, contents: Contents, version: str, fingerprint: str) -> None:
    """Plan the cover.

    Args:
        book: where to.
        contents: what the workbook holds.
        version: of the engine.
        fingerprint: of the assumptions of all scenarios.
    """
    sheet = book.add_sheet(COVER, NAVY)
    front = contents.presentation
    sheet.text(2, LABEL, front.title, "title")
    sheet.heights[2] = TITLE_HEIGHT
    row = 3
    for text in (*front.purpose, front.status):
        sheet.text(row, LABEL, text, "sub")
        row += 1
    row = _facts(sheet, contents, row + 1, version, fingerprint)
    sheet.text(row, LABEL, "How to use it", "section")
    for place, text in enumerate(HOW_TO, 1):
        sheet.text(row + place, LABEL, f"{place}. {text}", "label")
    row += len(HOW_TO) + 2
    sheet.text(row, LABEL, "Colours", "section")
    for place, (style, name, meaning) in enumerate(COLOURS, 1):
        sheet.text(row + place, LABEL, name, style)
        sheet.text(row + place, VALUE, meaning, "label")
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 32)
    sheet.width(VALUE, VALUE, VALUE_WIDTH)
    sheet.page = Page(pages_high=1)


def _facts(sheet: Sheet, contents: Contents, row: int, version: str, fingerprint: str) -> int:
    shown = contents.names[contents.case - 1]
    sheet.text(row, LABEL, "Scenario shown", "label")
    sheet.formula(row, VALUE, "=scenario_shown", shown, "kpi_text")
    sheet.text(row + 1, LABEL, "All checks", "label")
    sheet.formula(row + 1, VALUE, f"={MASTER_CHECK}", master_check(contents), "kpi_text")
    sheet.flag_checks(f"C{row + 1}:C{row + 1}")
    sheet.text(row + 2, LABEL, "Inputs changed since delivery", "label")
    sheet.formula(row + 2, VALUE, f"={CHANGED_NAME}", len(contents.overrides), "kpi_whole")
    for place in range(3):
        sheet.heights[row + place] = FACT_HEIGHT
    scenarios = ", ".join(
        f"{one.assumptions.name} ({one.assumptions.label})" for one in contents.runs
    )
    facts = {
        "The profit clause is read as": contents.presentation.reading,
        "Units": ["US$ million, nominal, unless a row says otherwise; rates are yearly"],
        "Signs": ["a flow is positive in the direction of its name; by stakeholder, + is received"],
        "Scenarios": wrap(scenarios, VALUE_WIDTH),
        "Engine": [f"fundmodel {version}"],
        "Assumptions": [fingerprint],
    }
    row += 3
    for label, texts in facts.items():
        sheet.text(row, LABEL, label, "label")
        for text in texts:
            sheet.text(row, VALUE, text, "label")
            row += 1
    return row + 1


def plan_contents(book: Book, contents: Contents) -> None:
    """Plan the list of sheets."""
    sheet = book.add_sheet(CONTENTS_SHEET, NAVY)
    sheet.text(1, LABEL, CONTENTS_SHEET, "title")
    stages = {stage.title: stage.question for stage in contents.model.stages}
    terms = {DEAL_TERMS: "What the plan says, clause by clause, and which inputs it moves"}
    chosen = contents.presentation.alternatives
    rows = {
        COVER: "What this is, how to use it",
        DASHBOARD: "The answers on one page",
        **({chosen.title: chosen.purpose} if chosen else {}),
        **(terms if contents.base.clauses else {}),
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
    for place, (title, text) in enumerate(rows.items(), 3):
        sheet.link(place, LABEL, title, title)
        sheet.text(place, VALUE, text, "label")
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 28)
    sheet.width(VALUE, VALUE, 80)
    sheet.page = Page(landscape=False, pages_high=1)
