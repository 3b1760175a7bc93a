"""What scenarios are called: names and files, the title of one that was changed, a fingerprint."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unicodedata import normalize

from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.schema.assumption_set import (
    Source,
)
from fundmodel.read_assumptions.text import (
    BASE,
    ENDING,
    SCENARIOS,
    Diagnostics,
    Location,
    fault_of_file,
    find_directory,
    format_number,
    format_path,
    is_like_yaml,
    plain,
    yaml_files,
)

NOT_IN_SCENARIOS = frozenset('*?~<>:"|\\/[]')
HEADINGS = ("Live", "Override")
"""What the workbook writes beside the names of the scenarios."""
SCENARIO_RULE = (
    "It is typed in a terminal, names files, and heads a column that formulas look for: no "
    '* ? ~ < > : " | / \\ [ ], no blank at its ends, no point at its end; no number, not '
    "Live or Override."
)


def can_be_a_scenario(name: str) -> bool:
    """Whether a terminal, a file system and a workbook can all hold a scenario of this name.

    >>> [can_be_a_scenario(name) for name in ("slow_start", "My case 2", "a*", "2030", "live")]
    [True, True, False, False, False]
    """
    return (
        name.isprintable()
        and name == name.lstrip().rstrip(" .")
        and not NOT_IN_SCENARIOS & set(name)
        and isinstance(plain(name), str)
        and not is_like_yaml(name)
        and not any(alike([*HEADINGS, name]))
    )


def alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that a workbook or a file system takes for an earlier one: the later and the earlier.

    >>> list(alike(["slow", "fast", "SLOW"]))
    [('SLOW', 'slow')]
    """
    known: dict[str, str] = {}
    for name in names:
        spelled = normalize("NFKC", name).casefold()
        if spelled in known:
            yield name, known[spelled]
        known.setdefault(spelled, name)


def scenario_names(directory: str | Path | None = None) -> list[str]:
    """The names of the overlays, sorted, without `base`.

    Raises:
        BadInput: there is no directory of assumptions, or its scenarios cannot be told apart.
    """
    diagnostics = Diagnostics()
    files = scenario_files(find_directory(directory), diagnostics)
    diagnostics.refuse_if_any()
    return sorted(files)


def scenario_files(directory: Path, diagnostics: Diagnostics) -> dict[str, Path]:
    """The overlays of a directory: name -> file; what cannot be one is refused by its name."""
    folder = directory / SCENARIOS
    paths = yaml_files(folder, diagnostics) if folder.exists() or folder.is_symlink() else []
    found = {path.stem: path for path in paths if _can_be_read(path, folder, diagnostics)}
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


@dataclass(frozen=True)
class Change:
    """One number that differs from the set below.

    Attributes:
        name: the assumption, with [member] or [year] if one cell was named.
        old: the value before: a number, option or day, or a number a year.
        new: the value after.
        because: why.
        source: the source of the new value, if one is given.
        file: the file of the overlay, "" for a change made by hand.
    """

    name: str
    old: object
    new: object
    because: str
    source: Source | None
    file: str


LONGEST, LONGEST_FILE_NAME = 60, 120
DIGITS_OF_DIGEST = 6
JOIN = " with "
WILD = re.compile(r'[*?~"\s]+')  # the selector of the workbook would read * ? ~ as any letters


def settings_by_hand(changes: Sequence[Change]) -> dict[str, tuple[object, object]]:
    """What was set by hand: name, with [member] or [year] -> the value before, the value now.

    A series names the years that differ, unless all years have one value.
    """
    found: dict[str, tuple[object, object]] = {}
    for change in changes:
        if change.file:
            continue
        for name, (old, new) in _by_cell(change).items():
            found[name] = found[name][0] if name in found else old, new
    return found


def _by_cell(change: Change) -> dict[str, tuple[object, object]]:
    old, new = change.old, change.new
    if not isinstance(new, Mapping) or not isinstance(old, Mapping):
        return {change.name: (old, new)}
    if len(set(new.values())) == 1:
        values = set(old.values())
        return {change.name: (values.pop() if len(values) == 1 else old, *set(new.values()))}
    return {
        f"{change.name}[{year}]": (_held(old, year), value)
        for year, value in new.items()
        if old.get(year) != value
    }


def _held(values: Mapping[int, object], year: int) -> object:
    """What a series has in a year: the number of the last year given up to then."""
    return values[max((given for given in values if given <= year), default=min(values))]


def title_of(name: str, settings: Mapping[str, tuple[object, object]]) -> str:
    """A scenario's name, and what was set by hand: `base with us_profit_share=0.25`.

    Many or long settings are cut short and told apart by a few letters and digits.
    """
    if not settings:
        return name
    texts = [f"{key}={format_setting(new)}" for key, (_, new) in settings.items()]
    texts = [WILD.sub(" ", text) for text in texts]
    whole = ", ".join(texts)
    if len(whole) <= LONGEST:
        return f"{name}{JOIN}{whole}"
    kept = [text for at, text in enumerate(texts) if len(", ".join(texts[: at + 1])) <= LONGEST]
    first = ", ".join(kept) or f"{texts[0][: LONGEST - 3]}..."
    more = len(texts) - max(1, len(kept))
    also = f" and {more} more" if more else ""
    return f"{name}{JOIN}{first}{also} ({_digest(whole)})"


def format_setting(value: object) -> str:
    """A value as a title has it: a number, an option, a day, or the range of the years."""
    if isinstance(value, Mapping):
        numbers = [number for number in value.values() if isinstance(number, float)]
        return f"{format_number(min(numbers))} to {format_number(max(numbers))} by year"
    if isinstance(value, float | int):
        return format_number(float(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def file_name_of(names: Sequence[str], settings: str) -> str:
    """A file's name, without ending, from those of scenarios and of what was set by hand.

    Args:
        names: of the scenarios.
        settings: what follows the name in their titles, the same in all; "" for nothing.

    >>> file_name_of(["base"], " with us_profit_share=0.25")
    'base_with_us_profit_share_0.25'
    """
    whole = "+".join(names) + settings.replace("...", "")
    safe = re.sub(r"[^A-Za-z0-9.+-]+", "_", whole).strip("_")
    lossless = re.fullmatch(r"[A-Za-z0-9_.+\-=,\[\]() ]+", whole)
    if lossless and len(safe) <= LONGEST_FILE_NAME:
        return safe
    return f"{safe[: LONGEST_FILE_NAME - DIGITS_OF_DIGEST - 1]}_{_digest(whole)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS_OF_DIGEST]


LOCATIONS = frozenset(
    {"location", "locations", "range_location", "text_locations", "named", "file"}
)
WRITTEN_AS = {"metadata": "facts"}
"""What fingerprints call a field by: they stay the same when a name in the program changes."""


def fingerprint_of(described: Mapping[str, object]) -> str:
    """A SHA-256 over a description, but for the locations in files that it names."""
    text = json.dumps(_bare(described), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _bare(described: object) -> object:
    """A description without the locations in files, which say nothing about the numbers."""
    if isinstance(described, Mapping):
        kept = {key: value for key, value in described.items() if key not in LOCATIONS}
        return {WRITTEN_AS.get(key, str(key)): _bare(value) for key, value in kept.items()}
    if isinstance(described, (list, tuple)):
        return [_bare(value) for value in described]
    return described
