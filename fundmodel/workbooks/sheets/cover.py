"""Cover: the answers, what they rest on and whether they hold; links to every sheet."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from fundmodel.build_model.model import Line
from fundmodel.workbooks.a1 import cell_name, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.editions import READER
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.cause_rows import plan_first_cause
from fundmodel.workbooks.sheets.cover_texts import (
    COLOURS,
    HOW_TO,
    newest_source,
    selected,
    set_by_hand,
    worlds_drawn,
)
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import (
    LIST_OF_SHEETS,
    LIST_PURPOSE,
    MASTER_CHECK,
    TITLE_HEIGHT,
    in_billions,
    master_check,
    result_value,
    set_dense,
)
from fundmodel.workbooks.sheets.raised_alerts import ALERTS, alert_formula, raised
from fundmodel.workbooks.sheets.reader_notes import COLOURS as COLOURS_OF_VALUES
from fundmodel.workbooks.sheets.reader_notes import edition_note, how_to_read
from fundmodel.workbooks.styles import NAVY
from fundmodel.workbooks.workbook_spec import WorkbookSpec

COVER = "Cover"
LABEL, VALUE, UNIT, GAP, LINK, PURPOSE = range(2, 8)
WIDTHS = (3, 64, 22, 10, 3, 18, 74)
LETTERS, LETTERS_ACROSS = 100, 180
FEW_ANSWERS, ALERTS_TOLD = 4, 3
READ_AS = "How the clause that decides most is read"
TYPES = {
    "control": "Where to begin, and whether it holds",
    "presentation": "Answers",
    "input": "Inputs",
    "workings": "Workings, quarter by quarter",
    "documentation": "Documentation",
}


def plan_cover(book: Book, spec: WorkbookSpec) -> None:
    """Plan the cover; all sheets to which it leads must be planned before."""
    sheet = book.add_sheet(COVER, NAVY)
    front = spec.presentation
    sheet.text(2, LABEL, front.title, "title")
    sheet.heights[2] = TITLE_HEIGHT
    row = 3
    for text in edition_note(spec):
        _section(sheet, row, LABEL, UNIT, text)
        row += 1
    for texts, style in ((front.purpose, "sub"), ((front.status, *front.world), "label")):
        for text in wrap(" ".join(texts), LETTERS):
            sheet.text(row, LABEL, text, style)
            row += 1
    row = _answers(sheet, spec, row + 1)
    row = _state(sheet, spec, row + 1)
    row = _about(book, sheet, spec, row + 1)
    row = _reading(sheet, spec, row + 1)
    right = _how_to(book, sheet, spec, _links(book, sheet, 2))
    last = max(row, right)
    _long_texts(sheet, spec, last + 1)
    for column, width in enumerate(WIDTHS, 1):
        sheet.width(column, column, width)
    set_dense(sheet, 1, sheet.cells.last_row)
    area = range_name(1, 1, last - 1, PURPOSE)
    sheet.page = Page(pages_high=1, print_area=area)


def _section(sheet: Sheet, row: int, first: int, last: int, text: str) -> None:
    sheet.text(row, first, text, "section")
    for column in range(first + 1, last + 1):
        sheet.blank(row, column, "section")


def told(spec: WorkbookSpec) -> Sequence[Line]:
    """The few headlines that the cover tells: those whose range is told, or the first ones."""
    chosen = [name for name, _ in spec.presentation.ranges_in_brief]
    single = [line for line in spec.model.headlines if line.each is None]
    return [line for line in single if line.name in chosen] or single[:FEW_ANSWERS]


def _answers(sheet: Sheet, spec: WorkbookSpec, row: int) -> int:
    _section(sheet, row, LABEL, UNIT, "Answers of the scenario shown, live")
    for row_of, line in enumerate(told(spec), row + 1):
        money = line.unit.style == "money"
        cell = cell_name(spec.layout.row(line.name), spec.layout.columns.whole_life)
        formula = "=" + spec.layout.elsewhere(line.name, COVER, cell)
        style = "answer_hundredths" if money else f"answer_{line.unit.style}"
        sheet.text(row_of, LABEL, line.definition.label, "label")
        sheet.formula(row_of, VALUE, formula, result_value(spec.live.number(line.name)), style)
        sheet.text(row_of, UNIT, in_billions(line.unit), "label")
    return row + 1 + len(told(spec))


def _state(sheet: Sheet, spec: WorkbookSpec, row: int) -> int:
    """Which scenario and which choice drive the numbers, whether all holds, what to know."""
    _section(sheet, row, LABEL, UNIT, "What is shown, and whether it holds")
    live = spec.names[spec.case - 1]
    row = _fact(sheet, row + 1, "Scenario shown", "=scenario_shown", live)
    if spec.presentation.alternatives is not None:
        formula, text = selected(spec, spec.presentation.alternatives)
        sheet.formula(row, LABEL, formula, text, "label")
        row += 1
    row = _fact(sheet, row, "All checks", f"={MASTER_CHECK}", master_check(spec))
    sheet.flag_checks(f"{cell_name(row - 1, VALUE)}:{cell_name(row - 1, VALUE)}")
    plan_first_cause(sheet, spec, row, LABEL, VALUE)
    row += 1
    label = "Inputs changed since delivery"
    row = _fact(sheet, row, label, f"={CHANGED_NAME}", spec.changed)
    return _alerts(sheet, spec, row)


def _fact(sheet: Sheet, row: int, label: str, formula: str, value: float | str) -> int:
    sheet.text(row, LABEL, label, "label")
    style = "answer_text" if isinstance(value, str) else "answer_whole"
    sheet.formula(row, VALUE, formula, value, style)
    return row + 1


def _alerts(sheet: Sheet, spec: WorkbookSpec, row: int) -> int:
    """How many alerts are up, and the first of them; live."""
    up = raised(spec)
    if not [line for line in spec.model.lines.values() if line.kind == "alert"]:
        return row
    row = _fact(sheet, row, f"Alerts (they fail nothing; the first {ALERTS_TOLD} below)",
                f"=MAX({ALERTS})", len(up))  # fmt: skip
    for at in range(ALERTS_TOLD):
        label = up[at].definition.label if at < len(up) else ""
        cells = cell_name(row, VALUE, fixed_row=True), cell_name(row + at, VALUE)
        sheet.formula(row + at, LABEL, alert_formula(*cells), label, "label")
    return row + ALERTS_TOLD


def _about(book: Book, sheet: Sheet, spec: WorkbookSpec, row: int) -> int:
    _section(sheet, row, LABEL, UNIT, "About")
    about = {
        "Engine": f"fundmodel {book.properties['fundmodel_version']}",
        "Assumptions (fingerprint)": book.properties["fundmodel_assumptions"],
        "Newest source": newest_source(spec),
        **({"Random worlds": text} if (text := worlds_drawn(spec)) else {}),
        "Units": "US$ million, nominal, unless a row says otherwise; rates are yearly",
        "Signs": "a flow is positive in the direction of its name; by stakeholder, + is received",
    }
    for label, text in about.items():
        row += 1
        lines = wrap(f"{label}: {text}", LETTERS)
        for offset, line in enumerate(lines):
            sheet.text(row + offset, LABEL, line, "label")
        row += len(lines) - 1
    return row + 1


def _reading(sheet: Sheet, spec: WorkbookSpec, row: int) -> int:
    """How the clause that decides most is read; the row after it."""
    if not spec.presentation.reading:
        return row
    _section(sheet, row, LABEL, UNIT, READ_AS)
    lines = wrap(" ".join(spec.presentation.reading), LETTERS)
    for at, text in enumerate(lines, row + 1):
        sheet.text(at, LABEL, text, "label")
    return row + len(lines) + 1


def _links(book: Book, sheet: Sheet, row: int) -> int:
    """Every other sheet by type, in the order of the tabs; the row after the last."""
    for kind, heading in TYPES.items():
        links = {one.title: one.purpose for one in book.sheets if one.type == kind}
        links.pop(COVER, None)
        if kind == "control":  # which is planned after this sheet, and leads here
            links = {LIST_OF_SHEETS: LIST_PURPOSE} | links
        if not links:
            continue
        _section(sheet, row, LINK, PURPOSE, heading)
        for title, purpose in links.items():
            row += 1
            sheet.link(row, LINK, title, title)
            sheet.text(row, PURPOSE, purpose, "label")
        row += 1
    return row + 1


def _how_to(book: Book, sheet: Sheet, spec: WorkbookSpec, row: int) -> int:
    is_live = spec.edition != READER
    texts = HOW_TO if is_live else how_to_read(book.properties)
    colours = COLOURS if is_live else COLOURS_OF_VALUES
    _section(sheet, row, LINK, PURPOSE, "How to use it")
    for number, text in enumerate(texts, 1):
        sheet.text(row + number, LINK, f"{number}. {text}", "label")
    row += len(texts) + 1
    for number, (style, name, meaning) in enumerate(colours):
        sheet.text(row + number, LINK, name, style)
        sheet.text(row + number, PURPOSE, meaning, "label")
    return row + len(colours)


def _long_texts(sheet: Sheet, spec: WorkbookSpec, row: int) -> None:
    """What takes the whole width: what was set by hand, the scenarios."""
    for heading, lines in _paragraphs(spec):
        _section(sheet, row, LABEL, PURPOSE, heading)
        for text in lines:
            row += 1
            sheet.text(row, LABEL, text, "label")
        row += 2


def _paragraphs(spec: WorkbookSpec) -> Iterator[tuple[str, list[str]]]:
    if by_hand := "; ".join(set_by_hand(spec)):
        yield "Set by hand", wrap(by_hand, LETTERS_ACROSS)
    scenarios = ", ".join(f"{one.assumptions.title} ({one.assumptions.label})" for one in spec.runs)
    yield "Scenarios", wrap(scenarios, LETTERS_ACROSS)
