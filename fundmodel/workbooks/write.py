"""A planned workbook onto the disk, unless that would lose what somebody did to the one there."""

from pathlib import Path

from fundmodel.errors import BadInput, message
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.edited import CONTENT_PROPERTY, is_edited
from fundmodel.workbooks.read_cells import read_properties
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
        raise _not_written(path, problem) from problem


def refuse_to_lose(path: Path, *, force: bool) -> None:
    """Refuse to overwrite a workbook that holds somebody's work.

    Raises:
        BadInput: it was edited since it was written, was not written by this program, or is no
            place for a file.
    """
    try:
        is_folder, in_the_way = path.is_dir(), not force and is_edited(path)
    except OSError as problem:
        raise _not_written(path, problem) from problem
    if is_folder:
        raise BadInput(
            message(
                str(path), "this is a folder.", fix="add the name of a file, such as mine.xlsx."
            )
        )
    if not in_the_way:
        return
    if _is_ours(path):
        what = "somebody has edited this workbook since it was written."
        why = "Its inputs or formulas are not those that were written; they would be lost."
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
