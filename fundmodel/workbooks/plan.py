"""The whole workbook as a plan: sheets in reading order, each cell with formula and number."""

import hashlib
from collections.abc import Sequence
from typing import Unpack

from fundmodel.build_model.presentation import Presentation
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.a1 import range_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import (
    ANNUAL,
    BY_YEAR,
    CHECKS,
    FIRST_ROW,
    INPUTS,
    MEMBERS,
    RETURNS,
    STORED,
)
from fundmodel.workbooks.sheets.alternatives import plan_alternatives
from fundmodel.workbooks.sheets.annual import plan_annual
from fundmodel.workbooks.sheets.bridge import plan_bridge_sheet
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE
from fundmodel.workbooks.sheets.checks import plan_checks
from fundmodel.workbooks.sheets.checks_of_cells import has_formulas
from fundmodel.workbooks.sheets.compare import plan_compare
from fundmodel.workbooks.sheets.compare_plan import COMPARE
from fundmodel.workbooks.sheets.cover import COVER, plan_cover
from fundmodel.workbooks.sheets.dashboard import plan_dashboard
from fundmodel.workbooks.sheets.dashboard_plan import DASHBOARD
from fundmodel.workbooks.sheets.deal_terms import DEAL_TERMS, plan_deal_terms
from fundmodel.workbooks.sheets.green_corners import plan_corners
from fundmodel.workbooks.sheets.inputs import plan_inputs, plan_members
from fundmodel.workbooks.sheets.inputs_by_year import plan_inputs_by_year
from fundmodel.workbooks.sheets.lines import LINES, plan_lines
from fundmodel.workbooks.sheets.list_of_sheets import plan_list_of_sheets
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS
from fundmodel.workbooks.sheets.returns import plan_returns
from fundmodel.workbooks.sheets.risk import plan_risk
from fundmodel.workbooks.sheets.risk_plan import RISK
from fundmodel.workbooks.sheets.sources import SOURCES, plan_sources
from fundmodel.workbooks.sheets.stage import plan_stage
from fundmodel.workbooks.sheets.statements import plan_statements
from fundmodel.workbooks.sheets.statements_plan import STATEMENTS
from fundmodel.workbooks.sheets.stored import plan_stored
from fundmodel.workbooks.workbook_spec import PlanChoices, WorkbookSpec, workbook_spec


def plan_workbook(
    runs: Sequence[Run], presentation: Presentation, version: str, **choices: Unpack[PlanChoices]
) -> Book:
    """Plan every sheet.

    Args:
        runs: one a scenario, all of the same model; the first is the base.
        presentation: the front pages.
        version: of the engine.
        choices: as `PlanChoices` has them.
    """
    spec = workbook_spec(runs, presentation, **choices)
    fingerprint = _fingerprint(runs)
    book = Book(
        properties={
            "fundmodel_version": version,
            "fundmodel_assumptions": fingerprint,
            "fundmodel_scenarios": ", ".join(spec.names),
        },
        renamed=spec.model.renamed,
    )
    plan_cover(book, spec, version, fingerprint)
    plan_list_of_sheets(book, spec)
    plan_deal_terms(book, spec)
    plan_inputs(book, spec)
    plan_inputs_by_year(book, spec)
    plan_members(book, spec)
    for stage in spec.model.stages:
        plan_stage(book, spec, stage)
    plan_returns(book, spec)
    plan_annual(book, spec)
    plan_stored(book, spec)
    plan_risk(book, spec)
    plan_dashboard(book, spec)
    plan_compare(book, spec)
    plan_bridge_sheet(book, spec)
    plan_alternatives(book, spec)
    plan_statements(book, spec)
    plan_checks(book, spec)
    plan_lines(book, spec)
    plan_sources(book, spec)
    _guard_formulas(book, spec)
    plan_corners(book, (stage.title for stage in spec.model.stages))
    return _in_reading_order(book, spec)


def _guard_formulas(book: Book, spec: WorkbookSpec) -> None:
    """Mark what is typed over a formula of a stage; protect sheets on which nothing is typed."""
    for stage in spec.model.stages:
        sheet, columns = book.sheet(stage.title), spec.layout.columns
        last = sheet.cells.last_row
        area = range_name(FIRST_ROW, columns.first, last, columns.last)
        sheet.flag_missing_formulas(area)
    for sheet in book.sheets:
        sheet.protected = sheet.title not in (INPUTS, BY_YEAR, MEMBERS) and has_formulas(sheet)


def _in_reading_order(book: Book, spec: WorkbookSpec) -> Book:
    alternatives = spec.presentation.alternatives
    order = [
        COVER,
        LIST_OF_SHEETS,
        DASHBOARD,
        COMPARE,
        BRIDGE,
        RISK,
        *([alternatives.title] if alternatives else []),
        STATEMENTS,
        DEAL_TERMS,
        INPUTS,
        BY_YEAR,
        MEMBERS,
        *(stage.title for stage in spec.model.stages),
        RETURNS,
        ANNUAL,
        CHECKS,
        STORED,
        LINES,
        SOURCES,
    ]
    book.sheets.sort(key=lambda sheet: order.index(sheet.title))
    return book


def _fingerprint(runs: Sequence[Run]) -> str:
    prints = "".join(run.assumptions.fingerprint for run in runs)
    return hashlib.sha256(prints.encode()).hexdigest()[:16]
