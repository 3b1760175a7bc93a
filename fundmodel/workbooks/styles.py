"""How cells look: one named style for each role and number format, and nothing else.

A style is called by its role and number format, such as `calc_money`; in the file it carries the
prefix `fm_`, so that it stands apart from a user's own styles.
"""

from dataclasses import dataclass, replace

PREFIX = "fm_"
FONT = "Calibri"

NAVY, TEAL, AMBER, RED = "1F3864", "1B8A8F", "E39B21", "C8504B"
GREY, PURPLE, GREEN, BLUE = "8A8D91", "6B4E9B", "5B8C5A", "7FA7D9"
SERIES_COLOURS = (NAVY, TEAL, AMBER, RED, GREY, PURPLE, GREEN, BLUE)

WHITE, BLACK, GRIDLINE, AXIS_LINE = "FFFFFF", "000000", "E3E3E3", "BFBFBF"
PALE_BLUE, PALE_YELLOW, PALE_GREY, ORANGE = "DCE6F1", "FFF7D6", "F2F2F2", "F4B183"
GOOD, BAD, WARNING = "C6EFCE", "FFC7CE", "FFEB9C"
INPUT_BLUE, LINK_GREEN, MUTED, FAINT = "0000FF", "00703C", "595959", "A6A6A6"

NUMBER_FORMATS = {
    "money": '#,##0.0_);[Red](#,##0.0);"–"_)',  # noqa: RUF001  (a dash stands for zero)
    "percent": "0.00%_)",
    "factor": "0.0000_)",
    "whole": "0_)",
    "date": "dd-mmm-yy_)",
    "text": "General",  # not "@", in which a formula that is entered again becomes a text
}
BILLIONS, WHOLE_BILLIONS = "#,##0.0,", "#,##0,"
"""US$ m shown as US$ bn, for tiles and the axes of charts."""
TABLE_BILLIONS = '#,##0.0,_);[Red](#,##0.0,);"–"_)'  # noqa: RUF001  (a dash stands for zero)
"""The same in tables."""
CHANGE_FORMATS = {
    "billions": '+#,##0.00,_);[Red]-#,##0.00,_);"–"_)',  # noqa: RUF001  (a dash stands for zero)
    "percent": '+0.00%_);[Red]-0.00%_);"–"_)',  # noqa: RUF001
    "plain": '+#,##0.00##_);[Red]-#,##0.00##_);"–"_)',  # noqa: RUF001
}
"""Differences, each with its sign."""
HUNDREDTHS = '#,##0.00,_);[Red](#,##0.00,);"–"_)'  # noqa: RUF001  (a dash stands for zero)
"""US$ m shown as US$ bn with two decimals, beside small differences."""


@dataclass(frozen=True)
class Look:
    """What a style looks like.

    Attributes:
        size: height of the letters in points.
        colour: of the letters, as red-green-blue.
        fill: of the cell; None is none.
        lines: thin lines round the cell: "" none, "top", or "box".
        align: left, right or center; None leaves it to the kind of value.
        indent: steps by which the letters keep away from the edge on which they are aligned.
        unlocked: may be typed into when the sheet is protected.
    """

    size: float = 10
    colour: str = BLACK
    fill: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    lines: str = ""
    align: str | None = None
    indent: int = 0
    wrap: bool = False
    unlocked: bool = False
    number_format: str = "General"


_INPUT = Look(colour=INPUT_BLUE, fill=PALE_YELLOW, lines="box", unlocked=True)
_HEAD = Look(colour=WHITE, fill=NAVY, bold=True)

_NUMBER_ROLES = {
    "input": _INPUT,
    "override": replace(_INPUT, fill=WHITE),
    "calc": Look(),
    "link": Look(colour=LINK_GREEN),
    "total": Look(bold=True, lines="top"),
    "static": Look(colour=MUTED, fill=PALE_GREY),
    "answer": Look(size=11, colour=NAVY, bold=True, align="right", indent=1),
    "large": Look(size=26, colour=NAVY, bold=True, fill=PALE_BLUE, align="left", indent=1),
    "kpi": Look(size=18, colour=NAVY, bold=True, fill=PALE_BLUE, align="left", indent=1),
}


def _align(role: str, suffix: str) -> str | None:
    """Right, for n/a in the place of a stored number."""
    return "right" if role == "static" and suffix != "text" else None


_PLAIN_ROLES = {
    "title": Look(size=20, colour=NAVY, bold=True),
    "sub": Look(size=11, colour=MUTED),
    "kpi_label": Look(size=9, colour=MUTED, fill=PALE_BLUE, align="left", indent=1, wrap=True),
    "calc_tiny": replace(_NUMBER_ROLES["calc"], number_format="0.0E+00"),
    "large_percent": replace(_NUMBER_ROLES["large"], number_format="0.0%"),
    "large_factor": replace(_NUMBER_ROLES["large"], number_format="0.00"),
    "large_billions": replace(_NUMBER_ROLES["large"], number_format=BILLIONS),
    "small": Look(size=9),
    "kpi_percent": replace(_NUMBER_ROLES["kpi"], number_format="0.0%"),
    "kpi_factor": replace(_NUMBER_ROLES["kpi"], number_format="0.00"),
    **{
        f"{role}_billions": replace(_NUMBER_ROLES[role], number_format=TABLE_BILLIONS)
        for role in ("calc", "link")
    },
    "static_billions": replace(
        _NUMBER_ROLES["static"], number_format=TABLE_BILLIONS, align="right"
    ),
    **{
        f"{role}_hundredths": replace(
            _NUMBER_ROLES[role], number_format=HUNDREDTHS, align=_align(role, "hundredths")
        )
        for role in ("static", "link", "total", "calc", "answer")
    },
    **{
        f"{role}_change_{suffix}": replace(
            _NUMBER_ROLES[role], number_format=number_format, align="right"
        )
        for role in ("static", "calc")
        for suffix, number_format in CHANGE_FORMATS.items()
    },
    "static_wrapped": replace(_NUMBER_ROLES["static"], wrap=True, align="left"),
    "kpi_billions": replace(_NUMBER_ROLES["kpi"], number_format=BILLIONS),
    "head": replace(_HEAD, wrap=True),
    "head_right": replace(_HEAD, align="right"),
    "head_right_wrap": replace(_HEAD, align="right", wrap=True),
    "head_date": replace(_HEAD, align="right", number_format=NUMBER_FORMATS["date"]),
    "head_whole": replace(_HEAD, align="right", number_format=NUMBER_FORMATS["whole"]),
    "section": Look(colour=NAVY, bold=True, fill=PALE_BLUE),
    "section_wrapped": Look(colour=NAVY, bold=True, fill=PALE_BLUE, wrap=True),
    "section_right": Look(size=9, colour=NAVY, bold=True, fill=PALE_BLUE, align="right"),
    "label": Look(),
    "wrapped": Look(wrap=True, align="left"),
    "key": Look(size=9, colour=FAINT),
    "unit": Look(size=9, colour=MUTED),
    "unit_wrapped": Look(size=9, colour=MUTED, wrap=True),
    "unit_right": Look(size=9, colour=MUTED, align="right"),
    "muted": Look(colour=MUTED),
    "muted_right": Look(colour=MUTED, align="right"),
    "note": Look(size=9, colour=MUTED, italic=True, align="left", indent=1, wrap=True),
    "check": Look(bold=True, align="center"),
    "url": Look(colour="0563C1", underline=True),
}


def _all_styles() -> dict[str, Look]:
    styles = {
        f"{role}_{suffix}": replace(
            look, number_format=number_format, align=look.align or _align(role, suffix)
        )
        for role, look in _NUMBER_ROLES.items()
        for suffix, number_format in NUMBER_FORMATS.items()
    }
    return styles | _PLAIN_ROLES


STYLES = _all_styles()
