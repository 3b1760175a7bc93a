"""The sliders are what moves the answers most, and their ends hold what scenarios state."""

from __future__ import annotations

import pytest

import fundmodel
from fundmodel.build_model import PageControls, Slider, SliderGroup
from fundmodel.errors import ModelMistake
from fundmodel.fund.page_controls import CONTROLS, DRIVING, LEFT_TO_SEARCH
from fundmodel.page.controls import controls_data, sliders_of

FRONT = {slider.name for slider in sliders_of(CONTROLS)}
PLACES = {"P10 to P90": 2, "plausible": 3}
"""So many of each ranking stand in front."""


@pytest.mark.thorough
@pytest.mark.parametrize("result", DRIVING)
@pytest.mark.parametrize("group", PLACES)
def test_what_moves_an_answer_most_is_in_front(result: str, group: str) -> None:
    """Of what has one number, or one by year; of each of many members search has a field."""
    base = fundmodel.load("base")
    ranked = fundmodel.tornado(base, [result], slopes=0).ranked(result, group)
    one_number = [bar.movable.name for bar in ranked if bar.movable.name not in base.columns]
    first = [name for name in one_number if "[" not in name][: PLACES[group]]
    assert len(first) == PLACES[group]
    assert set(first) - FRONT - LEFT_TO_SEARCH.keys() - {CONTROLS.date} == set()


def test_what_is_left_out_is_there_and_not_in_front() -> None:
    base = fundmodel.load("base")
    assert all(base.named(name) is not None for name in LEFT_TO_SEARCH)
    assert FRONT & LEFT_TO_SEARCH.keys() == set()
    assert 10 <= len(FRONT) <= 12
    assert 6 <= len(CONTROLS.headlines) <= 12


def test_scales_hold_what_base_states_within_what_is_plausible() -> None:
    base = fundmodel.load("base")
    for slider in sliders_of(CONTROLS):
        one = base.named(slider.name)
        low, high = one.metadata.plausible
        stated = [*one.values.values()] if slider.name in base.series else [one.value]
        from_, to = (
            low if slider.low is None else slider.low,
            high if slider.high is None else slider.high,
        )
        assert low <= from_ <= min(stated) <= max(stated) <= to <= high, slider.name


def test_headlines_are_headlines() -> None:
    model = fundmodel.model_of(fundmodel.load("base"))
    assert set(CONTROLS.headlines) <= {line.name for line in model.headlines if not line.each}


@pytest.mark.parametrize(
    ("controls", "says"),
    [
        (PageControls(("us_take",), ()), "There is no result `us_take`."),
        (
            PageControls((), (SliderGroup("Terms", (Slider("us_profit_shar"),)),)),
            "There is no assumption `us_profit_shar`.\n  Did you mean `us_profit_share`?",
        ),
        (
            PageControls((), (SliderGroup("Rates", (Slider("coupon"),)),)),
            "`coupon` has a number for each",
        ),
    ],
)
def test_what_is_not_there_is_told(controls: PageControls, says: str) -> None:
    model = fundmodel.model_of(fundmodel.load("base"))
    with pytest.raises(ModelMistake) as refused:
        controls_data(model, fundmodel.front_pages(), controls)
    assert says in str(refused.value)
