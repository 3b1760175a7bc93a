"""The commands and their options. What each needs is imported when it runs, so help is quick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fundmodel import __version__
from fundmodel.command_line.analyses import compare, sensitivity, solve
from fundmodel.command_line.completion import (
    PROGRAM,
    VARIABLE,
    asks_for_completion,
    complete_lines,
    complete_lines_or_scenarios,
    complete_members,
    complete_scenarios,
)
from fundmodel.command_line.documents import manual, page, report
from fundmodel.command_line.editions import edition
from fundmodel.command_line.options import (
    changes,
    completion,
    options,
    scenarios,
    scenarios_if_named,
    which_results,
    worlds,
    writing,
)
from fundmodel.command_line.own_files import copy_assumptions, new_scenario, schema, set_
from fundmodel.command_line.returning import diff, import_, verify
from fundmodel.command_line.tidying import tidy_options
from fundmodel.errors import BadInput, closest, message
from fundmodel.exit_codes import BROKEN_PIPE

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ["scenarios", "assumptions", "lines", "results"]
MOST_STEPS = 12


class _Commands(click.Group):
    """Commands that refuse an unknown name with the nearest one, and stop when nobody reads on."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run a command; where a shell asks for names, answer it and run nothing."""
        program = {"prog_name": PROGRAM} if asks_for_completion() else {}
        return super().main(*arguments, **{**settings, **program, "complete_var": VARIABLE})

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        try:
            return super().make_context(*arguments, **extra)
        except BrokenPipeError as nobody:
            raise click.exceptions.Exit(BROKEN_PIPE) from nobody

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as nobody:
            raise click.exceptions.Exit(BROKEN_PIPE) from nobody

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
@edition
@writing
@which_results
@worlds
@changes
@options
@completion
@click.version_option(__version__)
@click.pass_context
def commands(context: click.Context, /, **flags: Any) -> None:
    """Reference model of the US$200bn Ukraine reconstruction fund.

    Without a command: run the base set and every scenario, write outputs/fundmodel.xlsx and print
    the headline results, as stated and as expected, and the answer in words.
    """
    if context.invoked_subcommand is not None:
        # what stands before a command counts for it as if it stood behind
        given = {name: flags[name] for name in flags if flags[name] not in (None, ())}
        context.default_map = {context.invoked_subcommand: given}
        return
    from fundmodel.command_line.running import run_all

    run_all(flags)


@commands.command()
@scenarios
@which_results
@worlds
@changes
@edition
@tidy_options
@writing
@options
def run(names: Sequence[str], **flags: Any) -> None:
    """Run the named scenarios (or overlay files) and write a workbook."""
    from fundmodel.command_line.running import run_named

    run_named(names, flags)


@commands.command()
@scenarios_if_named
@click.option(
    "--sources",
    is_flag=True,
    help="Instead: numbers past their date of review, judgements by influence, missing links.",
)
@click.option("--on", "day", metavar="DATE", help="With --sources: on which day (default: today).")
@changes
@options
def check(names: Sequence[str], **flags: Any) -> None:
    """Check the assumptions and run every check; exit code 1 if one fails."""
    from fundmodel.command_line.checking import check_named

    check_named(names, flags)


@commands.command()
@click.argument("name", default="base", shell_complete=complete_scenarios)
@click.option("--by-year", is_flag=True, help="Show what each reading brings in each year.")
@click.option(
    "--paths", type=int, default=256, show_default=True, help="How many worlds; 0 for none."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Which worlds.")
@changes
@options
def readings(name: str, **flags: Any) -> None:
    """US take under each legal reading of "half of the profits".

    Side by side on the same history, and in a full rerun in which the reading drives the cash; as
    stated, and in many worlds, the same for all readings: what to expect, and what each clause is
    worth.
    """
    from fundmodel.command_line.readings import compare_readings

    compare_readings(name, flags)


@commands.command()
@scenarios_if_named
@click.option("--paths", type=int, default=1_024, show_default=True, help="How many worlds.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which worlds.")
@click.option(
    "--result",
    "results",
    multiple=True,
    metavar="RESULT",
    shell_complete=complete_lines,
    help="Tell this result rather than the headlines; `results` for all.",
)
@click.option(
    "--fan",
    "fans",
    multiple=True,
    metavar="LINE",
    shell_complete=complete_lines,
    help="Tell how this line, or `line[Member]`, is distributed each year; in --json by quarter.",
)
@click.option(
    "--sampling", default="sobol", show_default=True, help="How paths are spread: or latin, plain."
)
@click.option(
    "--until-se",
    type=float,
    default=0.0,
    metavar="PART",
    help="Stop once standard errors are this part of the range P5 to P95, such as 0.01.",
)
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write draws and results, a row a path, as FILE.parquet.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Work on the Dask cluster there; `local` starts one on this machine.",
)
@click.option("--no-checks", "checks", flag_value=False, default=True, help="Leave the checks out.")
@click.option(
    "--replay",
    type=int,
    metavar="PATH",
    help="Write a workbook whose live model is this path, and tell its results.",
)
@changes
@writing
@options
def simulate(names: Sequence[str], **flags: Any) -> None:
    """Draw many worlds of the named scenarios (or base): what to expect, and how wide it is.

    Numbers are drawn as their assumptions say, wars and suspensions by their hazards. The same seed
    gives the same worlds to every scenario.
    """
    from fundmodel.command_line.simulating import simulate_named

    simulate_named(names, flags)


@commands.command(name="list")
@click.argument("what", default=KINDS[0], type=click.Choice(KINDS))
@options
def list_(what: str, **flags: Any) -> None:
    """List the scenarios, assumptions, lines or results."""
    from fundmodel.command_line.listing import list_all

    list_all(what, flags)


@commands.command()
@click.argument(
    "names", nargs=-1, metavar="LINE | A B RESULT", shell_complete=complete_lines_or_scenarios
)
@click.option("--quarter", metavar="2031Q2", help="Which quarter; not of a result.")
@click.option(
    "--member",
    shell_complete=complete_members,
    help="Which member, such as a window or a contributor.",
)
@click.option("--scenario", shell_complete=complete_scenarios, help="Which scenario (base).")
@click.option(
    "--depth", type=click.IntRange(1, MOST_STEPS), help="How many steps (3; of a difference 4)."
)
@click.option("--dependents", is_flag=True, help="What reads LINE, and which headlines it reaches.")
@click.option(
    "--counterflows", is_flag=True, help="Where earlier stages look back at LINE, or at any line."
)
@changes
@options
def explain(names: Sequence[str], **flags: Any) -> None:
    """Follow a number of LINE back to the sourced assumptions that it came from.

    A result is followed over the whole life, to the years and the lines that make it; any other
    line in one quarter: that of --quarter, or the one in which the number is furthest from zero.

    Two scenarios and a result (base high_return us_take_total): why it differs, line by line, and
    which assumptions the difference leads back to.
    """
    from fundmodel.command_line.explaining import explain_named

    explain_named(names, flags)


DOCUMENTS, WORKBOOKS = (page, report, manual), (import_, verify, diff)
OWN_FILES = (schema, new_scenario, set_, copy_assumptions)
for one in (compare, sensitivity, solve, *DOCUMENTS, *WORKBOOKS, *OWN_FILES):
    commands.add_command(one)
