"""The manual onto the disk: whole or not at all, and never over something else."""

import os
from pathlib import Path

from fundmodel.errors import BadInput, message
from fundmodel.manual.document import GENERATOR
from fundmodel.on_disk import write_whole

ENDINGS = (".html", ".htm")
HEAD_BYTES = 2_000


def refuse_destination(path: Path, *, force: bool = False) -> None:
    """Refuse a place where no manual can be written, or where something else would be lost.

    Args:
        path: of the file.
        force: write over a file that is no manual.

    Raises:
        BadInput: it is a folder, no file of the usual kind, has another ending, is read-only, or
            holds something else.
    """
    what = fix = ""
    above = next((one for one in path.absolute().parents if one.exists()), path)
    named = repr(str(path)) if "\0" in str(path) else str(path)
    if "\0" in str(path):
        what, fix = "No file can have this name.", "rename it."
    elif path.is_dir():
        what, fix = "This is a folder.", "add the name of a file, such as manual.html."
    elif path.suffix.lower() not in ENDINGS:
        what, fix = "A manual is a page of HTML.", f"name it {path.stem or 'manual'}.html."
    elif not above.is_dir():
        what, fix = f"{above.name} is a file, not a folder.", "name a file in a folder."
    elif path.exists() and not path.is_file():
        what, fix = "This is a device or a pipe, not a file.", "name a file, such as manual.html."
    elif path.exists() and not os.access(path, os.W_OK):
        what, fix = "The file there is read-only.", "allow writing to it, or choose another place."
    elif path.exists() and not force and not _is_manual(path):
        what = "The file there was not written by `manual`."
        fix = "choose another place with --output, or overwrite it with --force."
    if what:
        raise BadInput(message(named, what, fix=fix))


def write_page(path: Path, page: str) -> None:
    """Write a manual.

    Raises:
        BadInput: the disk refuses.
    """
    try:
        write_whole(path, page.encode("utf-8"))
    except OSError as problem:
        raise BadInput(
            message(
                str(path),
                f"The manual cannot be written ({problem.strerror}).",
                fix="choose another place with --output.",
            )
        ) from problem


def _is_manual(path: Path) -> bool:
    with path.open("rb") as file:
        return f'content="{GENERATOR}"'.encode() in file.read(HEAD_BYTES)
