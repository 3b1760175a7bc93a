"""The plan with which an edited workbook is compared: the same numbers in every scenario."""

from collections.abc import Sequence
from dataclasses import replace

from fundmodel.build_model.presentation import Presentation
from fundmodel.run_paths.alternatives import reruns_of
from fundmodel.run_paths.run import Run
from fundmodel.simulation.ranges import empty_ranges
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.editions import Edition
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.reading_back.found_bridge import FoundBridge, empty_bridge


def planned_alike(
    one: Run,
    scenarios: Sequence[str],
    presentation: Presentation,
    version: str,
    *,
    told: bool,
    bridge: FoundBridge | None = None,
    edition: Edition = "live",
) -> Book:
    """The workbook of these scenarios with one run's numbers in all, since formulas are the same.

    Args:
        one: the run.
        scenarios: their heads.
        presentation: the front pages.
        version: of the engine.
        told: whether the workbook tells what many worlds say.
        bridge: what the workbook tells of two scenarios, if it does.
        edition: how much it holds.
    """
    runs = [replace(one, assumptions=replace(one.assumptions, name=name, changes=()))
            for name in scenarios]  # fmt: skip
    chosen = presentation.alternatives
    return plan_workbook(
        runs,
        presentation,
        version,
        reruns=reruns_of([one], chosen) * len(runs) if chosen else (),
        ranges=[empty_ranges(one, presentation)] * len(runs) if told else (),
        bridge=empty_bridge(bridge, one.model) if bridge else None,
        edition=edition,
    )
