"""Charts show the run's own numbers, say unit and basis, and refuse what cannot be drawn."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fundmodel
from fundmodel.charts.figures import chart_bytes
from fundmodel.errors import BadInput, UnknownName
from fundmodel.run_paths.run import Run
from fundmodel.simulation.simulation import Simulation

MONEY_HELD = 0.001


@pytest.fixture(scope="module")
def drawn(base: Run) -> Simulation:
    return fundmodel.simulate(base.assumptions, 256, lines=["money_disbursed"], checks=False)


def heights(figure: Any) -> dict[str, list[float]]:
    """Label in the key -> how high its columns are."""
    (axes,) = figure.axes
    return {one.get_label(): [bar.get_height() for bar in one] for one in axes.containers}


def lines_of(figure: Any) -> dict[str, list[float]]:
    """Label -> the numbers of its line."""
    (axes,) = figure.axes
    return {line.get_label(): list(line.get_ydata()) for line in axes.lines}


def test_a_line_goes_by_year_in_billions(base: Run) -> None:
    figure = base.plot("cash")
    (axes,) = figure.axes
    annual = base.annual["cash"] * MONEY_HELD
    line = axes.lines[0]
    assert list(line.get_xdata()) == list(annual.index)
    assert list(line.get_ydata()) == pytest.approx(list(annual))
    assert axes.get_ylabel() == "US$ bn, money of the day"
    assert figure.get_suptitle() == (
        f"Cash: at most {annual.max():,.2f} in {annual.idxmax()} (US$ bn, money of the day)"
    )
    assert figure.get_supxlabel() == "Source: fundmodel; base, stated path."


def test_by_quarter_there_is_a_point_each(base: Run) -> None:
    (axes,) = base.plot("money_disbursed", quarterly=True).axes
    numbers = base.arrays["money_disbursed"][1:, 0, 0] * MONEY_HELD
    assert list(axes.lines[0].get_ydata()) == pytest.approx(list(numbers))
    assert axes.lines[0].get_xdata()[0] == 2027.25
    assert axes.get_ylabel() == "US$ bn a quarter, nominal"


def test_without_a_member_the_total_is_drawn(base: Run) -> None:
    total = base.annual["loans_outstanding"].sum(axis=1) * MONEY_HELD
    (drawn,) = [one for name, one in lines_of(base.plot("loans_outstanding")).items()
                if "loans" in name]  # fmt: skip
    assert drawn == pytest.approx(list(total))


def test_one_member_is_drawn_by_its_address(base: Run) -> None:
    member = base.model.members("loans_outstanding")[0]
    (label,) = [name for name in lines_of(base.plot(f"loans_outstanding[{member}]"))
                if member in name]  # fmt: skip
    assert label.endswith(f": {member}")


def test_by_member_a_stack_adds_up_to_the_total(base: Run) -> None:
    found = heights(base.plot("contribution_received", by="member"))
    assert len(found) == 8
    assert [name for name in found if "others" in name] == ["23 others"]
    total = base.annual["contribution_received"].sum(axis=1) * MONEY_HELD
    assert np.sum(list(found.values()), axis=0) == pytest.approx(total.to_numpy())


def test_by_an_attribute_members_are_added_up(base: Run) -> None:
    (axes,) = base.plot("loans_outstanding", by="instrument").axes
    texts = [text.get_text() for text in axes.get_legend().get_texts()]
    assert set(texts) == {"concessional loan", "commercial loan"}


def test_several_lines_of_one_unit_share_a_chart(base: Run) -> None:
    names = lines_of(base.plot("cash", "all_loans"))
    assert {"Cash"} < set(names)


def test_every_picture_of_the_front_pages_is_drawn_by_its_name(base: Run) -> None:
    pictures = {one.name: one for one in base.pictures}
    assert "" not in pictures
    assert len(pictures) == len(base.pictures)
    assert set(dir(base.plot)) == {"headlines", *pictures}
    for name, picture in pictures.items():
        figure = getattr(base.plot, name)()
        assert figure.get_suptitle().replace("\n", " ") == picture.heading
        (axes,) = figure.axes
        along = axes.get_xlabel() if picture.kind == "bars" else axes.get_ylabel()
        assert along.replace("\n", " ") == picture.unit


def test_money_received_stands_on_each_other(base: Run) -> None:
    found = heights(base.plot.money())
    received = base.annual[["russian_money_received", "european_money_received"]] * MONEY_HELD
    assert list(found) == ["Russian assets", "European contributions"]
    assert pytest.approx(received.to_numpy()) == np.array(list(found.values())).T


def test_each_headline_has_a_bar_as_long_as_it_is(base: Run) -> None:
    figure = base.plot.headlines()
    drawn = sorted(bar.get_width() for axes in figure.axes for bar in axes.patches)
    told = base.headlines
    times = {"US$ m": MONEY_HELD, "share": 100.0, "share a year": 100.0}
    numbers = told["value"] * told["unit"].map(times).fillna(1.0)
    assert drawn == pytest.approx(sorted(numbers.dropna()))
    assert {axes.get_xlabel() for axes in figure.axes} == {"%", "factor", "US$ bn", "% a year"}


def test_what_is_not_available_is_said(base: Run) -> None:
    name = "works_per_dollar"
    missing = replace(base, arrays={**base.arrays, name: base.arrays[name] * np.nan})
    texts = [text.get_text() for axes in missing.plot.headlines().axes for text in axes.texts]
    assert texts.count("n/a") == 1


def test_the_same_run_gives_the_same_bytes(base: Run, tmp_path: Path) -> None:
    path = tmp_path / "cash.svg"
    base.plot("cash", path=path)
    assert path.read_bytes() == chart_bytes(base.plot("cash"), ".svg")


@pytest.mark.parametrize(
    ("lines", "by", "kind", "refusal"),
    [
        ((), "", BadInput, "plot: No line is named."),
        (("csh",), "", UnknownName, "csh: There is no such line.\n  Did you mean `cash`?"),
        (
            ("x.SVG",),
            "",
            BadInput,
            "`x.SVG`: This is a file, where the name of a line stands.\n",
        ),
        (("cash", "cash.png"), "", BadInput, "`cash.png`: This is a file"),
        (("us_take_total",), "", BadInput, "us_take_total: This is one number for the whole life"),
        (("cash", "is_war"), "", BadInput, "plot: These have several units: US$ bn, flag."),
        (("cash",), "member", BadInput, "plot: Parts are drawn of one line that has members."),
        (("loans_outstanding",), "country", UnknownName, "country: There is no such group of"),
        (("loans_outstanding[Moon]",), "", UnknownName, "Moon: There is no such member."),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    base: Run, lines: tuple[str, ...], by: str, kind: type[BadInput], refusal: str
) -> None:
    with pytest.raises(kind) as refused:
        base.plot(*lines, by=by)
    assert str(refused.value).startswith(refusal)
    assert "To fix: " in str(refused.value)


def test_a_picture_that_is_not_there_is_missed_as_usual(base: Run) -> None:
    with pytest.raises(AttributeError, match="has no attribute 'neds'"):
        base.plot.neds()


def test_a_fan_holds_the_percentiles_of_yearly_sums(drawn: Simulation) -> None:
    found = lines_of(drawn.plot("money_disbursed"))
    quarters, years = drawn.lines["money_disbursed"][1:], np.array(drawn.worlds.years)
    yearly = np.array([quarters[years == year].sum(axis=0) for year in sorted({*years.tolist()})])
    assert found["Median"] == pytest.approx(list(np.median(yearly, axis=1) * MONEY_HELD))
    assert found["Mean"] == pytest.approx(list(yearly.mean(axis=1) * MONEY_HELD))


def test_a_line_that_was_not_asked_for_is_worked_out_on_the_same_worlds(drawn: Simulation) -> None:
    asked = fundmodel.simulate(drawn.assumptions, 256, lines=["cash"], checks=False)
    assert "cash" not in drawn.lines
    assert lines_of(drawn.plot("cash")) == lines_of(asked.plot("cash"))


def test_the_stated_path_stands_beside_the_fan(drawn: Simulation, base: Run) -> None:
    found = lines_of(drawn.plot("cash"))
    assert found["Stated path"] == pytest.approx(list(base.annual["cash"] * MONEY_HELD))


def test_the_range_of_a_headline_is_drawn_as_it_is_told(drawn: Simulation) -> None:
    figure = drawn.plot.headlines()
    told = drawn.summary.loc["us_take_present_value"] * MONEY_HELD
    text = f"{told['mean']:,.2f} [{told['p10']:,.2f}, {told['p90']:,.2f}]"
    assert text in [one.get_text().strip() for axes in figure.axes for one in axes.texts]


def test_chances_are_in_per_cent_of_the_worlds(drawn: Simulation) -> None:
    (axes,) = drawn.plot.chances().axes
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == pytest.approx(list(100 * drawn.probabilities["probability"]))
    assert axes.get_xlabel() == "% of the worlds"


def test_what_a_result_is_made_of(base: Run) -> None:
    one = fundmodel.explain(base, "us_take_total")
    (axes,) = one.plot().axes
    whole, *parts = [bar.get_width() for bar in axes.patches]
    assert whole == pytest.approx(one.value * MONEY_HELD)
    assert sum(parts) == pytest.approx(whole)
    assert axes.get_xlabel() == "US take, nominal, US$ bn"


def test_of_one_quarter_the_lines_in_its_unit_are_drawn(base: Run) -> None:
    one = fundmodel.explain(base, "cash", "2030Q4")
    (axes,) = one.plot().axes
    labels = [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()]
    assert labels == ["Cash", *(part.label for part in one.parts if part.unit == "US$ m")]


def test_a_difference_is_a_waterfall_that_adds_up(base: Run, slow: Run) -> None:
    one = fundmodel.explain_difference(base, slow, "us_take_total")
    (axes,) = one.plot().axes
    steps = [bar.get_width() for bar in axes.patches][-len(one.parts) :]
    assert sum(steps) == pytest.approx(one.difference * MONEY_HELD)
    texts = {text.get_text().strip() for text in axes.texts}
    assert {f"{one.before * MONEY_HELD:,.2f}", f"{one.after * MONEY_HELD:,.2f}"} <= texts


def test_sets_stand_side_by_side(base: Run, slow: Run) -> None:
    sets = base.assumptions, slow.assumptions
    found = fundmodel.compare(*sets, results=["us_take_total"], paths=0)
    (axes,) = found.plot().axes
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == pytest.approx([one.results["us_take_total"] * MONEY_HELD
                                    for one in (base, slow)])  # fmt: skip
    with pytest.raises(UnknownName, match="There is no such result"):
        found.plot(result="us_take")


def test_options_are_ranked_by_what_they_change(base: Run) -> None:
    found = fundmodel.switches(base.assumptions, ["us_take_total"], names=["selected_reading"])
    (axes,) = found.plot().axes
    sizes = [abs(bar.get_width()) for bar in axes.patches]
    assert sizes == sorted(sizes, reverse=True)
    largest = found.table["change"].abs().max()
    assert sizes[0] == pytest.approx(largest * MONEY_HELD)
