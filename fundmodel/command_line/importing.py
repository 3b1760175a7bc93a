"""`import`: the edits of a workbook as a table, and as overlays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.loading import OUTPUTS, print_warnings
from fundmodel.command_line.progress import progress
from fundmodel.command_line.tables import Column, Table
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fundmodel.workbooks.reading_back.overlays import Overlay
    from fundmodel.workbooks.reading_back.returned import ReturnedScenario, ReturnedWorkbook

ENDING = ".yaml"
HEADS = ("Input", "Delivered", "Edited", "Unit", "Cell")


def import_edits(workbook: Path, flags: dict[str, Any]) -> None:
    """Read a workbook, write the overlays of what was edited, and tell."""
    import fundmodel

    form = form_of(flags)
    with progress() as say:
        say(f"Reading {workbook}")
        found = fundmodel.import_workbook(
            workbook, directory=flags["directory"], accept=flags["accept"]
        )
    destinations = _destinations(found, flags)
    overlays = {path: _overlay(one, path, found, flags) for path, one in destinations.items()}
    _write(overlays, force=flags["force"])
    print_warnings(found.warnings)
    give(_answer(found, destinations, overlays), form)


def _destinations(
    found: ReturnedWorkbook, flags: Mapping[str, Any]
) -> dict[Path, ReturnedScenario]:
    """Where the overlay of each scenario goes; nothing is written if one place is taken.

    Raises:
        BadInput: a file is there and may not be changed, or the name is none for an overlay.
    """
    from fundmodel.read_assumptions import BASE, can_be_a_scenario

    given: Path | None = flags["output"]
    first = given or OUTPUTS / f"{_name(found, flags['directory'])}{ENDING}"
    destinations: dict[Path, ReturnedScenario] = {}
    for one in sorted(found.to_write, key=lambda one: not one.is_selected):
        path = first.with_name(f"{first.stem}_{one.known.name}{ENDING}") if destinations else first
        if path.suffix != ENDING or path.stem == BASE or not can_be_a_scenario(path.stem):
            what, fix = "this cannot be the name of an overlay.", "name it as in mine.yaml."
            raise BadInput(message(str(path), what, fix=fix))
        if path.exists() and not flags["force"]:
            _refuse_to_lose(path)
        destinations[path] = one
    return destinations


def _name(found: ReturnedWorkbook, directory: str | None) -> str:
    """The workbook's name, as an overlay can have it: another one than every scenario's."""
    from fundmodel.read_assumptions import BASE, can_be_a_scenario, file_name_of, scenario_names

    name = file_name_of([found.path.stem], "")
    taken = {one.casefold() for one in (BASE, *scenario_names(directory))}
    return f"{name}_edited" if name.casefold() in taken or not can_be_a_scenario(name) else name


def _refuse_to_lose(path: Path) -> None:
    raise BadInput(
        message(
            str(path),
            "there is a file of this name.",
            why="What it says would be changed.",
            fix="choose another place with --output, or change it with --force, which keeps its "
            "comments, its order and its reasons.",
        )
    )


def _overlay(
    one: ReturnedScenario, path: Path, found: ReturnedWorkbook, flags: Mapping[str, Any]
) -> Overlay:
    from fundmodel.workbooks.reading_back.overlays import new_overlay, renewed_overlay

    if path.exists():
        return renewed_overlay(one, path, found.path.name, flags["directory"])
    return new_overlay(one, found.path.name)


def _write(overlays: Mapping[Path, Overlay], *, force: bool) -> None:
    from fundmodel.on_disk import write_whole

    for path, overlay in overlays.items():

        def last_look(path: Path = path) -> None:
            if path.exists() and not force:
                _refuse_to_lose(path)

        write_whole(path, overlay.text.encode(), last_look)


def _answer(
    found: ReturnedWorkbook,
    destinations: Mapping[Path, ReturnedScenario],
    overlays: Mapping[Path, Overlay],
) -> Answer:
    from fundmodel.command_line.results import ENGINE

    files = {one.head: str(path) for path, one in destinations.items()}
    records = [
        {**record, "file": files.get(str(record["scenario"]), "")} for record in found.records()
    ]
    by_name = {
        "engine": ENGINE,
        "workbook": str(found.path),
        "shown": found.selected,
        "edits": records,
        "overlays": [
            {
                "file": str(path),
                "scenario": destinations[path].head,
                "from": overlay.parent,
                "changes": list(overlay.stated),
                "reasons_to_look_at": list(overlay.kept_reasons),
                "taken_out": list(overlay.gone),
            }
            for path, overlay in overlays.items()
        ],
        "warnings": list(found.warnings),
    }
    tables = [_table(found, one) for one in found.scenarios if one.edits]
    return Answer(records, by_name, tables, _closing(found, overlays))


def _table(found: ReturnedWorkbook, one: ReturnedScenario) -> Table:
    rows = []
    for record in found.records():
        if record["scenario"] == one.head:
            before, after = (_text(record[side]) for side in ("delivered", "edited"))
            name, unit, cell = (str(record[key]) for key in ("input", "unit", "cell"))
            rows.append([name, before, after, unit, cell])
    mark = " (shown: overrides count here)" if one.is_selected else ""
    heads = [Column(head, numbers=head in HEADS[1:3]) for head in HEADS]
    return Table(heads, rows, f"Scenario {one.head}{mark}.", goes_on=True)


def _text(value: object) -> str:
    """A number, option or day; a year that is not stated has what the year before has."""
    from fundmodel.read_assumptions import format_number

    if value is None:
        return "as before"
    return format_number(value) if isinstance(value, float) else str(value)


def _closing(found: ReturnedWorkbook, overlays: Mapping[Path, Overlay]) -> list[str]:
    texts = []
    if not found.edits:
        texts.append(f"Nothing was edited in {found.path}, which shows {found.selected}.")
    if moved := _moved(found):
        texts.append(
            f"The files now have other numbers than the workbook was written with: {moved}."
        )
    for path, overlay in overlays.items():
        texts.append(
            f"Written: {path}, from {overlay.parent}, {_counted(overlay.stated, 'change')}. Say "
            "why in `because`; "
            f"`python -m fundmodel run {path}` gives what the workbook shows."
        )
        if overlay.kept_reasons:
            names = ", ".join(overlay.kept_reasons)
            texts.append(f"Its reasons were given for other numbers: {names}.")
        if overlay.gone:
            texts.append(f"Taken out, since {overlay.parent} says the same: "
                         f"{', '.join(overlay.gone)}.")  # fmt: skip
    if not overlays:
        texts.append("Nothing was written: the files say the same.")
    return texts


def _moved(found: ReturnedWorkbook) -> str:
    """What differs from the files although nobody edited it in the workbook."""
    from fundmodel.errors import listed

    names = []
    for one in found.scenarios:
        edited = {edit.name for edit in one.edits} | {
            edit.name.partition("[")[0] for edit in one.edits
        }
        names += [name for name in one.changes if name not in edited]
    return listed(dict.fromkeys(names))


def _counted(things: Sequence[str], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
