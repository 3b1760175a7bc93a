"""The commands together, and what is run without one. Each imports what it needs when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel import __version__
from fundmodel.command_line.answers import form_of
from fundmodel.command_line.checking import check
from fundmodel.command_line.completion import PROGRAM, VARIABLE, asks_for_completion
from fundmodel.command_line.explaining import explain
from fundmodel.command_line.listing import list_
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.options import changes, completion, members, options, writing
from fundmodel.command_line.readings import readings
from fundmodel.command_line.running import OUTPUTS, run, run_and_write
from fundmodel.errors import BadInput, closest, message

if TYPE_CHECKING:
    from pathlib import Path


class _Commands(click.Group):
    """Commands that refuse an unknown name with the nearest one."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run a command; where a shell asks for names, answer it and run nothing."""
        program = {"prog_name": PROGRAM} if asks_for_completion() else {}
        return super().main(*arguments, **{**settings, **program, "complete_var": VARIABLE})

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
@writing
@members
@changes
@options
@completion
@click.version_option(__version__)
@click.pass_context
def commands(context: click.Context, /, output: Path | None, **flags: Any) -> None:
    """Reference model of the US$200bn Ukraine reconstruction fund.

    Without a command: run the base set and every scenario, write outputs/fundmodel.xlsx and print
    the headline results.
    """
    if context.invoked_subcommand is not None:
        # what stands before a command counts for it as if it stood behind
        given = {"output": output, **flags}
        context.default_map = {
            context.invoked_subcommand: {name: value for name, value in given.items() if value}
        }
        return
    form = form_of(flags)
    loaded = load_all((), flags)
    path = None if flags["no_workbook"] else output or OUTPUTS / "fundmodel.xlsx"
    run_and_write(loaded, path, form, flags)


for command in (run, check, readings, list_, explain):
    commands.add_command(command)
