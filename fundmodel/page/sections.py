"""What the sections of the page tell: chosen by a fund, checked here, drawn by the page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from fundmodel.errors import ModelMistake, closest, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Alternatives, Picker, Picture
    from fundmodel.build_model.statements import Statement, StatementRow

SCENARIOS, LINES = "scenarios", "lines"


@dataclass(frozen=True)
class Section:
    """A part of the page that is opened and closed by itself.

    Attributes:
        name: by which links know it.
        title: its heading.
        purpose: what it shows, in a sentence.
        kind: "lines" lists every line with its chain back to the assumptions, "scenarios" sets two
            scenarios side by side; "" tells what follows.
        pictures: charts by calendar year, of lines or of one member ("line[member]"); bars of a
            result by member.
        results: told as delivered and as changed; of those over the picker's set the picked member.
        picker: a set of which a reader picks one member: lines over it, or over a part of it, are
            told of that member, in charts and in a table of all of them.
        statements: by calendar year.
        alternatives: a choice whose options stand side by side.
        sums_to_zero: a result over members whose total is zero, and what that says.
    """

    name: str
    title: str
    purpose: str
    kind: str = ""
    pictures: tuple[Picture, ...] = ()
    results: tuple[str, ...] = ()
    picker: Picker | None = None
    statements: tuple[Statement, ...] = ()
    alternatives: Alternatives | None = None
    sums_to_zero: tuple[str, str] | None = None


def sections_data(model: Model, sections: Sequence[Section]) -> list[dict[str, object]]:
    """The sections as the page reads them.

    Args:
        model: which must have every line that they name.
        sections: in the order of the page.

    Returns:
        A record a section: its attributes, `id` for its name, empty ones left out.

    Raises:
        ModelMistake: a section names a line, a member, a set or a choice that is not there, or has
            the name of another.
    """
    names = [section.name for section in sections]
    for section in sections:
        if names.count(section.name) > 1:
            raise _mistake(section, f"Two sections are called `{section.name}`.", "")
        _refuse_unknown(model, section)
    return [_told(section) for section in sections]


def _told(section: Section) -> dict[str, object]:
    told = {
        "id": section.name,
        "title": section.title,
        "purpose": section.purpose,
        "kind": section.kind,
    }
    return {**told, **{name: value for name, value in _parts_told(section).items() if value}}


def _parts_told(section: Section) -> dict[str, object]:
    return {
        "pictures": [{**asdict(one), "short": dict(one.short)} for one in section.pictures],
        "results": list(section.results),
        "picker": asdict(section.picker) if section.picker else None,
        "statements": [_statement(one) for one in section.statements],
        "alternatives": asdict(section.alternatives) if section.alternatives else None,
        "sums_to_zero": section.sums_to_zero,
    }


def _statement(statement: Statement) -> dict[str, object]:
    return {
        "title": statement.title,
        "basis": statement.basis,
        "rows": [_statement_row(statement, row) for row in statement.rows],
    }


def _statement_row(statement: Statement, row: StatementRow) -> dict[str, object]:
    """A row with all that it adds up: lines, rows above, amounts since the last total."""
    above = [(part.sign, part.name) for part in row.above]
    added = [(1, label) for label in statement.added_up(row)]
    return {
        "label": row.label,
        "kind": row.kind,
        "parts": [part._asdict() for part in row.parts],
        "rows": [{"sign": sign, "label": label} for sign, label in [*above, *added]],
    }


def _refuse_unknown(model: Model, section: Section) -> None:
    for name, member in _named(section):
        if name not in model.lines:
            raise _mistake(section, f"There is no line `{name}`.", closest(name, model.lines))
        if member and member not in model.members(name):
            meant = closest(member, model.members(name))
            raise _mistake(section, f"`{name}` has no member `{member}`.", meant)
    _refuse_unknown_sets(model, section)


def _refuse_unknown_sets(model: Model, section: Section) -> None:
    picker, alternatives = section.picker, section.alternatives
    if picker and picker.each not in model.sets:
        meant = closest(picker.each, model.sets)
        raise _mistake(section, f"There is no set `{picker.each}`.", meant)
    if picker and picker.picked not in model.sets[picker.each].members:
        meant = closest(picker.picked, model.sets[picker.each].members)
        raise _mistake(section, f"`{picker.each}` has no member `{picker.picked}`.", meant)
    if alternatives and alternatives.choice not in model.inputs:
        meant = closest(alternatives.choice, model.inputs)
        raise _mistake(section, f"There is no assumption `{alternatives.choice}`.", meant)


def _named(section: Section) -> Iterator[tuple[str, str]]:
    """Every line that a section names, with the member if it names one."""
    for picture in section.pictures:
        yield from (_parts(text) for text, _ in (*picture.lines, *picture.lines_over))
    yield from ((name, "") for name in section.results)
    for statement in section.statements:
        yield from ((part.name, part.member) for row in statement.rows for part in row.parts)
    if section.alternatives:
        yield section.alternatives.line, ""
        yield section.alternatives.result, ""
        yield from ((name, "") for name, _ in section.alternatives.reruns)
    if section.sums_to_zero:
        yield section.sums_to_zero[0], ""


def _parts(text: str) -> tuple[str, str]:
    """Line and member of "line[member]"."""
    name, _, member = text.partition("[")
    return name, member.removesuffix("]")


def _mistake(section: Section, what: str, meant: str | None) -> ModelMistake:
    fix = "name one that the model has."
    return ModelMistake(message(f"Section `{section.title}`", what, meant=meant, fix=fix))


def lines_named(sections: Sequence[Section]) -> Mapping[str, None]:
    """Every line that sections name, once, in their order."""
    return dict.fromkeys(name for section in sections for name, _ in _named(section))
