"""The folders: where the assumptions are, those of the user and those that came with the program.

A folder without `base` adds its scenarios to the set that came with the program.
"""

import os
from pathlib import Path

from fundmodel.errors import BadInput, listed, message
from fundmodel.read_assumptions.text.words import alike

BASE = "base"
SCENARIOS = "scenarios"
ASSUMPTIONS = "assumptions"
ENDING = ".yaml"
SHIPPED = "shipped_scenarios.txt"
"""Names, one a line, of the scenarios in a folder that came with the program; a copy has none."""
LIKE_BASE = "bas"
"""How a folder begins that was probably meant to be called `base`."""


def find_directory(directory: str | Path | None = None) -> Path:
    """The directory of the assumptions: the one named, ./assumptions, or the one shipped.

    It holds `base`, or scenarios alone, which are added to those shipped; see `root_of`.

    Raises:
        BadInput: there is none, or it has neither `base` nor scenarios that can be added.
    """
    if directory is not None:
        return _usable(_as_path(directory))
    own = Path(ASSUMPTIONS)
    return _usable(own) if _is_meant(own) else shipped_directory()


def shipped_directory() -> Path:
    """The directory that came with the program.

    Raises:
        BadInput: it is gone.
    """
    package = Path(__file__).resolve().parents[2]
    for candidate in (package / "shipped_assumptions", package.parent / ASSUMPTIONS):
        if (candidate / BASE).is_dir():
            return candidate.resolve()
    fix = "name one with --assumptions DIR."
    raise BadInput(message(ASSUMPTIONS, "There is no folder of assumptions here.", fix=fix))


def root_of(directory: Path) -> Path:
    """The directory whose `base` a directory has: itself, or the one that came with the program."""
    return directory if (directory / BASE).is_dir() else shipped_directory()


def scenario_folders(directory: Path) -> list[Path]:
    """The folders whose scenarios a directory has: those of the program first, if it adds to it."""
    return [root / SCENARIOS for root in dict.fromkeys((root_of(directory), directory))]


def shipped_scenarios(directory: Path) -> frozenset[str]:
    """Which scenarios of a directory came with the program; the others are the user's own."""
    listed_in = root_of(directory) / SHIPPED
    text = listed_in.read_text("utf-8") if listed_in.is_file() else ""
    return frozenset(text.splitlines())


def _as_path(directory: object) -> Path:
    if isinstance(directory, str | os.PathLike):
        return Path(directory)
    what = f"A value of the type `{type(directory).__name__}` is no folder."
    raise BadInput(message("directory", what, fix="give its path as text."))


def _is_meant(folder: Path) -> bool:
    """Whether a folder was made to hold assumptions."""
    return folder.is_symlink() or (folder / BASE).is_dir() or (folder / SCENARIOS).exists()


def _usable(folder: Path) -> Path:
    """The folder, as an absolute path; refused where it has no base and cannot do without."""
    if (folder / BASE).is_dir():
        return folder.resolve()
    if not folder.is_dir():
        fix = "name the folder that holds `base` and `scenarios`."
        raise BadInput(message(str(folder), "There is no such folder.", fix=fix))
    _refuse_what_was_meant_as_base(folder)
    if not (folder / SCENARIOS).is_dir():
        fix = "name the folder that holds `base`, or `scenarios` alone."
        raise BadInput(message(str(folder), "The folder has no folder `base`.", fix=fix))
    _refuse_names_of_shipped(folder)
    return folder.resolve()


def _refuse_what_was_meant_as_base(folder: Path) -> None:
    like = sorted(path.name for path in folder.iterdir() if path.name.lower().startswith(LIKE_BASE))
    if like:
        what = f"The folder has `{like[0]}`, and no folder `base`."
        fix = f"rename it to `base`, or move it away: then {SCENARIOS} are added to those shipped."
        raise BadInput(message(str(folder), what, fix=fix))


def _refuse_names_of_shipped(folder: Path) -> None:
    """One name stands for one scenario, wherever a table or a workbook names it."""
    shipped = sorted(path.stem for path in (shipped_directory() / SCENARIOS).glob(f"*{ENDING}"))
    own = sorted(path.stem for path in (folder / SCENARIOS).glob(f"*{ENDING}"))
    taken = [name for name, _ in alike([*shipped, *own]) if name in own]
    if taken:
        names = f"names of scenarios that came with the program: {listed(taken)}."
        raise BadInput(
            message(
                str(folder),
                "The folder has no folder `base`.",
                why=f"Its scenarios are added to others then, and some have {names}",
                fix="put `base` beside `scenarios`, or rename these scenarios.",
            )
        )
