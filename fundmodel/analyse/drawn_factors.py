"""All that a simulation draws as factors of a global sensitivity, each by its own distribution."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fundmodel.analyse.factors import Factors
from fundmodel.errors import BadInput, message
from fundmodel.read_assumptions import split_address
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.simulation.ahead import ahead
from fundmodel.simulation.given_chances import GivenChances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.worlds import Block, Worlds


@dataclass(frozen=True, eq=False)
class DrawnFactors:
    """The numbers and events that a set of assumptions leaves open.

    A number between 0 and 1 is the probability that a draw is no higher; of an event it is that of
    the limit which the hazard must pass, so that a low one comes early. Of a number with a shock
    every year the first column is the level that all years have in common, and each year has one
    more.

    Attributes:
        worlds: of a set in which nothing is correlated; its streams are not drawn from.
        results: addresses of what is told.
    """

    worlds: Worlds
    results: Sequence[str]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What is drawn, by the names of its streams."""
        return (*self.worlds.assumptions.draws, *self.worlds.assumptions.passages)

    @cached_property
    def by_year(self) -> tuple[tuple[str, int], ...]:
        """Each number with a shock every year, in each year of the horizon."""
        years = sorted(set(self.worlds.years))
        draws = self.worlds.assumptions.draws.values()
        return tuple((draw.name, year) for draw in draws if draw.by_year for year in years)

    @cached_property
    def factors(self) -> Factors:
        """The same as factors.

        Raises:
            BadInput: nothing is drawn.
        """
        if not self.names:
            raise BadInput(
                message(
                    self.worlds.assumptions.title,
                    "Nothing is drawn in this set, so that nothing varies.",
                    fix="give numbers an `uncertainty`, or ask for `sensitivity` without --global.",
                )
            )
        return Factors(self.names, tuple(self.names.index(name) for name, _ in self.by_year))

    @cached_property
    def columns(self) -> dict[str, int]:
        """Name of a stream -> its column."""
        streams = [*self.names, *(f"{name}[{year}]" for name, year in self.by_year)]
        return {name: at for at, name in enumerate(streams)}

    def runs(self, tables: Iterable[Numbers]) -> Iterator[dict[str, Numbers]]:
        """Draw the worlds of each table, and work out the results on them, `[run]`.

        Worlds are drawn a table ahead of the engine.

        Raises:
            NotFinite: a line becomes infinite or undefined.
        """
        with closing(ahead(self._worlds, tables, 1)) as drawn:
            for _, worlds in drawn:
                yield self._worked_out(worlds)

    def _worlds(self, table: Numbers) -> Block:
        return self.worlds.drawn_from(GivenChances(self.columns, table), 0, len(table))

    def _worked_out(self, worlds: Block) -> dict[str, Numbers]:
        model = self.worlds.model
        names = list(dict.fromkeys(split_address(one)[0] for one in self.results))
        try:
            paths = evaluate(model, worlds.inputs, names)
        except NotFinite as problem:
            title = self.worlds.assumptions.title
            raise NotFinite(f"{title}, with nothing correlated: {problem}") from problem
        found = {}
        for address in self.results:
            name, member = split_address(address)
            found[address] = paths.results[name][model.members(name).index(member or "")]
        return found


def label_of(assumptions: Assumptions, name: str) -> str:
    """What people call a number or an event that is drawn."""
    whole, member = split_address(name)
    assumption = assumptions.named(whole)
    if assumption is None:
        return name
    if name in assumptions.passages:
        return f"{member}, when it begins"
    return f"{assumption.metadata.label}: {member}" if member else assumption.metadata.label
