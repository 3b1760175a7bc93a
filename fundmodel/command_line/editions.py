"""`--edition`: how much a workbook holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fundmodel.workbooks.editions import Edition

OFFERED = ["live", "full", "reader"]


def edition(command: Callable[..., None]) -> Callable[..., None]:
    """The option of how much a workbook holds."""
    return click.option(
        "--edition",
        type=click.Choice(OFFERED),
        help="How much the workbook holds: live (default); full, with every member by year; or "
        "reader, for e-mail: values alone, which do not recalculate.",
    )(command)


def edition_asked(flags: Mapping[str, Any], *, written: bool) -> Edition:
    """The edition that is asked for.

    Args:
        flags: what was typed.
        written: whether a workbook is written.

    Raises:
        BadInput: an edition is asked for, of no workbook.
    """
    asked: Edition | None = flags["edition"]
    if asked and not written:
        fix = "leave --edition out, or have a workbook written: --output names it."
        raise BadInput(message(f"--edition {asked}", "No workbook is to be written.", fix=fix))
    return asked or "live"


def edition_in_words(edition: Edition) -> str:
    """What is said behind the name of a workbook that is not live; nothing of the others."""
    if edition != "reader":
        return ""
    return "(reader edition: values alone; it does not recalculate, --edition live does)"
