"""Against the stream: where a line of an earlier stage looks back at one of a later stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.build_model.references import QUARTERS
from fundmodel.build_model.spelling import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from fundmodel.build_model.model import Model


class Counterflow(NamedTuple):
    """One look back into a later stage.

    Attributes:
        stage, line: that look back.
        later_stage, read: what is looked back at.
        how: as it is written, such as "previous(cash)".
    """

    stage: str
    line: str
    later_stage: str
    read: str
    how: str


@dataclass(frozen=True)
class Counterflows:
    """Every look back into a later stage.

    Attributes:
        of: the line that they are of, or "" for the whole model.
        found: them, by stage that looks back, then by the one that is looked back at.
    """

    of: str
    found: tuple[Counterflow, ...]

    def __repr__(self) -> str:
        of = f" of {self.of}" if self.of else ""
        return f"Counterflows{of}: {len(self.found)} between {len(self.by_stages)} pairs of stages"

    @property
    def by_stages(self) -> Mapping[tuple[str, str], tuple[Counterflow, ...]]:
        """(stage that looks back, later stage) -> the looks back."""
        pairs: dict[tuple[str, str], list[Counterflow]] = {}
        for one in self.found:
            pairs.setdefault((one.stage, one.later_stage), []).append(one)
        return {pair: tuple(ones) for pair, ones in pairs.items()}

    @property
    def table(self) -> pd.DataFrame:
        """A row a look back: `stage`, `line`, `later_stage`, `read`, `how`."""
        import pandas as pd

        return pd.DataFrame(self.found, columns=list(Counterflow._fields))


def counterflows(model: Model, name: str = "") -> Counterflows:
    """The looks back into later stages, by pair of stages.

    Args:
        model: the lines.
        name: a line or an assumption, of which only those are told in which it looks back or is
            looked back at; "" for all.
    """
    order = [stage.name for stage in model.stages]
    found = [one for one in _all(model, order) if name in ("", one.line, one.read)]
    by_stages = sorted(
        found, key=lambda one: (order.index(one.stage), order.index(one.later_stage))
    )
    return Counterflows(name, tuple(by_stages))


def _all(model: Model, order: list[str]) -> Iterator[Counterflow]:
    for line in model.lines.values():
        for read in dict.fromkeys(line.reads):
            for name in read.names if QUARTERS[read.when.kind].earlier else ():
                if name not in model.lines:
                    continue
                theirs = model.lines[name].stage
                if order.index(theirs) > order.index(line.stage):
                    yield Counterflow(line.stage, line.name, theirs, name, in_words(read))
