"""Where the files are, and reading one of them as text."""

from pathlib import Path

from fundmodel.errors import BadInput, closest, message
from fundmodel.read_assumptions.places import Place, Problems

LARGEST = 1_000_000
ENDING = ".yaml"
BASE = "base"


def find_directory(directory: str | Path | None = None) -> Path:
    """The directory of the assumptions: the one named, ./assumptions, or the one shipped.

    Raises:
        BadInput: there is none, or it has no folder `base`.
    """
    package = Path(__file__).resolve().parents[1]
    places = [Path("assumptions"), package / "shipped_assumptions", package.parent / "assumptions"]
    candidates = places if directory is None else [Path(directory)]
    for candidate in candidates:
        if (candidate / BASE).is_dir():
            return candidate.resolve()
    if directory is None:
        what, fix = "There is no folder of assumptions here.", "name one with --assumptions DIR."
    elif not Path(directory).is_dir():
        what, fix = "There is no such folder.", "name the folder that holds `base` and `scenarios`."
    else:
        what, fix = "The folder has no folder `base`.", "name the folder that holds `base`."
    raise BadInput(message(str(directory or "assumptions"), what, fix=fix))


def scenario_names(directory: str | Path | None = None) -> list[str]:
    """The names of the overlays, sorted, without `base`.

    Raises:
        BadInput: there is no directory of assumptions.
    """
    scenarios = find_directory(directory) / "scenarios"
    return sorted(path.stem for path in scenarios.glob(f"*{ENDING}") if path.stem != BASE)


def find_scenario(scenario: str, directory: Path) -> Path:
    """The file of an overlay, by its name or its path.

    Raises:
        BadInput: there is no such scenario.
    """
    names = scenario_names(directory)
    if scenario in names:
        return directory / "scenarios" / f"{scenario}{ENDING}"
    path = Path(scenario)
    if path.suffix == ENDING and "\0" not in scenario and path.is_file():
        return path
    raise BadInput(
        message(
            scenario or "scenario",
            "There is no scenario of this name.",
            meant=closest(scenario, [BASE, *names]),
            fix=f"name one of {', '.join([BASE, *names])}, or the path of a {ENDING} file.",
        )
    )


def shown_path(path: Path, directory: Path) -> str:
    """A path as users are shown it: from the directory's own name on, or else as they gave it."""
    resolved = path.resolve()
    if resolved.is_relative_to(directory):
        return resolved.relative_to(directory.parent).as_posix()
    return path.as_posix()


def read_text(path: Path, shown: str, problems: Problems) -> str | None:
    """A file's text; None, with the reason in `problems`, if it cannot be read."""
    place = Place(shown)
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        problems.add(
            place, "", f"The file cannot be read: {error.strerror}.", fix="check its rights."
        )
        return None
    if len(content) > LARGEST:
        problems.add(
            place,
            "",
            "The file is larger than a million bytes.",
            why="Assumptions are written and read by people.",
            fix="split it.",
        )
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        problems.add(
            Place(shown, line, column),
            "",
            "The file is not UTF-8 text.",
            fix="save it in the encoding UTF-8.",
        )
        return None
