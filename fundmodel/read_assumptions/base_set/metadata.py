"""What an assumption, a column or a cell says about itself."""

from dataclasses import replace

from fundmodel.build_model.units import UNITS, Unit
from fundmodel.read_assumptions.schema import Metadata
from fundmodel.read_assumptions.schema.entries import CellEntry, StatedMetadata
from fundmodel.read_assumptions.text import UNLIMITED, Cursor, Ends, ends_of
from fundmodel.read_assumptions.uncertainty import NEVER_DRAWN, WHY_FIXED, uncertainty_of

HOW_SURE = ("uncertainty", "first_passage", "fixed")
"""The keys of which a number that is not chosen has one."""


def metadata_of(entry: StatedMetadata, cursor: Cursor) -> Metadata | None:
    """What an assumption or column says about itself; None if its range is wrong."""
    unit = UNITS[entry.unit]
    _refuse_bare_judgement(entry.grade, entry.note, cursor)
    refuse_both(cursor)
    if unit.kind not in NEVER_DRAWN:
        _refuse_neither(cursor)
    drawn = None
    if cursor.has("uncertainty"):
        drawn = uncertainty_of(cursor.inside("uncertainty"), unit)
    if entry.fixed and unit.kind in NEVER_DRAWN:
        refuse_needless(cursor, f"A {unit.kind}")
    ends = _ends_of(unit, cursor)
    if ends is None:
        return None
    return Metadata(
        label=entry.label,
        unit=unit,
        ends=ends,
        source=entry.source.as_source(),
        grade=entry.grade,
        as_of=entry.as_of,
        location=cursor.key,
        range_location=cursor.inside("plausible").location,
        note=entry.note or "",
        review_by=entry.review_by or "",
        uncertainty=drawn,
        fixed=entry.fixed or "",
    )


def metadata_of_cell(entry: CellEntry, column: Metadata, cursor: Cursor) -> Metadata:
    """What a cell says about itself, over what its column says."""
    metadata = replace(column, location=cursor.key)
    if cursor.has("plausible"):
        ends = _ends_of(column.unit, cursor) or UNLIMITED
        metadata = replace(metadata, ends=ends, range_location=cursor.inside("plausible").location)
    refuse_both(cursor)
    if cursor.has("uncertainty"):
        drawn = uncertainty_of(cursor.inside("uncertainty"), column.unit)
        metadata = replace(metadata, uncertainty=drawn, fixed="")
    elif entry.fixed:
        metadata = replace(metadata, uncertainty=None, fixed=entry.fixed)
        if column.unit.kind in NEVER_DRAWN:
            refuse_needless(cursor, f"A {column.unit.kind}")
    if entry.source is not None:
        metadata = replace(metadata, source=entry.source.as_source())
    _refuse_bare_judgement(entry.grade, entry.note or column.note, cursor)
    return replace(
        metadata,
        grade=entry.grade or metadata.grade,
        as_of=entry.as_of or metadata.as_of,
        note=entry.note or metadata.note,
        review_by=entry.review_by or metadata.review_by,
    )


def _ends_of(unit: Unit, cursor: Cursor) -> Ends | None:
    """The two ends of the plausible range as written; None, with the reason noted, if wrong."""
    if cursor.has("plausible"):
        return ends_of(cursor.inside("plausible"), unit)
    if unit.kind == "choice":
        return UNLIMITED
    cursor.inside("plausible").refuse_key(
        "`plausible` is missing.",
        why="A number outside its range is refused: that is how slips of the keyboard show.",
        fix="write plausible: [lowest, highest].",
    )
    return None


def _refuse_bare_judgement(grade: str | None, note: str | None, cursor: Cursor) -> None:
    if grade == "C" and not note:
        cursor.refuse_key(
            "Grade C comes without a note.",
            why="Judgement is a source if it says whose it is and why.",
            fix="write `note:` with whose judgement it is, and why.",
        )


def refuse_both(cursor: Cursor) -> None:
    """A number is drawn in one way, or says why it is not."""
    given = [f"`{key}`" for key in HOW_SURE if cursor.has(key)]
    if len(given) > 1:
        cursor.refuse_key(
            f"{' and '.join(given)} stand side by side.",
            why="A number is drawn in one way, or says why it is never drawn.",
            fix="leave one of them.",
        )


def _refuse_neither(cursor: Cursor) -> None:
    """What nobody has chosen is drawn, or says why it is not."""
    if any(cursor.has(key) for key in HOW_SURE) or cursor.raw.get("structural"):
        return
    cursor.refuse_key(
        "Nothing says how sure this number is.",
        why="A simulation draws each number that an expert would not bet on; of any other a reader "
        "asks why it stands still.",
        fix=f"write `uncertainty: {{shape: ...}}`, or `fixed:` with {WHY_FIXED}.",
    )


def refuse_needless(cursor: Cursor, what: str) -> None:
    """What is chosen, or shapes the model, is never drawn and needs not say so."""
    key = "fixed" if cursor.has("fixed") else "uncertainty"
    cursor.inside(key).refuse_key(f"{what} is never drawn.", fix=f"remove `{key}`.")
