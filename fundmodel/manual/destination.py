"""The place of a manual on the disk: an older manual may be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.html_destination import HtmlDestination
from fundmodel.manual.document import WRITTEN_BY

if TYPE_CHECKING:
    from pathlib import Path


def manual_destination(path: Path, *, force: bool = False) -> HtmlDestination:
    """Where a manual goes.

    Args:
        path: of the file.
        force: overwrite a file that is no manual of this program.

    Raises:
        BadInput: as in `HtmlDestination`.
    """
    return HtmlDestination(path, "manual", [WRITTEN_BY], force=force)
