"""The assumptions that came with the program, copied to a folder where they can be edited."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING

from fundmodel.editing.schema_lines import FOLDER
from fundmodel.errors import BadInput, message
from fundmodel.on_disk import BEGINS, ENDS
from fundmodel.read_assumptions import (
    BASE,
    ENDING,
    SCENARIOS,
    shipped_directory,
    shipped_scenarios,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BESIDE = ("README.md",)


def copy_shipped_assumptions(folder: Path) -> list[Path]:
    """Copy what came with the program, whole or not at all.

    Returns:
        The files, as paths in the folder.

    Raises:
        BadInput: something of that name is there.
        OSError: the disk refuses.
    """
    _refuse_to_write_over(folder)
    root = shipped_directory()
    files = sorted(_shipped_files(root))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.parent / f"{BEGINS}{secrets.token_hex(8)}{ENDS}"
    try:
        for path in files:
            target = beside / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        _refuse_to_write_over(folder)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return [folder / path.relative_to(root) for path in files]


def _shipped_files(root: Path) -> Iterator[Path]:
    yield from (root / BASE).rglob(f"*{ENDING}")
    yield from (root / FOLDER).glob("*.json")
    yield from (path for name in BESIDE if (path := root / name).is_file())
    shipped = shipped_scenarios(root)
    yield from (one for one in (root / SCENARIOS).glob(f"*{ENDING}") if one.stem in shipped)


def _refuse_to_write_over(folder: Path) -> None:
    if folder.exists() or folder.is_symlink():
        raise BadInput(
            message(
                str(folder),
                "There is something of this name.",
                why="What is there is never written over.",
                fix="name another folder, `python -m fundmodel copy-assumptions DIR`, and read it "
                "with --assumptions DIR; files of your own can be moved into it.",
            )
        )
