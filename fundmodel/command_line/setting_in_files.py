"""`set`: numbers changed or added in a scenario of one's own, checked before it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.folders import format_directory
from fundmodel.command_line.loading import print_warnings
from fundmodel.command_line.settings import read_settings
from fundmodel.command_line.tables import Column, Table
from fundmodel.command_line.whose_scenarios import own_scenario_path
from fundmodel.errors import BadInput, listed, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from fundmodel.editing.settings_in_overlay import ChangedOverlay
    from fundmodel.read_assumptions import Assumptions

HEADS = ("Input", "Was", "Is", "Unit")
MARK = "\ufeff"


def set_in_file(name: str, settings: Sequence[str], flags: dict[str, Any]) -> None:
    """Change a scenario's file, and say what was and what is."""
    import fundmodel
    from fundmodel.editing.settings_in_overlay import with_settings
    from fundmodel.on_disk import write_whole
    from fundmodel.read_assumptions import Draft, plain

    form, directory, because = form_of(flags), flags["directory"], flags["because"]
    path = own_scenario_path(name, directory)
    content = path.read_bytes()
    before = fundmodel.load(path, directory=directory, accept=True)
    typed = read_settings(settings, directory, f"set {name} ")
    changes = {address: plain(value) for address, value in typed.items()}
    _refuse_blank(because)
    changed = with_settings(content.decode("utf-8-sig"), changes, because)
    _refuse_without_reason(name, changed, because)
    try:
        draft = Draft(path, changed.text)
        after = fundmodel.load(draft, directory=directory, accept=flags["accept"])
    except BadInput as refusal:
        raise BadInput(_as_set(refusal, path, name)) from refusal
    _refuse_overruled(name, before.changed(changes, accept=True), after, changes)
    write_whole(path, _as_it_was_saved(changed.text, content), _last_look(path, content))
    print_warnings(after.warnings)
    give(_answer(path, list(changes), (before, after), changed, because), form)


def _refuse_blank(because: str | None) -> None:
    if because is not None and not because.strip():
        fix = "say in a sentence why the number differs here."
        raise BadInput(message("--because", "The reason is empty.", fix=fix))


def _refuse_without_reason(name: str, changed: ChangedOverlay, because: str | None) -> None:
    if because is None and changed.new:
        raise BadInput(
            message(
                f"set {name}",
                f"Nothing says why: {listed(changed.new)}.",
                why="A change without its reason cannot be judged by the next reader.",
                fix='add --because "...", a sentence.',
            )
        )


def _as_set(refusal: BadInput, path: Path, name: str) -> str:
    """A refusal of the draft, whose lines nobody can look up, told of what was typed."""
    from fundmodel.read_assumptions import format_path

    return re.sub(rf"(?m)^{re.escape(format_path(path))}:\d+:\d+", f"set {name}", str(refusal))


def _refuse_overruled(
    name: str, asked: Assumptions, after: Assumptions, addresses: Iterable[str]
) -> None:
    """A change further down in the file may state the same number once more."""
    for address in addresses:
        if _stated(asked, address) != _stated(after, address):
            raise BadInput(
                message(
                    f"set {name} {address}",
                    f"It stays at {_stated(after, address)}.",
                    why="Another change of it stands further down in the file, and counts.",
                    fix="take one of the two out of the file.",
                )
            )


def _as_it_was_saved(text: str, before: bytes) -> bytes:
    """The text with the line ends, and the mark in front, that the file had."""
    if b"\r\n" in before:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    mark = MARK if before.startswith(MARK.encode()) else ""
    return (mark + text).encode()


def _last_look(path: Path, content: bytes) -> Callable[[], None]:
    def look() -> None:
        if path.read_bytes() != content:
            what = "The file was changed by somebody else at the same time."
            raise BadInput(message(format_directory(path), what, fix="do it again."))

    return look


def _answer(
    path: Path,
    names: Sequence[str],
    sets: tuple[Assumptions, Assumptions],
    changed: ChangedOverlay,
    because: str | None,
) -> Answer:
    records = [_record(name, *sets) for name in names]
    by_name = {
        "file": format_directory(path),
        "changes": records,
        "because": because,
        "reasons_before": dict(changed.reasons),
        "said_of_the_number_before": {name: list(words) for name, words in changed.kept.items()},
        "taken_out": list(changed.gone),
    }
    rows = [[str(one["input"]), str(one["was"]), str(one["is"]), str(one["unit"])]
            for one in records]  # fmt: skip
    table = Table([Column(head, numbers=head in HEADS[1:3]) for head in HEADS], rows)
    closing = [f"Written: {format_directory(path)}.", *_to_look_at(changed, because)]
    return Answer(records, by_name, [table], closing)


def _record(name: str, before: Assumptions, after: Assumptions) -> dict[str, object]:
    return {
        "input": name,
        "was": _stated(before, name),
        "is": _stated(after, name),
        "unit": after.metadata(name.partition("[")[0]).unit.name,
    }


def _stated(assumptions: Assumptions, name: str) -> object:
    """A number, an option or a day; of a series as a whole the range of its years."""
    from fundmodel.read_assumptions import Series, format_setting, format_value

    one = assumptions.named(name.partition("[")[0])
    if isinstance(one, Series) and "[" not in name:
        values = set(one.values.values())
        return format_setting(values.pop() if len(values) == 1 else dict(one.values))
    unit = assumptions.metadata(name.partition("[")[0]).unit
    return format_value(assumptions.number(name), unit, getattr(one, "options", ()))


def _to_look_at(changed: ChangedOverlay, because: str | None) -> Iterator[str]:
    """What the file still says of other numbers, or no longer says."""
    for name, reason in changed.reasons.items():
        if because is None:
            yield f"The reason of {name} was given for another number: {reason}"
        elif reason != because:
            yield f"The reason of {name} was before: {reason}"
    yield from _kept_in_words(changed.kept)
    if changed.gone:
        yield f"Taken out, since all years are set at once: {', '.join(changed.gone)}."


def _kept_in_words(kept: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name, words in kept.items():
        yield f"{name} still has the {' and '.join(words)} of another number."
