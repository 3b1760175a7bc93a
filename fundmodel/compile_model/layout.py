"""Where a pair of paths has what in its memory: addresses of cells, in bytes from where it begins.

A cell holds two numbers, one of each of the two paths that are worked out together.
"""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from fundmodel.compile_model.lowering import Lowering, Running
from fundmodel.compile_model.operations import HOME
from fundmodel.compile_model.quarter_cells import named
from fundmodel.compile_model.rows import Row

K = TypeVar("K", bound=Hashable)
CELL = 16
HEAD = 2
"""The first cells say whether something is not finite, and in which line; then come the results."""
BASES = {
    ("two quarters", False): "(local.get $now)",
    ("two quarters", True): "(local.get $before)",
    ("history", False): "(local.get $this)",
    ("history", True): "(local.get $last)",
}
"""Where the rows of this quarter, and of last quarter, begin; all else stands at home."""


class Layout:
    """Addresses; of rows that are remembered longer than a quarter, offsets within theirs.

    Attributes:
        results: address of each result.
        running: address of what is carried along.
        inputs: address of each assumption that does not go by year.
        years: number of each assumption by year.
        constant: address of each row that never changes.
        once: address of each part of a formula that is worked out once, by its text.
        quarter: name of the cell of each row that is forgotten after the quarter; the cells are
            given out when all formulas are spelled.
        two_quarters: offset of each row of which last quarter's value is remembered.
        history: offset of each row of which all quarters are remembered, the wanted ones first.
    """

    def __init__(self, lowering: Lowering) -> None:
        self.lowering, model = lowering, lowering.model
        self._next = HEAD * CELL
        self.results = self._fixed(
            (name, member) for name in lowering.results for member in lowering.members[name]
        )
        wanted_first = sorted(lowering.running, key=lambda one: one.measure != "worst")
        self.running: dict[Running, int] = self._fixed(wanted_first)
        inputs = [name for name in model.inputs if not model.is_by_year(name)]
        self.inputs = self._fixed(
            (name, member) for name in inputs for member in range(len(model.members(name)))
        )
        by_year = [name for name in model.inputs if model.is_by_year(name)]
        self.years = {name: number for number, name in enumerate(by_year)}
        self.constant = self._fixed(self._constant())
        self.once: dict[str, int] = {}
        self._within_a_quarter = 0
        self.quarter = {row: self.take_within_a_quarter() for row in self._rows("quarter")}
        self.two_quarters = _offsets(self._rows("two quarters"))
        wanted = [row for row in self._rows("history") if row[0] in lowering.keep.by_quarter]
        others = [row for row in self._rows("history") if row[0] not in lowering.keep.by_quarter]
        self.history = _offsets([*wanted, *others])
        self.wanted = len(wanted)

    def _rows(self, *storages: str) -> list[Row]:
        lowering = self.lowering
        return [
            (name, member)
            for name in lowering.order
            if lowering.storage[name] in storages
            for member in lowering.members[name]
        ]

    def _constant(self) -> list[Row]:
        """The rows that are worked out once; whoever looks back on them finds copies."""
        constant = (name for name in self.lowering.order if name in self.lowering.constant)
        return [(name, member) for name in constant for member in self.lowering.members[name]]

    def _fixed(self, keys: Iterable[K]) -> dict[K, int]:
        return {key: self.take() for key in keys}

    def take(self) -> int:
        """One more cell at home."""
        self._next += CELL
        return self._next - CELL

    def take_once(self, text: str) -> int:
        """A cell for a part of a formula that is worked out once."""
        self.once[text] = self.take()
        return self.once[text]

    def take_within_a_quarter(self) -> str:
        """The name of a cell that is forgotten after the quarter."""
        self._within_a_quarter += 1
        return named(self._within_a_quarter)

    def address(self, row: Row, *, earlier: bool = False) -> tuple[int | str, str]:
        """Offset and base of a row's value of this quarter, or of last quarter."""
        at_home = [self.inputs, self.results]
        at_home += [] if earlier else [self.constant]
        for found in at_home:
            if row in found:
                return found[row], HOME
        if row in self.quarter:
            return self.quarter[row], HOME
        return self.remembered(row, earlier=earlier)

    def remembered(self, row: Row, *, earlier: bool = False) -> tuple[int, str]:
        """Offset and base of a row that is remembered longer than a quarter."""
        if row in self.two_quarters:
            return self.two_quarters[row], BASES["two quarters", earlier]
        return self.history[row], BASES["history", earlier]

    @property
    def cells(self) -> int:
        """How many cells at home are wanted: the head, the results, the worst values."""
        worst = sum(one.measure == "worst" for one in self.running)
        return HEAD + len(self.results) + worst

    @property
    def end(self) -> int:
        """Where the rows of two quarters begin, once all cells are given out."""
        return self._next

    @property
    def begin_of_history(self) -> int:
        """Where the opening of the histories stands."""
        return self.end + 2 * CELL * len(self.two_quarters)

    @property
    def stride(self) -> int:
        """How far a quarter of the histories is from the next."""
        return CELL * len(self.history)


def _offsets(rows: list[Row]) -> dict[Row, int]:
    return {row: CELL * number for number, row in enumerate(rows)}
