"""Run by a Python that has LibreOffice's `uno`: open a workbook, edit, recalculate, read all.

The order comes as JSON on the standard input; `engines.recalculate_with_libreoffice` writes it.
Cells with an error come back as null. If LibreOffice dies or cannot be reached, the exit status is
`LOST`: that says nothing about the workbook, and the order may be given once more.
"""

import json
import os
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.table import TableSortField
from com.sun.star.uno import RuntimeException

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Calculation">
<prop oor:name="UseThreadedCalculationForFormulaGroups" oor:op="fuse"><value>false</value></prop>
</item>
</oor:items>
"""
TRIES, PAUSE, SECONDS_TO_CLOSE = 1_200, 0.05, 20
LOST = 75


def main() -> None:
    order = json.load(sys.stdin)
    pipe = f"fundmodel{os.getpid()}"
    _one_thread(Path(order["profile"]))
    office = subprocess.Popen(
        [
            order["program"], "--headless", "--invisible", "--norestore", "--nologo",
            "--nodefault", "--nolockcheck",
            f"-env:UserInstallation={Path(order['profile']).as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        desktop = _desktop(pipe)
        Path(order["answers"]).write_text(json.dumps(_answers(desktop, order)))
        _close(desktop)
        with suppress(subprocess.TimeoutExpired):  # the answers are there; it is killed below
            office.wait(SECONDS_TO_CLOSE)
    except (NoConnectException, RuntimeException) as error:
        if not _is_lost(error):
            raise
        traceback.print_exc()
        sys.exit(LOST)
    finally:
        office.kill()


def _one_thread(profile):
    """Formulas are worked out one after the other: with several threads LibreOffice may die."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SETTINGS)


def _is_lost(error):
    """LibreOffice died or never answered; a death within a call has no class of its own."""
    lost = isinstance(error, (NoConnectException, DisposedException))
    return lost or "bridge disposed" in error.Message


def _desktop(pipe):
    local = uno.getComponentContext().ServiceManager
    resolver = local.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(TRIES):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(PAUSE)
        else:
            manager = context.ServiceManager
            return manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise NoConnectException("LibreOffice did not start", None)


def _answers(desktop, order):
    address = Path(order["book"]).as_uri()
    book = desktop.loadComponentFromURL(address, "_blank", 0, _properties(Hidden=True))
    if book is None:
        raise ValueError(f"LibreOffice cannot load {order['book']}")
    book.enableAutomaticCalculation(False)  # or each edit works the whole book out
    answers = []
    for number, edits in enumerate(order["jobs"], order["first"]):
        undo = [_edit(book, *edit) for edit in edits]
        book.calculateAll()  # calculate() would trust the stored values
        read = [sheet for sheet in _sheets(book) if sheet.Name in (order["read"] or [sheet.Name])]
        answers.append({sheet.Name: _values(sheet) for sheet in read})
        if order["save_in"]:
            copy = Path(order["save_in"]) / f"{number}.xlsx"
            book.storeToURL(copy.as_uri(), _properties(FilterName="Calc MS Excel 2007 XML"))
        for take_back in reversed(undo):
            take_back()
    book.close(True)
    return answers


def _sheets(book):
    return [book.Sheets.getByIndex(place) for place in range(book.Sheets.Count)]


def _edit(book, title, name, value):
    """Type into a cell, or insert or delete a line such as "row 9"; gives what undoes it."""
    sheet = book.Sheets.getByName(title)
    sheet.unprotect("")  # as people do, since there is no password
    if name == "title":
        sheet.Name = value
        return lambda: setattr(sheet, "Name", title)
    if value == "sort":
        return _sort(sheet, name)
    kind, _, line = name.partition(" ")
    if kind in ("row", "column"):
        return _insert_or_delete(book, sheet, (kind, line), value)
    cell = sheet.getCellRangeByName(name)
    before = cell.Formula
    if value is None:
        cell.setFormula("")
    elif isinstance(value, dict):
        cell.setFormula(value["formula"])
    elif isinstance(value, str):
        cell.String = value
    else:
        cell.Value = float(value)
    return lambda: cell.setFormula(before)


def _sort(sheet, name):
    """Sort rows downwards by their first column, as the menu does."""
    area = sheet.getCellRangeByName(name)
    before = area.getFormulaArray()
    field = TableSortField()
    field.Field, field.IsAscending = 0, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    area.sort(_properties(SortFields=fields, ContainsHeader=False))
    return lambda: area.setFormulaArray(before)


def _insert_or_delete(book, sheet, named, what):
    kind, line = named
    first = sheet.getCellRangeByName(f"A{line}" if kind == "row" else f"{line}1").CellAddress
    lines, at = (sheet.Rows, first.Row) if kind == "row" else (sheet.Columns, first.Column)
    if what == "delete":
        lines.removeByIndex(at, 1)
        return book.UndoManager.undo
    lines.insertByIndex(at, 1)
    return lambda: lines.removeByIndex(at, 1)


def _values(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).getDataArray()


def _properties(**values):
    properties = []
    for name, value in values.items():
        item = PropertyValue()
        item.Name, item.Value = name, value
        properties.append(item)
    return tuple(properties)


def _close(desktop):
    with suppress(DisposedException):  # it may be gone before it answers
        desktop.terminate()


if __name__ == "__main__":
    main()
