"""`compare --output`: the compared scenarios as a live workbook, with the sheet Bridge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fundmodel.command_line.editions import edition_asked
from fundmodel.errors import BadInput, message
from fundmodel.read_assumptions import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.bridge import Bridge
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run
    from fundmodel.workbooks.editions import Edition
    from fundmodel.workbooks.writing.write import Destination


@dataclass(frozen=True)
class ComparedBook:
    """A workbook to be written once all is worked out."""

    destination: Destination
    edition: Edition = "live"

    def write(self, runs: Sequence[Run], bridges: Sequence[Bridge]) -> None:
        """Write it whole or not at all.

        Raises:
            BadInput: somebody has edited the workbook there, or it cannot be written.
        """
        import fundmodel

        bridge = bridges[0] if bridges else None
        book = fundmodel.plan_workbook(list(runs), bridge=bridge, edition=self.edition)
        self.destination.write(book)


def book_asked(loaded: Sequence[Assumptions], flags: dict[str, Any]) -> ComparedBook | None:
    """The workbook that --output names, looked at before anything is run.

    Raises:
        BadInput: it cannot be written there, two of the sets have one name, or --force or
            --edition has no workbook to be of.
    """
    if not flags["output"]:
        if flags["force"]:
            fix = "name the workbook with --output, or leave --force out."
            raise BadInput(message("--force", "No workbook is to be written.", fix=fix))
        edition_asked(flags, written=False)
        return None
    from fundmodel.workbooks.writing.write import Destination

    for _, name in alike(one.name for one in loaded):
        raise BadInput(
            message(
                f"--output {flags['output']}",
                f"Two of the sets are called `{name}`.",
                why="Each has a column of its own in the workbook, under its name.",
                fix="keep the change as a scenario of its own, in a file, and compare that.",
            )
        )
    destination = Destination(flags["output"], force=flags["force"])
    return ComparedBook(destination, edition_asked(flags, written=True))
