"""Where the files are: the directory of the assumptions, and the scenarios in it."""

import os
from pathlib import Path

from fundmodel.errors import BadInput, closest, listed, message, quoted
from fundmodel.read_assumptions.files import ENDING, fault_of_file, shown_path, yaml_files
from fundmodel.read_assumptions.names import SCENARIO_RULE, alike, can_be_a_scenario
from fundmodel.read_assumptions.places import Place, Problems

BASE = "base"
SCENARIOS = "scenarios"
ASSUMPTIONS = "assumptions"


def find_directory(directory: str | Path | None = None) -> Path:
    """The directory of the assumptions: the one named, ./assumptions, or the one shipped.

    Raises:
        BadInput: there is none, or it has no folder `base`.
    """
    package = Path(__file__).resolve().parents[1]
    places = [Path(ASSUMPTIONS), package / "shipped_assumptions", package.parent / ASSUMPTIONS]
    for candidate in places if directory is None else [_as_path(directory)]:
        if (candidate / BASE).is_dir():
            return candidate.resolve()
        if directory is not None or _is_meant(candidate):
            raise BadInput(_without_base(candidate))
    fix = "name one with --assumptions DIR."
    raise BadInput(message(ASSUMPTIONS, "There is no folder of assumptions here.", fix=fix))


def _as_path(directory: object) -> Path:
    if isinstance(directory, str | os.PathLike):
        return Path(directory)
    what = f"A value of the type `{type(directory).__name__}` is no folder."
    raise BadInput(message("directory", what, fix="give its path as text."))


def _is_meant(folder: Path) -> bool:
    """Whether a folder without `base` was made to hold assumptions."""
    return folder.is_symlink() or (folder / SCENARIOS).exists()


def _without_base(folder: Path) -> str:
    if not folder.is_dir():
        what, why = "There is no such folder.", None
        fix = "name the folder that holds `base` and `scenarios`."
    else:
        what, fix = "The folder has no folder `base`.", "name the folder that holds `base`."
        why = None
        if (folder / SCENARIOS).exists():
            why = "Scenarios change what stands in `base` beside them."
            fix = "put `base` beside `scenarios`, or name another folder with --assumptions DIR."
    return message(str(folder), what, why=why, fix=fix)


def scenario_names(directory: str | Path | None = None) -> list[str]:
    """The names of the overlays, sorted, without `base`.

    Raises:
        BadInput: there is no directory of assumptions, or its scenarios cannot be told apart.
    """
    problems = Problems()
    files = scenario_files(find_directory(directory), problems)
    problems.refuse_if_any()
    return sorted(files)


def scenario_files(directory: Path, problems: Problems) -> dict[str, Path]:
    """The overlays of a directory: name -> file; what cannot be one is refused by its name."""
    folder = directory / SCENARIOS
    paths = yaml_files(folder, problems) if folder.exists() or folder.is_symlink() else []
    found = {path.stem: path for path in paths if _can_be_read(path, folder, problems)}
    for name, other in alike([BASE, *found]):
        problems.add(
            Place(shown_path(found[name])),
            "",
            f"The name is that of `{other}` but for its spelling.",
            why="Neither a workbook nor every file system tells the two apart.",
            fix="rename it.",
        )
    return found


def _can_be_read(path: Path, folder: Path, problems: Problems) -> bool:
    place = Place(shown_path(path))
    if path.parent != folder:
        what = "The file is not read: scenarios stand in the folder `scenarios` itself."
        problems.add(place, "", what, fix="move it there, or out of `scenarios`.")
    elif path.stem == BASE:
        what = "`base` is the name of the complete set, which every scenario changes."
        problems.add(place, "", what, fix="rename it.")
    elif not can_be_a_scenario(path.stem):
        what = "This cannot be the name of a scenario."
        problems.add(place, "", what, why=SCENARIO_RULE, fix="rename it.")
    else:
        return True
    return False


def find_scenario(scenario: str, directory: Path, problems: Problems) -> Path | None:
    """The file of an overlay, by its name or its path; None, with the reason noted, if none."""
    files = scenario_files(directory, problems)
    if scenario in files:
        return files[scenario]
    path = Path(scenario)
    if path.suffix == ENDING and os.path.lexists(path):
        fault = fault_of_file(path)
        if fault is not None:
            problems.add(Place(shown_path(path)), "", fault, fix=f"name a {ENDING} file.")
        elif _can_be_read(path, path.parent, problems):
            return path
        return None
    names = [BASE, *sorted(files)]
    others = sorted(
        path.name for path in (directory / SCENARIOS).glob("*") if path.stem == scenario
    )
    problems.add(
        Place(scenario or "scenario"),
        "",
        "There is no scenario of this name.",
        why=f"The folder has {quoted(others[0])}, which is not read." if others else None,
        meant=closest(scenario, names),
        fix=f"name one of {listed(names)}, or the path of a {ENDING} file.",
    )
    return None
