"""What a set is called of which some numbers were set by hand, and the file that it goes to."""

from pathlib import Path

import pytest

import fundmodel
from fundmodel.read_assumptions import file_name_of
from fundmodel.run_paths.run import Run

FEE = "Russian money in revenue first, accounting without unrealised"


def loaded(short: Path, changes: dict[str, object], name: str = "base"):
    return fundmodel.load(name, changes, directory=short)


def test_a_scenario_as_it_stands_is_called_by_its_name(base: Run, slow: Run) -> None:
    assert base.assumptions.title == "base"
    assert slow.assumptions.title == "slow_start"
    assert dict(slow.assumptions.set_by_hand) == {}


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"us_profit_share": 0.25}, "base with us_profit_share=0.25"),
        ({"us_profit_share": "0.25"}, "base with us_profit_share=0.25"),
        (
            {"us_profit_share": 0.25, "us_real_rate[2030]": 0.01},
            "base with us_profit_share=0.25, us_real_rate[2030]=0.01",
        ),
        ({"us_real_rate": {2030: 0.01}}, "base with us_real_rate[2030]=0.01"),
        ({"us_real_rate": 0.01}, "base with us_real_rate=0.01"),
        (
            {"selected_reading": "D1 accounting, yearly reset"},
            "base with selected_reading=D1 accounting, yearly reset",
        ),
        (
            {"coupon[Energy commercial loans]": 0.05},
            "base with coupon[Energy commercial loans]=0.05",
        ),
    ],
)
def test_what_was_set_is_said(short: Path, changes: dict[str, object], title: str) -> None:
    found = loaded(short, changes)
    assert (found.name, found.title) == ("base", title)


def test_what_was_before_is_known(short: Path) -> None:
    found = loaded(short, {"us_profit_share": 0.25}).changed({"us_profit_share": 0.3})
    assert dict(found.set_by_hand) == {"us_profit_share": (0.5, 0.3)}
    assert found.title == "base with us_profit_share=0.3"
    years = loaded(short, {"us_real_rate": {2030: 0.01}})
    before = loaded(short, {}).number("us_real_rate[2030]")
    assert dict(years.set_by_hand) == {"us_real_rate[2030]": (before, 0.01)}


def test_long_settings_are_cut_and_told_apart(short: Path) -> None:
    one = loaded(short, {"selected_reading": FEE}).title
    assert one.startswith("base with selected_reading=Russian money in revenue first, acc")
    windows = loaded(short, {}).columns["coupon"].members
    many = [
        loaded(short, {f"coupon[{window}]": rate for window in windows}).title
        for rate in (0.03, 0.04)
    ]
    parts = [title.split(" (") for title in many]
    assert parts[0][0] == "base with coupon[Housing concessional loans]=0.03 and 5 more"
    last = [
        loaded(short, {f"coupon[{w}]": 0.03 for w in windows[:-1]} | {f"coupon[{windows[-1]}]": r})
        for r in (0.03, 0.04)
    ]
    assert len({set_.title for set_ in last}) == 2
    for title in (one, *many):
        assert len(title) <= 100
        assert not set('*?~"') & set(title)


@pytest.mark.thorough
def test_the_title_is_in_results_and_workbook(short: Path, base: Run) -> None:
    less = fundmodel.run(loaded(short, {"us_profit_share": 0.25}))
    assert less.results.name == "base with us_profit_share=0.25"
    book = fundmodel.plan_workbook([base, less])
    cells = [cell.value for cell in book.sheet("Inputs").cells.values()]
    assert {"base", "base with us_profit_share=0.25"} <= set(cells)
    cover = [cell.value for cell in book.sheet("Cover").cells.values()]
    assert "us_profit_share = 0.25 (was 0.5 in base)" in cover
    alone = [cell.value for cell in fundmodel.plan_workbook([less]).sheet("Cover").cells.values()]
    assert "us_profit_share = 0.25 (was 0.5)" in alone
    plain = [cell.value for cell in fundmodel.plan_workbook([base]).sheet("Cover").cells.values()]
    assert "Set by hand" not in plain


@pytest.mark.parametrize(
    ("names", "settings", "file"),
    [
        (["base"], "", "base"),
        (["base", "slow_start"], "", "base+slow_start"),
        (["base"], " with us_profit_share=0.25", "base_with_us_profit_share_0.25"),
        (["a", "b"], " with x=-1, y[2030]=2", "a+b_with_x_-1_y_2030_2"),
        (["base"], " with form=../../etc", "base_with_form_.._.._etc_"),
        (["base"], " with form=Ціна", "base_with_form_"),
        (["x" * 300], "", "x" * 113 + "_"),
    ],
)
def test_the_file(names: list[str], settings: str, file: str) -> None:
    found = file_name_of(names, settings)
    assert found.startswith(file)
    assert len(found) <= 120
    assert not set('/\\:*?"<>| ') & set(found)
    assert file_name_of(names, settings + "1") != found
