"""The fund's workbook: planned, written, and read back.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

from fundmodel.fund.model import front_pages, run

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fundmodel.analyse.bridge import Bridge
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.alternatives import Reruns
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation
    from fundmodel.workbooks.book import Book
    from fundmodel.workbooks.editions import Edition
    from fundmodel.workbooks.reading_back.found_bridge import FoundBridge
    from fundmodel.workbooks.reading_back.other_version import ThisModel
    from fundmodel.workbooks.reading_back.returned import ReturnedWorkbook
    from fundmodel.workbooks.workbook_spec import OnDashboard


def write_workbook(
    runs: Sequence[Run],
    path: str | Path,
    *,
    force: bool = False,
    case: int = 1,
    simulations: Sequence[Simulation] = (),
    bridge: Bridge | None = None,
    edition: Edition = "live",
) -> None:
    """Write one live workbook with a column a scenario.

    Args:
        runs: one a scenario, all over the same members; the first is the base.
        path: of the file; written whole or not at all.
        force: overwrite a workbook that somebody has edited since it was written.
        case: the position of the shown scenario, counted from 1.
        simulations, bridge, edition: as in `plan_workbook`.

    Raises:
        BadInput: if the file there has been edited, its name does not end in .xlsx, or it cannot
            be written; or the simulations or the bridge are not of these runs.
    """
    from pathlib import Path

    from fundmodel.workbooks.writing.write import Destination

    destination = Destination(Path(path), force=force)
    book = plan_workbook(runs, case=case, simulations=simulations, bridge=bridge, edition=edition)
    destination.write(book)


def plan_workbook(
    runs: Sequence[Run],
    *,
    live: Run | None = None,
    case: int = 1,
    overrides: Mapping[str, float] | None = None,
    reruns: Sequence[Reruns] | None = None,
    simulations: Sequence[Simulation] = (),
    bridge: Bridge | None = None,
    edition: Edition = "live",
    on_dashboard: OnDashboard | None = None,
) -> Book:
    """The workbook as a plan of cells, each with its formula and the number that Python gives.

    Args:
        runs: as in `write_workbook`.
        live: the numbers that the formulas show; by default those of the shown scenario.
        case: the position of the shown scenario, counted from 1.
        overrides: what is typed over the shown scenario's numbers, as it went into `live`.
        reruns: each run once more with every reading; worked out unless they are at hand.
        simulations: one a run, of its headlines, with `lines=front_pages().fans`: then there is a
            sheet Risk, and the dashboard says what to expect. None: neither.
        bridge: why two of the runs differ in one result: then there is a sheet Bridge, with the
            bridge and its chart.
        edition: "live"; "full", which has every member of every line by calendar year; or
            "reader", of values alone.
        on_dashboard: what is chosen on Dashboard, as it went into `live`.

    Raises:
        BadInput: there is no such edition; or the simulations or the bridge are not of these runs,
            or lack what the workbook shows.
    """
    from fundmodel import __version__
    from fundmodel.fund.front_pages import READINGS
    from fundmodel.run_paths.alternatives import reruns_of
    from fundmodel.simulation.ranges import ranges_of
    from fundmodel.workbooks import plan
    from fundmodel.workbooks.sheets.bridge_check import refuse_other_bridge
    from fundmodel.workbooks.workbook_spec import OnDashboard

    if bridge is not None:
        refuse_other_bridge(bridge, runs)
    front = front_pages()
    return plan.plan_workbook(
        runs,
        front,
        __version__,
        live=live,
        case=case,
        overrides=overrides,
        reruns=reruns_of(runs, READINGS) if reruns is None else reruns,
        ranges=ranges_of(simulations, runs, front),
        bridge=bridge,
        edition=edition,
        on_dashboard=on_dashboard or OnDashboard(),
    )


def read_workbook(
    path: str | Path,
    *,
    directory: str | Path | None = None,
    accept: bool = False,
    scenario: str = "",
) -> Assumptions:
    """The assumptions of a scenario of a workbook, as they were edited there.

    Args:
        path: a workbook written by `write_workbook`, perhaps edited and saved since.
        directory: where the YAML files are, as in `load`.
        accept: take amounts far below those in whose place they stand as they are, as in `load`.
        scenario: the head of its column, as if it were chosen there, with what is typed over; by
            default the scenario that the workbook shows.

    Returns:
        The scenario with what was typed; its `warnings` say what somebody added that is not read,
        such as notes, own cells and sheets.

    Raises:
        BadInput: if the file is no such workbook, holds numbers that are refused, or a formula
            that is not the model's; the text names the cells.
    """
    from pathlib import Path

    from fundmodel.workbooks.reading_back.read import read

    return read(
        Path(path), directory, _planned_alike, accept=accept, scenario=scenario, model=this_model()
    )


def import_workbook(
    path: str | Path, *, directory: str | Path | None = None, accept: bool = False
) -> ReturnedWorkbook:
    """What somebody edited in a workbook, in every scenario that it has.

    Args:
        path, directory, accept: as in `read_workbook`.

    Returns:
        `.table` lists the edited cells; each of `.scenarios` has the assumptions as the workbook
        has them in `.found`.

    Raises:
        BadInput: as in `read_workbook`; or a scenario that was edited has no file.
    """
    from pathlib import Path

    from fundmodel.workbooks.reading_back.returned import read_returned

    return read_returned(Path(path), directory, _planned_alike, accept=accept, model=this_model())


def this_model() -> ThisModel:
    """The version that reads a workbook, and the names that it has changed."""
    from fundmodel import __version__
    from fundmodel.fund.renamed import RENAMED
    from fundmodel.workbooks.reading_back.other_version import ThisModel

    return ThisModel(__version__, RENAMED)


def _planned_alike(
    assumptions: Assumptions,
    scenarios: Sequence[str],
    told: bool,
    bridge: FoundBridge | None,
    edition: Edition,
) -> Book:
    """The workbook with which one of these is compared, with or without Risk and Bridge."""
    from fundmodel import __version__
    from fundmodel.workbooks.reading_back.planned_alike import planned_alike

    one = run(assumptions)
    return planned_alike(
        one, scenarios, front_pages(), __version__, told=told, bridge=bridge, edition=edition
    )
