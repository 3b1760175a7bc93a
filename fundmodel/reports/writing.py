"""Reports and charts onto the disk: whole or not at all, refused before anybody waits for them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fundmodel.charts.figures import INK, chart_bytes, look, write_drawn
from fundmodel.errors import BadInput, message
from fundmodel.html_destination import HtmlDestination
from fundmodel.reports.document import WRITTEN_BY, document
from fundmodel.reports.drawings import as_svg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.figure import Figure

    from fundmodel.reports.report import Report

SMALL, STRIP = 6, 0.16


def report_destination(path: Path, *, force: bool = False) -> HtmlDestination:
    """Where a report goes.

    Args:
        path: of the file.
        force: overwrite a file that is no report of this program.

    Raises:
        BadInput: as in `HtmlDestination`.
    """
    return HtmlDestination(path, "report", [WRITTEN_BY], force=force)


def refuse_folder(folder: Path) -> None:
    """Refuse a folder that cannot hold charts.

    Raises:
        BadInput: it is a file or below one, or nothing can be written there.
    """
    what = ""
    above = next((one for one in (folder.absolute(), *folder.absolute().parents) if one.exists()),
                 folder)  # fmt: skip
    if "\0" in str(folder):
        what = "No folder can have this name."
    elif not above.is_dir():
        what = f"{above} is a file, not a folder."
    elif not os.access(above, os.W_OK):
        what = "Nothing can be written there."
    if what:
        where = repr(str(folder)) if "\0" in str(folder) else str(folder)
        raise BadInput(message(where, what, fix="name a folder; it is made if it is not there."))


def write_document(reports: Sequence[Report], path: Path, *, force: bool = False) -> None:
    """Write reports as one file.

    Args:
        reports: one or more.
        path, force: as in `report_destination`.

    Raises:
        BadInput: there is none, or the file cannot be written.
    """
    if not reports:
        raise BadInput(message("write_report", "There is no report.", fix="give one or more."))
    report_destination(path, force=force).write(document(reports))


def write_charts(reports: Sequence[Report], folder: Path, ending: str) -> list[Path]:
    """Write the charts of reports alone, each as a file named by scenario and what it shows.

    Args:
        reports: one or more.
        folder: into which they go; made if it is not there.
        ending: ".png" or ".svg".

    Returns:
        The files.

    Raises:
        BadInput: as in `refuse_folder`, or the disk refuses.
    """
    refuse_folder(folder)
    written = []
    for report in reports:
        for name in report.charts:
            figure, path = report.figure(name), folder / f"{report.file_name}_{name}{ending}"
            _add_source(figure, report.source)
            drawn = as_svg(figure) if ending == ".svg" else chart_bytes(figure, ending)
            write_drawn(drawn, path)
            written.append(path)
    return written


def _add_source(figure: Figure, text: str) -> None:
    """Where a chart is from, on a strip of its own below all that it has."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    engine, before = figure.get_layout_engine(), figure.get_figheight()
    height = before + STRIP
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(rect=(0, STRIP / height, 1, before / height))
    else:
        for axes in figure.axes:
            left, bottom, width, tall = axes.get_position().bounds
            bottom = (bottom * before + STRIP) / height
            axes.set_position((left, bottom, width, tall * before / height))
    figure.set_figheight(height)
    with look():
        figure.text(0.01, 0.02 / height, text, fontsize=SMALL, color=INK, va="bottom")
