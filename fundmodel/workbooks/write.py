"""A planned workbook onto the disk, unless that would lose what somebody did to the one there."""

from pathlib import Path

from fundmodel.errors import BadInput, message
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.edited import is_edited
from fundmodel.workbooks.save import workbook_bytes, write_whole


def write(book: Book, path: Path, *, force: bool = False) -> None:
    """Write the workbook whole or not at all.

    Raises:
        BadInput: the workbook there was edited since it was written, or the file cannot be written.
    """
    refuse_to_lose(path, force=force)
    content = workbook_bytes(book)
    try:
        write_whole(path, content)
    except OSError as problem:
        raise BadInput(
            message(
                str(path),
                f"the workbook cannot be written ({problem.strerror}).",
                fix="close it in other programs, or choose another place with --output.",
            )
        ) from problem


def refuse_to_lose(path: Path, *, force: bool) -> None:
    """Refuse to overwrite a workbook that holds somebody's work.

    Raises:
        BadInput: it was edited since it was written, or was not written by this program.
    """
    if not force and is_edited(path):
        raise BadInput(
            message(
                str(path),
                "somebody has edited this workbook since it was written.",
                why="Its inputs or formulas are not those that were written; they would be lost.",
                fix="move it elsewhere, choose another place with --output, or overwrite it "
                "with --force.",
            )
        )
