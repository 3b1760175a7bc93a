"""Numbers put into an overlay that exists; its comments, order and other words stay."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fundmodel.editing.overlay_text import key_of, yaml_writer
from fundmodel.read_assumptions import split_address

if TYPE_CHECKING:
    from collections.abc import Mapping

OF_THE_NUMBER = ("source", "grade", "uncertainty", "plausible")
"""What a change says of the number that it had before."""


@dataclass(frozen=True)
class ChangedOverlay:
    """An overlay with other numbers.

    Attributes:
        text: of the whole file.
        new: the names of changes that the file did not have.
        reasons: change -> the reason that it had before, of those that were there.
        kept: change -> which of `OF_THE_NUMBER` it still says of the number before.
        gone: changes of single years that a number for all years has taken the place of.
    """

    text: str
    new: tuple[str, ...]
    reasons: Mapping[str, str]
    kept: Mapping[str, tuple[str, ...]]
    gone: tuple[str, ...]


def with_settings(before: str, values: Mapping[str, object], because: str | None) -> ChangedOverlay:
    """An overlay in which some numbers are changed or added.

    Args:
        before: its text, which is a valid overlay.
        values: assumption, `series[year]` or `column[Member]` -> number, option or day.
        because: the reason of all of them; None keeps those that the file has.
    """
    whole = yaml_writer().load(before)
    changes = whole["changes"]
    if not changes:
        changes.fa.set_block_style()
    new, reasons, kept, gone = [], {}, {}, []
    for address, value in values.items():
        key, year = _key_and_year(changes, address)
        if key not in changes:
            new.append(address)
            gone += _without_years(changes, address)
            changes[key_of(address)] = _entry(value, because)
            continue
        entry = changes[key]
        reasons[key] = str(entry["because"])
        kept[key] = tuple(word for word in OF_THE_NUMBER if word in entry)
        if year is None:
            gone += _without_years(changes, address)
            entry["value"] = value
        else:
            _set_year(entry["value"], year, value)
        if because is not None:
            entry["because"] = because
    stream = io.StringIO()
    yaml_writer().dump(whole, stream)
    told = {key: words for key, words in kept.items() if words}
    return ChangedOverlay(stream.getvalue(), tuple(new), reasons, told, tuple(gone))


def _key_and_year(changes: Any, address: str) -> tuple[str, int | None]:
    """Under which key a setting goes: a year into the years that the file states, if it does."""
    name, cell = split_address(address)
    by_year = name in changes and isinstance(changes[name]["value"], dict)
    if address not in changes and by_year and cell is not None and cell.isdecimal():
        return name, int(cell)
    return address, None


def _set_year(by_year: Any, year: int, value: object) -> None:
    """Change or add a year, where it belongs among the others."""
    if year in by_year:
        by_year[year] = value
    else:
        by_year.insert(sum(other < year for other in by_year), year, value)


def _without_years(changes: Any, address: str) -> list[str]:
    """Take out the changes of single years or members of what is set as a whole."""
    inside = [str(key) for key in changes if str(key).startswith(f"{address}[")]
    for key in inside:
        del changes[key]
    return inside


def _entry(value: object, because: str | None) -> Any:
    from ruamel.yaml.comments import CommentedMap

    return CommentedMap({"value": value, "because": because})
