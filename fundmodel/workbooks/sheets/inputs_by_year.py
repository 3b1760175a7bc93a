"""Inputs by year: for each series a live row, an override, and a row a scenario."""

from dataclasses import dataclass

from fundmodel.build_model.units import FLAG, Unit
from fundmodel.read_assumptions import Series
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import BY_YEAR, HEAD_ROW, InputColumns, YearColumns
from fundmodel.workbooks.formulas import FIRST_YEAR_CELL, YEARS_NAME
from fundmodel.workbooks.outside import NO_NUMBER, on_years, years_outside
from fundmodel.workbooks.sheet_settings import Between, Highlight, Page
from fundmodel.workbooks.sheets.input_rows import plan_source, type_over
from fundmodel.workbooks.sheets.input_rules import prompt, prompt_title, rule_kind
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.sheets.scenario_heads import LIVE_SCENARIO, agreement_formula
from fundmodel.workbooks.styles import AMBER
from fundmodel.workbooks.workbook_spec import WorkbookSpec

LIVE, OVERRIDE = "Live", "Override"
OUTSIDE = "Live row, Min and Max: how many are outside"
POSITION, OUTSIDE_HEAD = "Position", "Outside"
YEAR_HEADS = {
    "Label": "label",
    "Name": "name",
    "Unit": "unit",
    "Row": "kind",
    "Min": "lowest",
    "Max": "highest",
}
"""Head -> the column of `YearColumns` that has it; the years and the position follow."""
HEADS_OF_METADATA = {"Grade": 6, "As of": 9, "Source": 44, "Note": 90}
"""Head -> width of the columns behind the outside."""


@dataclass(frozen=True)
class SeriesRows:
    """The rows of one series: live, override, and from the first scenario to the last."""

    live: int
    override: int
    first: int
    last: int


def plan_inputs_by_year(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of assumptions that have a number a year."""
    sheet = book.add_sheet(BY_YEAR, AMBER)
    title_rows(sheet, BY_YEAR, "A number holds until the next year that has one", spec)
    columns = YearColumns.planned(*spec.layout.years)
    _head(book, sheet, columns)
    for file, names in spec.series.items():
        heading = file.replace("_", " ").capitalize()
        sheet.text(spec.layout.row(names[0]) - 1, columns.label, heading, "section")
        for name in names:
            _series(sheet, spec, spec.base.series[name], columns)
    printed = f"A1:{cell_name(sheet.cells.last_row, columns.last)}"
    sheet.page = Page(
        repeat_rows=f"1:{HEAD_ROW}", repeat_columns="A:G", pages_wide=2, print_area=printed
    )
    rows = [spec.layout.row(name) + 1 for names in spec.series.values() for name in names]
    if rows:
        areas = (range_name(row, columns.first, row, columns.last) for row in rows)
        sheet.flag_overrides(" ".join(areas))
    if len(spec.runs) > 1:
        _mark_what_differs(sheet, [row + 1 for row in rows], len(spec.runs), columns)


def _mark_what_differs(sheet: Sheet, rows: list[int], scenarios: int, columns: YearColumns) -> None:
    """Colour the years in which a scenario states something else than base, whose row is first.

    Cells are compared as texts, since an empty one is no zero.
    """
    for base in rows:
        area = range_name(base + 1, columns.first, base + scenarios - 1, columns.last)
        here = cell_name(base + 1, columns.first)
        there = cell_name(base, columns.first, fixed_row=True)
        sheet.highlights.append(Highlight(area, f'{here}&""<>{there}&""', "chosen"))


def _head(book: Book, sheet: Sheet, columns: YearColumns) -> None:
    for column, text in enumerate(("", *YEAR_HEADS), 1):
        sheet.text(HEAD_ROW, column, text, "head")
    for year, column in columns.years.items():
        if column == columns.first:
            sheet.number(HEAD_ROW, column, year, "head_whole")
        else:
            sheet.formula(HEAD_ROW, column, year_formula(column - 1), year, "head_whole")
    sheet.text(HEAD_ROW, columns.position, POSITION, "head_right")
    for column, (text, width) in enumerate(HEADS_OF_METADATA.items(), columns.outside + 1):
        sheet.text(HEAD_ROW, column, text, "head")
        sheet.width(column, column, width)
    sheet.text(HEAD_ROW, columns.outside, OUTSIDE_HEAD, "head_right")
    start = cell_name(HEAD_ROW, columns.first, fixed_row=True, fixed_column=True)
    book.name(FIRST_YEAR_CELL, on_sheet(BY_YEAR, start))
    heads = range_name(HEAD_ROW, columns.first, HEAD_ROW, columns.last, fixed=True)
    book.name(YEARS_NAME, on_sheet(BY_YEAR, heads))
    sheet.width(1, 1, 3)
    sheet.width(columns.label, columns.label, 40)
    sheet.width(columns.name, columns.name, 24)
    sheet.width(columns.unit, columns.unit, 14)
    sheet.width(columns.kind, columns.kind, 20)
    sheet.width(columns.lowest, columns.outside, 9)
    sheet.freeze = cell_name(HEAD_ROW + 1, columns.first)


def year_formula(before: int, head_row: int = HEAD_ROW) -> str:
    """The head of a year, from the column of the year before."""
    return f"={cell_name(head_row, before)}+1"


def _series(sheet: Sheet, spec: WorkbookSpec, series: Series, columns: YearColumns) -> None:
    row, style = spec.layout.row(series.name), series.metadata.unit.style
    rows = SeriesRows(row, row + 1, row + 2, row + 1 + len(spec.runs))
    _labels(sheet, series, rows.live, LIVE)
    _labels(sheet, series, rows.override, OVERRIDE)
    _live(sheet, spec, series, rows, columns)
    inputs = InputColumns(len(spec.runs))
    for index, run in enumerate(spec.runs):
        at = rows.first + index
        _labels(sheet, series, at, spec.names[index], run.assumptions.label)
        _stated(sheet, run.assumptions.year_values(series.name), at, style, columns)
        agreement = label_agreement_formula(inputs, rows, at, columns)
        sheet.formula(at, columns.position, agreement, 0, "key")
    _metadata(sheet, series, rows.live, columns)
    area = range_name(rows.override, columns.first, rows.last, columns.last)
    low = cell_name(rows.override, columns.lowest, fixed_column=True, fixed_row=True)
    high = cell_name(rows.override, columns.highest, fixed_column=True, fixed_row=True)
    title, says = prompt_title(series.metadata.label), prompt(series.metadata)
    sheet.add_rule(Between(area, low, high, rule_kind(series.metadata.unit), title, says))


def _metadata(sheet: Sheet, series: Series, row: int, columns: YearColumns) -> None:
    """Behind the years: how good the series is, and where it comes from."""
    metadata = series.metadata
    sheet.text(row, columns.outside + 1, metadata.grade, "unit")
    sheet.text(row, columns.outside + 2, metadata.as_of, "unit")
    plan_source(sheet, row, columns.outside + 3, metadata)
    sheet.text(row, columns.outside + 4, metadata.note, "unit")


def _labels(sheet: Sheet, series: Series, row: int, kind: str, scenario: str = "") -> None:
    is_live = kind == LIVE
    if is_live:
        sheet.text(row, InputColumns.label, series.metadata.label, "label")
    elif kind != OVERRIDE:
        sheet.text(row, InputColumns.label, scenario, "unit")
    sheet.text(row, InputColumns.name, series.name, "key")
    sheet.text(row, InputColumns.unit, series.metadata.unit.name if is_live else "", "unit")
    sheet.text(row, YearColumns.kind, kind, "label")
    if kind == OVERRIDE:
        sheet.text(row, InputColumns.label, OUTSIDE, "note")
        style = f"static_{series.metadata.unit.style}"
        sheet.number(row, YearColumns.lowest, series.metadata.plausible[0], style)
        sheet.number(row, YearColumns.highest, series.metadata.plausible[1], style)


def _live(
    sheet: Sheet, spec: WorkbookSpec, series: Series, rows: SeriesRows, columns: YearColumns
) -> None:
    style, years = series.metadata.unit.style, list(columns.years)
    values = on_years(spec.live.assumptions.year_values(series.name), years[0], years[-1])
    for year, value in zip(years, values, strict=True):
        formula = live_formula(rows, columns, year)
        sheet.formula(rows.live, columns.years[year], formula, value, f"calc_{style}")
        typed = spec.overrides.get(f"{series.name}[{year}]")
        type_over(sheet, rows.override, columns.years[year], typed, style)
    position = position_formula(rows, columns)
    sheet.formula(rows.live, columns.position, position, spec.case, "key")
    under, over = years_outside(values, series)
    below, above = range_formulas(rows, columns, series.metadata.unit)
    sheet.formula(rows.live, columns.lowest, below, under, "calc_whole")
    sheet.formula(rows.live, columns.highest, above, over, "calc_whole")
    outside = int(under + over > 0)
    sheet.formula(rows.live, columns.outside, outside_formula(rows, columns), outside, "calc_whole")


def live_formula(rows: SeriesRows, columns: YearColumns, year: int) -> str:
    """A year's live number: the override, else what the scenario states, else the year before."""
    column = columns.years[year]
    override = cell_name(rows.override, column)
    position = cell_name(rows.live, columns.position, fixed_column=True)
    stated = f"INDEX({range_name(rows.first, column, rows.last, column)},{position})"
    if column == columns.first:
        return f"=IF(ISBLANK({override}),{stated},{override})"
    before = cell_name(rows.live, columns.years[year - 1])
    held = f"CHOOSE(1+ISBLANK({stated}),{stated},{before})"
    return f"=IF(ISBLANK({override}),{held},{override})"


def position_formula(rows: SeriesRows, columns: YearColumns) -> str:
    """Which of the series' scenarios is shown."""
    labels = range_name(rows.first, columns.kind, rows.last, columns.kind)
    return f"=MATCH({LIVE_SCENARIO},{labels},0)"


def label_agreement_formula(
    inputs: InputColumns, rows: SeriesRows, row: int, columns: YearColumns
) -> str:
    """0 if Inputs has the scenario of this row as a head, in the same position."""
    label = cell_name(row, columns.kind, fixed_column=True)
    first = cell_name(rows.first, columns.kind, fixed_row=True, fixed_column=True)
    return agreement_formula(inputs, label, f"COUNTA({first}:{label})")


def range_formulas(rows: SeriesRows, columns: YearColumns, unit: Unit) -> tuple[str, str]:
    """How many live numbers are below or above their range, or no flags; zero is right."""
    years = range_name(rows.live, columns.first, rows.live, columns.last)
    low = cell_name(rows.override, columns.lowest)
    high = cell_name(rows.override, columns.highest)
    flags = f"+COUNT({years})-COUNTIF({years},0)-COUNTIF({years},1)" if unit is FLAG else ""
    return f'=COUNTIF({years},"<"&{low}){flags}', f'=COUNTIF({years},">"&{high})'


def outside_formula(rows: SeriesRows, columns: YearColumns) -> str:
    """Whether a year is outside, or something typed for the series is no number."""
    below, above = (cell_name(rows.live, at) for at in (columns.lowest, columns.highest))
    typed = range_name(rows.override, columns.first, rows.last, columns.last)
    outside = f"IFERROR(1-({below}+{above}=0),0)"
    return f'=IF(COUNTA({typed})=COUNT({typed}),{outside},"{NO_NUMBER}")'


def _stated(
    sheet: Sheet, stated: dict[int, float], row: int, style: str, columns: YearColumns
) -> None:
    """Years that are stated are typed in, the first too; in the others the cell is empty."""
    typed = as_on_the_sheet(stated, columns)
    for year, column in columns.years.items():
        if year in typed:
            sheet.number(row, column, typed[year], f"input_{style}")
        else:
            sheet.blank(row, column, f"input_{style}")


def as_on_the_sheet(stated: dict[int, float], columns: YearColumns) -> dict[int, float]:
    """The years that a scenario's row states: the first always does."""
    years = list(columns.years)
    start = on_years(stated, years[0], years[0])[0]
    return {years[0]: start} | {year: stated[year] for year in years if year in stated}
