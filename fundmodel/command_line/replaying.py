"""`simulate --replay`: one path as a workbook, beside the scenario from which it was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import form_of, give
from fundmodel.command_line.checking import exit_if_failed
from fundmodel.command_line.loading import OUTPUTS, file_name, load_all
from fundmodel.command_line.progress import progress, run_each
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run


def replay_named(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Draw one path, write a workbook that works it out live, and print its results."""
    import fundmodel
    from fundmodel.command_line.results import results_answer
    from fundmodel.workbooks.writing.write import Destination

    form = form_of(flags)
    _refuse_what_many_paths_take(flags)
    (stated,) = _one_of(load_all(names or ["base"], flags), flags["replay"])
    drawn = _drawn(stated, flags)
    path = flags["output"] or OUTPUTS / _file_name(stated, flags)
    destination = None if flags["no_workbook"] else Destination(path, force=flags["force"])
    runs: list[Run] = []
    with progress() as say:
        run_each([stated, drawn], say, runs)
        if destination is not None:
            say(f"Writing {path}")
            destination.write(fundmodel.plan_workbook(runs, case=2))
    written = None if destination is None else path
    asked = {"all_tiers": False, "each_member": False}
    give(results_answer(runs, [], written, _closing(stated, drawn, written), **asked), form)
    exit_if_failed(runs)


def _refuse_what_many_paths_take(flags: dict[str, Any]) -> None:
    for option in ("save", "results", "fans", "cluster", "until_se"):
        if flags[option]:
            name = option.removesuffix("s").replace("_", "-")
            raise BadInput(
                message(
                    f"--replay {flags['replay']}",
                    f"One path is worked out, and `--{name}` is of many.",
                    fix=f"leave `--{name}` out, or `--replay`.",
                )
            )


def _one_of(loaded: Sequence[Assumptions], path: int) -> Sequence[Assumptions]:
    if len(loaded) > 1:
        raise BadInput(
            message(
                f"--replay {path}",
                f"There are {len(loaded)} scenarios, and one path is replayed.",
                fix="replay one scenario at a time.",
            )
        )
    return loaded


def _drawn(stated: Assumptions, flags: dict[str, Any]) -> Assumptions:
    """The set that is the path; the other paths are not worked out."""
    import fundmodel
    from fundmodel.simulation.asked import Asked, refuse_impossible
    from fundmodel.simulation.one_block import worlds_of
    from fundmodel.simulation.replaying import replayed

    model, lines = fundmodel.model_of(stated), fundmodel.front_pages().event_lines
    asked = Asked(flags["paths"], flags["seed"], flags["sampling"], (), event_lines=lines)
    refuse_impossible(model, asked)
    return replayed(worlds_of(model, stated, asked), flags["replay"], asked.paths)


def _file_name(stated: Assumptions, flags: dict[str, Any]) -> str:
    name = file_name([stated]).removesuffix(".xlsx")
    return f"{name}_path_{flags['replay']}_of_seed_{flags['seed']}.xlsx"


def _closing(stated: Assumptions, drawn: Assumptions, path: Path | None) -> str:
    numbers = len(drawn.changes) - len(stated.changes)
    where = "No workbook was written." if path is None else f"Workbook, which shows it: {path}"
    return f"{drawn.title}: {numbers} numbers differ from what is stated. {where}"
