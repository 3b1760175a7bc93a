"""The edition of values alone does not come back."""

from fundmodel.errors import BadInput, message
from fundmodel.workbooks.editions import READER, edition_of
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook


def refuse_values_alone(book: OpenedWorkbook) -> None:
    """Refuse a file that says it holds values alone.

    Raises:
        BadInput: it does; says what wrote it, and where there are formulas.
    """
    if edition_of(book.properties) != READER:
        return
    engine, assumptions = (
        book.properties.get(f"fundmodel_{one}", "unknown") for one in ("version", "assumptions")
    )
    raise BadInput(
        message(
            str(book.path),
            "this is the reader edition, which holds values and no formulas.",
            why="What is typed into it changes no number, so nothing is read from it or compared "
            f"with it. Version {engine} wrote it from the assumptions {assumptions}.",
            fix="take the live workbook: `python -m fundmodel` writes it, or ask whoever sent you "
            "this one.",
        )
    )
