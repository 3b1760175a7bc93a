"""The whole workbook as a plan: sheets in reading order, each cell with formula and number."""

import hashlib
from collections.abc import Sequence
from typing import Unpack

from fundmodel.build_model.presentation import Presentation
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.editions import EDITION_PROPERTY, READER
from fundmodel.workbooks.every_sheet import plan_sheets
from fundmodel.workbooks.reader_edition import make_values
from fundmodel.workbooks.sheets.checks_of_cells import has_formulas
from fundmodel.workbooks.sheets.formula_areas import formula_areas
from fundmodel.workbooks.sheets.green_corners import plan_corners
from fundmodel.workbooks.sheets.reader_notes import DOES_NOT_RECALCULATE
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
    book = Book(
        properties={
            "fundmodel_version": version,
            "fundmodel_assumptions": _fingerprint(runs),
            "fundmodel_scenarios": ", ".join(spec.names),
            EDITION_PROPERTY: spec.edition,
        },
        title=_title(spec),
        subject=" ".join(presentation.purpose),
        description=_description(spec, version),
        renamed=spec.model.renamed,
    )
    plan_sheets(book, spec)
    if spec.edition == READER:
        make_values(book)
    else:
        _guard_formulas(book)
    plan_corners(book, (stage.title for stage in spec.model.stages))
    return book


def _guard_formulas(book: Book) -> None:
    """Mark what is typed over a formula; protect sheets on which nothing is typed."""
    for sheet in book.sheets:
        for area in formula_areas(sheet):
            sheet.flag_missing_formulas(area)
        sheet.protected = sheet.type != "input" and has_formulas(sheet)


def _title(spec: WorkbookSpec) -> str:
    edition = "" if spec.edition == "live" else f" ({spec.edition} edition)"
    return f"{spec.presentation.title}: {_of_all(spec)}{edition}"


def _of_all(spec: WorkbookSpec) -> str:
    """The scenario, or the first one and how many others."""
    others = len(spec.runs) - 1
    more = f" and {others} other {'scenarios' if others > 1 else 'scenario'}" if others else ""
    return f"{spec.names[0]}{more}"


def _description(spec: WorkbookSpec, version: str) -> str:
    texts = {
        "live": "It recalculates.",
        "full": "It recalculates, and has every member by year.",
        "reader": DOES_NOT_RECALCULATE,
    }
    return f"{texts[spec.edition]} Written by fundmodel {version}. {spec.presentation.status}"


def _fingerprint(runs: Sequence[Run]) -> str:
    prints = "".join(run.assumptions.fingerprint for run in runs)
    return hashlib.sha256(prints.encode()).hexdigest()[:16]
