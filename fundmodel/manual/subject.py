"""What the manual is about: a model, the set whose numbers it tells, and what scenarios change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.model import Model
from fundmodel.build_model.presentation import Presentation
from fundmodel.explanations.dependents import Reader, every_reader
from fundmodel.read_assumptions import Assumptions, Change, split_address
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.cell_layout import CellLayout
from fundmodel.workbooks.workbook_spec import cell_layout

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, eq=False)
class Subject:
    """What the manual tells of.

    Attributes:
        run: of the set whose numbers are told.
        scenarios: the other sets, of which it is told what they change.
        presentation: title, purpose and glossary.
        version: of the program.
        method: a text in Markdown on how the model works; "" for none.
    """

    run: Run
    scenarios: Sequence[Assumptions]
    presentation: Presentation
    version: str
    method: str = ""

    @property
    def model(self) -> Model:
        """The lines."""
        return self.run.model

    @property
    def told(self) -> Assumptions:
        """The set whose numbers are told."""
        return self.run.assumptions

    @cached_property
    def layout(self) -> CellLayout:
        """Where everything stands in the workbook of these sets."""
        return cell_layout(self.run, 1 + len(self.scenarios), self.presentation)

    @cached_property
    def readers(self) -> Mapping[str, Sequence[Reader]]:
        """Line or assumption -> the lines that read it."""
        return every_reader(self.model)

    @cached_property
    def changes(self) -> Mapping[str, Sequence[tuple[Assumptions, Change]]]:
        """Assumption -> the sets that give it another number, with what each changes."""
        found: dict[str, list[tuple[Assumptions, Change]]] = {}
        for one in (self.told, *self.scenarios):
            for change in one.changes:
                found.setdefault(split_address(change.name)[0], []).append((one, change))
        return found

    @cached_property
    def clauses(self) -> Mapping[str, Sequence[str]]:
        """Assumption -> the clauses of the plan that are modelled by it."""
        found: dict[str, list[str]] = {}
        for name, clause in self.told.clauses.items():
            for moved in clause.moves:
                found.setdefault(split_address(moved)[0], []).append(name)
        return found


def defined_at(line: LineDefinition) -> str:
    """The file of a line's function and the number of its first line, as an editor opens it."""
    source = line.function.__code__
    file = Path(source.co_filename).resolve()
    named = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
    return f"{named}:{source.co_firstlineno}"
