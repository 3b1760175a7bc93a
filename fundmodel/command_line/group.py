"""The commands together, and what is run without one. Each imports what it needs when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel import __version__
from fundmodel.command_line.checking import check
from fundmodel.command_line.explaining import explain
from fundmodel.command_line.listing import list_
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.options import force, options, output
from fundmodel.command_line.readings import readings
from fundmodel.command_line.running import OUTPUTS, run, run_and_write
from fundmodel.errors import BadInput, closest, message

if TYPE_CHECKING:
    from pathlib import Path


class _Commands(click.Group):
    """Commands that refuse an unknown name with the nearest one."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            raise BadInput(
                message(
                    f"python -m fundmodel {args[0]}",
                    "There is no such command.",
                    meant=closest(args[0], self.list_commands(ctx)),
                    fix="`python -m fundmodel --help` lists the commands.",
                )
            ) from problem


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"max_content_width": 100}
)
@output
@force
@options
@click.version_option(__version__)
@click.pass_context
def commands(
    context: click.Context, /, output: Path | None, directory: str | None, **flags: bool
) -> None:
    """Reference model of the US$200bn Ukraine reconstruction fund.

    Without a command: run the base set and every scenario, write outputs/fundmodel.xlsx and print
    the headline results.
    """
    if context.invoked_subcommand is not None:
        # what stands before a command counts for it as if it stood behind
        given = {"output": output, "directory": directory, **flags}
        context.default_map = {
            context.invoked_subcommand: {name: value for name, value in given.items() if value}
        }
    else:
        from fundmodel.read_assumptions import scenario_names

        names = ["base", *scenario_names(directory)]
        loaded = load_all(names, (), directory)
        run_and_write(
            loaded, output or OUTPUTS / "fundmodel.xlsx", flags["force"], as_json=flags["as_json"]
        )


for command in (run, check, readings, list_, explain):
    commands.add_command(command)
