"""The sheets of a file that are, letter for letter, what the model writes now.

A file that no program has saved since is compared as a whole: nothing has to be read cell by cell.
"""

from collections.abc import Sequence

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.opening.plain_cells import rows_of
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.writing.cells_xml import SharedTexts, sheet_data
from fundmodel.workbooks.writing.frame import style_numbers

TRIED = 3
"""Of so many sheets, the smallest, one must be as written; else another program wrote the file."""
BEGIN, END = "<sheetData>", "</sheetData>"


def sheets_as_written(opened: OpenedWorkbook, book: Book) -> set[str]:
    """The titles of the sheets whose rows in the file are those that the model writes.

    Args:
        opened: the file, whose own list of shared texts is what its cells refer to.
        book: what it should hold.

    Raises:
        BadInput: the part of the shared texts is damaged.
    """
    numbers, texts, found = style_numbers(), _TextsOfFile(opened.texts), set[str]()
    sheets = [sheet for sheet in book.sheets if sheet.title in opened.sheets]
    for tried, sheet in enumerate(sorted(sheets, key=lambda one: len(one.cells))):
        if tried == TRIED and not found:
            break
        rows = rows_of(opened.archive.read(opened.sheets[sheet.title]))
        if rows is not None and sheet_data(sheet, numbers, texts) == f"{BEGIN}{rows}{END}":
            found.add(sheet.title)
    return found


class _TextsOfFile(SharedTexts):
    """The numbers that texts have in a file."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._known = {text: number for number, text in enumerate(texts)}

    def number(self, text: str) -> int:
        """The number of a text; one that no cell has, where the file lacks it."""
        return self._known.get(text, -1)
