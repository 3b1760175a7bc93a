"""HTML in which text stays text: what every file of HTML here escapes, and how."""

from collections.abc import Mapping
from html import escape

CONTROLS = dict.fromkeys(code for code in range(0x20) if chr(code) not in "\t\n")
"""Characters that no HTML may have; they are left out."""


class Markup(str):
    """A text that is HTML already."""

    __slots__ = ()


def escaped(text: object) -> Markup:
    """A text as a page shows it, letter by letter, within an element or an attribute.

    >>> escaped('a < b & "c"')
    'a &lt; b &amp; &quot;c&quot;'
    """
    return Markup(escape(str(text).translate(CONTROLS)))


def start_of(name: str, attributes: Mapping[str, str]) -> Markup:
    """The start of an element.

    Args:
        name: of the element, written by a programmer.
        attributes: a name that ends in _ loses that, and _ within becomes -; values are escaped.

    >>> start_of("a", {"class_": "x", "aria_label": "5 > 4"})
    '<a class="x" aria-label="5 &gt; 4">'
    """
    told = (
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{''.join(told)}>")
