"""What an assumption, a column or a cell says about its numbers."""

from dataclasses import replace

from fundmodel.build_model.units import UNITS, Unit
from fundmodel.read_assumptions.places import Place
from fundmodel.read_assumptions.ranges import ends_of
from fundmodel.read_assumptions.schema import SourceEntry, StatedFacts
from fundmodel.read_assumptions.schema_of_tables import CellEntry
from fundmodel.read_assumptions.sources import UNLIMITED, Ends, Facts, Source
from fundmodel.read_assumptions.spots import Spot
from fundmodel.read_assumptions.uncertainty import uncertainty_of


def facts_of(entry: StatedFacts, spot: Spot) -> Facts | None:
    """What an assumption or column says about itself; None if its range is wrong."""
    unit = UNITS[entry.unit]
    _refuse_bare_judgement(entry.grade, entry.note, spot)
    drawn = None
    if spot.has("uncertainty"):
        drawn = uncertainty_of(spot.inside("uncertainty").written, unit, spot.name, spot.problems)
    ends = _ends_of(unit, spot)
    if ends is None:
        return None
    return Facts(
        label=entry.label,
        unit=unit,
        ends=ends,
        source=source_of(entry.source),
        grade=entry.grade,
        as_of=entry.as_of,
        place=spot.key,
        range_place=_range_place(spot),
        note=entry.note or "",
        review_by=entry.review_by or "",
        uncertainty=drawn,
    )


def facts_of_cell(entry: CellEntry, column: Facts, spot: Spot) -> Facts:
    """What a cell says about itself, over what its column says."""
    facts = replace(column, place=spot.key)
    if spot.has("plausible"):
        ends = _ends_of(column.unit, spot) or UNLIMITED
        facts = replace(facts, ends=ends, range_place=_range_place(spot))
    if spot.has("uncertainty"):
        written = spot.inside("uncertainty").written
        drawn = uncertainty_of(written, column.unit, spot.name, spot.problems)
        facts = replace(facts, uncertainty=drawn)
    if entry.source is not None:
        facts = replace(facts, source=source_of(entry.source))
    _refuse_bare_judgement(entry.grade, entry.note or column.note, spot)
    return replace(
        facts,
        grade=entry.grade or facts.grade,
        as_of=entry.as_of or facts.as_of,
        note=entry.note or facts.note,
        review_by=entry.review_by or facts.review_by,
    )


def source_of(entry: SourceEntry) -> Source:
    """A source as the rest of the program sees it."""
    return Source(entry.title, entry.publisher, entry.date, entry.link or "", entry.page or "")


def _range_place(spot: Spot) -> Place:
    return spot.document.place((*spot.path, "plausible"))


def _ends_of(unit: Unit, spot: Spot) -> Ends | None:
    """The two ends of the plausible range as written; None, with the reason noted, if wrong."""
    if spot.has("plausible"):
        return ends_of(spot.inside("plausible").written, unit, spot.name, spot.problems)
    if unit.kind == "choice":
        return UNLIMITED
    spot.inside("plausible").refuse_key(
        "`plausible` is missing.",
        why="A number outside its range is refused: that is how slips of the keyboard show.",
        fix="write plausible: [lowest, highest].",
    )
    return None


def _refuse_bare_judgement(grade: str | None, note: str | None, spot: Spot) -> None:
    if grade == "C" and not note:
        spot.refuse_key(
            "Grade C comes without a note.",
            why="Judgement is a source if it says whose it is and why.",
            fix="write `note:` with whose judgement it is, and why.",
        )
