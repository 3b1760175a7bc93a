"""HTML in which text stays text: every element is made here, and whatever is no markup is escaped.

>>> element("q", "5 < 6 & ", element("b", "so"), title='"quoted"')
'<q title="&quot;quoted&quot;">5 &lt; 6 &amp; <b>so</b></q>'
"""

from fundmodel.markup import Markup, escaped, start_of

VOID = frozenset({"meta", "link", "br", "hr", "img"})
BLOCKS = frozenset(
    {"html", "head", "body", "main", "section", "header", "footer", "nav", "figure", "div", "ul"}
    | {"table", "thead", "tbody", "tr", "h1", "h2", "h3", "h4", "p", "li", "caption", "dl", "meta"}
    | {"title", "style"}
)
"""Elements after which a line ends, so that two reports can be compared line by line."""


def element(name: str, /, *children: str, **attributes: str) -> Markup:
    """One element.

    Args:
        name: of the element, written by a programmer.
        children: markup as it is, any other text escaped.
        attributes: a name that ends in _ loses that, and _ within becomes -; escaped.
    """
    start = start_of(name, attributes)
    if name in VOID:
        return Markup(f"{start}\n")
    inside = joined(*children)
    return Markup(f"{start}{inside}</{name}>{_end(name)}")


def joined(*children: str) -> Markup:
    """One after the other, whatever is no markup escaped."""
    return Markup("".join(one if isinstance(one, Markup) else escaped(one) for one in children))


def _end(name: str) -> str:
    return "\n" if name in BLOCKS else ""
