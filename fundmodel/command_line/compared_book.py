"""`compare --output`: the compared scenarios as a live workbook, with the sheet Bridge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fundmodel.errors import BadInput, message
from fundmodel.read_assumptions import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.bridge import Bridge
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run
    from fundmodel.workbooks.writing.write import Destination


@dataclass(frozen=True)
class ComparedBook:
    """A workbook to be written once all is worked out."""

    destination: Destination

    def write(self, runs: Sequence[Run], bridges: Sequence[Bridge]) -> None:
        """Write it whole or not at all.

        Raises:
            BadInput: somebody has edited the workbook there, or it cannot be written.
        """
        import fundmodel

        bridge = bridges[0] if bridges else None
        self.destination.write(fundmodel.plan_workbook(list(runs), bridge=bridge))


def book_asked(loaded: Sequence[Assumptions], flags: dict[str, Any]) -> ComparedBook | None:
    """The workbook that --output names, looked at before anything is run.

    Raises:
        BadInput: it cannot be written there, two of the sets have one name, or --force has nothing
            to force.
    """
    if not flags["output"]:
        if flags["force"]:
            fix = "name the workbook with --output, or leave --force out."
            raise BadInput(message("--force", "No workbook is to be written.", fix=fix))
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
    return ComparedBook(Destination(flags["output"], force=flags["force"]))
