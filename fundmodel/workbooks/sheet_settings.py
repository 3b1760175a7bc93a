"""What a sheet has besides its cells: print set-up, rules on inputs, highlights."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fundmodel.workbooks.styles import BAD, GOOD, ORANGE, PALE_BLUE, WARNING

HIGHLIGHTS = {
    "good": GOOD,
    "bad": BAD,
    "warning": WARNING,
    "override": ORANGE,
    "chosen": PALE_BLUE,
}

Type = Literal["control", "presentation", "input", "workings", "documentation"]
"""What a sheet is among the others."""


@dataclass(frozen=True)
class Page:
    """How a sheet prints on A4.

    Attributes:
        pages_wide: the sheet is shrunk to this many pages across.
        pages_high: likewise down; 0 is as many as it takes.
        repeat_rows: such as "1:5", printed on each page.
        repeat_columns: such as "A:F".
        print_area: such as "A1:Y40"; all cells if left out.
        printed: whether it prints at all unless a reader asks for it.
        header: text at the top, in the middle.
        footer: left, middle and right; `&F` file, `&A` sheet, `&P` page, `&N` pages.
    """

    landscape: bool = True
    pages_wide: int = 1
    pages_high: int = 0
    repeat_rows: str | None = None
    repeat_columns: str | None = None
    print_area: str | None = None
    printed: bool = True
    header: str = ""
    footer: tuple[str, str, str] = ("&F", "&A", "Page &P of &N")


@dataclass(frozen=True)
class Group:
    """Neighbouring rows or columns that one button opens and closes; it stands before them.

    Attributes:
        first: the first row or column, counted from 1.
        last: the last one.
        closed: whether the file is delivered with the group closed.
    """

    first: int
    last: int
    closed: bool = True


def beside_closed(groups: Iterable[Group]) -> list[int]:
    """The rows or columns next to closed groups, at both ends, in order.

    Excel looks at the one before a group for whether it is closed, LibreOffice at the one behind.
    """
    closed = [group for group in groups if group.closed]
    return sorted({at for group in closed for at in (group.first - 1, group.last + 1)})


@dataclass(frozen=True)
class Between:
    """Numbers typed into the area must lie between two limits.

    Attributes:
        area: a range, or several with spaces between them, the topmost first.
        low, high: each a number, or a cell as it is called from the first cell of the area.
        kind: of numbers: "decimal", "whole" or "date".
    """

    area: str
    low: float | str
    high: float | str
    kind: str = "decimal"
    title: str = ""
    prompt: str = ""


@dataclass(frozen=True)
class OneOf:
    """What is typed into the area must be on a list.

    Attributes:
        choices: the choices themselves, or a range such as "Lists!$A$2:$A$9", without "=".
    """

    area: str
    choices: tuple[str, ...] | str
    title: str = ""
    prompt: str = ""


@dataclass(frozen=True)
class Highlight:
    """Cells of the area change their fill while a formula is true.

    Attributes:
        formula: without "=", as it stands for the first cell of the area.
        fill: a key of HIGHLIGHTS.
    """

    area: str
    formula: str
    fill: str


@dataclass(frozen=True)
class Unmarked:
    """Cells in which Excel shows no green corner for what is as it should be.

    Attributes:
        area: a range, or several with spaces between them.
        marks: what is not marked: "formulaRange", a sum that leaves out its neighbours; "formula",
            a formula unlike its neighbours; "numberStoredAsText", a text that looks like a number.
    """

    area: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class ColourScale:
    """Cells of the area are coloured from the lowest over the middle to the highest number.

    Attributes:
        centre: the number of the middle colour; None is the median.
    """

    area: str
    low: str = BAD
    middle: str = "FFFFFF"
    high: str = GOOD
    centre: float | None = None
