"""What the front pages of a workbook show: chosen by the fund, laid out by the machinery."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fundmodel.build_model.sentences import InShort
from fundmodel.build_model.statements import Statement


@dataclass(frozen=True)
class Picture:
    """One chart: of lines by calendar year, or as bars of one result by member.

    Attributes:
        heading: what it shows.
        unit: of the axis, with the basis of its amounts.
        kind: how the lines are drawn.
        lines: the lines without members, from the bottom of a stack upwards, with their legends;
            for bars a result with members.
        lines_over: drawn as lines over the others.
        decimals: whether the axis shows one decimal.
        short: what the axis calls a member whose name is too long for it.
        name: by which `run.plot` draws it; one without a name is drawn in workbooks alone.
    """

    heading: str
    unit: str
    kind: Literal["stacked columns", "clustered columns", "lines", "stacked area", "bars"]
    lines: tuple[tuple[str, str], ...]
    lines_over: tuple[tuple[str, str], ...] = ()
    decimals: bool = False
    short: Mapping[str, str] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class Alternatives:
    """A choice among the members of a set: all of them side by side, and each as the one chosen.

    Attributes:
        title: of their sheet.
        purpose: what the sheet holds, in a line.
        noun: what one of them is called.
        line: what each brings by quarter on the history of the chosen one; a flow.
        result: the same over the whole life, a number a member.
        heading: what `result` is called beside the reruns.
        choice: the assumption that chooses; its options are the members.
        reruns: results of the model run anew with each as the chosen one, with what they are
            called; the first answers to `result`.
        explanation: how the two differ; a few lines.
    """

    title: str
    purpose: str
    noun: str
    line: str
    result: str
    heading: str
    choice: str
    reruns: tuple[tuple[str, str], ...]
    explanation: tuple[str, ...]


@dataclass(frozen=True)
class Chance:
    """Something that may happen, of which a simulation tells the probability.

    Attributes:
        label: what it is, in a few words.
        result: the result or alert, without members, that says whether it happens.
        limit: what the result passes where it happens; an alert is up beyond the tolerance.
        below: whether it happens below the limit; above it otherwise.
    """

    label: str
    result: str
    limit: float = 0.0
    below: bool = False


@dataclass(frozen=True)
class StatedAndExpected:
    """A result in a sentence: what the stated path gives, what is to be expected, how wide it is.

    It reads: On the stated path (before) 15.7 (after); expected 7.0 (P10 to P90: 0.0 to 15.2).

    Attributes:
        result: without members; amounts are told in billions, shares in per cent.
        before: what stands before the number.
        after: what stands behind it, such as its unit.
    """

    result: str
    before: str
    after: str


@dataclass(frozen=True)
class EventLines:
    """The lines by which the beginnings of events are drawn, where numbers alone do not say it.

    Attributes:
        hazards: assumption with a probability a year -> the line that says what it comes to in each
            quarter. No event may move that line.
        clock: the line that counts the quarters by which events are dated, 0 before the first and
            one more in each quarter from then on; "" where they are dated by the model's own.
    """

    hazards: Mapping[str, str] = field(default_factory=dict)
    clock: str = ""


@dataclass(frozen=True)
class Picker:
    """A set of which the reader of a workbook picks one member, to see all of its lines by year.

    Attributes:
        each: the set; lines over a part of it are told too, of the members that it has.
        noun: what one of its members is called.
        picked: the member that is picked on delivery.
    """

    each: str
    noun: str
    picked: str


@dataclass(frozen=True)
class Term:
    """A word of the model, defined once.

    Attributes:
        about: what it belongs to; terms of one group stand together.
        name: the word, or words that belong together.
        meaning: a sentence or two.
    """

    about: str
    name: str
    meaning: str


@dataclass(frozen=True)
class Revision:
    """A change from one version to the next.

    Attributes:
        version: in which it came.
        date: the month, such as 2026-11.
        change: what is other than before, as the change log of the repository has it.
        effect: what it does to the headline results.
    """

    version: str
    date: str
    change: str
    effect: str


@dataclass(frozen=True)
class Presentation:
    """The front pages; the dashboard shows the headline results besides.

    Attributes:
        title: of the workbook.
        purpose: a few lines on what the model answers.
        status: what the numbers are and are not, in one sentence.
        world: the world in which the base set holds; a few lines.
        reading: how the clause that decides most is read in this workbook; a few lines.
        in_brief: the results shown where there are many scenarios, with short names.
        ranges_in_brief: those of which the range is shown there, with names of their own.
        pictures: the charts on the dashboard.
        pickers: of which sets a member is picked on the sheet of members by year; none: no sheet.
        alternatives: a choice that has a sheet of its own, if there is one.
        chances: what may go wrong, of which a simulation tells the probability.
        event_lines: by which lines events are drawn.
        fans: flows and balances without members, by year the most telling of many worlds, with
            their headings.
        stated_and_expected: results that the dashboard tells in sentences once worlds have been
            drawn.
        statements: by calendar year, on a sheet of their own.
        glossary: the terms, with a sheet of their own if there are any.
        change_log: what changed from version to version, the newest first; likewise.
        in_short: what is said at the end of a first run.
    """

    title: str
    purpose: tuple[str, ...]
    status: str
    world: tuple[str, ...]
    reading: tuple[str, ...]
    in_brief: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...]
    alternatives: Alternatives | None = None
    pickers: tuple[Picker, ...] = ()
    chances: tuple[Chance, ...] = ()
    event_lines: EventLines = field(default_factory=EventLines)
    ranges_in_brief: tuple[tuple[str, str], ...] = ()
    fans: Mapping[str, str] = field(default_factory=dict)
    stated_and_expected: tuple[StatedAndExpected, ...] = ()
    statements: tuple[Statement, ...] = ()
    glossary: tuple[Term, ...] = ()
    change_log: tuple[Revision, ...] = ()
    in_short: InShort = field(default_factory=InShort)
