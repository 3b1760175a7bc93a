"""The numbers of a set of assumptions: where each stands in a file, found by its name."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fundmodel.errors import BadInput, listed, message
from fundmodel.read_assumptions import Assumptions
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS
from fundmodel.workbooks.opening.xml_pieces import FormulaText
from fundmodel.workbooks.reading_back.found_columns import refuse_other_scenarios
from fundmodel.workbooks.reading_back.found_inputs import FoundInputs
from fundmodel.workbooks.sheets.choices import CHOICE_HERE
from fundmodel.workbooks.sheets.inputs_by_year import LIVE, OVERRIDE, SeriesRows

MOST_NAMED = 8
OTHER_SET = "choose a workbook that was written from these assumptions, or write it anew."


@dataclass(frozen=True)
class FoundSeries:
    """The rows of one series, and those of its scenarios by name."""

    rows: SeriesRows
    scenarios: Mapping[str, int]


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


def numbers_of(
    inputs: FoundInputs, known: Assumptions, former: Mapping[str, str] | None = None
) -> FoundNumbers:
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
        _refuse_another_set(inputs, names)
    rows, series = _rows(inputs, names, former), _series(inputs, known, former)
    if former is None:
        return FoundNumbers(inputs, known, rows, series)
    strange = _strange(inputs, {*rows, *series}, former)
    lacking = [name for name in (*names, *known.series) if name not in {*rows, *series}]
    return FoundNumbers(inputs, known, rows, series, strange, tuple(lacking))


def _rows(
    inputs: FoundInputs, names: Mapping[str, str], former: Mapping[str, str] | None
) -> dict[str, tuple[str, int]]:
    """Where the numbers of Inputs and Members stand: name -> sheet and row.

    Raises:
        BadInput: a number has no row, or two, or a row is of no number.
    """
    found: dict[str, tuple[str, int]] = {}
    for title, row, name in _named_rows(inputs, former):
        if name in found or (name not in names and former is None):
            what = "stands here for the second time" if name in found else "is no assumption"
            where = inputs.sheets[title].reference(row, inputs.columns[title].name)
            raise BadInput(message(where, f"`{name}` {what}.", fix=OTHER_SET))
        if name in names:
            found[name] = title, row
    for name, title in names.items():
        if name not in found and former is None:
            where = f"{inputs.path}, {title}"
            raise BadInput(message(where, f"has no row for `{name}`.", fix=OTHER_SET))
    return {name: found[name] for name in names if name in found}


def _named_rows(
    inputs: FoundInputs, former: Mapping[str, str] | None
) -> Iterator[tuple[str, int, str]]:
    """Sheet and row of each number of Inputs and Members, and its name in this version."""
    for title in (INPUTS, MEMBERS):
        columns = inputs.columns[title]
        for row, cells in inputs.sheets[title].rows():
            name = cells.get(columns.name)
            if isinstance(name, str) and {columns.live, columns.lowest} & set(cells):
                yield title, row, name_here(name, former)


def _strange(
    inputs: FoundInputs, known: Container[str], former: Mapping[str, str]
) -> dict[str, tuple[str, int]]:
    """The rows of numbers that are none here: name -> sheet and row."""
    found = {name: (title, row) for title, row, name in _named_rows(inputs, former)}
    for row, cells in inputs.sheets[BY_YEAR].rows():
        name = cells.get(inputs.years.name)
        if isinstance(name, str) and isinstance(cells.get(inputs.years.kind), str):
            found[name_here(name, former)] = BY_YEAR, row
    return {name: at for name, at in found.items() if name not in known}


def _refuse_another_set(inputs: FoundInputs, names: Mapping[str, str]) -> None:
    """Refuse a workbook of another version or set, and say in what the two differ."""
    stand = [name for _, _, name in _named_rows(inputs, None)]
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
            str(inputs.path),
            "the workbook has other assumptions than the files.",
            why=" ".join(filter(None, texts)),
            fix="read it with the version, or the assumptions, that it was written from "
            "(--assumptions DIR), or write it anew and type the edits there; `python -m "
            "fundmodel diff` compares workbooks of two versions.",
        )
    )


def _series(
    inputs: FoundInputs, known: Assumptions, former: Mapping[str, str] | None
) -> dict[str, FoundSeries]:
    """Where the numbers of Inputs by year stand: name -> its rows.

    Raises:
        BadInput: a series has no rows, or other scenarios than Inputs.
    """
    found: dict[str, dict[str, int]] = {name: {} for name in known.series}
    sheet = inputs.sheets[BY_YEAR]
    for row, cells in sheet.rows():
        name, kind = cells.get(inputs.years.name), cells.get(inputs.years.kind)
        if isinstance(name, str) and isinstance(kind, str):
            name = name_here(name, former)
            if former is not None and name not in found:
                continue
            if name not in found or kind in found[name]:
                what = "stands here for the second time" if name in found else "is no assumption"
                where = sheet.reference(row, inputs.years.kind)
                raise BadInput(message(where, f"`{name}`, {kind}: {what}.", fix=OTHER_SET))
            found[name][kind] = row
    stand = {name: rows for name, rows in found.items() if rows or former is None}
    return {name: _series_of(inputs, name, rows) for name, rows in stand.items()}


def _series_of(inputs: FoundInputs, name: str, rows: dict[str, int]) -> FoundSeries:
    ours = inputs.scenarios[INPUTS]
    scenarios = {kind: row for kind, row in rows.items() if kind not in (LIVE, OVERRIDE)}
    if LIVE not in rows or OVERRIDE not in rows or not scenarios:
        where = f"{inputs.path}, {BY_YEAR}"
        raise BadInput(message(where, f"has no rows for `{name}`.", fix=OTHER_SET))
    refuse_other_scenarios(ours, {f"{BY_YEAR}, {name}": scenarios}, inputs.path)
    stand = list(scenarios.values())
    return FoundSeries(SeriesRows(rows[LIVE], rows[OVERRIDE], min(stand), max(stand)), scenarios)
