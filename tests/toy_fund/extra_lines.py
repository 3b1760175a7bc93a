"""The lighthouses with lines of a test's own."""

from collections.abc import Mapping, Sequence
from types import ModuleType

from fundmodel.build_model import Model, Stage, build
from fundmodel.build_model.lines import LineDefinition
from fundmodel.run_paths.run import Run, run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.plan import plan_workbook
from tests.toy_fund.sea import calendar
from tests.toy_fund.stages import CALENDAR, PRESENTATION, STAGES, toy_assumptions

CALENDAR_ALONE = Stage("sea", "When is it?", (calendar,))


def stage_of(*lines: LineDefinition, name: str = "extra") -> Stage:
    """A stage of lines that stand in a test."""
    block = ModuleType(lines[0].function.__module__)
    for place, line in enumerate(lines):
        setattr(block, f"line_{place}", line)
    return Stage(name, "What does the test ask?", (block,))


def model_with(
    *lines: LineDefinition, whole_fund: bool = False, stages: Sequence[Stage] = ()
) -> Model:
    """The calendar, or the whole fund, and then these lines; or stages of a test's own."""
    assumptions = toy_assumptions()
    before = STAGES if whole_fund else (CALENDAR_ALONE,)
    chosen = stages or (*before, stage_of(*lines))
    return build(chosen, assumptions.inputs, assumptions.sets, CALENDAR)


def run_with(*lines: LineDefinition, changes: Mapping[str, object] | None = None) -> Run:
    """One path of the whole fund with these lines."""
    return run(model_with(*lines, whole_fund=True), toy_assumptions().changed(changes or {}))


def book_with(*lines: LineDefinition) -> Book:
    """The workbook of the whole fund with these lines."""
    return plan_workbook([run_with(*lines)], PRESENTATION, "0")
