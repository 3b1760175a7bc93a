"""`verify`: whether a workbook is what the model writes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.progress import progress
from fundmodel.command_line.tables import Column, Table
from fundmodel.errors import listed
from fundmodel.exit_codes import FAILED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fundmodel.workbooks.verifying.compared_sheet import Found
    from fundmodel.workbooks.verifying.verify import Verification

MOST_LISTED, LONGEST = 20, 60
WHAT = {
    "formula": "typed over",
    "value": "another value",
    "stored": "stored, changed",
}
HEADS = ("Cell", "What", "Row", "Stands there", "Belongs there")


def verify_file(workbook: Path, flags: dict[str, Any]) -> None:
    """Verify a workbook, tell, and leave with exit code 1 if anything differs."""
    import fundmodel

    form = form_of(flags)
    with progress() as say:
        say(f"Comparing {workbook} with the model")
        found = fundmodel.verify_workbook(
            workbook, directory=flags["directory"], recalculate=flags["recalculate"]
        )
    give(_answer(found), form)
    if not found.passed:
        sys.exit(FAILED)


def _answer(found: Verification) -> Answer:
    from fundmodel.command_line.results import ENGINE

    records = [{"scenario": found.scenario, **one._asdict()} for one in found.differences]
    counted = found.comparison
    by_name = {
        "engine": ENGINE,
        "workbook": str(found.path),
        "written_by": found.written_by,
        "scenario": found.scenario,
        "passed": found.passed,
        "formulas": counted.formulas,
        "values": counted.values_of_formulas,
        "stored": counted.stored,
        "values_not_compared": counted.passed_over,
        "values_stored": found.has_values,
        "recalculated": found.recalculated,
        "inputs_only_in_file": list(found.only_in_file),
        "inputs_only_here": list(found.only_here),
        "missing_sheets": list(found.missing),
        "edited_inputs": len(found.edits),
        "differences": records,
    }
    listed = found.differences[:MOST_LISTED]
    rows = [_row(one) for one in listed]
    more = len(found.differences) - len(listed)
    caption = f"And {more:,} more; --csv lists all." if more else ""
    tables = [Table([Column(head) for head in HEADS], rows, caption, goes_on=True)] if rows else []
    return Answer(records, by_name, tables, _closing(found))


def _row(one: Found) -> list[str]:
    found = "nothing" if one.found is None else _short(one.found)
    return [one.cell, WHAT[one.kind], _short(one.label), found, _short(one.expected)]


def _short(value: object) -> str:
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _closing(found: Verification) -> list[str]:
    texts = list(_compared(found))
    if found.missing:
        texts.append(f"Sheets that are missing: {', '.join(found.missing)}.")
    texts += _of_two_versions(found)
    if found.edits:
        texts.append(
            f"Inputs edited: {len(found.edits)}, which `python -m fundmodel import` turns into an "
            "overlay."
        )
    passed_over = found.comparison.passed_over if found.has_values else 0
    if passed_over:
        texts.append(
            f"Values not compared: {passed_over:,} (steps towards rates, and what tells "
            "edited from delivered inputs, many worlds or a bridge)."
        )
    return texts


def _compared(found: Verification) -> Iterator[str]:
    """What was compared, and how it came out."""
    counted = found.comparison
    wrong = {kind: sum(one.kind == kind for one in found.differences) for kind in WHAT}
    whose = "values worked out anew" if found.recalculated else "values"
    values = f"of {counted.values_of_formulas:,} {whose} {wrong['value']:,} differ from Python's; "
    if found.passed:
        yield (
            f"{counted.formulas:,} formulas as the model writes them; "
            f"{counted.values_of_formulas:,} {whose} agree with Python's to 1e-9, "
            f"{counted.stored:,} stored cells as delivered."
        )
        return
    yield (
        f"Of {counted.formulas:,} formulas {wrong['formula']:,} are not the model's; "
        f"{values if found.has_values else ''}"
        f"of {counted.stored:,} stored cells {wrong['stored']:,} were changed."
    )
    if not found.has_values:
        yield (
            "The file stores no values of its formulas, so none could be compared: open it in a "
            "spreadsheet program and save it, or add --recalculate."
        )


def _of_two_versions(found: Verification) -> list[str]:
    texts = []
    if found.written_by and found.written_by != found.version:
        texts.append(
            f"The workbook was written by version {found.written_by}, this is {found.version}: "
            "formulas may differ for that reason alone."
        )
    if found.only_in_file:
        texts.append(f"Inputs that this version has not: {listed(found.only_in_file)}.")
    if found.only_here:
        texts.append(f"Inputs that the workbook has not: {listed(found.only_here)}.")
    return texts
