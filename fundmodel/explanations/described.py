"""Lines and assumptions as explanations name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.explanations.explanation import Explanation
from fundmodel.run_paths.quarters import quarter_name

if TYPE_CHECKING:
    from fundmodel.run_paths.run import Run


def name_with_member(run: Run, name: str, member_index: int) -> str:
    """`line`, or `line[Member]`."""
    member = run.model.members(name)[member_index]
    return f"{name}[{member}]" if member else name


def label_of(run: Run, name: str) -> str:
    """What people call a line or an assumption; of a result without its basis."""
    if name in run.model.inputs:
        return run.assumptions.metadata(name).label
    return run.model.lines[name].definition.words


def life_of(run: Run) -> str:
    """The first and the last quarter."""
    return f"{quarter_name(run, 1)} to {quarter_name(run, run.periods)}"


def assumption(run: Run, name: str, period: int, member_index: int) -> Explanation:
    """An assumption, with its source, grade and date.

    Args:
        run: whose assumption it is.
        name: the assumption.
        period: the quarter whose year counts, for one that goes by year.
        member_index: of one that goes by member.
    """
    one = run.model.inputs[name]
    named = name_with_member(run, name, member_index)
    address = named if one.each else name
    metadata = run.assumptions.metadata(address)
    source = metadata.source
    value = run.number(name, period if one.by_year else 0, member_index)
    return Explanation(
        named,
        metadata.label,
        quarter_name(run, period)[:4] if one.by_year else "",
        value,
        metadata.unit.name,
        source=f"{source.title}, {source.publisher}, {source.date} (grade {metadata.grade})",
        how_sure=run.assumptions.how_sure(address),
        note=metadata.because or metadata.note,
        chosen=one.options[int(value) - 1] if one.options else "",
        grade=metadata.grade,
        as_of=metadata.as_of,
    )
