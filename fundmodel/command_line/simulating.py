"""`simulate`: many worlds, how the results are distributed, what moves them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.answers import form_of, give
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.progress import progress
from fundmodel.command_line.replaying import replay_named
from fundmodel.errors import BadInput, message
from fundmodel.exit_codes import FAILED, INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.simulation import Simulation


def simulate_named(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Simulate every named set, and print what came of it; exit code 1 if a check failed."""
    from fundmodel.command_line.distributions import distributions_answer
    from fundmodel.simulation.sketched import refuse_saving

    if flags["replay"] is not None:
        replay_named(names, flags)
        return
    form = form_of(flags)
    _refuse_what_a_workbook_takes(flags)
    loaded = load_all(names or ["base"], flags)
    if flags["save"]:
        refuse_saving(flags["paths"], f"--save {flags['save']}")
        _refuse_destination(flags["save"], loaded)
    counted = _Counted(flags["paths"] * len(loaded))
    try:
        with _workers(flags["cluster"]) as cluster, progress() as say:
            simulations = [_simulated(one, flags, counted, say, cluster) for one in loaded]
    except KeyboardInterrupt:
        click.echo(f"Stopped after {counted.done:,} of {counted.paths:,} paths.", err=True)
        sys.exit(INTERRUPTED)
    if flags["save"]:
        simulations[0].save(flags["save"])
    give(distributions_answer(simulations), form)
    _exit_if_failed(simulations)


def _refuse_what_a_workbook_takes(flags: dict[str, Any]) -> None:
    """Many paths are no workbook; one of them is."""
    asked = {
        "--output": flags["output"],
        "--no-workbook": flags["no_workbook"],
        "--force": flags["force"],
    }
    for option in (option for option, value in asked.items() if value):
        raise BadInput(
            message(
                option,
                "No workbook is written of many paths.",
                fix="name the path that it shows, such as `--replay 17`; `--save` keeps the draws.",
            )
        )


def _refuse_destination(path: Path, loaded: Sequence[Assumptions]) -> None:
    from fundmodel.simulation.saving import refuse_destination

    if len(loaded) > 1:
        raise BadInput(
            message(
                f"--save {path}",
                f"There are {len(loaded)} scenarios for one file.",
                why="Each scenario has draws of its own, and so columns of its own.",
                fix="save one at a time.",
            )
        )
    refuse_destination(path)


@contextmanager
def _workers(where: str | None) -> Iterator[Any]:
    """The client of a cluster for all sets, after saying which; None without one."""
    import fundmodel
    from fundmodel.simulation.cluster import connected

    with connected(where, fundmodel.model_of) as cluster:
        if cluster:
            click.echo(str(cluster), err=True)
        yield cluster.client if cluster else None


class _Counted:
    """How far the work has got, over all sets."""

    def __init__(self, paths: int) -> None:
        self.paths, self.before, self.done = paths, 0, 0

    def reports(self, title: str, say: Callable[[str], None]) -> Callable[[int, int], None]:
        def report(done: int, paths: int) -> None:
            self.done = self.before + done
            say(f"Simulating {title}: {done:,} of {paths:,} paths")

        return report


def _simulated(
    assumptions: Assumptions,
    flags: dict[str, Any],
    counted: _Counted,
    say: Callable[[str], None],
    cluster: Any,
) -> Simulation:
    import fundmodel

    counted.before = counted.done
    say(f"Simulating {assumptions.title}")
    return fundmodel.simulate(
        assumptions,
        flags["paths"],
        flags["seed"],
        results=flags["results"] or None,
        lines=flags["fans"],
        sampling=flags["sampling"],
        checks=flags["checks"],
        until_se=flags["until_se"],
        progress=counted.reports(assumptions.title, say),
        cluster=cluster,
    )


def _exit_if_failed(simulations: Sequence[Simulation]) -> None:
    """Leave with 1 if a check failed on any path."""
    for one in simulations:
        if one.passed is None or one.passed.all():
            continue
        first = int((~one.passed).argmax()) + 1
        click.echo(
            message(
                f"{one.assumptions.title}, seed {one.asked.seed}",
                f"a check has failed on {int((~one.passed).sum()):,} of {len(one.passed):,} paths, "
                f"first on path {first:,}.",
                fix=f"look into it with `--replay {first}`, or in Python `.replay({first})`.",
            ),
            err=True,
        )
        sys.exit(FAILED)
