"""The place of a page on the disk: an older page as it was written may be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.html_destination import HtmlDestination
from fundmodel.page.page_bytes import GENERATOR

if TYPE_CHECKING:
    from pathlib import Path

MARKS = (f'<meta name="generator" content="{GENERATOR} ', '<meta name="kept-state" content="">')
"""A page in which a reader has kept edits has another state, and is not lost."""


def page_destination(path: Path, *, force: bool = False) -> HtmlDestination:
    """Where a page goes.

    Args:
        path: of the file.
        force: overwrite a file that this program did not write, or that keeps edits.

    Raises:
        BadInput: as in `HtmlDestination`.
    """
    return HtmlDestination(path, "page", MARKS, force=force)
