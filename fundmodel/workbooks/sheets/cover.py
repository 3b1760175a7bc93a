"""Cover: what the workbook is, and how to use it."""

from textwrap import wrap

from fundmodel.read_assumptions import format_setting
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.cause_rows import plan_first_cause
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import MASTER_CHECK, TITLE_HEIGHT, master_check
from fundmodel.workbooks.styles import NAVY
from fundmodel.workbooks.workbook_spec import WorkbookSpec

COVER = "Cover"
FACT_HEIGHT, VALUE_WIDTH = 26, 110
LABEL, VALUE = 2, 3
HOW_TO = (
    "Choose a scenario on Inputs; every sheet follows.",
    "Type a number into the column Override to change an assumption; empty it to go back.",
    "[+] at the edge opens the members below a line, or the scenarios on Inputs; 2 opens them all.",
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


def plan_cover(book: Book, spec: WorkbookSpec, version: str, fingerprint: str) -> None:
    """Plan the cover.

    Args:
        book: where to.
        spec: what the workbook holds.
        version: of the engine.
        fingerprint: of the assumptions of all scenarios.
    """
    sheet = book.add_sheet(COVER, NAVY)
    front = spec.presentation
    sheet.text(2, LABEL, front.title, "title")
    sheet.heights[2] = TITLE_HEIGHT
    row = 3
    for text in (*front.purpose, front.status, *front.world):
        sheet.text(row, LABEL, text, "sub")
        row += 1
    row = _about(sheet, spec, row + 1, version, fingerprint)
    sheet.text(row, LABEL, "How to use it", "section")
    for number, text in enumerate(HOW_TO, 1):
        sheet.text(row + number, LABEL, f"{number}. {text}", "label")
    row += len(HOW_TO) + 2
    sheet.text(row, LABEL, "Colours", "section")
    for number, (style, name, meaning) in enumerate(COLOURS, 1):
        sheet.text(row + number, LABEL, name, style)
        sheet.text(row + number, VALUE, meaning, "label")
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 32)
    sheet.width(VALUE, VALUE, VALUE_WIDTH)
    sheet.page = Page(pages_high=1)


def _about(sheet: Sheet, spec: WorkbookSpec, row: int, version: str, fingerprint: str) -> int:
    live = spec.names[spec.case - 1]
    sheet.text(row, LABEL, "Scenario shown", "label")
    sheet.formula(row, VALUE, "=scenario_shown", live, "kpi_text")
    sheet.text(row + 1, LABEL, "All checks", "label")
    sheet.formula(row + 1, VALUE, f"={MASTER_CHECK}", master_check(spec), "kpi_text")
    sheet.flag_checks(f"C{row + 1}:C{row + 1}")
    sheet.text(row + 2, LABEL, "Inputs changed since delivery", "label")
    sheet.formula(row + 2, VALUE, f"={CHANGED_NAME}", len(spec.overrides), "kpi_whole")
    for offset in range(3):
        sheet.heights[row + offset] = FACT_HEIGHT
    plan_first_cause(sheet, spec, row + 3, LABEL, VALUE)
    scenarios = ", ".join(f"{one.assumptions.title} ({one.assumptions.label})" for one in spec.runs)
    by_hand = wrap("; ".join(_set_by_hand(spec)), VALUE_WIDTH)
    about = {
        "The profit clause is read as": spec.presentation.reading,
        "Units": ["US$ million, nominal, unless a row says otherwise; rates are yearly"],
        "Signs": ["a flow is positive in the direction of its name; by stakeholder, + is received"],
        "Scenarios": wrap(scenarios, VALUE_WIDTH),
        **({"Set by hand": by_hand} if by_hand else {}),
        **_drawn(spec),
        "Engine": [f"fundmodel {version}"],
        "Assumptions": [fingerprint],
    }
    row += 4
    for label, texts in about.items():
        sheet.text(row, LABEL, label, "label")
        for text in texts:
            sheet.text(row, VALUE, text, "label")
            row += 1
    return row + 1


def _drawn(spec: WorkbookSpec) -> dict[str, list[str]]:
    """How many worlds Risk tells of."""
    if not spec.ranges:
        return {}
    paths, seed = min(one.paths for one in spec.ranges), spec.ranges[0].seed
    text = f"{paths:,} a scenario, seed {seed}, drawn by Python: the sheet Risk. Elsewhere none."
    return {"Random worlds": [text]}


def _set_by_hand(spec: WorkbookSpec) -> list[str]:
    """What was set by hand, each with what it was before, and where not in all scenarios."""
    texts: dict[str, list[str]] = {}
    for run in spec.runs:
        for name, (old, new) in run.assumptions.set_by_hand.items():
            text = f"{name} = {format_setting(new)} (was {format_setting(old)}"
            texts.setdefault(text, []).append(run.assumptions.name)
    everywhere = len(spec.runs)
    return [
        f"{text})" if len(names) == everywhere else f"{text} in {', '.join(names)})"
        for text, names in texts.items()
    ]
