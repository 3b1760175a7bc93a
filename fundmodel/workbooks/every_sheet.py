"""Every sheet in reading order: what it is for, of which type, when it is there, how it is planned.

The one list of sheets: the order of the tabs, Contents, and the links on the cover follow from it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import (
    ANNUAL,
    BY_YEAR,
    CHECKS,
    INPUTS,
    MEMBERS,
    RETURNS,
    STORED,
)
from fundmodel.workbooks.editions import READER
from fundmodel.workbooks.reader_edition import leave_out_workings
from fundmodel.workbooks.sheet_settings import Type
from fundmodel.workbooks.sheets.alternatives import plan_alternatives
from fundmodel.workbooks.sheets.annual import plan_annual
from fundmodel.workbooks.sheets.bridge import plan_bridge_sheet
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE
from fundmodel.workbooks.sheets.by_member import plan_by_member
from fundmodel.workbooks.sheets.by_member_plan import BY_MEMBER
from fundmodel.workbooks.sheets.checks import plan_checks
from fundmodel.workbooks.sheets.compare import plan_compare
from fundmodel.workbooks.sheets.compare_plan import COMPARE
from fundmodel.workbooks.sheets.cover import COVER, plan_cover
from fundmodel.workbooks.sheets.dashboard import plan_dashboard
from fundmodel.workbooks.sheets.dashboard_plan import DASHBOARD
from fundmodel.workbooks.sheets.deal_terms import DEAL_TERMS, plan_deal_terms
from fundmodel.workbooks.sheets.glossary import (
    CHANGE_LOG,
    GLOSSARY,
    PURPOSE_OF_CHANGES,
    plan_change_log,
    plan_glossary,
)
from fundmodel.workbooks.sheets.glossary import PURPOSE as GLOSSARY_PURPOSE
from fundmodel.workbooks.sheets.inputs import plan_inputs, plan_members
from fundmodel.workbooks.sheets.inputs_by_year import plan_inputs_by_year
from fundmodel.workbooks.sheets.lines import LINES, plan_lines
from fundmodel.workbooks.sheets.list_of_sheets import plan_list_of_sheets
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS, LIST_PURPOSE
from fundmodel.workbooks.sheets.results import PURPOSE as RESULTS_PURPOSE
from fundmodel.workbooks.sheets.results import RESULTS, plan_results
from fundmodel.workbooks.sheets.returns import plan_returns
from fundmodel.workbooks.sheets.risk import plan_risk
from fundmodel.workbooks.sheets.risk_plan import RISK
from fundmodel.workbooks.sheets.sources import SOURCES, plan_sources
from fundmodel.workbooks.sheets.stage import plan_stage
from fundmodel.workbooks.sheets.statements import plan_statements
from fundmodel.workbooks.sheets.statements_plan import STATEMENTS
from fundmodel.workbooks.sheets.stored import plan_stored
from fundmodel.workbooks.workbook_spec import WorkbookSpec

MOST_NAMED = 3
Planner = Callable[[Book, WorkbookSpec], None]
INPUT_TURN, ANNUAL_TURN, STORED_TURN, RISK_TURN, ANSWER_TURN, CHECK_TURN, FRONT_TURN = range(7)
"""Turns of planning: a sheet reads what is planned of those of earlier turns alone."""


@dataclass(frozen=True)
class SheetPlan:
    """A sheet of the workbook.

    Attributes:
        title: on its tab.
        purpose: what a reader finds there, in a line.
        type: what it is among the sheets.
        plan: plans it.
        turn: when it is planned; those of one turn in reading order.
        printed: whether it is among the pages that print unless a reader asks for more.
    """

    title: str
    purpose: str
    type: Type
    plan: Planner
    turn: int = INPUT_TURN
    printed: bool = False


def every_sheet(spec: WorkbookSpec) -> list[SheetPlan]:
    """The sheets that this workbook has, in reading order."""
    return list(
        chain(_front(), _answers(spec), _inputs(spec), _workings(spec), _proofs(), _documents(spec))
    )


def plan_sheets(book: Book, spec: WorkbookSpec) -> None:
    """Plan every sheet by turn; each finds those before it in reading order."""
    listed = every_sheet(spec)
    order = [one.title for one in listed]
    for one in sorted(listed, key=lambda one: one.turn):
        if one.turn == FRONT_TURN and spec.edition == READER:
            leave_out_workings(book)
        one.plan(book, spec)
        sheet = book.sheet(one.title)
        sheet.purpose, sheet.type = one.purpose, one.type
        sheet.page = replace(sheet.page, printed=one.printed)
        book.sheets.sort(key=lambda planned: order.index(planned.title))


def _front() -> Iterator[SheetPlan]:
    yield SheetPlan(
        COVER, "What this is, how to use it", "control", plan_cover, FRONT_TURN, printed=True
    )
    yield SheetPlan(
        LIST_OF_SHEETS, LIST_PURPOSE, "control", plan_list_of_sheets, FRONT_TURN, printed=True
    )


def _answers(spec: WorkbookSpec) -> Iterator[SheetPlan]:
    answer = partial(SheetPlan, type="presentation", turn=ANSWER_TURN, printed=True)
    yield answer(DASHBOARD, "The answers on one page", plan=plan_dashboard)
    yield answer(RESULTS, RESULTS_PURPOSE, plan=plan_results)
    if len(spec.runs) > 1:
        yield answer(COMPARE, "Headline results of all scenarios", plan=plan_compare)
    if spec.bridge:
        text = "Why two scenarios differ, input by input"
        yield answer(BRIDGE, text, plan=plan_bridge_sheet)
    if spec.ranges:
        text = "What to expect, and how wide it is: many worlds"
        yield answer(RISK, text, plan=plan_risk, turn=RISK_TURN)
    if chosen := spec.presentation.alternatives:
        yield answer(chosen.title, chosen.purpose, plan=plan_alternatives)
    if spec.presentation.statements:
        text = "Sources and uses, income, balance sheet, cash flow, who gains: by year"
        yield answer(STATEMENTS, text, plan=plan_statements)
    if spec.presentation.pickers and spec.edition != READER:
        nouns = ", ".join(picker.noun.lower() for picker in spec.presentation.pickers)
        text = f"Every line of the one that you pick, by year: {nouns}"
        yield answer(BY_MEMBER, text, plan=plan_by_member, printed=False)
    if spec.base.clauses:
        text = "What the plan says, clause by clause, and which inputs it moves"
        yield SheetPlan(DEAL_TERMS, text, "documentation", plan_deal_terms)


def _inputs(spec: WorkbookSpec) -> Iterator[SheetPlan]:
    text = "Scenario selector; every number that is one for all years and members"
    yield SheetPlan(INPUTS, text, "input", plan_inputs, printed=True)
    yield SheetPlan(BY_YEAR, "Numbers by calendar year", "input", plan_inputs_by_year)
    yield SheetPlan(MEMBERS, f"Numbers by {_members(spec)}", "input", plan_members)


def _members(spec: WorkbookSpec) -> str:
    """The kinds of members with the most numbers, in the order of the sheet."""
    tables = {name: len(table.columns) for name, table in spec.base.tables.items() if table.columns}
    most = sorted(tables, key=lambda name: -tables[name])[:MOST_NAMED]
    named = [name.replace("_", " ") for name in tables if name in most]
    others = " and others" if len(tables) > MOST_NAMED else ""
    return ", ".join(named) + others


def _workings(spec: WorkbookSpec) -> Iterator[SheetPlan]:
    for stage in spec.model.stages:
        plan = partial(plan_stage, stage=stage)
        yield SheetPlan(stage.title, stage.question, "workings", plan)
    text = "Internal rates of return, step by step"
    yield SheetPlan(RETURNS, text, "workings", plan_returns)
    yield SheetPlan(ANNUAL, "Every line by calendar year", "presentation", plan_annual, ANNUAL_TURN)


def _proofs() -> Iterator[SheetPlan]:
    text = "What must hold, and what is worth knowing"
    yield SheetPlan(CHECKS, text, "control", plan_checks, CHECK_TURN)
    text = "What Python gave, and the inputs as delivered"
    yield SheetPlan(STORED, text, "control", plan_stored, STORED_TURN)


def _documents(spec: WorkbookSpec) -> Iterator[SheetPlan]:
    yield SheetPlan(LINES, "Every line in words", "documentation", plan_lines)
    text = "Where every number comes from"
    yield SheetPlan(SOURCES, text, "documentation", plan_sources)
    if spec.presentation.glossary:
        yield SheetPlan(GLOSSARY, GLOSSARY_PURPOSE, "documentation", plan_glossary)
    if spec.presentation.change_log:
        yield SheetPlan(CHANGE_LOG, PURPOSE_OF_CHANGES, "documentation", plan_change_log)
