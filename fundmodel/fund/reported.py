"""The fund's reports: made, written as one file, their charts written alone.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

from fundmodel.fund.model import load, model_of

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.reports.report import Report


def report(
    assumptions: Assumptions | str | Path,
    paths: int = 256,
    seed: int = 1,
    *,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Run and draw all that a report of four pages takes.

        report = fundmodel.report("base")
        report.sentences, report.charts, report.figure("readings")

    Args:
        assumptions: a set, or the name of a scenario.
        paths, seed: worlds over which expected values and ranges are taken.
        progress: is told in words what is being done.

    Raises:
        BadInput, NotFinite: as in `simulate`.
    """
    from fundmodel import __version__
    from fundmodel.fund.front_pages import PRESENTATION
    from fundmodel.fund.report import REPORT
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.reports.material import material_of
    from fundmodel.reports.report import Report

    told = assumptions if isinstance(assumptions, Assumptions) else load(assumptions)
    options = {name: load(name, directory=told.directory) for name, _ in REPORT.options
               if _is_there(name, told)}  # fmt: skip
    say = progress or (lambda _: None)
    material = material_of(model_of(told), told, REPORT, PRESENTATION, options, (paths, seed), say)
    return Report(material, __version__)


def write_report(
    reports: Report | Sequence[Report], path: str | Path, *, force: bool = False
) -> None:
    """Write reports as one HTML file of four pages each, whole or not at all.

    Args:
        reports: one or more, as `report` gives them.
        path: of the file; it prints to A4 and needs nothing beside it.
        force: overwrite a file that is no report of this program.

    Raises:
        BadInput: there is no report, another's file is there, the name does not end in .html, or
            the disk refuses.
    """
    from pathlib import Path

    from fundmodel.reports.report import Report
    from fundmodel.reports.writing import write_document

    told = [reports] if isinstance(reports, Report) else reports
    write_document(told, Path(path), force=force)


def _is_there(name: str, told: Assumptions) -> bool:
    """Whether the folder from which a set was read has a scenario of this name."""
    from fundmodel.read_assumptions import scenario_names

    return name in scenario_names(told.directory)
