"""Where everything stands in the memory of the compiled module: addresses of cells, in bytes.

A cell holds two numbers, one of each of the two paths that are worked out together.
"""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from fundmodel.compile_model.lowering import Lowering, Row, Running
from fundmodel.compile_model.power import tables

K = TypeVar("K", bound=Hashable)
CELL = 16
TABLES = 64
FIXED = "(i32.const 0)"
BASES = {
    ("two quarters", False): "(local.get $now)",
    ("two quarters", True): "(local.get $before)",
    ("history", False): "(local.get $this)",
    ("history", True): "(local.get $last)",
}
"""Where the rows of this quarter, and of last quarter, begin; all else has a fixed address."""


class Layout:
    """Addresses; of rows that are remembered longer than a quarter, offsets within theirs.

    Attributes:
        inputs: address of each assumption that does not go by year.
        years: number of each assumption by year.
        fixed: address of each row that is worked out once or remembered within the quarter.
        two_quarters: offset of each row of which last quarter's value is remembered.
        history: offset of each row of which all quarters are remembered, the wanted ones first.
        running: address of what is carried along.
        results: address of each result.
        once: address of each part of a formula that is worked out once, by its text.
    """

    def __init__(self, lowering: Lowering) -> None:
        self.lowering, model = lowering, lowering.model
        self._next = TABLES + len(tables())
        inputs = [name for name in model.inputs if not model.is_by_year(name)]
        self.inputs = self._fixed((name, m) for name in inputs
                                  for m in range(len(model.members(name))))  # fmt: skip
        by_year = [name for name in model.inputs if model.is_by_year(name)]
        self.years = {name: number for number, name in enumerate(by_year)}
        self.fixed = self._fixed([*self._constant(), *self._rows("quarter")])
        self.running: dict[Running, int] = self._fixed(lowering.running)
        self.results = self._fixed(
            (name, member) for name in lowering.results for member in lowering.members[name]
        )
        self.two_quarters = _offsets(self._rows("two quarters"))
        wanted = [row for row in self._rows("history") if row[0] in lowering.keep.by_quarter]
        self.history = _offsets([*wanted, *(r for r in self._rows("history") if r not in wanted)])
        self.wanted = len(wanted) * CELL
        self.once: dict[str, int] = {}

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
        """One more cell at a fixed address, for a part of a formula."""
        self._next += CELL
        return self._next - CELL

    def take_once(self, text: str) -> int:
        """A cell for a part of a formula that is worked out once."""
        self.once[text] = self.take()
        return self.once[text]

    def address(self, row: Row, *, earlier: bool = False) -> tuple[int, str]:
        """Offset and base of a row's value of this quarter, or of last quarter."""
        for found in (self.inputs, *([] if earlier else [self.fixed]), self.results):
            if row in found:
                return found[row], FIXED
        return self.remembered(row, earlier=earlier)

    def remembered(self, row: Row, *, earlier: bool = False) -> tuple[int, str]:
        """Offset and base of a row that is remembered longer than a quarter."""
        if row in self.two_quarters:
            return self.two_quarters[row], BASES["two quarters", earlier]
        return self.history[row], BASES["history", earlier]

    @property
    def end(self) -> int:
        """Where the rows of two quarters begin, once all formulas are spelled."""
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
