"""The model of some stages over the members that a set of assumptions names."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from fundmodel.build_model import Calendar, Model, Stage, build
from fundmodel.build_model.tracing import missing_inputs
from fundmodel.errors import BadInput, closest, message
from fundmodel.read_assumptions import Assumptions, format_path, root_of


class Composition:
    """What a model is made of, and what of a set of assumptions it depends on: not the numbers.

    Attributes:
        stages: the stages, in order.
        calendar: the names of the lines of the time axis.
        renamed: former name of a line or an assumption -> its name now, for refusals.
        assumptions: a set, of which names, units and members count.
    """

    def __init__(
        self,
        stages: Sequence[Stage],
        calendar: Calendar,
        renamed: Mapping[str, str],
        assumptions: Assumptions,
    ) -> None:
        self.stages, self.calendar, self.renamed = stages, calendar, renamed
        self.assumptions = assumptions

    def __hash__(self) -> int:
        return hash(self.assumptions.structure)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Composition)
            and (other.stages, other.calendar) == (self.stages, self.calendar)
            and other.renamed is self.renamed
            and other.assumptions.structure == self.assumptions.structure
        )


@lru_cache(maxsize=4)
def composed(composition: Composition) -> Model:
    """The lines traced, checked and in order; built once for sets that differ in numbers alone.

    Raises:
        BadInput: if a line needs a number that the set does not have.
        ModelMistake: if a line breaks a rule.
    """
    stages, calendar, renamed = composition.stages, composition.calendar, composition.renamed
    assumptions = composition.assumptions
    needed = missing_inputs(stages, assumptions.inputs, calendar)
    _refuse_missing(
        {name: line for name, line in needed.items() if name not in renamed}, assumptions
    )
    return build(stages, assumptions.inputs, assumptions.sets, calendar, renamed)


def _refuse_missing(missing: Mapping[str, str], assumptions: Assumptions) -> None:
    """Refuse a set that lacks a number; missing: its name -> the first line that needs it."""
    files = sorted({one.metadata.location.file.rpartition("/")[2] for one in assumptions})
    texts = [
        message(
            format_path(root_of(assumptions.directory) / "base"),
            f"There is no assumption `{name}`, which the line `{line}` needs.",
            meant=closest(name, set(assumptions.inputs)),
            why=f"Read were: {', '.join(files)}.",
            fix=f"bring back the file that had it, define `{name}`, or correct its name.",
        )
        for name, line in missing.items()
    ]
    if texts:
        raise BadInput("\n\n".join(texts))
