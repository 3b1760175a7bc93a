"""Glossary and Change log: what words mean, and what changed from version to version."""

from collections.abc import Iterable
from itertools import groupby

from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.styles import BLUE
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

GLOSSARY, CHANGE_LOG = "Glossary", "Change log"
PURPOSE = "What the words mean: bases, signs, terms of the deal"
PURPOSE_OF_CHANGES = "What changed from version to version, and what that did to the headlines"
FIRST_ROW, LINE_HEIGHT = 4, 13.5
TERM_WIDTH, MEANING_WIDTH = 32, 112
HEADS = {"Version": 13, "Date": 11, "Change": 64, "Effect on the headlines": 70}


def plan_glossary(book: Book, spec: WorkbookSpec) -> None:
    """Plan the terms, by what they are about."""
    sheet = book.add_sheet(GLOSSARY, BLUE)
    title_rows(sheet, GLOSSARY, PURPOSE, spec, status=LABEL + 2)
    row = FIRST_ROW
    for heading, terms in groupby(spec.presentation.glossary, lambda term: term.about):
        sheet.text(row, LABEL, heading, "section")
        sheet.blank(row, LABEL + 1, "section")
        for term in terms:
            row += 1
            sheet.text(row, LABEL, term.name, "label")
            sheet.text(row, LABEL + 1, term.meaning, "wrapped")
            _fit(sheet, row, (len(term.meaning) / MEANING_WIDTH, len(term.name) / TERM_WIDTH))
        row += 2
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, TERM_WIDTH)
    sheet.width(LABEL + 1, LABEL + 1, MEANING_WIDTH)
    sheet.width(LABEL + 2, LABEL + 3, 12)
    sheet.page = Page(repeat_rows="1:2", print_area=f"A1:C{row - 2}")


def plan_change_log(book: Book, spec: WorkbookSpec) -> None:
    """Plan the changes, the newest first."""
    sheet = book.add_sheet(CHANGE_LOG, BLUE)
    last = LABEL + len(HEADS) - 1
    title_rows(sheet, CHANGE_LOG, PURPOSE_OF_CHANGES, spec, status=last + 1)
    for column, (head, width) in enumerate(HEADS.items(), LABEL):
        sheet.text(FIRST_ROW, column, head, "head")
        sheet.width(column, column, width)
    for row, one in enumerate(spec.presentation.change_log, FIRST_ROW + 1):
        for column, text in enumerate((one.version, one.date, one.change, one.effect), LABEL):
            sheet.text(row, column, text, "wrapped")
        _fit(sheet, row, (len(one.change) / 64, len(one.effect) / 70))
    sheet.width(1, 1, 3)
    sheet.width(last + 1, last + 2, 12)
    sheet.page = Page(print_area=f"A1:E{FIRST_ROW + len(spec.presentation.change_log)}")


def _fit(sheet: Sheet, row: int, lines: Iterable[float]) -> None:
    """Make the row as high as the text that needs most lines."""
    sheet.heights[row] = LINE_HEIGHT * max(1, *(int(one) + 1 for one in lines))
