"""From an edited workbook back to assumptions: the scenario shown, with what was typed since."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from fundmodel.errors import BadInput, closest, message
from fundmodel.read_assumptions import load, scenario_names
from fundmodel.read_assumptions.assumptions import Assumptions
from fundmodel.read_assumptions.finding import BASE
from fundmodel.read_assumptions.items import Series
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.edited import normal_formula
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
from fundmodel.workbooks.sheets.inputs_by_year import on_years
from fundmodel.workbooks.sheets.scenario_heads import SELECTOR_ROW

Row = Mapping[int, Content]
Typed = tuple[float, str]
"""A number, and the cell in which it is typed."""

LIVE = "=IF(ISBLANK("
OTHER_SET = "choose a workbook that was written from these assumptions, or write it anew."


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
    scenario, column = _shown(path, cells, directory)
    known = load(scenario, directory=directory)
    typed = _numbers(path, cells, column, known)
    changes = {name: value for name, (value, _) in typed.items() if value != known.number(name)}
    series = dict(_series(path, cells[BY_YEAR], scenario, known))
    try:
        return known.changed({**changes, **series})
    except BadInput as refusal:
        places = {name: cell for name, (_, cell) in typed.items()}
        raise BadInput(_with_cells(str(refusal), path, places)) from refusal


def _with_cells(refusal: str, path: Path, places: Mapping[str, str]) -> str:
    """The refusal of a change, with the cell in which it is typed."""

    def place(found: re.Match[str]) -> str:
        return f"{path}, {places.get(found[1], BY_YEAR)}, {found[1]}: "

    return re.sub("(?m)^changes, (.+?): ", place, refusal)


def _rows(cells: Mapping[tuple[int, int], Content]) -> dict[int, dict[int, Content]]:
    rows: dict[int, dict[int, Content]] = {}
    for (row, column), content in cells.items():
        if row > HEAD_ROW:
            rows.setdefault(row, {})[column] = content
    return rows


def _shown(path: Path, cells: Cells, directory: str | Path | None) -> tuple[str, int]:
    """The scenario that the selector names, and its column."""
    place = f"{path}, {on_sheet(INPUTS, cell_name(SELECTOR_ROW, InputColumns.live))}"
    names = {
        str(content): column
        for (row, column), content in sorted(cells[INPUTS].items(), reverse=True)
        if row == HEAD_ROW and column >= InputColumns.first_scenario
    }  # of two columns of one name the first counts, as in the workbook
    chosen = str(cells[INPUTS].get((SELECTOR_ROW, InputColumns.live), ""))
    if chosen not in names:
        raise BadInput(
            message(
                place,
                f"the scenario shown is `{chosen}`, which has no column.",
                meant=closest(chosen, names),
                fix="choose one of the scenarios from the list.",
            )
        )
    _refuse_without_file(place, chosen, [BASE, *scenario_names(directory)])
    return chosen, names[chosen]


def _refuse_without_file(place: str, chosen: str, files: list[str]) -> None:
    """Refuse a name that is none of the folder's: no name from a workbook becomes a path."""
    if chosen not in files:
        raise BadInput(
            message(
                place,
                f"the scenario shown is `{chosen}`, which has no file.",
                why="What was edited is found by comparing with the scenario's file.",
                meant=closest(chosen, files),
                fix=f"put {chosen}.yaml into the folder `scenarios`, or choose one of "
                f"{', '.join(files)}.",
            )
        )


def _numbers(path: Path, cells: Cells, column: int, known: Assumptions) -> dict[str, Typed]:
    """Every number of Inputs and Members: the override, or what stands in the scenario's column."""
    names = dict.fromkeys(known.scalars, INPUTS)
    for one in known.columns.values():
        names.update((f"{one.name}[{member}]", MEMBERS) for member in one.members)
    found: dict[str, Typed] = {}
    for title in (INPUTS, MEMBERS):
        for row, contents in _rows(cells[title]).items():
            name = contents.get(InputColumns.name)
            if not isinstance(name, str) or InputColumns.live not in contents:
                continue
            if name not in names or name in found:
                what = "stands here for the second time" if name in found else "is no assumption"
                where = f"{path}, {on_sheet(title, cell_name(row, InputColumns.name))}"
                raise BadInput(message(where, f"`{name}` {what}.", fix=OTHER_SET))
            _refuse_typed_over(path, title, row, InputColumns.live, contents)
            at = InputColumns.override if InputColumns.override in contents else column
            cell = on_sheet(title, cell_name(row, at))
            found[name] = _number(path, title, row, at, contents), cell
    for name, title in names.items():
        if name not in found:
            raise BadInput(message(f"{path}, {title}", f"has no row for `{name}`.", fix=OTHER_SET))
    return found


def _refuse_typed_over(path: Path, title: str, row: int, column: int, contents: Row) -> None:
    """Refuse a number in the place of the formula that takes the override or the scenario's."""
    content = contents.get(column)
    if not (isinstance(content, FormulaText) and normal_formula(content).startswith(LIVE)):
        raise BadInput(
            message(
                f"{path}, {on_sheet(title, cell_name(row, column))}",
                "the formula of the live number has been typed over.",
                why="Numbers are typed into Override, or into the column of a scenario.",
                fix="copy the formula of a live number beside it back into the cell.",
            )
        )


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
        if not {scenario, "Live", "Override"} <= set(kinds):
            where = f"{path}, {BY_YEAR}"
            raise BadInput(message(where, f"has no rows for `{name}`.", fix=OTHER_SET))
        for column in range(FIRST_YEAR, max(head) + 1):
            _refuse_typed_over(path, BY_YEAR, kinds["Live"], column, rows[kinds["Live"]])
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
