"""Inputs by year: for each series a live row, an override, and a row a scenario."""

from fundmodel.build_model.units import FLAG
from fundmodel.read_assumptions import Series
from fundmodel.run_paths.evaluate import year_table
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.formulas import FIRST_YEAR_CELL
from fundmodel.workbooks.layout import Between, Page
from fundmodel.workbooks.places import (
    BY_YEAR,
    FIRST_YEAR,
    HEAD_ROW,
    HIGHEST_BY_YEAR,
    LOWEST_BY_YEAR,
    ROW_KIND,
    InputColumns,
)
from fundmodel.workbooks.sheets.inputs import CASE, type_over
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.styles import AMBER

OUTSIDE = "Live row, Min and Max: how many are outside"


def plan_inputs_by_year(book: Book, contents: Contents) -> None:
    """Plan the sheet of assumptions that have a number a year."""
    sheet = book.add_sheet(BY_YEAR, AMBER)
    title_rows(sheet, BY_YEAR, "Years not typed in hold the year before", contents)
    _head(book, sheet, contents)
    for file, names in contents.series.items():
        heading = file.replace("_", " ").capitalize()
        sheet.text(contents.places.row(names[0]) - 1, InputColumns.label, heading, "section")
        for name in names:
            _series(sheet, contents, contents.base.series[name])


def _head(book: Book, sheet: Sheet, contents: Contents) -> None:
    for place, text in enumerate(("", "Label", "Name", "Unit", "Row", "Min", "Max"), 1):
        sheet.text(HEAD_ROW, place, text, "head")
    first, last = contents.places.years
    sheet.number(HEAD_ROW, FIRST_YEAR, first, "head_whole")
    for year in range(first + 1, last + 1):
        column = FIRST_YEAR + year - first
        sheet.formula(HEAD_ROW, column, f"={cell_name(HEAD_ROW, column - 1)}+1", year, "head_whole")
    start = cell_name(HEAD_ROW, FIRST_YEAR, fixed_row=True, fixed_column=True)
    book.name(FIRST_YEAR_CELL, on_sheet(BY_YEAR, start))
    sheet.width(1, 1, 3)
    sheet.width(InputColumns.label, InputColumns.label, 40)
    sheet.width(InputColumns.name, InputColumns.name, 24)
    sheet.width(InputColumns.unit, InputColumns.unit, 14)
    sheet.width(ROW_KIND, ROW_KIND, 20)
    sheet.width(LOWEST_BY_YEAR, FIRST_YEAR + last - first, 9)
    sheet.freeze = cell_name(HEAD_ROW + 1, FIRST_YEAR)
    sheet.page = Page(repeat_rows=f"1:{HEAD_ROW}", repeat_columns="A:G", pages_wide=2)


def _series(sheet: Sheet, contents: Contents, series: Series) -> None:
    row = contents.places.row(series.name)
    style = series.facts.unit.style
    _labels(sheet, series, row, "Live")
    _labels(sheet, series, row + 1, "Override")
    _live(sheet, contents, series, row)
    for place, run in enumerate(contents.runs):
        _labels(sheet, series, row + 2 + place, run.assumptions.title)
        stated = run.assumptions.year_values(series.name)
        _stated(sheet, contents, stated, row + 2 + place, style)
    last = FIRST_YEAR + contents.places.years[1] - contents.places.years[0]
    area = range_name(row + 1, FIRST_YEAR, row + 1 + len(contents.runs), last)
    low = cell_name(row + 1, LOWEST_BY_YEAR, fixed_column=True, fixed_row=True)
    high = cell_name(row + 1, HIGHEST_BY_YEAR, fixed_column=True, fixed_row=True)
    sheet.add_rule(Between(area, low, high, prompt="Within Min and Max."))


def _labels(sheet: Sheet, series: Series, row: int, kind: str) -> None:
    is_live = kind == "Live"
    if kind != "Override":
        sheet.text(row, InputColumns.label, series.facts.label if is_live else "", "label")
    sheet.text(row, InputColumns.name, series.name, "key")
    sheet.text(row, InputColumns.unit, series.facts.unit.name if is_live else "", "unit")
    sheet.text(row, ROW_KIND, kind, "label")
    if kind == "Override":
        sheet.text(row, InputColumns.label, OUTSIDE, "note")
        style = f"static_{series.facts.unit.style}"
        sheet.number(row, LOWEST_BY_YEAR, series.facts.plausible[0], style)
        sheet.number(row, HIGHEST_BY_YEAR, series.facts.plausible[1], style)


def _live(sheet: Sheet, contents: Contents, series: Series, row: int) -> None:
    first, last = contents.places.years
    style = series.facts.unit.style
    values = on_years(contents.live.assumptions.year_values(series.name), first, last)
    for place, value in enumerate(values):
        column = FIRST_YEAR + place
        override = cell_name(row + 1, column)
        cases = range_name(row + 2, column, row + 1 + len(contents.runs), column)
        live = f"=IF(ISBLANK({override}),INDEX({cases},{CASE}),{override})"
        sheet.formula(row, column, live, value, f"calc_{style}")
        typed = contents.overrides.get(f"{series.name}[{first + place}]")
        type_over(sheet, row + 1, column, typed, style)
    end = FIRST_YEAR + last - first
    sheet.flag_overrides(range_name(row + 1, FIRST_YEAR, row + 1, end))
    _range_check(sheet, series, row, range_name(row, FIRST_YEAR, row, end), values)


def _range_check(sheet: Sheet, series: Series, row: int, years: str, values: list[float]) -> None:
    """How many live numbers are below or above their range, or no flags; zero is right."""
    low, high = cell_name(row + 1, LOWEST_BY_YEAR), cell_name(row + 1, HIGHEST_BY_YEAR)
    lowest, highest = series.facts.plausible
    below = f'=COUNTIF({years},"<"&{low})'
    under = sum(value < lowest for value in values)
    if series.facts.unit is FLAG:
        below += f'+COUNTIF({years},"<>0")-COUNTIF({years},1)'
        under += sum(value not in (0, 1) for value in values)
    sheet.formula(row, LOWEST_BY_YEAR, below, under, "calc_whole")
    above = sum(value > highest for value in values)
    sheet.formula(row, HIGHEST_BY_YEAR, f'=COUNTIF({years},">"&{high})', above, "calc_whole")


def _stated(
    sheet: Sheet, contents: Contents, stated: dict[int, float], row: int, style: str
) -> None:
    """Years that are stated are typed in; the others hold the year before, as a formula."""
    first, last = contents.places.years
    for place, value in enumerate(on_years(stated, first, last)):
        column = FIRST_YEAR + place
        if place == 0 or first + place in stated:
            sheet.number(row, column, value, f"input_{style}")
        else:
            sheet.formula(row, column, f"={cell_name(row, column - 1)}", value, f"calc_{style}")


def on_years(stated: dict[int, float], first: int, last: int) -> list[float]:
    """A series on the years of the sheet: one that is not stated holds the year before."""
    start, values = year_table(stated)
    return [values[min(max(year - start, 0), len(values) - 1)] for year in range(first, last + 1)]
