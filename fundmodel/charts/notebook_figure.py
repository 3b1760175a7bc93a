"""A figure that a notebook shows by itself, without pyplot. Imports matplotlib."""

from __future__ import annotations

from matplotlib.figure import Figure

from fundmodel.charts.figures import chart_bytes


class NotebookFigure(Figure):
    """The same with the one method for which notebooks ask."""

    def _repr_png_(self) -> bytes:
        return chart_bytes(self, ".png")
