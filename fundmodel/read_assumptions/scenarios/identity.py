"""What tells one scenario from others: the title of a changed one, its file, a fingerprint."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING

from fundmodel.read_assumptions.text import format_number

if TYPE_CHECKING:
    from fundmodel.read_assumptions.scenarios.changing import Change

LONGEST, LONGEST_FILE_NAME = 60, 120
DIGITS_OF_DIGEST = 6
JOIN = " with "
WILD = re.compile(r'[*?~"\s]+')  # the selector of the workbook would read * ? ~ as any letters
LOCATIONS = frozenset(
    {"location", "locations", "range_location", "text_locations", "named", "file"}
)
WRITTEN_AS = {"metadata": "facts"}
"""What fingerprints call a field by: they stay the same when a name in the program changes."""


def settings_by_hand(changes: Sequence["Change"]) -> dict[str, tuple[object, object]]:
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


def _by_cell(change: "Change") -> dict[str, tuple[object, object]]:
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


def fingerprint_of(described: Mapping[str, Sequence[object]]) -> str:
    """A SHA-256 over lists of descriptions, but for the locations in files that they name."""
    parts = (f'"{key}": [{", ".join(map(_text, described[key]))}]' for key in sorted(described))
    return hashlib.sha256(f"{{{', '.join(parts)}}}".encode()).hexdigest()


def _text(described: object) -> str:
    """A description as JSON; scenarios share most of their numbers, and each is put down once."""
    if not is_dataclass(described):
        return json.dumps(_bare(described), sort_keys=True, default=str)
    kept = vars(described).get(_KEPT_AS)
    if kept is None:
        kept = json.dumps(_bare(described), sort_keys=True, default=str)
        vars(described)[_KEPT_AS] = kept
    return str(kept)


_KEPT_AS = "description as JSON"
"""Under this name, which no field can have, a part of a set keeps its description."""


def _bare(described: object) -> object:
    """A description without the locations in files, which say nothing about the numbers."""
    if is_dataclass(described):
        described = {one.name: getattr(described, one.name) for one in fields(described)}
    if isinstance(described, Mapping):
        kept = {key: value for key, value in described.items() if key not in LOCATIONS}
        return {WRITTEN_AS.get(key, str(key)): _bare(value) for key, value in kept.items()}
    if isinstance(described, (list, tuple)):
        return [_bare(value) for value in described]
    return described
