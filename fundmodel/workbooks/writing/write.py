"""A planned workbook onto the disk, unless that would lose what somebody did to the one there."""

import hashlib
import os
import stat
from pathlib import Path

from fundmodel.errors import BadInput, message
from fundmodel.on_disk import real_path, write_whole
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.opening.edited import CONTENT_PROPERTY, is_edited
from fundmodel.workbooks.opening.read_cells import read_properties
from fundmodel.workbooks.writing.save import workbook_bytes

ENDING = ".xlsx"
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Destination:
    """The place of a workbook, where nothing stands that would be lost.

    It is looked at when it is named, so that nobody waits for a run that cannot be written, and
    again at the moment of writing, since a run takes as long as it takes to edit a cell.

    Attributes:
        path: of the file.
        force: overwrite a workbook that somebody has edited.
    """

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self.path, self.force = path, force
        self._seen: object = None
        self.refuse_to_lose()

    def write(self, book: Book) -> None:
        """Write the planned workbook whole or not at all.

        Raises:
            BadInput: somebody has edited the workbook there, or the file cannot be written.
        """
        content = workbook_bytes(book)
        try:
            write_whole(self.path, content, last_look=self.refuse_to_lose)
        except OSError as problem:
            raise _not_written(self.path, problem) from problem

    def refuse_to_lose(self) -> None:
        """Refuse a place where something stands that would be lost.

        A second look at a file that is still the same takes no longer than reading it.

        Raises:
            BadInput: the workbook there was edited since it was written, the file was not written
                by this program, or the place is none for a workbook.
        """
        try:
            _refuse_what_is_no_destination(self.path)
            if self.force or (state := _state_of(self.path)) == self._seen:
                return
            if is_edited(self.path):
                _refuse_what_would_be_lost(self.path)
            self._seen = state
        except OSError as problem:
            raise _not_written(self.path, problem) from problem


def _state_of(path: Path) -> object:
    """What tells a file from what it is after anybody has written it; None where there is none."""
    if not path.exists():
        return None
    found = path.stat()
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, content


def _refuse_what_is_no_destination(path: Path) -> None:
    """Refuse a folder, a device, a file that is read-only, and a name of another kind of file."""
    if "\0" in str(path):
        raise BadInput(message(repr(str(path)), "no file can have this name.", fix="rename it."))
    mode = path.stat().st_mode if os.path.lexists(real_path(path)) else None
    what = fix = ""
    if mode is not None and stat.S_ISDIR(mode):
        what, fix = "this is a folder.", "add the name of a file, such as mine.xlsx."
    elif mode is not None and not stat.S_ISREG(mode):
        what, fix = "this is a device or a pipe, not a file.", "name a file, such as mine.xlsx."
    elif path.suffix.lower() != ENDING:
        what, fix = "what is written is an Excel workbook.", f"name it {path.stem or 'mine'}.xlsx."
    elif mode is not None and not (mode & WRITABLE and os.access(path, os.W_OK)):
        what, fix = "the file there is read-only.", "allow writing to it, or choose another place."
    if what:
        raise BadInput(message(str(path), what, fix=fix))


def _refuse_what_would_be_lost(path: Path) -> None:
    if _is_ours(path):
        what = "somebody has edited this workbook since it was written."
        why = "What was typed, noted, added or formatted there would be lost."
    else:
        what = "this file was not written by this program, or is damaged."
        why = "What it holds would be lost."
    fix = "move it elsewhere, choose another place with --output, or overwrite it with --force."
    raise BadInput(message(str(path), what, why=why, fix=fix))


def _is_ours(path: Path) -> bool:
    try:
        return CONTENT_PROPERTY in read_properties(path)
    except BadInput:
        return False


def _not_written(path: Path, problem: OSError) -> BadInput:
    return BadInput(
        message(
            str(path),
            f"the workbook cannot be written ({problem.strerror}).",
            fix="close it in other programs, or choose another place with --output.",
        )
    )
