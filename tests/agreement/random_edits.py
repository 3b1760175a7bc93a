"""What users may type over the inputs, drawn at random: for the sheet and for the engine alike."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fundmodel.build_model.units import is_whole
from fundmodel.dates import date_of, quarter_ends, serial_of
from fundmodel.read_assumptions import Assumptions, Column, Metadata, Series
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    FIRST_YEAR,
    INPUTS,
    MEMBERS,
    ROW_KIND,
    InputColumns,
)
from tests.properties.draws import within
from tests.recalculation.engines import Edit

FEWEST, MOST = 4, 9
DIGITS = 6


@dataclass
class Typed:
    """What one user typed over the numbers of a scenario.

    Attributes:
        overrides: address of a number -> what is typed over it, as the plan of the workbook has it.
        changes: the same for `Assumptions.changed`.
    """

    overrides: dict[str, float] = field(default_factory=dict)
    changes: dict[str, float] = field(default_factory=dict)

    def edits(self, book: Book) -> list[Edit]:
        """The cells to type into."""
        cells = override_cells(book)
        return [(*cells[name], value) for name, value in self.overrides.items()]


def typed_at_random(seed: int, assumptions: Assumptions, years: tuple[int, int]) -> Typed:
    """Several numbers, each anywhere in its plausible range.

    Args:
        seed: the same seed gives the same numbers.
        assumptions: the scenario that is shown.
        years: the first and last year of the sheet Inputs by year.
    """
    chance = random.Random(seed)  # noqa: S311  (nothing is kept secret)
    names = [item.name for item in assumptions if not getattr(item, "structural", False)]
    typed = Typed()
    for name in chance.sample(names, chance.randint(FEWEST, MOST)):
        item = assumptions.named(name)
        if isinstance(item, Column):
            _type_members(typed, item, chance)
        elif isinstance(item, Series):
            _type_years(typed, item, chance, years)
        else:
            typed.overrides[name] = drawn(chance, item.metadata)
            typed.changes[name] = typed.overrides[name]
    for name, number in within(typed.changes, assumptions).items():
        if number != typed.changes.get(name):
            typed.overrides[name] = typed.changes[name] = number
    return typed


def drawn(chance: random.Random, metadata: Metadata) -> float:
    """A number of the plausible range; whole where its unit is."""
    low, high = metadata.plausible
    if metadata.ends_on_quarter:
        day = date_of(chance.randint(int(low), int(high)))
        return serial_of(quarter_ends(day)[1])
    if is_whole(metadata.unit):
        return float(chance.randint(int(low), int(high)))
    if low > 0 and high < 1 / 10**DIGITS * 10:
        return float(f"{chance.uniform(low, high):.3g}")
    return min(max(round(chance.uniform(low, high), DIGITS), low), high)


def _type_members(typed: Typed, column: Column, chance: random.Random) -> None:
    if column.adds_to_one:
        values = shares_of_one(chance, len(column.members))
        new = dict(zip(column.members, values, strict=True))
    else:
        members = chance.sample(column.members, min(len(column.members), chance.randint(1, 3)))
        new = {one: drawn(chance, column.metadata_of(one)) for one in members}
    for member, value in new.items():
        typed.overrides[f"{column.name}[{member}]"] = value
        typed.changes[f"{column.name}[{member}]"] = value


def shares_of_one(chance: random.Random, number: int) -> list[float]:
    """Shares in parts of a thousandth that add up to one."""
    cuts = sorted(chance.randint(0, 1000) for _ in range(number - 1))
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, 1000], strict=True)]
    return [part / 1000 for part in parts]


def _type_years(
    typed: Typed, series: Series, chance: random.Random, years: tuple[int, int]
) -> None:
    """A number of a year holds until the next year that has one, on the sheet as in the engine."""
    first, last = years
    chosen = chance.sample(range(first, last + 1), chance.randint(1, 4))
    values = {year: drawn(chance, series.metadata) for year in chosen}
    for year, value in values.items():
        typed.overrides[f"{series.name}[{year}]"] = value
        typed.changes[f"{series.name}[{year}]"] = value


def override_cells(book: Book) -> Mapping[str, tuple[str, str]]:
    """Address of a number -> the sheet and the cell in which it is typed over."""
    return dict(_override_cells(book))


def _override_cells(book: Book) -> Iterator[tuple[str, tuple[str, str]]]:
    for title in (INPUTS, MEMBERS):
        for (row, column), cell in book.sheet(title).cells.items():
            if column == InputColumns.name and cell.style == "key":
                yield str(cell.value), (title, cell_name(row, InputColumns.override))
    sheet = book.sheet(BY_YEAR)
    years = {
        column: int(cell.value)
        for (row, column), cell in sheet.cells.items()
        if column >= FIRST_YEAR and cell.style == "head_whole"
    }
    for (row, column), cell in sheet.cells.items():
        if column == ROW_KIND and cell.value == "Override":
            name = sheet.cells[row, InputColumns.name].value
            for at, year in years.items():
                yield f"{name}[{year}]", (BY_YEAR, cell_name(row, at))
