"""Sets of assumptions that share a model: alike in all but the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fundmodel.read_assumptions import Assumptions


class Structure:
    """What of a set of assumptions the model depends on: all but the numbers."""

    def __init__(self, assumptions: Assumptions) -> None:
        self.assumptions = assumptions

    def __hash__(self) -> int:
        return hash(self.assumptions.structure)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Structure)
            and other.assumptions.structure == self.assumptions.structure
        )
