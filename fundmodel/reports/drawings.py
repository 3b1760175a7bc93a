"""Charts as SVG within a page: text that can be read aloud and searched, and names of its own."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from fundmodel.charts.figures import look
from fundmodel.markup import Markup
from fundmodel.reports.markup import element, joined

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEAD = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)
METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
STYLE = re.compile(r"\s*<style\b[^>]*>.*?</style>", re.DOTALL)
COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
OPENED = re.compile(r"<svg\b[^>]*>")
SIZE = re.compile(r'viewBox="([-0-9. ]+)"')
NAMES = re.compile(r'(\bid="|\bxlink:href="#|url\(#)')
FONTS = re.compile(r"'DejaVu Sans'[^;\"]*sans-serif")
LINK = "xlink:href"


def as_svg(figure: Figure) -> bytes:
    """A chart as a file of its own, whose text stays text, in the reader's own fonts."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    content = io.BytesIO()
    canvas: Any = FigureCanvasSVG(figure)
    with look(), mpl.rc_context({"svg.fonttype": "none"}):  # `savefig` would draw it twice
        canvas.print_svg(content, metadata={"Date": None, "Creator": None})
    return content.getvalue()


def inline(figure: Figure, name: str, alternative: str) -> Markup:
    """A chart within an HTML page.

    Args:
        figure: what is drawn.
        name: unlike that of any other chart on the page; letters, digits, - and _.
        alternative: what it shows, for those who do not see it.
    """
    text = HEAD.sub("", as_svg(figure).decode())
    for part in (METADATA, STYLE, COMMENT):
        text = part.sub("", text)
    found = SIZE.search(text)
    box = found.group(1) if found else "0 0 1 1"
    inside = OPENED.sub("", text, count=1).rpartition("</svg>")[0]
    inside = NAMES.sub(rf"\g<1>{name}-", inside).replace(LINK, "href")
    inside = FONTS.sub("'DejaVu Sans', Verdana, Arial, sans-serif", inside)
    drawing = element("svg", Markup(inside.strip()), viewBox=box, role="img",
                      aria_label=alternative)  # fmt: skip
    return joined(drawing, "\n")
