"""How a cell looks, in words on which programs agree: number format, letters and fill."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from fundmodel.workbooks.hostile_files import tree_of
from fundmodel.workbooks.read_cells import OpenedWorkbook
from fundmodel.workbooks.styles import BLACK, FONT, STYLES

STYLES_PART = "xl/styles.xml"
NO_FILL = "none"

_SPELLING = str.maketrans("", "", '"\\ ')
_NO = ("0", "false", "none")


class Letters(NamedTuple):
    """The letters of a cell; the colour is red-green-blue."""

    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = BLACK
    underline: bool = False
    strike: bool = False


@cache
def look_of_style(style: str) -> str:
    """How a planned cell looks."""
    look = STYLES[style]
    letters = Letters(FONT, look.size, look.bold, look.italic, look.colour, look.underline)
    return _look(look.number_format, letters, look.fill)


def looks_of_file(book: OpenedWorkbook) -> Callable[[int], str]:
    """How a cell of a file looks, by the number of its style.

    Raises:
        BadInput: the part that holds the styles is damaged.
    """
    if STYLES_PART not in book.archive.namelist():
        return lambda _: ""
    tree = tree_of(book.path, book.archive, STYLES_PART)
    looks = _all_looks(tree)
    return lambda style: looks[style] if 0 <= style < len(looks) else ""


def has_fill(look: str) -> bool:
    """Whether an empty cell that looks so can be seen."""
    return not look.endswith(f" {NO_FILL}")


def _all_looks(tree: ET.Element) -> list[str]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    for one in tree.iterfind("{*}numFmts/{*}numFmt"):
        codes[one.get("numFmtId", "")] = one.get("formatCode", "")
    fonts = [_letters(font) for font in tree.iterfind("{*}fonts/{*}font")]
    fills = [_fill(fill) for fill in tree.iterfind("{*}fills/{*}fill")]
    return [
        _look(
            codes.get(xf.get("numFmtId", "0"), ""),
            _at(fonts, xf.get("fontId"), Letters()),
            _at(fills, xf.get("fillId"), None),
        )
        for xf in tree.iterfind("{*}cellXfs/{*}xf")
    ]


def _at(records: list[Any], number: str | None, otherwise: Any) -> Any:
    at = int(number) if number and number.isascii() and number.isdigit() else 0
    return records[at] if at < len(records) else otherwise


def _letters(font: ET.Element) -> Letters:
    bold, italic, underline, strike = (
        _is_on(font.find(f"{{*}}{one}")) for one in ("b", "i", "u", "strike")
    )
    try:
        size = float(_value(font, "sz") or 0)
    except ValueError:
        size = 0.0
    name, colour = _value(font, "name") or "", _colour(font.find("{*}color"))
    return Letters(name, size, bold, italic, colour, underline, strike)


def _fill(fill: ET.Element) -> str | None:
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return "gradient"
    kind = pattern.get("patternType", NO_FILL)
    if kind == NO_FILL:
        return None
    return _colour(pattern.find("{*}fgColor")) if kind == "solid" else kind


def _value(parent: ET.Element, name: str) -> str | None:
    found = parent.find(f"{{*}}{name}")
    return None if found is None else found.get("val")


def _is_on(found: ET.Element | None) -> bool:
    return found is not None and found.get("val", "1") not in _NO


def _colour(found: ET.Element | None) -> str:
    """Red, green and blue; a colour of the theme or of the palette is named by its number."""
    if found is None or found.get("theme") == "1":
        return BLACK
    if rgb := found.get("rgb"):
        return rgb[-6:].upper()
    return "".join(f"{key}{value}" for key, value in sorted(found.items()))


def _look(code: str, letters: Letters, fill: str | None) -> str:
    weight = "bold" * letters.bold + "italic" * letters.italic
    text = f"{letters.font} {letters.size:g} {weight} {letters.colour}"
    return f"{code.translate(_SPELLING).lower()} {text} {fill or NO_FILL}"
