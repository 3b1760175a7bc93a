"""What a report in sentences, charts and tables tells: chosen by the fund, laid out elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fundmodel.build_model.sentences import Paragraph


@dataclass(frozen=True)
class ReportPlan:
    """Four pages for a reader who has ten minutes.

    Attributes:
        title: of the report.
        questions: the headings of the four pages: the answer, its range, what it rests on, the
            choices and limits.
        answer, ranges, judgements, choices: what stands in words on each page, on top.
        driven: the results of which it is drawn what drives them, with short names.
        compared: the results that stand side by side without and with events, of judgements and of
            other choices, with short names; not more than fit in a row.
        options: scenarios in which the same parties choose otherwise, with short names. Each is
            put on top of the scenario that is reported.
        limits: what a reader must know before numbers are quoted, beside what the deal's clauses
            say is not modelled.
        only_where: option -> a result of which the reported scenario must expect something: where
            it expects nothing, there is nothing to be chosen otherwise.
        unchanged: what is said before the front pages' words on their world, where the reported
            scenario changes something in it.
    """

    title: str
    questions: tuple[str, str, str, str]
    answer: tuple[Paragraph, ...]
    ranges: tuple[Paragraph, ...]
    judgements: tuple[Paragraph, ...]
    choices: tuple[Paragraph, ...]
    driven: tuple[tuple[str, str], ...]
    compared: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    limits: tuple[str, ...] = ()
    only_where: Mapping[str, str] = field(default_factory=dict)
    unchanged: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All that is told in words, page after page."""
        return (*self.answer, *self.ranges, *self.judgements, *self.choices)

    @property
    def results(self) -> tuple[str, ...]:
        """The results that the report takes, without members, each once."""
        told = [name for one in self.paragraphs for each in one.sentences for name in each.results]
        listed = [name for name, _ in (*self.driven, *self.compared)]
        return tuple(dict.fromkeys([*told, *listed]))
