"""The commands, from the words that were typed to an exit code."""

from __future__ import annotations

import sys
import traceback
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

import click

from fundmodel.command_line.group import commands
from fundmodel.errors import FundModelError, message
from fundmodel.exit_codes import INTERRUPTED, REFUSED

if TYPE_CHECKING:
    from collections.abc import Sequence


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
            click.echo(_format_problem(problem), err=True)
        sys.exit(REFUSED)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(code)


def _format_problem(problem: FundModelError | OSError) -> str:
    if isinstance(problem, FundModelError):
        return str(problem)
    return message(
        str(problem.filename or "python -m fundmodel"),
        f"This cannot be read or written ({problem.strerror}).",
        fix="choose another place, or see to its rights.",
    )
