"""The edition for e-mail: answers, inputs and sources as values, without what works them out.

The live workbook is planned, its workings are left out, and every formula becomes the number that
Python gives for it. Nothing then looks as if it could be changed.
"""

import re
from collections.abc import Iterable

from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, INPUTS, STATUS_ROW, STORED
from fundmodel.workbooks.cells import Cell, Cells, Value
from fundmodel.workbooks.sheet_settings import ColourScale, Highlight
from fundmodel.workbooks.sheets.inputs import MARK_HEAD
from fundmodel.workbooks.sheets.inputs_by_year import OVERRIDE
from fundmodel.workbooks.sheets.scenario_heads import SELECTOR_LABEL
from fundmodel.workbooks.styles import STYLES
from fundmodel.workbooks.time_columns import LABEL

READ_ALONE = "The numbers on which the answers rest"
READ_AS = {"Live": "Shown", "live": "shown"}
INVITATIONS = ("Change it here", "Change")
"""What stands beside cells of the answers that one could choose in."""
REWORDED = {SELECTOR_LABEL: "Scenario shown", OVERRIDE: "", MARK_HEAD: ""}
GAP_WIDTH, LINK = 2.0, "url"
BOUND_TO_CELLS = ("ISFORMULA", "ISBLANK")
"""Functions that tell formulas and what is typed from other cells: here there are none."""

_LIVE = re.compile(r"\b[Ll]ive\b(?! workbook)")
_TEXT = re.compile(r'"[^"]*"')
_NAME = re.compile(r"(?<![\w.$!'])[A-Za-z_][\w.]*(?![\w.(!])")
_CELL = re.compile(r"\$?[A-Z]{1,3}\$?\d+")


def leave_out_workings(book: Book) -> None:
    """Take out the sheets that work the answers out, and what proves them there.

    All sheets must be planned but those that list the others.
    """
    book.sheets = [
        sheet for sheet in book.sheets if sheet.type != "workings" and sheet.title != STORED
    ]


def make_values(book: Book) -> None:
    """Make every formula its value, and take off what invites somebody to type.

    Args:
        book: the plan, changed in place; a link that leads to no sheet of it becomes a text.
    """
    titles = {sheet.title for sheet in book.sheets}
    for sheet in book.sheets:
        sheet.cells = _values(sheet, titles)
        if sheet.type == "input":
            _narrow_empty_columns(sheet)
        sheet.rules, sheet.protected = [], True
    book.names = {
        name: reference
        for name, reference in book.names.items()
        if reference.rpartition("!")[0].strip("'").replace("''", "'") in titles
    }
    for sheet in book.sheets:
        sheet.highlights = [one for one in sheet.highlights if _still_holds(one, book.names)]
    used = {name for sheet in book.sheets for one in sheet.highlights for name in _names(one)}
    book.names = {name: book.names[name] for name in book.names if name in used}


def _values(sheet: Sheet, titles: Iterable[str]) -> Cells:
    """The cells as values; those that were there to be typed into are gone."""
    cells = Cells()
    for (row, column), found in sheet.cells.every():
        value, target = _value(sheet, row, column, found), _target(found, titles)
        style = value_style(found.style)
        if style == LINK and target is None:
            style = "label"
        if value is not None or (STYLES[found.style].fill and not _is_for_typing(found)):
            cells.add(row, column, Cell(value, style, None, target))
    return cells


def _value(sheet: Sheet, row: int, column: int, cell: Cell) -> Value | None:
    if isinstance(cell.value, str):
        return _reworded(sheet, row, column, cell.value) or None
    if isinstance(cell.value, float):
        return float(f"{cell.value:.15g}")  # what every program keeps on saving
    return cell.value


def value_style(style: str) -> str:
    """The look of a value in the place of a cell that is typed into, or read from elsewhere.

    >>> value_style("input_money"), value_style("link_percent"), value_style("title")
    ('static_money', 'calc_percent', 'title')
    """
    role, _, suffix = style.partition("_")
    wanted = [style]
    if STYLES[style].unlocked:
        wanted = [f"static_{suffix}", "static_text"]
    elif role == "link":
        wanted = [f"calc_{suffix}", f"static_{suffix}"]
    return next(one for one in wanted if one in STYLES)


def _is_for_typing(cell: Cell) -> bool:
    return cell.value is None and STYLES[cell.style].unlocked


def _target(cell: Cell, titles: Iterable[str]) -> str | None:
    """Where a click leads, unless the sheet is not there."""
    if cell.target is None or not cell.target.startswith("#"):
        return cell.target
    title = cell.target[1:].rpartition("!")[0].strip("'").replace("''", "'")
    return cell.target if title in titles else None


def _reworded(sheet: Sheet, row: int, column: int, text: str) -> str:
    """A text without what speaks of choosing, typing and live numbers."""
    if sheet.type == "documentation" and text not in READ_AS:
        return text
    if sheet.type == "input":
        if (sheet.title, row, column) == (INPUTS, STATUS_ROW, LABEL):
            return READ_ALONE
        text = REWORDED.get(text, text)
    elif text in INVITATIONS:
        return ""
    text = text.removesuffix(", live")
    return _LIVE.sub(lambda found: READ_AS[found[0]], text)


def _narrow_empty_columns(sheet: Sheet) -> None:
    """Columns whose rows hold nothing, as there was room for typing, are as narrow as a gap."""
    held = {
        at for (row, at), cell in sheet.cells.every() if row > HEAD_ROW and cell.value is not None
    }
    for column in {*sheet.widths} - held:
        sheet.widths[column] = GAP_WIDTH


def _still_holds(highlight: Highlight | ColourScale, names: Iterable[str]) -> bool:
    """Whether a highlight says something of values: it looks at cells of its own sheet alone."""
    if isinstance(highlight, ColourScale):
        return True
    bare = _TEXT.sub("", highlight.formula)
    return (
        "!" not in bare
        and not any(one in bare for one in BOUND_TO_CELLS)
        and set(_names(highlight)) <= set(names)
    )


def _names(highlight: Highlight | ColourScale) -> list[str]:
    """The names that a highlight's formula calls."""
    if isinstance(highlight, ColourScale):
        return []
    found = _NAME.findall(_TEXT.sub("", highlight.formula))
    return [name for name in found if not _CELL.fullmatch(name)]
