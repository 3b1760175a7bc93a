"""Draws and results of every path as a Parquet file, which DuckDB and R read as it is."""

from __future__ import annotations

import os
import secrets
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from fundmodel.simulation.simulation import Simulation

ENDING, LIBRARY = ".parquet", "pyarrow"
ROWS = 16_384


def refuse_destination(path: Path) -> None:
    """Refuse a place where no such file can be written, before anybody waits for it.

    Raises:
        BadInput: the name, the folder or the library is not what it takes.
    """
    what = fix = ""
    if path.suffix != ENDING:
        what, fix = "What is saved is a Parquet file.", f"name it {path.stem or 'worlds'}{ENDING}."
    elif path.is_dir():
        what, fix = "This is a folder.", "add the name of a file, such as worlds.parquet."
    elif not path.absolute().parent.is_dir():
        what, fix = "There is no such folder to write into.", "make the folder, or name another."
    elif find_spec(LIBRARY) is None:
        what = f"Parquet files are written by `{LIBRARY}`, which is not installed."
        fix = "python -m pip install pyarrow, or `fundmodel[parquet]`."
    if what:
        raise BadInput(message(str(path), what, fix=fix))


def save(simulation: Simulation, path: Path) -> None:
    """Write a row a path: its number, what was drawn, and the results; whole or not at all.

    Draws are drawn again in blocks, so that a million paths take no more memory than a block.

    Args:
        simulation: what was worked out.
        path: of the file; one that is there is replaced.

    Raises:
        BadInput: it cannot be written there.
    """
    refuse_destination(path)
    beside = path.with_name(f".{path.name}-{secrets.token_hex(8)}.part")
    try:
        _write(simulation, beside)
        beside.replace(path)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise BadInput(
            message(
                str(path),
                f"This cannot be written ({why}).",
                fix="choose another place, or make room.",
            )
        ) from problem
    finally:
        beside.unlink(missing_ok=True)


def _write(simulation: Simulation, path: Path) -> None:
    arrow, parquet = import_module(LIBRARY), import_module(f"{LIBRARY}.parquet")
    paths = simulation.asked.paths
    with path.open("xb") as file:
        writer = None
        for first in range(0, paths, ROWS):
            table = arrow.table(_columns(simulation, first, min(first + ROWS, paths)))
            if writer is None:
                told = {name: str(text) for name, text in described(simulation).items()}
                table = table.replace_schema_metadata(told)
                writer = parquet.ParquetWriter(file, table.schema)
            writer.write_table(table.cast(writer.schema))
        if writer is not None:
            writer.close()
        file.flush()
        os.fsync(file.fileno())


def described(simulation: Simulation) -> dict[str, Any]:
    """What tells these worlds from others."""
    return {
        "scenario": simulation.assumptions.title,
        "assumptions": simulation.assumptions.fingerprint,
        "seed": simulation.asked.seed,
        "sampling": simulation.asked.sampling,
        "paths": simulation.asked.paths,
    }


def _columns(simulation: Simulation, first: int, last: int) -> Mapping[str, NDArray[Any]]:
    drawn = simulation.worlds.block(first, last).drawn
    begun = {f"{kind} begins": rows[first:last] for kind, rows in simulation.begun.items()}
    results = {name: simulation.by_path[name][first:last] for name in simulation.told}
    return {"path": np.arange(first + 1, last + 1), **drawn, **begun, **results}
