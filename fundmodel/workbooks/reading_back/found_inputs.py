"""The sheets of inputs of a file: where each number stands, found by heads and names."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fundmodel.errors import BadInput, closest, listed, message
from fundmodel.read_assumptions import Assumptions
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS, InputColumns, YearColumns
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.xml_pieces import FormulaText
from fundmodel.workbooks.reading_back.found_columns import (
    ANEW,
    FoundSheet,
    found_input_columns,
    found_year_columns,
    refuse_other_scenarios,
    scenarios_of,
)
from fundmodel.workbooks.reading_back.found_selectors import FoundSelectors, find_selectors
from fundmodel.workbooks.reading_back.values_alone import refuse_values_alone
from fundmodel.workbooks.sheets.choices import CHOICE_HERE
from fundmodel.workbooks.sheets.inputs_by_year import LIVE, OVERRIDE, SeriesRows
from fundmodel.workbooks.sheets.scenario_heads import (
    CASE_LABEL,
    FORMER_SELECTOR_LABEL,
    SELECTOR_LABEL,
)

MOST_NAMED = 8
OTHER_SET = "choose a workbook that was written from these assumptions, or write it anew."


@dataclass(frozen=True)
class FoundSeries:
    """The rows of one series, and those of its scenarios by name."""

    rows: SeriesRows
    scenarios: Mapping[str, int]


@dataclass(frozen=True)
class FoundInputs:
    """Where the numbers of a workbook stand, before it is known which assumptions they are of.

    Attributes:
        path: of the workbook.
        sheets: Inputs, Inputs by year and Members.
        columns: of Inputs and of Members, each as it was found there.
        scenarios: the same sheets' scenarios: name -> column.
        years: the columns of Inputs by year.
        chosen: what is chosen on Dashboard.
    """

    path: Path
    sheets: Mapping[str, FoundSheet]
    columns: Mapping[str, InputColumns]
    scenarios: Mapping[str, Mapping[str, int]]
    years: YearColumns
    chosen: FoundSelectors

    @property
    def selector(self) -> tuple[int, int]:
        """Row and column of the cell of Inputs that names a scenario."""
        row = _row_of(self.sheets[INPUTS], SELECTOR_LABEL, FORMER_SELECTOR_LABEL)
        return row, self.columns[INPUTS].live

    @property
    def deciding_cell(self) -> tuple[int, int] | None:
        """Row and column of the formula that decides between Inputs and Dashboard.

        None in a workbook of a version in which Inputs alone counts.
        """
        sheet, columns = self.sheets[INPUTS], self.columns[INPUTS]
        if sheet.cells.get((self.selector[0], columns.label)) == FORMER_SELECTOR_LABEL:
            return None
        return _row_of(sheet, CASE_LABEL), columns.name

    @property
    def selected(self) -> tuple[str, str]:
        """The head of the scenario shown, and the cell that names it."""
        if self.chosen.scenario is not None:
            return str(self.chosen.scenario.content), self.chosen.scenario.reference
        return self.head_of_inputs, on_sheet(INPUTS, cell_name(*self.selector))

    @property
    def head_of_inputs(self) -> str:
        """What the selector of Inputs names, whether or not it counts."""
        return str(self.sheets[INPUTS].cells.get(self.selector, ""))

    def case(self, title: str) -> tuple[int, int]:
        """Row and column of the cell that says which of a sheet's scenarios is shown."""
        return _row_of(self.sheets[title], CASE_LABEL), self.columns[title].live

    def numbers_of(
        self, known: Assumptions, former: Mapping[str, str] | None = None
    ) -> "FoundNumbers":
        """Where the numbers of these assumptions stand.

        Args:
            known: the assumptions.
            former: of a workbook of another version: name of an assumption there -> its name here.
                What only one of the two versions has is then left out; without, it is refused.

        Raises:
            BadInput: the sheets are not those of these assumptions.
        """
        names = dict.fromkeys(known.scalars, INPUTS)
        for one in known.columns.values():
            names.update((f"{one.name}[{member}]", MEMBERS) for member in one.members)
        if former is None:
            self._refuse_another_set(names)
        rows, series = self._rows(names, former), self._series(known, former)
        if former is None:
            return FoundNumbers(self, known, rows, series)
        strange = self._strange({*rows, *series}, former)
        lacking = [name for name in (*names, *known.series) if name not in {*rows, *series}]
        return FoundNumbers(self, known, rows, series, strange, tuple(lacking))

    def _rows(
        self, names: Mapping[str, str], former: Mapping[str, str] | None
    ) -> dict[str, tuple[str, int]]:
        """Where the numbers of Inputs and Members stand: name -> sheet and row.

        Raises:
            BadInput: a number has no row, or two, or a row is of no number.
        """
        found: dict[str, tuple[str, int]] = {}
        for title, row, name in self._named_rows(former):
            if name in found or (name not in names and former is None):
                what = "stands here for the second time" if name in found else "is no assumption"
                where = self.sheets[title].reference(row, self.columns[title].name)
                raise BadInput(message(where, f"`{name}` {what}.", fix=OTHER_SET))
            if name in names:
                found[name] = title, row
        for name, title in names.items():
            if name not in found and former is None:
                where = f"{self.path}, {title}"
                raise BadInput(message(where, f"has no row for `{name}`.", fix=OTHER_SET))
        return {name: found[name] for name in names if name in found}

    def _named_rows(self, former: Mapping[str, str] | None) -> Iterator[tuple[str, int, str]]:
        """Sheet and row of each number of Inputs and Members, and its name in this version."""
        for title in (INPUTS, MEMBERS):
            columns = self.columns[title]
            for row, cells in self.sheets[title].rows():
                name = cells.get(columns.name)
                if isinstance(name, str) and {columns.live, columns.lowest} & set(cells):
                    yield title, row, name_here(name, former)

    def _strange(
        self, known: Container[str], former: Mapping[str, str]
    ) -> dict[str, tuple[str, int]]:
        """The rows of numbers that are none here: name -> sheet and row."""
        found = {name: (title, row) for title, row, name in self._named_rows(former)}
        for row, cells in self.sheets[BY_YEAR].rows():
            name = cells.get(self.years.name)
            if isinstance(name, str) and isinstance(cells.get(self.years.kind), str):
                found[name_here(name, former)] = BY_YEAR, row
        return {name: at for name, at in found.items() if name not in known}

    def _refuse_another_set(self, names: Mapping[str, str]) -> None:
        """Refuse a workbook of another version or set, and say in what the two differ."""
        stand = [name for _, _, name in self._named_rows(None)]
        strange = [name for name in dict.fromkeys(stand) if name not in names]
        missing = [name for name in names if name not in set(stand)]
        if max(len(strange), len(missing)) < 2:
            return  # a mistyped name is told with its cell
        texts = [
            f"It has {len(strange):,} that are none here: {listed(strange[:MOST_NAMED])}."
            if strange
            else "",
            f"It lacks {len(missing):,}: {listed(missing[:MOST_NAMED])}." if missing else "",
        ]
        raise BadInput(
            message(
                str(self.path),
                "the workbook has other assumptions than the files.",
                why=" ".join(filter(None, texts)),
                fix="read it with the version, or the assumptions, that it was written from "
                "(--assumptions DIR), or write it anew and type the edits there; `python -m "
                "fundmodel diff` compares workbooks of two versions.",
            )
        )

    def _series(
        self, known: Assumptions, former: Mapping[str, str] | None
    ) -> dict[str, FoundSeries]:
        """Where the numbers of Inputs by year stand: name -> its rows.

        Raises:
            BadInput: a series has no rows, or other scenarios than Inputs.
        """
        found: dict[str, dict[str, int]] = {name: {} for name in known.series}
        sheet = self.sheets[BY_YEAR]
        for row, cells in sheet.rows():
            name, kind = cells.get(self.years.name), cells.get(self.years.kind)
            if isinstance(name, str) and isinstance(kind, str):
                name = name_here(name, former)
                if former is not None and name not in found:
                    continue
                if name not in found or kind in found[name]:
                    what = (
                        "stands here for the second time" if name in found else "is no assumption"
                    )
                    where = sheet.reference(row, self.years.kind)
                    raise BadInput(message(where, f"`{name}`, {kind}: {what}.", fix=OTHER_SET))
                found[name][kind] = row
        stand = {name: rows for name, rows in found.items() if rows or former is None}
        return {name: self._series_of(name, rows) for name, rows in stand.items()}

    def _series_of(self, name: str, rows: dict[str, int]) -> FoundSeries:
        ours = self.scenarios[INPUTS]
        scenarios = {kind: row for kind, row in rows.items() if kind not in (LIVE, OVERRIDE)}
        if LIVE not in rows or OVERRIDE not in rows or not scenarios:
            where = f"{self.path}, {BY_YEAR}"
            raise BadInput(message(where, f"has no rows for `{name}`.", fix=OTHER_SET))
        refuse_other_scenarios(ours, {f"{BY_YEAR}, {name}": scenarios}, self.path)
        stand = list(scenarios.values())
        return FoundSeries(
            SeriesRows(rows[LIVE], rows[OVERRIDE], min(stand), max(stand)), scenarios
        )


@dataclass(frozen=True)
class FoundNumbers:
    """The numbers of a set of assumptions, and where they stand in a workbook.

    Attributes:
        inputs: the sheets of inputs of the workbook.
        known: the assumptions, as the files have them.
        rows: those of Inputs and Members: name -> sheet and row.
        series: those of Inputs by year: name -> rows.
        strange, lacking: of a workbook of another version, the numbers that only the workbook has,
            with sheet and row, and those that only the assumptions have.
    """

    inputs: FoundInputs
    known: Assumptions
    rows: Mapping[str, tuple[str, int]]
    series: Mapping[str, FoundSeries]
    strange: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()

    @cached_property
    def on_dashboard(self) -> frozenset[str]:
        """The numbers whose live formula takes what is chosen on Dashboard."""
        found = set()
        for name, (title, row) in self.rows.items():
            live = self.inputs.sheets[title].cells.get((row, self.inputs.columns[title].live))
            if isinstance(live, FormulaText) and CHOICE_HERE in live.lower():
                found.add(name)
        return frozenset(found)

    def options(self, name: str) -> tuple[str, ...]:
        """The words of a choice; none for another number, or where the file has no words."""
        one = self.known.scalars.get(name)
        if one is None or not self.inputs.columns[INPUTS].first_option:
            return ()
        return one.options


def name_here(name: str, former: Mapping[str, str] | None) -> str:
    """The name that an assumption, or `column[member]`, of another version has in this one.

    >>> name_here("share[Iceland]", {"share": "part"}), name_here("share", None)
    ('part[Iceland]', 'share')
    """
    first, bracket, member = name.partition("[")
    return f"{(former or {}).get(first, first)}{bracket}{member}"


def find_inputs(book: OpenedWorkbook) -> FoundInputs:
    """Find the sheets of inputs, their heads and their scenarios.

    Raises:
        BadInput: a sheet, a head or a formula is missing, or the sheets do not agree.
    """
    refuse_values_alone(book)
    for title in (INPUTS, BY_YEAR, MEMBERS):
        if title not in book.sheets:
            raise BadInput(
                message(
                    str(book.path),
                    f"has no sheet `{title}`.",
                    meant=closest(title, book.sheets),
                    fix="choose a workbook that this program wrote.",
                )
            )
    sheets = {
        title: FoundSheet(book.path, title, book.filled(title))
        for title in (INPUTS, BY_YEAR, MEMBERS)
    }
    columns = {
        title: found_input_columns(sheets[title], _row_of(sheets[title], CASE_LABEL))
        for title in (INPUTS, MEMBERS)
    }
    scenarios = {title: scenarios_of(sheets[title], columns[title]) for title in columns}
    refuse_other_scenarios(scenarios[INPUTS], {MEMBERS: scenarios[MEMBERS]}, book.path)
    years = found_year_columns(sheets[BY_YEAR])
    return FoundInputs(book.path, sheets, columns, scenarios, years, find_selectors(book))


def _row_of(sheet: FoundSheet, *labels: str) -> int:
    """The row above the heads that has a label, or one that it had once.

    Raises:
        BadInput: there is none.
    """
    for (row, _), content in sheet.cells.items():
        if content in labels and row < sheet.head_row:
            return row
    where = f"{sheet.path}, {sheet.title}"
    raise BadInput(message(where, f"the label `{labels[0]}` is not found.", fix=ANEW))
