"""`check --sources`: what should be looked at again, what is judged, what has no link."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.moved_in_words import called, counted, titled
from fundmodel.command_line.progress import progress
from fundmodel.command_line.results import ENGINE
from fundmodel.command_line.tables import Column, Table
from fundmodel.command_line.tornado_tables import TITLES, TOP
from fundmodel.errors import BadInput, message, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.analyse.sources import Influence, Sourced
    from fundmodel.read_assumptions import Assumptions

FINDINGS = PAST, JUDGED, NO_LINK = "past review", "judgement", "no link"
WHAT_A_PART_IS = (
    "Part: of the squared swings of all numbers of that ranking, in the headline of which it is "
    "largest; `python -m fundmodel sensitivity --judgements` says whose they are and why."
)


def check_sources(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Tell what of one scenario's sources is worth a look; nothing of it is a fault."""
    form, day = form_of(flags), _day(flags["day"])
    if len(names) > 1:
        what = f"Sources are told of one scenario, not of {len(names)}."
        raise BadInput(message("check --sources", what, fix="name one, or none for base."))
    (assumptions,) = load_all(names or ("base",), flags)
    with progress() as say:
        influences = _influences(assumptions, say)
    give(_answer(assumptions, day, influences), form)


def refuse_day_alone(day: str | None) -> None:
    """The day counts for sources alone."""
    if day is not None:
        fix = "add --sources, or leave --on out."
        raise BadInput(message("--on", "It says on which day sources are looked at.", fix=fix))


def _day(given: str | None) -> str:
    from fundmodel.read_assumptions.base_set import reading

    if given is None:
        return reading.today_is()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        what = f"{quoted(given)} is not a day."
        raise BadInput(message("--on", what, fix="write it like 2027-03-31.")) from None


def _influences(assumptions: Assumptions, say: Any) -> Mapping[str, Sequence[Influence]]:
    import fundmodel
    from fundmodel.analyse.sources import by_influence

    return by_influence(fundmodel.judgements(assumptions, None, counted(say, assumptions)))


def _answer(
    assumptions: Assumptions, day: str, influences: Mapping[str, Sequence[Influence]]
) -> Answer:
    from fundmodel.analyse.sources import judged, past_review, without_link

    past, links = past_review(assumptions, day), without_link(assumptions)
    records = [
        *(_record(PAST, one.name, one) for one in past),
        *_judged_records(influences),
        *(_record(NO_LINK, one.name, one) for found in links.values() for one in found),
    ]
    by_name = {
        "engine": ENGINE,
        "scenario": assumptions.title,
        "assumptions": assumptions.fingerprint,
        "on": day,
        "findings": {
            finding: [one for one in records if one["finding"] == finding] for finding in FINDINGS
        },
    }
    moving = {one.movable.name.partition("[")[0] for found in influences.values() for one in found}
    idle = [one for one in judged(assumptions) if one.name.partition("[")[0] not in moving]
    tables = [_past(past, day), *_judgements(influences), _links(links)]
    closing = (
        f"{assumptions.title}: {len(judged(assumptions))} numbers of grade C, of which {len(idle)} "
        f"move no headline when they alone are moved, or cannot be. {WHAT_A_PART_IS}"
    )
    told = [one for one in tables if one.rows]
    return Answer(records, by_name, told, [*_none(tables), closing])


def _none(tables: Sequence[Table]) -> Iterator[str]:
    """What was looked for and not found, where a table would stand."""
    yield from (f"{one.heading} None." for one in tables if not one.rows)


def _record(
    finding: str, name: str, one: Sourced, group: str = "", influence: Influence | None = None
) -> dict[str, object]:
    metadata = one.metadata
    return {
        "finding": finding,
        "input": name,
        "label": metadata.label,
        "grade": metadata.grade,
        "as_of": metadata.as_of,
        "review_by": metadata.review_by,
        "group": group,
        "part": influence.share if influence else None,
        "result": influence.outcome.name if influence else "",
        "title": metadata.source.title,
        "publisher": metadata.source.publisher,
        "date": metadata.source.date,
        "link": metadata.source.link,
    }


def _judged_records(
    influences: Mapping[str, Sequence[Influence]],
) -> Iterator[dict[str, object]]:
    from fundmodel.analyse.sources import Sourced

    for group, found in influences.items():
        for one in found:
            sourced = Sourced(one.movable.name, one.movable.metadata)
            yield _record(JUDGED, one.movable.name, sourced, group, one)


def _past(found: Sequence[Sourced], day: str) -> Table:
    columns = [Column("Input"), Column("Review by", whole=True), Column("As of", whole=True),
               Column("Grade", whole=True), Column("Source")]  # fmt: skip
    rows = [
        [_in_lines(one.name), one.metadata.review_by, one.metadata.as_of, one.metadata.grade,
         _source(one)]
        for one in found
    ]  # fmt: skip
    return Table(columns, rows, heading=f"Past their date of review on {day}.")


def _judgements(influences: Mapping[str, Sequence[Influence]]) -> Iterator[Table]:
    columns = [Column("Input"), Column("Part, %", numbers=True), Column("Of the headline"),
               Column("Source")]  # fmt: skip
    for group, found in influences.items():
        told = found[:TOP]
        rows = [
            [called(one.movable), f"{100 * one.share:.0f}", titled(one.outcome),
             _dated(one.movable.metadata.source.title, one.movable.metadata.source.date)]
            for one in told
        ]  # fmt: skip
        more = f"{len(found) - len(told)} more: --csv." if len(found) > len(told) else ""
        yield Table(columns, rows, more, heading=f"Judgements (grade C). {TITLES[group]}.")


def _links(found: Mapping[tuple[str, str], Sequence[Sourced]]) -> Table:
    columns = [Column("Source"), Column("Numbers", numbers=True), Column("Inputs")]
    rows = [
        [f"{title}, {publisher}", str(len(numbers)),
         ", ".join(_in_lines(one.name) for one in numbers)]
        for (title, publisher), numbers in found.items()
    ]  # fmt: skip
    return Table(columns, rows, heading="Published (grades A and B), and without a link.")


def _in_lines(name: str) -> str:
    """A name with a blank before its member, where a line may end."""
    return name.replace("[", " [")


def _source(one: Sourced) -> str:
    source = one.metadata.source
    return _dated(f"{source.title}, {source.publisher}", source.date)


def _dated(text: str, day: str) -> str:
    return f"{text}, {day}"
