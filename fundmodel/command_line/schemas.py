"""`schema`: JSON Schemas by which an editor completes the YAML files and underlines mistakes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.folders import own_directory
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

FILES_OF = {
    "assumptions": "base/*.yaml",
    "correlations": "base/correlations.yaml",
    "deal": "base/deal.yaml",
    "members": "base/members/*.yaml",
    "scenario": "scenarios/*.yaml",
}


def write_schemas(flags: dict[str, Any]) -> None:
    """Write a schema of each kind of file, or print all of them."""
    form = form_of(flags)
    if flags["printed"]:
        click.echo(json.dumps(_schemas(flags["directory"]), ensure_ascii=False))
        return
    folder = flags["output"] or _usual_folder(flags["directory"])
    give(_answer(written_schemas(folder, flags["directory"])), form)


def written_schemas(
    folder: Path, directory: str | None, kinds: Collection[str] = tuple(FILES_OF)
) -> dict[str, Path]:
    """Write schemas of a set into a folder: kind -> file.

    Raises:
        OSError: the disk refuses.
    """
    from fundmodel.editing.schemas import schema_file
    from fundmodel.on_disk import write_whole

    found = {}
    for kind, schema in _schemas(directory).items():
        if kind not in kinds:
            continue
        found[kind] = folder / f"{kind}.json"
        write_whole(found[kind], schema_file(schema))
    return found


def _schemas(directory: str | None) -> dict[str, dict[str, Any]]:
    import fundmodel
    from fundmodel.editing.schemas import schemas
    from fundmodel.read_assumptions import scenario_names

    return schemas(fundmodel.load("base", directory=directory), scenario_names(directory))


def _usual_folder(directory: str | None) -> Path:
    from fundmodel.editing.schema_lines import FOLDER

    return own_directory(directory) / FOLDER


def _answer(files: Mapping[str, Path]) -> Answer:
    from fundmodel.command_line.folders import format_directory
    from fundmodel.editing.schema_lines import MARK

    records = [
        {"kind": kind, "for": FILES_OF[kind], "file": format_directory(path)}
        for kind, path in files.items()
    ]
    rows = [[one["for"], one["file"]] for one in records]
    table = Table([Column("Files"), Column("Schema", whole=True)], rows)
    closing = (
        f"A file points to its schema by its first line, such as `{MARK}../schema/scenario.json`. "
        "An editor with the YAML language server then completes names and underlines mistakes."
    )
    return Answer(records, {"schemas": records}, [table], [closing])
