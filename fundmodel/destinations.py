"""Where a file may be written: no folder, no device, nothing read-only, nothing of another kind."""

import os
import stat
from pathlib import Path

from fundmodel.errors import BadInput, message
from fundmodel.on_disk import real_path

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def refuse_what_is_no_destination(path: Path, kind: str, *endings: str) -> None:
    """Refuse a folder, a device, a file that is read-only, and a name of another kind of file.

    Args:
        path: of the file.
        kind: of file, such as "an Excel workbook".
        endings: that its name may have, the usual one first, such as ".xlsx".

    Raises:
        BadInput: says what stands there, and what to name instead.
        OSError: the links lead in a circle.
    """
    if "\0" in str(path):
        raise BadInput(message(repr(str(path)), "no file can have this name.", fix="rename it."))
    mode = path.stat().st_mode if os.path.lexists(real_path(path)) else None
    above = next((one for one in path.parents if one.exists()), path)
    name_one = f"name a file, such as mine{endings[0]}."
    what = fix = ""
    if mode is not None and stat.S_ISDIR(mode):
        what, fix = "this is a folder.", f"add the name of a file, such as mine{endings[0]}."
    elif mode is not None and not stat.S_ISREG(mode):
        what, fix = "this is a device or a pipe, not a file.", name_one
    elif path.suffix.lower() not in endings:
        what, fix = f"what is written is {kind}.", f"name it {path.stem or 'mine'}{endings[0]}."
    elif not above.is_dir():
        what, fix = f"{above} is a file, not a folder.", "name a file in a folder."
    elif mode is not None and not (mode & WRITABLE and os.access(path, os.W_OK)):
        what, fix = "the file there is read-only.", "allow writing to it, or choose another place."
    if what:
        raise BadInput(message(str(path), what, fix=fix))


def not_written(path: Path, problem: OSError, kind: str) -> BadInput:
    """The refusal of a file that the disk does not take; `kind` such as "the workbook"."""
    return BadInput(
        message(
            str(path),
            f"{kind} cannot be written ({problem.strerror}).",
            fix="close it in other programs, or choose another place with --output.",
        )
    )
