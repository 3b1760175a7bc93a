"""From an edited workbook back to assumptions: the scenario shown, with what was typed since."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from fundmodel.errors import BadInput, closest, message
from fundmodel.read_assumptions import load
from fundmodel.read_assumptions.assumptions import Assumptions
from fundmodel.read_assumptions.items import Series
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.places import (
    BY_YEAR,
    FIRST_YEAR,
    HEAD_ROW,
    INPUTS,
    MEMBERS,
    ROW_KIND,
    InputColumns,
)
from fundmodel.workbooks.read_cells import Cells, Content, FormulaText, open_safely
from fundmodel.workbooks.sheets.inputs import SELECTOR_ROW
from fundmodel.workbooks.sheets.inputs_by_year import on_years

Row = Mapping[int, Content]


def read(path: Path, directory: str | Path | None = None) -> Assumptions:
    """The assumptions of the scenario that the workbook shows, as they were edited there.

    Args:
        path: a workbook of this program, perhaps edited and saved since.
        directory: where the YAML files are, whose labels, ranges and sources still hold.

    Raises:
        BadInput: it is no such workbook, or holds numbers that are refused; names the cells.
    """
    cells = open_safely(path)
    for title in (INPUTS, BY_YEAR, MEMBERS):
        if title not in cells:
            raise BadInput(
                message(
                    str(path),
                    f"has no sheet `{title}`.",
                    meant=closest(title, cells),
                    fix="choose a workbook that this program wrote.",
                )
            )
    scenario, column = _shown(path, cells)
    known = load(scenario, directory=directory)
    typed = dict(_numbers(path, cells, column))
    changes = {name: value for name, value in typed.items() if value != known.number(name)}
    return known.changed({**changes, **dict(_series(path, cells[BY_YEAR], scenario, known))})


def _rows(cells: Mapping[tuple[int, int], Content]) -> dict[int, dict[int, Content]]:
    rows: dict[int, dict[int, Content]] = {}
    for (row, column), content in cells.items():
        if row > HEAD_ROW:
            rows.setdefault(row, {})[column] = content
    return rows


def _shown(path: Path, cells: Cells) -> tuple[str, int]:
    """The scenario that the selector names, and its column."""
    names = {
        str(content): column
        for (row, column), content in cells[INPUTS].items()
        if row == HEAD_ROW and column >= InputColumns.first_scenario
    }
    chosen = str(cells[INPUTS].get((SELECTOR_ROW, InputColumns.live), ""))
    if chosen not in names:
        raise BadInput(
            message(
                f"{path}, {on_sheet(INPUTS, cell_name(SELECTOR_ROW, InputColumns.live))}",
                f"the scenario shown is `{chosen}`, which has no column.",
                meant=closest(chosen, names),
                fix="choose one of the scenarios from the list.",
            )
        )
    return chosen, names[chosen]


def _numbers(path: Path, cells: Cells, column: int) -> Iterator[tuple[str, float]]:
    """Every number of Inputs and Members: the override, or what stands in the scenario's column."""
    for title in (INPUTS, MEMBERS):
        for row, contents in _rows(cells[title]).items():
            name = contents.get(InputColumns.name)
            if isinstance(name, str) and InputColumns.live in contents:
                at = InputColumns.override if InputColumns.override in contents else column
                yield name, _number(path, title, row, at, contents)


def _number(path: Path, title: str, row: int, column: int, contents: Row) -> float:
    content = contents.get(column)
    if isinstance(content, float) and not isinstance(content, bool):
        return content
    found = "a formula" if isinstance(content, FormulaText) else f"`{content}`"
    raise BadInput(
        message(
            f"{path}, {on_sheet(title, cell_name(row, column))}",
            f"a number is expected, not {'an empty cell' if content is None else found}.",
            why="Only typed numbers can go back into a set of assumptions.",
            fix="type a number, or empty the cell of the column Override.",
        )
    )


def _series(
    path: Path, cells: Mapping[tuple[int, int], Content], scenario: str, known: Assumptions
) -> Iterator[tuple[str, dict[int, float]]]:
    """Series that differ from the known ones: name -> every year that has to be stated."""
    rows = _rows(cells)
    head = {column: content for (row, column), content in cells.items() if row == HEAD_ROW}
    first = int(_number(path, BY_YEAR, HEAD_ROW, FIRST_YEAR, head))
    last = first + max(head) - FIRST_YEAR
    for name, series in known.series.items():
        kinds = {
            str(row.get(ROW_KIND)): at
            for at, row in rows.items()
            if row.get(InputColumns.name) == name
        }
        if scenario not in kinds or "Override" not in kinds:
            raise BadInput(
                message(
                    f"{path}, {BY_YEAR}",
                    f"has no rows for `{name}`.",
                    fix="choose a workbook that this version of the program wrote.",
                )
            )
        values = _year_values(path, rows, kinds[scenario], kinds["Override"], last - first + 1)
        if values != on_years(known.year_values(name), first, last):
            yield name, _stated(values, first, series)


def _year_values(
    path: Path, rows: Mapping[int, Row], stated: int, override: int, years: int
) -> list[float]:
    """A year's override, else what is typed in, else what the year before has without override."""
    values, held = [], 0.0
    for place in range(years):
        column = FIRST_YEAR + place
        content = rows[stated].get(column)
        if content != FormulaText(f"={cell_name(stated, column - 1)}"):
            held = _number(path, BY_YEAR, stated, column, rows[stated])
        typed = column in rows.get(override, {})
        values.append(_number(path, BY_YEAR, override, column, rows[override]) if typed else held)
    return values


def _stated(values: list[float], first: int, series: Series) -> dict[int, float]:
    """The years that have to be stated: those that differ from the year before or were stated."""
    years = {first + place: value for place, value in enumerate(values)}
    return {
        year: value
        for year, value in years.items()
        if year == first or year in series.values or value != years[year - 1]
    }
