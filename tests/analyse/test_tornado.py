"""Numbers moved one at a time: by hand, and against runs of their own."""

import math
from dataclasses import replace

import pytest

from fundmodel.analyse.movables import DRAWN, PLAUSIBLE
from fundmodel.analyse.tornado import Bar, Tornado, tornado
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import run
from tests.analyse.few_results import NAMES, drawn_levels, few_results


@pytest.fixture(scope="module")
def found() -> Tornado:
    return tornado(few_results(), drawn_levels(), NAMES)


def bar_of(found: Tornado, result: str, name: str) -> Bar:
    (bar,) = [bar for bar in found.bars[result] if bar.movable.name == name]
    return bar


def test_what_is_drawn_goes_from_p10_to_p90(found: Tornado) -> None:
    """0.6 to 1.0 evenly: P10 0.64 and P90 0.96; the product is 1.1 times that."""
    bar = bar_of(found, "product", "rough_level")
    assert bar.movable.ends == DRAWN
    assert (bar.at_low, bar.at_high) == pytest.approx((1.1 * (0.64 - 0.7), 1.1 * (0.96 - 0.7)))
    assert bar.swing == pytest.approx(1.1 * 0.32)


def test_what_is_never_drawn_goes_over_all_that_is_plausible(found: Tornado) -> None:
    bar = bar_of(found, "product", "flat_level")
    assert (bar.movable.ends, bar.movable.low, bar.movable.high) == (PLAUSIBLE, 0.1, 5.0)
    assert (bar.at_low, bar.at_high) == pytest.approx((-0.7, 0.7 * 3.9))


def test_two_rankings_are_never_mixed(found: Tornado) -> None:
    names = {group: [bar.movable.name for bar in found.ranked("product", group)]
             for group in (DRAWN, PLAUSIBLE)}  # fmt: skip
    assert names == {DRAWN: ["rough_level"], PLAUSIBLE: ["flat_level"]}
    for result in NAMES:
        for group in (DRAWN, PLAUSIBLE):
            swings = [bar.swing for bar in found.ranked(result, group)]
            assert swings == sorted(swings, reverse=True)


def test_a_product_has_the_elasticity_one_on_both_sides(found: Tornado) -> None:
    for name in ("rough_level", "flat_level"):
        slopes = bar_of(found, "product", name).slopes
        assert slopes.elasticities == pytest.approx((1, 1), rel=1e-6)
        assert not slopes.is_kink


def test_a_kink_is_told_as_one(found: Tornado) -> None:
    slopes = bar_of(found, "bent", "flat_level").slopes
    assert (slopes.left, slopes.right) == pytest.approx((1, 2), rel=1e-6)
    assert slopes.elasticities == pytest.approx((1, 2), rel=1e-6)
    assert slopes.is_kink


def test_whole_numbers_go_by_one(found: Tornado) -> None:
    """P10 of 1.6 to 6.6 is 2.1 and P90 6.1, whole 2 and 6; 9 - 4 below, 16 - 9 above."""
    bar = bar_of(found, "square", "mending_quarters")
    assert (bar.movable.low, bar.movable.high) == (2, 6)
    assert (bar.at_low, bar.at_high) == (4 - 9, 36 - 9)
    assert (bar.slopes.left, bar.slopes.right) == (5, 7)
    assert bar.slopes.elasticities == pytest.approx((5 / 3, 7 / 3))
    assert not bar.slopes.is_kink


def test_at_the_end_of_its_range_a_number_has_one_side() -> None:
    stated = drawn_levels().changed({"flat_level": 5.0})
    bar = bar_of(tornado(few_results(), stated, ["product"]), "product", "flat_level")
    assert bar.at_high == 0
    assert bar.slopes.left == pytest.approx(0.7)
    assert math.isnan(bar.slopes.right)
    assert bar.slopes.elasticities == pytest.approx((1, math.nan), nan_ok=True)
    assert not bar.slopes.is_kink


def test_what_is_not_available_at_an_end_is_told_and_does_not_hide_the_other(
    found: Tornado,
) -> None:
    bar = bar_of(found, "quotient", "levy_share")
    assert math.isnan(bar.at_low)
    assert bar.at_high == pytest.approx(1.1 - 1.1 / 0.013)
    assert bar.swing == pytest.approx(1.1 / 0.013 - 1.1)


def test_of_a_result_of_nothing_there_is_no_elasticity() -> None:
    stated = drawn_levels().changed({"toll_a_ship": 0.0, "levy_share": 0.0})
    quotient = bar_of(tornado(few_results(), stated, ["quotient"]), "quotient", "levy_share")
    assert all(map(math.isnan, quotient.slopes.elasticities))
    assert math.isnan(quotient.at_high)


def test_what_is_available_neither_as_stated_nor_at_an_end_is_no_change() -> None:
    stated = drawn_levels().changed({"levy_share": 0.0})
    found = tornado(few_results(), stated, ["quotient"])
    assert [bar.movable.name for bar in found.bars["quotient"]] == ["levy_share"]


def test_both_ends_beyond_the_stated_number_keep_their_sign() -> None:
    """0.7 is stated; drawn from 0.8 to 1.0, P10 0.82 and P90 0.98."""
    assumption = drawn_levels().scalars["rough_level"]
    drawn = replace(assumption.metadata.uncertainty, parameters={"low": 0.8, "high": 1.0})
    metadata = replace(assumption.metadata, uncertainty=drawn)
    stated = drawn_levels().with_assumption(replace(assumption, metadata=metadata))
    bar = bar_of(tornado(few_results(), stated, ["product"]), "product", "rough_level")
    assert (bar.at_low, bar.at_high) == pytest.approx((1.1 * 0.12, 1.1 * 0.28))
    assert bar.swing == pytest.approx(1.1 * 0.28)


def test_each_bar_is_a_run_of_its_own(found: Tornado) -> None:
    model, checked = few_results(), 0
    for result, bars in found.bars.items():
        for bar in bars:
            for end, change in ((bar.movable.low, bar.at_low), (bar.movable.high, bar.at_high)):
                one = run(model, drawn_levels().changed({bar.movable.name: end}, accept=True))
                expected = one.number(result) - found.outcomes[result].stated
                assert change == pytest.approx(expected, nan_ok=True, abs=1e-12)
                checked += 1
    assert checked > 15


def test_the_order_in_which_results_are_asked_for_changes_nothing(found: Tornado) -> None:
    backwards = tornado(few_results(), drawn_levels(), NAMES[::-1])
    assert list(backwards.outcomes) == list(NAMES[::-1])
    one, other = (each.table.sort_index() for each in (found, backwards))
    assert one.equals(other)


def test_slopes_of_the_first_alone(found: Tornado) -> None:
    few = tornado(few_results(), drawn_levels(), NAMES, slopes=0)
    assert few.table["left"].isna().all()
    assert few.table["at_low"].equals(found.table["at_low"])


def test_what_moves_nothing_and_what_is_not_moved_is_counted(found: Tornado) -> None:
    assert "toll_a_ship" in found.idle
    assert not {"flat_level", "rough_level", "beam_share[Skerry]"} & {*found.idle}
    assert found.left_out["choices and flags"] == 2
    numbers = sum(len(getattr(one, "members", [None])) for one in drawn_levels()
                  if one.name in few_results().inputs)  # fmt: skip
    moved = [cell for one in found.movables.all.values() for cell in one.moved.numbers()
             if isinstance(cell.key, str | None)]  # fmt: skip
    series = len(drawn_levels().series)
    assert len(moved) + series + sum(found.left_out.values()) == numbers


def test_its_words_name_the_first_of_each_ranking(found: Tornado) -> None:
    lines = repr(found).splitlines()
    assert lines[0] == "Tornado: base with price_index_opening=1.1"
    assert lines[1] == "product: rough_level, flat_level"
    assert lines[3] == "square: mending_quarters"


def test_an_unknown_result_is_refused() -> None:
    with pytest.raises(BadInput, match="There is no such result"):
        tornado(few_results(), drawn_levels(), ["produkt"])
