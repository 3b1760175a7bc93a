"""A report on one scenario: its sentences, charts and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fundmodel.build_model.filled_in import filled_in
from fundmodel.read_assumptions import file_name_of
from fundmodel.reports.charts import charts_of
from fundmodel.reports.findings import Findings
from fundmodel.reports.markup import joined

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from fundmodel.build_model.sentences import Paragraph
    from fundmodel.markup import Markup
    from fundmodel.reports.charts import Chart
    from fundmodel.reports.material import Material

UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, eq=False)
class Report:
    """Four pages on one scenario.

    Attributes:
        material: what was run and drawn.
        version: of the program.
    """

    material: Material
    version: str

    def __repr__(self) -> str:
        return (
            f"Report on {self.material.assumptions.title}: {len(self.sentences)} sentences, "
            f"{len(self.charts)} charts; .sentences, .charts, .figure(name)"
        )

    @property
    def heading(self) -> str:
        """The scenario as people call it, and what was set by hand in it."""
        assumptions = self.material.assumptions
        by_hand = assumptions.title.removeprefix(assumptions.name)
        return f"{assumptions.label}{by_hand}"

    @property
    def prefix(self) -> str:
        """What begins the names of its parts within the page."""
        return UNSAFE.sub("-", f"of-{self.material.assumptions.name}")

    @property
    def file_name(self) -> str:
        """What begins the names of its files; never a path."""
        assumptions = self.material.assumptions
        return file_name_of([assumptions.name], assumptions.title.removeprefix(assumptions.name))

    @property
    def source(self) -> str:
        """Where its numbers are from, for a chart that stands alone."""
        asked = self.material.simulation.asked
        title = f"{self.material.assumptions.title:.60}"
        return (
            f"Source: fundmodel {self.version}; {title}, {asked.paths:,} worlds, seed {asked.seed}"
        )

    @cached_property
    def findings(self) -> Findings:
        """Where its sentences find what they say."""
        return Findings(self.material)

    def told(self, paragraph: Paragraph) -> list[str]:
        """The sentences of a paragraph that the numbers bear."""
        found = (filled_in(one, self.findings).strip() for one in paragraph.sentences)
        return [text for text in found if text]

    @cached_property
    def sentences(self) -> list[str]:
        """What it says, on all pages; what the numbers do not bear is left out."""
        return [text for one in self.material.plan.paragraphs for text in self.told(one)]

    @property
    def answer(self) -> list[str]:
        """What it says on the first page, a text a paragraph."""
        told = (" ".join(self.told(one)) for one in self.material.plan.answer)
        return [text for text in told if text]

    @cached_property
    def charts(self) -> dict[str, Chart]:
        """Its charts, by name."""
        return charts_of(self.material)

    def figure(self, name: str) -> Figure:
        """One of its charts as a figure of matplotlib."""
        return self.charts[name].draw()

    @cached_property
    def pages(self) -> Markup:
        """The four pages as HTML."""
        from fundmodel.reports.first_pages import answer, ranges
        from fundmodel.reports.last_pages import choices, judgements
        from fundmodel.reports.sheet import sheet

        made = (answer, ranges, judgements, choices)
        return joined(*(sheet(self, page, make(self)) for page, make in enumerate(made, 1)))
