"""The commands. What each needs is imported when it runs, so that `--help` is quick."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from fundmodel.errors import BadInput, FundModelError, closest, message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run

OUTPUTS = Path("outputs")
FAILED, REFUSED = 1, 2
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


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
@click.version_option(package_name="fundmodel")
@click.pass_context
def commands(
    context: click.Context, /, output: Path | None, directory: str | None, **flags: bool
) -> None:
    """Reference model of the US$200bn Ukraine reconstruction fund.

    Without a command: run the base set and every scenario, write outputs/fundmodel.xlsx and print
    the headline results.
    """
    if context.invoked_subcommand is None:
        from fundmodel.read_assumptions import scenario_names

        names = ["base", *scenario_names(directory)]
        loaded = _load(names, (), directory)
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
    loaded = _load(names, settings, directory)
    _run(loaded, output or OUTPUTS / _file_name(loaded), flags["force"], as_json=flags["as_json"])


@commands.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@_options
def check(names: Sequence[str], directory: str | None, as_json: bool, debug: bool) -> None:
    """Check the assumptions and run every check; exit code 1 if one fails."""
    del debug
    import fundmodel
    from fundmodel.command_line_tables import print_checks
    from fundmodel.read_assumptions import scenario_names

    loaded = _load(names or ["base", *scenario_names(directory)], (), directory)
    runs = [fundmodel.run(assumptions) for assumptions in loaded]
    print_checks(runs, as_json=as_json)
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
@click.option("--depth", default=4, show_default=True, help="How many steps back.")
@_setting
@_options
def explain(
    line: str, scenario: str, settings: Sequence[str], directory: str | None, **how: Any
) -> None:
    """Follow one number of LINE back to the sourced assumptions that it came from."""
    import fundmodel
    from fundmodel.command_line_tables import print_explanation
    from fundmodel.run_paths.explain import explain as work_out

    worked_out = fundmodel.run(_load([scenario], settings, directory)[0])
    found = work_out(worked_out, line, how["quarter"], how["member"], how["depth"])
    print_explanation(found, as_json=how["as_json"])


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command.

    Exit code 0: done. 1: a check failed. 2: something was refused, with one message and no
    traceback, unless `--debug` asks for it.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        commands.main(arguments, prog_name="python -m fundmodel", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as problem:
        problem.show()
        sys.exit(REFUSED)
    except FundModelError as problem:
        if "--debug" in arguments:
            raise
        click.echo(str(problem), err=True)
        sys.exit(REFUSED)
    except click.Abort:
        click.echo("Stopped; nothing was written.", err=True)
        sys.exit(REFUSED)
    sys.exit(0)


def _load(
    names: Sequence[str], settings: Sequence[str], directory: str | None
) -> list[Assumptions]:
    """Load every named set; what is wrong in any of them is reported together."""
    import fundmodel

    changes = dict(_setting_of(text) for text in settings)
    loaded, refusals = [], {}
    for name in names:
        try:
            loaded.append(fundmodel.load(name, changes, directory=directory))
        except BadInput as refusal:
            refusals.update(dict.fromkeys(str(refusal).split("\n\n")))
    if refusals:
        raise BadInput("\n\n".join(refusals))
    for assumptions in loaded:
        for warning in assumptions.warnings:
            click.echo(warning, err=True)
    return loaded


def _setting_of(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise BadInput(
            message(
                f"--set {text}",
                "This is no setting.",
                fix="write the name of an assumption, =, and a number: --set us_profit_share=0.4",
            )
        )
    return name.strip(), value.strip()


def _file_name(loaded: Sequence[Assumptions]) -> str:
    """A workbook's name from those of its scenarios; never a path."""
    name = "+".join(assumptions.name for assumptions in loaded)
    for assumptions in loaded:
        if not SAFE_NAME.fullmatch(assumptions.name):
            raise BadInput(
                message(
                    assumptions.name,
                    "This scenario's name cannot be the name of a file.",
                    fix="use letters, digits, - and _, or say where to write with --output.",
                )
            )
    return f"{name}.xlsx"


def _run(loaded: Sequence[Assumptions], path: Path, force: bool, *, as_json: bool) -> None:
    import fundmodel
    from fundmodel.command_line_tables import print_headlines
    from fundmodel.workbooks.write import refuse_to_lose

    refuse_to_lose(path, force=force)
    runs = [fundmodel.run(assumptions) for assumptions in loaded]
    fundmodel.write_workbook(runs, path, force=True)
    print_headlines(runs, path, as_json=as_json)
    _exit_if_failed(runs)


def _exit_if_failed(runs: Sequence[Run]) -> None:
    failed = [worked_out.assumptions.name for worked_out in runs if not worked_out.passed]
    if failed:
        click.echo(
            message(
                ", ".join(failed),
                "a check has failed.",
                fix="see `python -m fundmodel check`, and the sheet Checks of the workbook.",
            ),
            err=True,
        )
        sys.exit(FAILED)
