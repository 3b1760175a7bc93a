"""How sure a number is, in words: how it is drawn, or why it is not."""

from fundmodel.read_assumptions.schema.assumption import Assumption, Column
from fundmodel.read_assumptions.uncertainty import (
    FIXED,
    UNDRAWN,
    drawn_in_words,
    passage_in_words,
)


def how_sure(assumption: Assumption, member: str | None = None) -> str:
    """How an assumption, a column or one cell is drawn, or why it is not; "" if nothing says so."""
    metadata = assumption.metadata
    if isinstance(assumption, Column) and member is not None:
        metadata = assumption.metadata_of(member)
    if metadata.unit.kind in UNDRAWN:
        return UNDRAWN[metadata.unit.kind]
    if not isinstance(assumption, Column) and assumption.structural:
        return "shapes the model"
    if metadata.uncertainty is not None:
        words = drawn_in_words(metadata.uncertainty, metadata.unit)
        follows = metadata.uncertainty is assumption.metadata.uncertainty
        return f"{words}{_together(assumption)}" if follows else words
    if metadata.fixed:
        return FIXED[metadata.fixed]
    if isinstance(assumption, Column) and assumption.first_passage is not None:
        return passage_in_words(assumption.first_passage)
    return ""


def _together(assumption: Assumption) -> str:
    """What the members' draws have to do with each other."""
    if not isinstance(assumption, Column):
        return ""
    if not assumption.drawn_by_member:
        return "; one draw for all"
    if assumption.between_members:
        return f"; each by itself, correlated {assumption.between_members:g}"
    return "; each by itself"
