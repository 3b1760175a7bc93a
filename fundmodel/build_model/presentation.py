"""What the front pages of a workbook show: chosen by the fund, laid out by the machinery."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Tile:
    """One result, large.

    Attributes:
        result: its name.
        caption: what it says, with its unit.
        scale: "billions" shows US$ m as US$ bn; "" shows the result as it is.
    """

    result: str
    caption: str
    scale: Literal["", "billions"] = ""


@dataclass(frozen=True)
class Picture:
    """One chart of lines by calendar year.

    Attributes:
        heading: what it shows.
        unit: of the axis.
        kind: how the lines are drawn.
        lines: the lines without members, from the bottom of a stack upwards, with their legends.
        lines_over: drawn as lines over the others.
        decimals: whether the axis shows one decimal.
    """

    heading: str
    unit: str
    kind: Literal["stacked columns", "clustered columns", "lines", "stacked area"]
    lines: tuple[tuple[str, str], ...]
    lines_over: tuple[tuple[str, str], ...] = ()
    decimals: bool = False


@dataclass(frozen=True)
class Presentation:
    """The front pages.

    Attributes:
        title: of the workbook.
        purpose: a few lines on what the model answers.
        status: what the numbers are and are not.
        reading: how the clause that decides most is read in this workbook; a few lines.
        tiles: the results on the dashboard, by rows of four.
        pictures: the charts on the dashboard.
    """

    title: str
    purpose: tuple[str, ...]
    status: str
    reading: tuple[str, ...]
    tiles: tuple[Tile, ...]
    pictures: tuple[Picture, ...]
