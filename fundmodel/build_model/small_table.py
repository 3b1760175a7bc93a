"""A small table for notebooks."""

from collections.abc import Mapping
from html import escape

MOST_ROWS, LONGEST = 12, 120


def small_table(title: str, rows: Mapping[str, str]) -> str:
    """HTML of a caption and a row an entry, the first dozen; every text is escaped.

    >>> small_table("a < b", {"one": "1"})
    '<table><caption>a &lt; b</caption><tr><th>one</th><td>1</td></tr></table>'
    """
    kept = list(rows.items())[:MOST_ROWS]
    left_out = len(rows) - len(kept)
    if left_out:
        kept.append(("", f"and {left_out} more"))
    cells = "".join(
        f"<tr><th>{escape(name[:LONGEST])}</th><td>{escape(text[:LONGEST])}</td></tr>"
        for name, text in kept
    )
    return f"<table><caption>{escape(title[:LONGEST])}</caption>{cells}</table>"
