"""The files: which are read, which are scenarios, and the text of one."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from json import detect_encoding
from pathlib import Path

from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.text.diagnostics import (
    Diagnostics,
    Document,
    Location,
    line_and_column,
)
from fundmodel.read_assumptions.text.folders import (
    BASE,
    ENDING,
    SCENARIOS,
    find_directory,
    scenario_folders,
)
from fundmodel.read_assumptions.text.words import (
    LIKE_YAML,
    SCENARIO_RULE,
    alike,
    can_be_a_scenario,
)

LARGEST = 1_000_000
_OF_A_PROGRAM = re.compile(
    r"\..*|~\$.*|#.*#|.*~|.*\.(bak|old|orig|rej|swp|tmp)|thumbs\.db|desktop\.ini", re.IGNORECASE
)
"""What editors, systems and tools put beside a file, and copies that somebody set aside."""


@dataclass(frozen=True)
class Draft:
    """The text of an overlay as it would stand in a file that is not yet written."""

    path: Path
    text: str


def yaml_files(folder: Path, diagnostics: Diagnostics) -> list[Path]:
    """Every file below a folder that is read, sorted; what only looks like one is refused."""
    found = []
    for path in sorted(_below(folder, diagnostics)):
        match = LIKE_YAML.fullmatch(path.name)
        if match is None:
            continue
        fault = fault_of_file(path)
        if path.suffix == ENDING and fault is None:
            found.append(path)
            continue
        diagnostics.add(
            Location(format_path(path)),
            "",
            fault or "The file is not read.",
            why=None if fault else f"Files of assumptions end in {ENDING}.",
            fix="move it elsewhere." if fault else f"rename it to {match['stem']}{ENDING}.",
        )
    return found


def _below(folder: Path, diagnostics: Diagnostics) -> Iterator[Path]:
    """Files and folders below a folder, each once even if a link leads round in a circle."""
    seen = set()

    def note(error: OSError) -> None:
        _refuse_unreadable(Path(error.filename), error, diagnostics)

    for root, folders, files in os.walk(folder, onerror=note, followlinks=True):
        folders[:] = [name for name in folders if not _OF_A_PROGRAM.fullmatch(name)]
        if os.path.realpath(root) in seen:
            folders.clear()
            continue
        seen.add(os.path.realpath(root))
        yield from (
            Path(root, name) for name in (*folders, *files) if not _OF_A_PROGRAM.fullmatch(name)
        )


def fault_of_file(path: Path) -> str | None:
    """Why a path is no file that can be read, or None; a pipe would be waited for without end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if path.is_symlink():
            return "This is a link that leads nowhere."
        return f"This cannot be read: {getattr(error, 'strerror', error)}."
    if stat.S_ISDIR(mode):
        return "This is a folder, not a file."
    return None if stat.S_ISREG(mode) else "This is no ordinary file."


def format_path(path: Path) -> str:
    """A path that an editor opens from here: from the current folder on, or the whole of it."""
    try:
        here = Path.cwd()
    except OSError:  # the folder in which the program runs was deleted
        return path.as_posix()
    absolute = here / path
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def scenario_names(directory: str | Path | None = None) -> list[str]:
    """The names of the overlays, sorted, without `base`.

    Raises:
        BadInput: there is no directory of assumptions, or its scenarios cannot be told apart.
    """
    diagnostics = Diagnostics()
    files = scenario_files(find_directory(directory), diagnostics)
    diagnostics.refuse_if_any()
    return sorted(files)


def scenario_path(scenario: str, directory: str | Path | None = None) -> Path:
    """The file of a scenario, by its name or its path.

    Raises:
        BadInput: there is none.
    """
    diagnostics = Diagnostics()
    path = find_scenario(scenario, find_directory(directory), diagnostics)
    diagnostics.refuse_if_any()
    return path or Path(scenario)


def scenario_files(directory: Path, diagnostics: Diagnostics) -> dict[str, Path]:
    """The overlays of a directory, and those that it adds to: name -> file.

    What cannot be one is refused by its name.
    """
    found = {
        path.stem: path
        for folder in scenario_folders(directory)
        if folder.exists() or folder.is_symlink()
        for path in yaml_files(folder, diagnostics)
        if _can_be_read(path, folder, diagnostics)
    }
    for name, other in alike([BASE, *found]):
        diagnostics.add(
            Location(format_path(found[name])),
            "",
            f"The name is that of `{other}` but for its spelling.",
            why="Neither a workbook nor every file system tells the two apart.",
            fix="rename it.",
        )
    return found


def _can_be_read(path: Path, folder: Path, diagnostics: Diagnostics) -> bool:
    location = Location(format_path(path))
    if path.parent != folder:
        what = "The file is not read: scenarios stand in the folder `scenarios` itself."
        diagnostics.add(location, "", what, fix="move it there, or out of `scenarios`.")
    elif path.stem == BASE:
        what = "`base` is the name of the complete set, which every scenario changes."
        diagnostics.add(location, "", what, fix="rename it.")
    elif not can_be_a_scenario(path.stem):
        what = "This cannot be the name of a scenario."
        diagnostics.add(location, "", what, why=SCENARIO_RULE, fix="rename it.")
    else:
        return True
    return False


def find_scenario(scenario: str, directory: Path, diagnostics: Diagnostics) -> Path | None:
    """The file of an overlay, by its name or its path; None, with the reason noted, if none."""
    files = scenario_files(directory, diagnostics)
    if scenario in files:
        return files[scenario]
    path = Path(scenario)
    if path.suffix == ENDING and os.path.lexists(path):
        fault = fault_of_file(path)
        if fault is not None:
            diagnostics.add(Location(format_path(path)), "", fault, fix=f"name a {ENDING} file.")
        elif _can_be_read(path, path.parent, diagnostics):
            return path
        return None
    names = [BASE, *sorted(files)]
    others = sorted(
        path.name for path in (directory / SCENARIOS).glob("*") if path.stem == scenario
    )
    diagnostics.add(
        Location(scenario or "scenario"),
        "",
        "There is no scenario of this name.",
        why=f"The folder has {quoted(others[0])}, which is not read." if others else None,
        meant=closest(scenario, names),
        fix=f"name one of {listed(names)}, or the path of a {ENDING} file.",
    )
    return None


def read_text(path: Path, diagnostics: Diagnostics) -> str | None:
    """A file's text; None, with the reason in `diagnostics`, if it cannot be read."""
    location = Location(format_path(path))
    fault = fault_of_file(path)
    if fault is not None:
        diagnostics.add(location, "", fault, fix="put the file itself there.")
        return None
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        _refuse_unreadable(path, error, diagnostics)
        return None
    if len(content) > LARGEST:
        diagnostics.add(
            location,
            "",
            "The file is larger than a million bytes.",
            why="Assumptions are written and read by people.",
            fix="split it.",
        )
        return None
    return _decoded(content, location, diagnostics)


def read_document(text: str, file: str, diagnostics: Diagnostics) -> Document | None:
    """A file's values and where they stand; None, with the reason noted, if it is no such YAML."""
    from fundmodel.read_assumptions.text.yaml_reader import parse  # PyYAML is slow to import

    return parse(text, file, diagnostics)


def _decoded(content: bytes, location: Location, diagnostics: Diagnostics) -> str | None:
    encoding = detect_encoding(content)
    if encoding.startswith("utf-8"):
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = content[: error.start].decode("utf-8-sig")
            location = Location(location.file, *line_and_column(before, len(before)))
            what = "The file is not UTF-8 text."
    else:
        what = f"The file is saved as {encoding[:6].upper()}."
    diagnostics.add(location, "", what, fix="save it in the encoding UTF-8.")
    return None


def _refuse_unreadable(path: Path, error: OSError, diagnostics: Diagnostics) -> None:
    what = f"This cannot be read: {error.strerror}."
    diagnostics.add(Location(format_path(path)), "", what, fix="check its rights.")
