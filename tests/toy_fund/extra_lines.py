"""The lighthouses with lines of a test's own."""

from collections.abc import Mapping, Sequence
from types import ModuleType

from fundmodel.build_model import Model, Stage, build
from fundmodel.build_model.lines import LineItem
from fundmodel.run_paths.run import Run, run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.plan import plan_workbook
from tests.toy_fund.sea import calendar
from tests.toy_fund.stages import CALENDAR, PRESENTATION, STAGES, toy_assumptions

CALENDAR_ALONE = Stage("sea", "When is it?", (calendar,))


def stage_of(*items: LineItem, name: str = "extra") -> Stage:
    """A stage of lines that stand in a test."""
    block = ModuleType(items[0].function.__module__)
    for place, item in enumerate(items):
        setattr(block, f"line_{place}", item)
    return Stage(name, "What does the test ask?", (block,))


def model_with(*items: LineItem, whole_fund: bool = False, stages: Sequence[Stage] = ()) -> Model:
    """The calendar, or the whole fund, and then these lines; or stages of a test's own."""
    assumptions = toy_assumptions()
    before = STAGES if whole_fund else (CALENDAR_ALONE,)
    chosen = stages or (*before, stage_of(*items))
    return build(chosen, assumptions.inputs, assumptions.sets, CALENDAR)


def run_with(*items: LineItem, changes: Mapping[str, object] | None = None) -> Run:
    """One path of the whole fund with these lines."""
    return run(model_with(*items, whole_fund=True), toy_assumptions().changed(changes or {}))


def book_with(*items: LineItem) -> Book:
    """The workbook of the whole fund with these lines."""
    return plan_workbook([run_with(*items)], PRESENTATION, "0")
