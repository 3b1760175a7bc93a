"""Cells that are not as the model has them, and the refusal that lists them."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from fundmodel.errors import BadInput, message
from fundmodel.workbooks.formula_spelling import normal_formula
from fundmodel.workbooks.xml_pieces import Content, FormulaText

MOST_LISTED, LONGEST_TEXT = 10, 120


class ChangedCell(NamedTuple):
    """A cell, what the model has there, and what was found."""

    reference: str
    expected: str
    found: Content | None

    def __str__(self) -> str:
        found = "is empty" if self.found is None else f"holds {_short(str(self.found))}"
        return f"{self.reference} {found}; the model has {_short(self.expected)}"


def same_formula(expected: str, found: Content | None) -> bool:
    """Whether a cell holds the formula that is expected, in whatever spelling."""
    return isinstance(found, FormulaText) and normal_formula(found) == normal_formula(expected)


def refuse_changed(path: Path, changed: Sequence[ChangedCell]) -> None:
    """Refuse a workbook whose results are no longer those of its inputs.

    Raises:
        BadInput: there is a changed cell; the text lists them, up to ten.
    """
    if not changed:
        return
    lines = [f"{cell}." for cell in changed[:MOST_LISTED]]
    if len(changed) > MOST_LISTED:
        lines.append(f"And {len(changed) - MOST_LISTED:,} more.")
    many = "1 cell is" if len(changed) == 1 else f"{len(changed):,} cells are"
    raise BadInput(
        message(
            str(path),
            f"{many} not as the model has them, so that reading the inputs alone would lose what "
            "was done there.",
            why="\n  ".join(lines),
            fix="copy each formula back from the cell beside it, or write the workbook anew and "
            "type your inputs there.",
        )
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}..."
