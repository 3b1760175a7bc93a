"""Sets of assumptions in which little is drawn, or one number more."""

from dataclasses import replace

from fundmodel.read_assumptions import Assumptions, Column, Uncertainty
from fundmodel.read_assumptions.schema.assumption import Assumption


def with_draws_of(assumptions: Assumptions, *names: str) -> Assumptions:
    """The same with nothing drawn but some numbers and events, by the names of their streams."""
    others = [one for one in assumptions.passages if one not in names]
    found = assumptions.changed({name: assumptions.number(name) for name in others})
    for assumption in found:
        if assumption.name not in names:
            found = found.with_assumption(_certain(assumption))
    return found


def drawn_too(assumptions: Assumptions, name: str, uncertainty: Uncertainty) -> Assumptions:
    """The same with one number more that is drawn."""
    assumption = assumptions.named(name)
    assert assumption is not None
    assert assumption.metadata.uncertainty is None
    metadata = replace(assumption.metadata, uncertainty=uncertainty, fixed="")
    return assumptions.with_assumption(replace(assumption, metadata=metadata))


def _certain(assumption: Assumption) -> Assumption:
    metadata = replace(assumption.metadata, uncertainty=None)
    if not isinstance(assumption, Column):
        return replace(assumption, metadata=metadata)
    cells = {member: replace(one, uncertainty=None) for member, one in assumption.cells.items()}
    return replace(
        assumption, metadata=metadata, cells=cells, drawn_by_member=False, between_members=0.0
    )
