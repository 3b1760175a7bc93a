"""Which folders a command reads, in words; nothing where it is the set of the program alone."""

from __future__ import annotations

from pathlib import Path

import click


def format_directory(directory: Path) -> str:
    """A folder as users name it: from here where it is below here."""
    here = Path.cwd()
    below = directory.is_relative_to(here)
    return str(directory.relative_to(here) if below else directory)


def is_shipped(directory: Path) -> bool:
    """Whether a folder of assumptions is the one that came with the program."""
    from fundmodel.read_assumptions import shipped_directory

    return directory == shipped_directory()


def folders_in_words(directory: Path) -> str:
    """What was read from where: one folder, or scenarios beside those of the program."""
    from fundmodel.read_assumptions import SCENARIOS, root_of

    if root_of(directory) == directory:
        return f"Assumptions read from {format_directory(directory)}."
    own = format_directory(directory / SCENARIOS)
    return f"Assumptions: those that came with the program, and the scenarios of {own}."


def folders_of_this_command() -> str:
    """The same of the command that runs; "" if it reads what came with the program."""
    from fundmodel.errors import BadInput
    from fundmodel.read_assumptions import find_directory

    context = click.get_current_context(silent=True)
    if context is None or "directory" not in context.params:
        return ""
    try:
        directory = find_directory(context.params["directory"])
    except BadInput:  # a command that reads none is not stopped by it
        return ""
    return "" if is_shipped(directory) else folders_in_words(directory)


def own_directory(directory: str | None) -> Path:
    """Where a user's own files go: the folder that is read, or ./assumptions beside the program's.

    Raises:
        BadInput: the folder named, or ./assumptions, is none of assumptions.
    """
    from fundmodel.read_assumptions import ASSUMPTIONS, find_directory

    found, here = find_directory(directory), Path(ASSUMPTIONS)
    return found if directory is not None or found == here.resolve() else here
