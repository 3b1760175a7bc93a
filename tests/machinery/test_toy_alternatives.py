"""A choice among alternatives: the lighthouses rerun with each tower as the one that leads."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

from dataclasses import replace
from functools import cache

import pytest

from fundmodel.build_model import (
    FACTOR,
    USD_M,
    Alternatives,
    check,
    life_total,
    member,
    ratio,
    result,
)
from fundmodel.build_model.lines import LineDefinition
from fundmodel.errors import ModelMistake
from fundmodel.run_paths import alternatives, evaluate
from fundmodel.run_paths.alternatives import each_alternative
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.run_paths.run import Run, run
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheets.alternatives import RERUN_NAME
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import choose, named_cell, value_at
from tests.machinery.toy_book import toy_book
from tests.recalculation.compare import differences_in_ironcalc
from tests.recalculation.engines import IronCalcBook
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import PRESENTATION, toy_assumptions

LEADERS = Alternatives(
    title="Leaders",
    purpose="Tolls of each tower",
    noun="Tower",
    line="tolls_received",
    result="tolls_of_life",
    heading="Tolls",
    choice="flagship",
    reruns=(("income", "Tolls of the leader"), ("reserve_at_the_end", "Reserve")),
    explanation=("One history, and one for each.",),
)
TOWERS = ("Skerry", "Needle Rock", "St. Anne", "Far Point")
SCENARIOS = ("base", "gales")
INCOME = income(lambda flagship_tolls: life_total(flagship_tolls), result, basis="nominal")


@cache
def leaders(*lines: LineDefinition) -> tuple[Run, ...]:
    """Both scenarios with the tolls of the leader as a result."""
    model = model_with(INCOME, *lines, whole_fund=True)
    return tuple(run(model, toy_assumptions(name)) for name in SCENARIOS)


def reruns_of(*lines: LineDefinition) -> list[alternatives.Reruns]:
    return alternatives.reruns_of(leaders(*lines), LEADERS)


@cache
def leaders_book(case: int = 1) -> Book:
    presentation = replace(PRESENTATION, alternatives=LEADERS)
    return plan_workbook(leaders(), presentation, "0", case=case, reruns=reruns_of())


@pytest.mark.parametrize("pairs_at_once", [1, 3, 32])
def test_a_rerun_is_what_a_run_would_be(
    pairs_at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate, "PAIRS", pairs_at_once)
    found = reruns_of()
    assert len(found) == len(SCENARIOS)
    for name, reruns in zip(SCENARIOS, found, strict=True):
        for place, tower in enumerate(TOWERS):
            alone = run(leaders()[0].model, toy_assumptions(name).changed({"flagship": tower}))
            for line, numbers in reruns.results.items():
                assert numbers[place] == alone.number(line)
        assert reruns.passed == (True,) * len(TOWERS)


def test_the_leader_has_the_tolls_of_its_tower() -> None:
    for one, reruns in zip(leaders(), reruns_of(), strict=True):
        tolls = one.arrays["tolls_of_life"][0, :, 0].tolist()
        assert list(reruns.results["income"]) == pytest.approx(tolls, rel=1e-12)
        assert len(set(tolls)) == len(TOWERS)


def test_a_check_fails_for_the_options_with_which_it_fails() -> None:
    skerry_leads = named(
        "skerry_leads",
        lambda flagship_tolls, tolls_received: flagship_tolls - member("Skerry", tolls_received),
        check,
        USD_M,
    )
    for reruns in reruns_of(skerry_leads):
        assert reruns.passed == (True, False, False, False)


def test_what_is_not_finite_names_the_set_and_the_option() -> None:
    line = named(
        "broken",
        lambda flagship_beam, beam_share: 1 / (flagship_beam - member("St. Anne", beam_share)),
        ratio,
        FACTOR,
    )
    watch = named("watched", lambda broken: broken * 0, check, FACTOR)
    with pytest.raises(NotFinite) as caught:
        reruns_of(line, watch)
    begins = "base, with flagship = St. Anne: `broken`, quarter 1, path 1: is infinite"
    assert str(caught.value).startswith(begins)


def test_side_by_side() -> None:
    one = leaders()[1]
    table = each_alternative(one, LEADERS)
    years = sorted(set(one.annual.index))
    assert table.index.tolist() == list(TOWERS)
    assert table.index.name == "tower"
    assert table.columns.tolist() == [
        *("coast", "lamp", "port", "selected", "tolls_of_life", "income"),
        *("reserve_at_the_end", "passed"),
        *years,
    ]
    assert table["lamp"].tolist() == ["oil", "electric", "electric", "electric"]
    assert table.index[table["selected"]].tolist() == ["Far Point"]
    assert table["tolls_of_life"].tolist() == one.arrays["tolls_of_life"][0, :, 0].tolist()
    for year in years:
        expected = [one.annual["tolls_received", tower][year] for tower in TOWERS]
        assert table[year].tolist() == expected


def test_a_line_that_does_not_run_over_the_options_is_refused() -> None:
    with pytest.raises(ModelMistake) as caught:
        each_alternative(leaders()[0], replace(LEADERS, line="harbour_fees"))
    assert str(caught.value) == (
        "`Leaders`: `harbour_fees` does not run over the options of `flagship`.\n"
        "  Each option is a row, beside the model run anew with it.\n"
        "  To fix: give the choice `options: {members_of: ...}` with the set of the line."
    )


def test_a_fund_without_alternatives_has_no_such_sheet() -> None:
    assert "Leaders" not in [sheet.title for sheet in toy_book().sheets]
    assert RERUN_NAME not in toy_book().names


def test_the_sheet_comes_after_the_dashboard_and_is_listed() -> None:
    titles = [sheet.title for sheet in leaders_book().sheets]
    assert titles[2:7] == ["Dashboard", "Results", "Compare", "Leaders", "Inputs"]
    listed = [cell.value for cell in leaders_book().sheet("Contents").cells.values()]
    assert listed[listed.index("Leaders") + 1] == LEADERS.purpose
    assert len(leaders_book().sheet("Leaders").charts) == 1


def test_planning_takes_reruns_and_works_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    runs, reruns = leaders(), reruns_of()

    def evaluated(*_: object) -> None:
        raise AssertionError("the model was run")

    monkeypatch.setattr(alternatives, "evaluate", evaluated)
    monkeypatch.setattr("fundmodel.run_paths.run.one_path", evaluated)
    presentation = replace(PRESENTATION, alternatives=LEADERS)
    book = plan_workbook(runs, presentation, "0", reruns=reruns)
    assert dict(book.sheet("Leaders").cells) == dict(leaders_book().sheet("Leaders").cells)
    with pytest.raises(ModelMistake) as refused:
        plan_workbook(runs, presentation, "0", reruns=reruns[:1])
    assert str(refused.value) == (
        "`Leaders`: there are 1 reruns for 2 runs.\n"
        "  To fix: give what `reruns_of` makes of the runs."
    )


@pytest.mark.parametrize("case", [1, 2])
def test_the_sheet_is_what_python_gives(case: int) -> None:
    loaded = IronCalcBook(workbook_bytes(leaders_book()))
    values = loaded.recalculated([choose(SCENARIOS[case - 1])])
    report = differences_in_ironcalc(leaders_book(case), values)
    assert report.agrees, report


@pytest.mark.parametrize(("tower", "verdict"), [("Needle Rock", "CHECK"), ("Skerry", "OK")])
def test_a_stored_rerun_that_is_wrong_is_seen(tower: str, verdict: str) -> None:
    """That of the tower that leads; the others have nothing live beside them."""
    book = leaders_book()
    cells = book.sheet("Leaders").cells
    (row,) = (row for (row, column), cell in cells.items() if cell.value == tower and column == 2)
    column = min(at for (where, at), cell in cells.items()
                 if where == row and cell.style == "static_money")  # fmt: skip
    typed = float(cells[row, column].value or 0) + 1
    values = IronCalcBook(workbook_bytes(book)).recalculated(
        [("Leaders", cell_name(row, column), typed)]
    )
    assert value_at(values, named_cell(book, MASTER_CHECK)) == verdict
