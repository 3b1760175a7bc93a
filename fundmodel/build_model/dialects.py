"""A dialect: what one reading of the tree makes of every operation and every reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.references import MEMBERS, QUARTERS
from fundmodel.errors import ModelMistake, closest, message

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Dialect(Generic[T, R]):
    """One entry a row of each table: texts, or functions that make them.

    Attributes:
        name: of the language that it spells.
        operations: an entry a row of `OPERATIONS`.
        quarters: an entry a row of `QUARTERS`.
        members: an entry a row of `MEMBERS`.
        measures: an entry a row of `MEASURES`.

    Raises:
        ModelMistake: an entry is missing, or belongs to no row; names all of them.
    """

    name: str
    operations: Mapping[str, T]
    quarters: Mapping[str, R]
    members: Mapping[str, R]
    measures: Mapping[str, R]

    def __post_init__(self) -> None:
        tables: tuple[tuple[str, Mapping[str, object], Mapping[str, object]], ...] = (
            ("operations", self.operations, OPERATIONS),
            ("quarters", self.quarters, QUARTERS),
            ("members", self.members, MEMBERS),
            ("measures", self.measures, MEASURES),
        )
        wrong = [text for table in tables for text in _differences(self.name, *table)]
        if wrong:
            raise ModelMistake("\n\n".join(wrong))


def _differences(
    dialect: str, table: str, entries: Mapping[str, object], rows: Mapping[str, object]
) -> list[str]:
    missing = [
        message(
            f"The dialect of {dialect}, {table}",
            f"has no entry for `{row}`.",
            why="Every reading of the tree reads all of it, or none.",
            fix="add the entry to the dialect.",
        )
        for row in rows
        if row not in entries
    ]
    strange = [
        message(
            f"The dialect of {dialect}, {table}",
            f"has an entry `{entry}`, which is no row of the table.",
            meant=closest(entry, rows),
            fix="add the row to the table of the language, or leave the entry out.",
        )
        for entry in entries
        if entry not in rows
    ]
    return [*missing, *strange]
