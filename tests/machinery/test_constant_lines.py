"""Lines that are the same in every quarter stand in one cell; all others in one a quarter."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

import numpy as np
import pytest

from fundmodel.build_model import FACTOR, QUARTERS, SHARE_A_YEAR, flow, previous, ratio
from fundmodel.build_model.constant_lines import constant_lines
from fundmodel.build_model.lines import LineDefinition
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.cell_layout import ANNUAL
from fundmodel.workbooks.time_columns import WHOLE_LIFE
from fundmodel.workbooks.workbook_spec import workbook_spec
from tests.machinery.toy_book import toy_book
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.refusals import named
from tests.toy_fund.stages import PRESENTATION, toy_model, toy_run

LAYOUT = workbook_spec([toy_run(), toy_run("gales")], PRESENTATION).layout
CONSTANT = {"wreck_probability", "flagship_beam", "skerry_beam_less_flagship", "keepers_beside"}


def test_those_of_the_lighthouses() -> None:
    assert constant_lines(toy_model()) == CONSTANT


@pytest.mark.parametrize("scenario", ["base", "gales"])
def test_their_numbers_are_the_same_in_every_quarter(scenario: str) -> None:
    arrays = toy_run(scenario).arrays
    for name in CONSTANT:
        assert (arrays[name][1:] == arrays[name][1]).all()


def test_no_other_line_takes_nothing_but_assumptions_and_is_called_constant() -> None:
    """Some lines happen not to move; what is constant holds whatever the assumptions."""
    arrays = toy_run().arrays
    moving = {name for name, line in toy_model().lines.items() if line.traits.by_quarter
              and not (arrays[name][1:] == arrays[name][1]).all()}  # fmt: skip
    assert moving & CONSTANT == set()


def _rate(line: LineDefinition, *others: LineDefinition) -> bool:
    return line.name in constant_lines(model_with(line, *others, whole_fund=True))


def test_what_takes_a_quarter_a_year_or_an_earlier_value_is_not_constant() -> None:
    still = named("still", lambda deposit_rate: deposit_rate, ratio, SHARE_A_YEAR)
    assert _rate(still)
    assert _rate(named("on_top", lambda still: still, ratio, SHARE_A_YEAR), still)
    assert not _rate(named("timed", lambda quarter: quarter, ratio, QUARTERS))
    assert not _rate(named("back", lambda back: previous(back), ratio, FACTOR, opening=1))


def test_what_somebody_looks_back_on_is_not_constant() -> None:
    still = named("still", lambda deposit_rate: deposit_rate, ratio, SHARE_A_YEAR, opening=0)
    looking = named("looking", lambda still: previous(still), ratio, SHARE_A_YEAR)
    assert "still" not in constant_lines(model_with(still, looking, whole_fund=True))


def test_a_flow_is_spread_over_its_quarters() -> None:
    assert not _rate(named("even", lambda deposit_rate: deposit_rate, flow, SHARE_A_YEAR))


def test_it_stands_in_the_cell_of_the_whole_life_and_is_read_there() -> None:
    sheet, row = (
        toy_book().sheet(LAYOUT.sheet("wreck_probability")),
        LAYOUT.row("wreck_probability"),
    )
    cells = {column: cell for (at, column), cell in sheet.cells.items() if at == row}
    formulas = {column: cell for column, cell in cells.items() if cell.formula}
    assert set(formulas) == {WHOLE_LIFE}
    assert formulas[WHOLE_LIFE].value == toy_run().number("wreck_probability", 1)
    reading = [formula for _, _, formula in sheet.cells.formulas()
               if cell_name(row, WHOLE_LIFE, fixed_column=True) in formula]  # fmt: skip
    assert reading


def test_annual_has_it_in_every_year() -> None:
    sheet, row = toy_book().sheet(ANNUAL), LAYOUT.annual.rows["wreck_probability"]
    columns = LAYOUT.annual.columns
    there = f"=Sea!{cell_name(LAYOUT.row('wreck_probability'), WHOLE_LIFE, fixed_column=True)}"
    years = [sheet.cells[row, column] for column in range(columns.first, columns.last + 1)]
    assert {cell.formula for cell in years} == {there}
    assert np.unique([float(cell.value or 0) for cell in years]).tolist() == [
        toy_run().number("wreck_probability", 1)
    ]
    assert sheet.cells[row, columns.check].value == 0
