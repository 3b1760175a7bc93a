"""Every line of the fund says what it is, and nothing is there that nobody uses."""

from collections import Counter
from collections.abc import Callable

import pytest

import fundmodel
from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.units import UNITS
from fundmodel.fund.front_pages import PRESENTATION

FEWEST_LINES, LONGEST_LABEL = 120, 60


@pytest.fixture(scope="module")
def model() -> Model:
    return fundmodel.model_of(fundmodel.load("base"))


def test_there_are_lines_enough(model: Model, figure: Callable[[str], None]) -> None:
    rows = sum(len(model.members(name)) for name in model.lines)
    kinds = Counter(line.kind for line in model.lines.values())
    figure(f"{len(model.lines)} lines in {len(model.stages)} stages, {rows} rows: {dict(kinds)}")
    assert len(model.lines) >= FEWEST_LINES


def test_every_line_has_a_label_that_fits_its_column(model: Model) -> None:
    labels = {name: line.definition.words for name, line in model.lines.items()}
    wrong = [
        name
        for name, label in labels.items()
        if not label or len(label) > LONGEST_LABEL or label[0].islower() or "_" in label
    ]
    assert wrong == []


def test_every_docstring_ends_its_sentences(model: Model) -> None:
    wrong = [
        name
        for name, line in model.lines.items()
        for text in (line.definition.function.__doc__ or "").strip().split("\n\n")
        if not text.rstrip().endswith((".", "?"))
    ]
    assert wrong == []


def test_every_unit_is_of_the_list(model: Model) -> None:
    assert [name for name, line in model.lines.items() if line.unit.name not in UNITS] == []


def test_no_two_rows_of_a_sheet_have_the_same_label(model: Model) -> None:
    labels = Counter((line.stage, line.definition.label) for line in model.lines.values())
    assert [label for label, times in labels.items() if times > 1] == []


def test_every_argument_is_used(model: Model) -> None:
    idle = {
        name: unused
        for name, line in model.lines.items()
        if (unused := set(line.definition.arguments) - _names_in(line))
    }
    assert idle == {}


def test_every_line_leads_somewhere(model: Model) -> None:
    """A line that nothing reads is a result, a check, an alert, or shown on a front page."""
    pictured = {
        name
        for picture in PRESENTATION.pictures
        for name, _ in (*picture.lines, *picture.lines_over)
    }
    read = {name for line in model.lines.values() for name in _names_in(line) - {line.name}}
    ends = {name for name, line in model.lines.items() if line.kind in ("result", "check", "alert")}
    calendar = set(vars(model.calendar).values())
    assert sorted(set(model.lines) - read - ends - calendar - pictured) == []


def test_every_assumption_is_used(model: Model) -> None:
    read = {name for line in model.lines.values() for name in _names_in(line)}
    read |= {str(line.definition.opening) for line in model.lines.values()}
    read |= set(vars(model.calendar).values()) | {CHECK_TOLERANCE}
    assert sorted(set(fundmodel.load("base").inputs) - read) == []


def _names_in(line: Line) -> set[str]:
    measures = [MEASURES[read.when.measure] for read in line.reads if read.when.measure]
    brought_along = {name for measure in measures for name in measure.definitions}
    return {read.name for read in line.reads} | brought_along
