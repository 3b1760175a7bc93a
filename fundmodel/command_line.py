"""The commands. What each needs is imported when it runs, so that `--help` is quick."""

from __future__ import annotations

import sys
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from fundmodel import __version__
from fundmodel.command_line_loading import file_name, load_all
from fundmodel.errors import BadInput, FundModelError, closest, message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run

OUTPUTS = Path("outputs")
FAILED, REFUSED, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141
MOST_STEPS = 12


class _Commands(click.Group):
    """Commands that refuse an unknown name with the nearest one, and stop when nobody reads on."""

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
        except SystemExit as leaving:  # rich leaves with 1, which would mean a failed check
            if isinstance(leaving.__context__, BrokenPipeError):
                raise click.exceptions.Exit(BROKEN_PIPE) from leaving
            raise

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


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command takes."""
    for decorate in (
        click.option(
            "--assumptions",
            "directory",
            metavar="DIR",
            help="Where the YAML files are (default: ./assumptions, then those shipped).",
        ),
        click.option("--json", "as_json", is_flag=True, help="Print JSON for programs."),
        click.option("--debug", is_flag=True, help="Show a traceback when something is refused."),
    ):
        command = decorate(command)
    return command


_setting = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Change an assumption for this run; NAME may be series[2030] or column[Member].",
)
_output = click.option(
    "--output", type=click.Path(path_type=Path), help="Where to write the workbook."
)
_force = click.option(
    "--force", is_flag=True, help="Overwrite a workbook that somebody has edited."
)


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"max_content_width": 100}
)
@_output
@_force
@_options
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
        _run(loaded, output or OUTPUTS / "fundmodel.xlsx", flags["force"], as_json=flags["as_json"])


@commands.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_setting
@_output
@_force
@_options
def run(
    names: Sequence[str],
    settings: Sequence[str],
    output: Path | None,
    directory: str | None,
    **flags: bool,
) -> None:
    """Run the named scenarios (or overlay files) and write a workbook."""
    loaded = load_all(names, settings, directory)
    _run(loaded, output or OUTPUTS / file_name(loaded), flags["force"], as_json=flags["as_json"])


@commands.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@_setting
@_options
def check(
    names: Sequence[str], settings: Sequence[str], directory: str | None, **flags: bool
) -> None:
    """Check the assumptions and run every check; exit code 1 if one fails."""
    import fundmodel
    from fundmodel.command_line_tables import print_checks
    from fundmodel.read_assumptions import scenario_names

    loaded = load_all(names or ["base", *scenario_names(directory)], settings, directory)
    runs = [fundmodel.run(assumptions) for assumptions in loaded]
    print_checks(runs, as_json=flags["as_json"])
    _exit_if_failed(runs)


@commands.command(name="list")
@click.argument(
    "what", default="scenarios", type=click.Choice(["scenarios", "assumptions", "lines", "results"])
)
@_options
def list_(what: str, directory: str | None, as_json: bool, debug: bool) -> None:
    """List the scenarios, assumptions, lines or results."""
    del debug
    from fundmodel.command_line_tables import print_list

    print_list(what, directory, as_json=as_json)


@commands.command()
@click.argument("line")
@click.option("--quarter", metavar="2031Q2", help="Which quarter.")
@click.option("--member", default="", help="Which member, such as a window or a contributor.")
@click.option("--scenario", default="base", help="Which scenario.")
@click.option(
    "--depth",
    type=click.IntRange(1, MOST_STEPS),
    default=4,
    show_default=True,
    help="How many steps back.",
)
@_setting
@_options
def explain(
    line: str, scenario: str, settings: Sequence[str], directory: str | None, **how: Any
) -> None:
    """Follow one number of LINE back to the sourced assumptions that it came from."""
    import fundmodel
    from fundmodel.command_line_tables import print_explanation
    from fundmodel.run_paths.explain import explain as work_out

    worked_out = fundmodel.run(load_all([scenario], settings, directory)[0])
    found = work_out(worked_out, line, how["quarter"], how["member"], how["depth"])
    print_explanation(found, as_json=how["as_json"])


@commands.command()
@click.argument("name", default="base")
@click.option("--by-year", is_flag=True, help="Show what each reading brings in each year.")
@_setting
@_options
def readings(name: str, settings: Sequence[str], directory: str | None, **flags: bool) -> None:
    """US take under each legal reading of "half of the profits".

    Side by side on the same history, and in a full rerun in which the reading drives the cash.
    """
    import fundmodel
    from fundmodel.command_line_alternatives import print_alternatives
    from fundmodel.fund.front_pages import READINGS

    worked_out = fundmodel.run(load_all([name], settings, directory)[0])
    table = fundmodel.readings(worked_out)
    print_alternatives(
        worked_out, table, READINGS, by_year=flags["by_year"], as_json=flags["as_json"]
    )
    failed = [f"{name} with {one}" for one in table.index[~table["passed"]]]
    _exit_if_failed([worked_out], failed)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command.

    Exit code 0: done. 1: a check failed. 2: something was refused, with one message and no
    traceback, unless `--debug` asks for it. 130: stopped by Ctrl-C. 141: nobody reads on.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a letter that a terminal lacks becomes a ?
            stream.reconfigure(errors="replace")
    try:
        code = commands.main(arguments, prog_name="python -m fundmodel", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        sys.exit(REFUSED)
    except (FundModelError, OSError) as problem:
        if "--debug" in arguments:
            traceback.print_exc()
        else:
            click.echo(_said(problem), err=True)
        sys.exit(REFUSED)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(code)


def _said(problem: FundModelError | OSError) -> str:
    if isinstance(problem, FundModelError):
        return str(problem)
    return message(
        str(problem.filename or "python -m fundmodel"),
        f"This cannot be read or written ({problem.strerror}).",
        fix="choose another place, or see to its rights.",
    )


def _run(loaded: Sequence[Assumptions], path: Path, force: bool, *, as_json: bool) -> None:
    import fundmodel
    from fundmodel.command_line_tables import print_headlines
    from fundmodel.fund.front_pages import PRESENTATION
    from fundmodel.workbooks.write import Destination

    destination = Destination(path, force=force)
    runs = [fundmodel.run(assumptions) for assumptions in loaded]
    destination.write(fundmodel.plan_workbook(runs))
    print_headlines(runs, path, PRESENTATION, as_json=as_json)
    _exit_if_failed(runs)


def _exit_if_failed(runs: Sequence[Run], reruns: Sequence[str] = ()) -> None:
    """Leave with 1 if a check failed.

    Args:
        runs: what was run.
        reruns: names of other runs in which one failed.
    """
    failed = [worked_out.assumptions.name for worked_out in runs if not worked_out.passed]
    if failed or reruns:
        click.echo(
            message(
                ", ".join([*failed, *reruns]),
                "a check has failed.",
                fix="see `python -m fundmodel check`, and the sheet Checks of the workbook.",
            ),
            err=True,
        )
        sys.exit(FAILED)
