"""Reports and charts onto the disk: whole or not at all, refused before anybody waits for them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fundmodel.charts.figures import INK, chart_bytes, look
from fundmodel.errors import BadInput, message
from fundmodel.on_disk import write_whole
from fundmodel.reports.document import document
from fundmodel.reports.drawings import as_svg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.figure import Figure

    from fundmodel.reports.report import Report

SMALL, STRIP = 6, 0.16
ENDINGS = (".html", ".htm")


def refuse_document(path: Path) -> None:
    """Refuse a file that cannot hold a report.

    Raises:
        BadInput: another ending, a folder, a device, or a file that is read-only.
    """
    what = fix = ""
    above = next((one for one in path.absolute().parents if one.exists()), path)
    if "\0" in str(path):
        what, fix = "No file can have this name.", "rename it."
    elif path.is_dir():
        what, fix = "This is a folder.", "add the name of a file, such as report.html."
    elif path.suffix.lower() not in ENDINGS:
        what, fix = "A report is an HTML file.", f"name it {path.stem or 'report'}.html."
    elif not above.is_dir():
        what, fix = f"{above} is a file, not a folder.", "name a file in a folder."
    elif path.exists() and not path.is_file():
        what, fix = "This is a device or a pipe, not a file.", "name a file, such as report.html."
    elif not os.access(path if path.exists() else above, os.W_OK):
        what, fix = "Nothing can be written there.", "allow writing, or choose another place."
    if what:
        raise BadInput(message(repr(str(path)) if "\0" in str(path) else str(path), what, fix=fix))


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


def write_document(reports: Sequence[Report], path: Path) -> None:
    """Write reports as one file.

    Raises:
        BadInput: there is none, or as in `refuse_document`, or the disk refuses.
    """
    if not reports:
        raise BadInput(message("write_report", "There is no report.", fix="give one or more."))
    refuse_document(path)
    _write(path, document(reports))


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
            _write(path, as_svg(figure) if ending == ".svg" else chart_bytes(figure, ending))
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


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as problem:
        raise BadInput(
            message(
                str(path),
                f"It cannot be written ({problem.strerror}).",
                fix="choose another place, or make room.",
            )
        ) from problem
