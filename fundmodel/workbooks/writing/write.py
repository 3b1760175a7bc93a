"""A planned workbook onto the disk, unless that would lose what somebody did to the one there."""

import hashlib
from pathlib import Path

from fundmodel.destinations import not_written, refuse_what_is_no_destination
from fundmodel.errors import BadInput, message
from fundmodel.on_disk import write_whole
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.opening.edited import CONTENT_PROPERTY, is_edited
from fundmodel.workbooks.opening.read_cells import read_properties
from fundmodel.workbooks.writing.save import workbook_bytes

ENDING = ".xlsx"


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
            raise not_written(self.path, problem, "the workbook") from problem

    def refuse_to_lose(self) -> None:
        """Refuse a place where something stands that would be lost.

        A second look at a file that is still the same takes no longer than reading it.

        Raises:
            BadInput: the workbook there was edited since it was written, the file was not written
                by this program, or the place is none for a workbook.
        """
        try:
            refuse_what_is_no_destination(self.path, "an Excel workbook", ENDING)
            if self.force or (state := _state_of(self.path)) == self._seen:
                return
            if is_edited(self.path):
                _refuse_what_would_be_lost(self.path)
            self._seen = state
        except OSError as problem:
            raise not_written(self.path, problem, "the workbook") from problem


def _state_of(path: Path) -> object:
    """What tells a file from what it is after anybody has written it; None where there is none."""
    if not path.exists():
        return None
    found = path.stat()
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, content


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
