"""How the rows and columns of a sheet moved since it was delivered, and formulas with them.

A row or column that somebody inserts moves what stands behind it, and a spreadsheet moves the
references of all formulas. Rows are known by the texts that stand in them, columns likewise; what
has no text moves with what stands before it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from fundmodel.workbooks.a1 import cell_name, column_number
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.opening.read_cells import SheetCells
from fundmodel.workbooks.opening.xml_pieces import FormulaText

Sign = tuple[str, ...]
"""By what a row or column is known: its texts, each once, since scenarios may share a label that
only one of them is planned with; for want of texts, that it has formulas."""

FORMULAS: Sign = ("=",)
MOST_LINES = 20_000

_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9_.$'!])(?P<sheet>'(?:[^']|'')+'!|[A-Za-z_][A-Za-z0-9_.]*!)?"
    r"(?P<first>\$?[A-Z]{1,3}\$?[0-9]+)(?::(?P<last>\$?[A-Z]{1,3}\$?[0-9]+))?(?![A-Za-z0-9_.(!])"
)
_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]+)")


@dataclass(frozen=True)
class Moves:
    """Planned row or column -> where it stands now."""

    rows: Mapping[int, int]
    columns: Mapping[int, int]

    def to(self, row: int, column: int) -> tuple[int, int]:
        """Where a planned cell stands now."""
        return self.rows.get(row, row), self.columns.get(column, column)

    @property
    def is_still(self) -> bool:
        """Whether everything stands where it was planned."""
        return all(
            line == now for lines in (self.rows, self.columns) for line, now in lines.items()
        )


def moves_of(planned: Sheet, found: SheetCells) -> Moves:
    """Find the rows and columns of a planned sheet in a file."""
    plan = {
        at: (cell.formula and FormulaText(cell.formula)) or cell.value
        for at, cell in planned.cells.every()
    }
    texts = {content for content in plan.values() if type(content) is str and content.strip()}
    both = [_cells_with(plan, texts), _cells_with(found, texts)]
    rows, columns = ([_signs(cells, at) for cells in both] for at in (0, 1))
    return Moves(_aligned(*rows), _aligned(*columns))


def moved_formula(formula: str, here: str, moves: Mapping[str, Moves]) -> str:
    """A planned formula as a spreadsheet writes it after the moves.

    Args:
        formula: beginning with "=".
        here: the title of its sheet.
        moves: sheet -> how its rows and columns moved; sheets that are left out did not.

    >>> moved_formula('=SUM(A1:$B$2)&"A1"', "One", {"One": Moves({2: 3}, {2: 4})})
    '=SUM(A1:$D$3)&"A1"'
    """

    def moved(found: re.Match[str]) -> str:
        there = moves.get(_title(found, here))
        if there is None:
            return found[0]
        ends = [_moved_cell(found[end], there) for end in ("first", "last") if found[end]]
        return (found["sheet"] or "") + ":".join(ends)

    pieces = formula.split('"')  # every second piece is a text
    pieces[::2] = [_REFERENCE.sub(moved, piece) for piece in pieces[::2]]
    return '"'.join(pieces)


def counts_through_a_widened_list(formula: str, here: str, moves: Mapping[str, Moves]) -> bool:
    """Whether a planned formula takes a cell by its position from a list that grew since.

    What is found by a head or a text, with MATCH, is found wherever it stands, and so is what is
    found by the number of its row.
    """
    by_name = any(one in formula for one in ("MATCH(", "ROW(", "scenario_case"))
    if by_name or "INDEX(" not in formula:
        return False
    for found in _REFERENCE.finditer(formula):
        there = moves.get(_title(found, here))
        if there and found["last"]:
            before = [_position(found[end]) for end in ("first", "last")]
            after = [there.to(*end) for end in before]
            if _size(*before) != _size(*after):
                return True
    return False


def _size(first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int]:
    return last[0] - first[0], last[1] - first[1]


def _title(found: re.Match[str], here: str) -> str:
    return found["sheet"][:-1].strip("'").replace("''", "'") if found["sheet"] else here


def texts_that_formulas_read(sheet: Sheet) -> set[tuple[str, int, int]]:
    """Sheet, row and column of the cells that sums and searches by a text go through."""
    areas: set[tuple[str, str, str]] = set()
    for _, _, formula in sheet.cells.formulas():
        if "SUMIF(" in formula or "MATCH(" in formula:
            areas |= {one for one in references_of(formula, sheet.title) if one[1].startswith("$")}
    read = set()
    for title, first, last in areas:
        (top, left), (bottom, right) = (_position(end) for end in (first, last))
        if left == right:
            read |= {(title, row, left) for row in range(top, bottom + 1)}
    return read


def references_of(formula: str, here: str) -> Iterator[tuple[str, str, str]]:
    """What a formula takes: sheet, first and last cell, as they are spelled.

    >>> list(references_of("=SUM(A1:$B$2)+Two!C3", "One"))
    [('One', 'A1', '$B$2'), ('Two', 'C3', 'C3')]
    """
    for found in _REFERENCE.finditer(formula):
        yield _title(found, here), found["first"], found["last"] or found["first"]


def _position(cell: str) -> tuple[int, int]:
    _, letters, _, number = _CELL.fullmatch(cell).groups()  # type: ignore[union-attr]
    return int(number), column_number(letters)


def _moved_cell(cell: str, moves: Moves) -> str:
    fixed_column, _, fixed_row, _ = _CELL.fullmatch(cell).groups()  # type: ignore[union-attr]
    row, column = moves.to(*_position(cell))
    return cell_name(row, column, fixed_row=bool(fixed_row), fixed_column=bool(fixed_column))


def _cells_with(
    cells: Mapping[tuple[int, int], object], texts: set[str]
) -> list[tuple[tuple[int, int], str]]:
    """The cells with formulas, and those with a text that is planned on the sheet."""
    found = []
    for at, content in sorted(cells.items()):
        if isinstance(content, FormulaText):
            found.append((at, FORMULAS[0]))
        elif type(content) is str and content in texts:
            found.append((at, content))
    return found


def _signs(cells: Iterable[tuple[tuple[int, int], str]], axis: int) -> dict[int, Sign]:
    """Row (axis 0) or column (axis 1) -> its sign."""
    texts: dict[int, dict[str, None]] = {}
    for at, text in cells:
        line = texts.setdefault(at[axis], {})
        if text != FORMULAS[0]:
            line[text] = None
    return {at: tuple(found) or FORMULAS for at, found in sorted(texts.items())}


def _aligned(planned: Mapping[int, Sign], found: Mapping[int, Sign]) -> dict[int, int]:
    """Planned line -> found line; what is not found moves with what stands before it."""
    if len(found) > MOST_LINES:
        return {}
    ours, theirs = list(planned), list(found)
    matcher = SequenceMatcher(
        None, _hashed(planned.values()), _hashed(found.values()), autojunk=False
    )
    matched = {
        ours[block.a + step]: theirs[block.b + step]
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }
    lines, offset = {}, 0
    for line in range(1, max(ours, default=0) + 1):
        offset = matched.get(line, line + offset) - line
        lines[line] = line + offset
    return lines


def _hashed(signs: Iterable[Sign]) -> Sequence[int]:
    return [hash(sign) for sign in signs]
