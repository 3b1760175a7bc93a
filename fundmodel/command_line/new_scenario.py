"""`new-scenario`: the file of a scenario of one's own, with an example in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.folders import format_directory, own_directory
from fundmodel.command_line.loading import SAFE_NAME
from fundmodel.command_line.whose_scenarios import begins_from, is_shipped_scenario
from fundmodel.errors import BadInput, closest, message, quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGEST_NAME = 100
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that no file of Windows can have, whatever follows their first point."""
RULE = (
    "Letters, digits, -, _ and points make it, a letter or digit first; no folder, no .yaml, "
    "no device of Windows such as con."
)


def begin_scenario(name: str, flags: dict[str, Any]) -> None:
    """Write the file of a new scenario, with the schema for editors beside its folder."""
    import fundmodel
    from fundmodel.editing.new_overlay import new_overlay_text
    from fundmodel.on_disk import write_whole
    from fundmodel.read_assumptions import ENDING, SCENARIOS, Draft

    form, directory = form_of(flags), flags["directory"]
    own = own_directory(directory)
    path = own / SCENARIOS / f"{name}{ENDING}"
    _refuse_name(name)
    _refuse_taken(name, directory)
    parent = _parent(flags["parent"], directory)
    label = _label(name, flags["label"])
    text = new_overlay_text(name, label, parent, fundmodel.load(parent, directory=directory))
    fundmodel.load(Draft(path, text), directory=directory)
    schema = _schema_beside(own, directory)
    write_whole(path, text.encode(), _last_look(path))
    give(_answer(name, label, parent, path, schema), form)


def _refuse_name(name: str) -> None:
    from fundmodel.read_assumptions import can_be_a_scenario

    safe = SAFE_NAME.fullmatch(name) and can_be_a_scenario(name) and len(name) <= LONGEST_NAME
    if not safe or DEVICES.match(name):
        raise BadInput(
            message(
                quoted(name, ""),
                "This cannot be the name of a scenario.",
                why=RULE,
                fix="choose a name such as my_case.",
            )
        )


def _refuse_taken(name: str, directory: str | None) -> None:
    """Refuse the name of another scenario, also where only its spelling differs."""
    from fundmodel.read_assumptions import BASE, alike, scenario_names, scenario_path

    for _, other in alike([BASE, *scenario_names(directory), name]):
        path = None if other == BASE else scenario_path(other, directory)
        where, fix = "base", "choose another one."
        if path is not None:
            where = format_directory(path)
            is_shipped = is_shipped_scenario(path, directory)
            change = f"`python -m fundmodel set {other} INPUT=VALUE` changes that one"
            with_its = f"{begins_from(other)} with the changes of {other}"
            fix = f"choose another one; {with_its if is_shipped else change}."
        raise BadInput(message(name, f"The name is taken, by {where}.", fix=fix))


def _parent(parent: str, directory: str | None) -> str:
    from fundmodel.command_line.loading import scenario_meant
    from fundmodel.read_assumptions import BASE, scenario_names

    known = [BASE, *scenario_names(directory)]
    meant = scenario_meant(parent, known)
    if meant not in known:
        raise BadInput(
            message(
                f"--from {parent}",
                f"There is no scenario {quoted(parent)}.",
                meant=closest(parent, known),
                fix="name one of those that `python -m fundmodel list` shows.",
            )
        )
    return meant


def _label(name: str, given: str | None) -> str:
    label = name.replace("_", " ").replace("-", " ").strip() if given is None else given
    if not (label.strip() and label.isprintable()):
        fix = "write a few words on one line."
        raise BadInput(message("--label", f"{quoted(label)} is no label.", fix=fix))
    return label[:1].upper() + label[1:] if given is None else label


def _schema_beside(own: Path, directory: str | None) -> Path | None:
    """The schema that the new file points to, written where there is none; None where there is."""
    from fundmodel.command_line.schemas import written_schemas
    from fundmodel.editing.schema_lines import FOLDER

    if (own / FOLDER / "scenario.json").exists():
        return None
    return written_schemas(own / FOLDER, directory, kinds=("scenario",))["scenario"]


def _last_look(path: Path) -> Callable[[], None]:
    def look() -> None:
        if path.exists():
            what = "There is a file of this name now."
            raise BadInput(message(str(path), what, fix="choose another name."))

    return look


def _answer(name: str, label: str, parent: str, path: Path, schema: Path | None) -> Answer:
    file = format_directory(path)
    record = {"name": name, "label": label, "from": parent, "file": file}
    closing = [
        f"Written: {file}, from {parent}; it changes nothing yet.",
        f'To change a number: python -m fundmodel set {name} INPUT=VALUE --because "..."',
        f"To run it: python -m fundmodel run {name}",
    ]
    if schema is not None:
        closing.insert(1, f"Written: {format_directory(schema)}, by which an editor completes it.")
    return Answer([record], record, closing=closing)
