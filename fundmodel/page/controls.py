"""What stands in front of a page, as its scripts read it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from fundmodel.errors import ModelMistake, closest, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.page_controls import PageControls, Slider
    from fundmodel.build_model.presentation import Presentation


def controls_data(
    model: Model, presentation: Presentation, controls: PageControls
) -> dict[str, object]:
    """The front of a page as its scripts read it.

    Args:
        model: which must have all that is named.
        presentation: the choice that stands in front, and the sentences that answer.
        controls: what was chosen.

    Returns:
        The attributes of `controls`, `alternatives` for the assumption that chooses among them,
        and `sentences`.

    Raises:
        ModelMistake: a name is not there, or has several numbers where one is moved.
    """
    alternatives = presentation.alternatives
    told = presentation.stated_and_expected
    _refuse_unknown("assumption", _inputs_named(controls), model.inputs)
    _refuse_unknown("result", [*controls.headlines, *(one.result for one in told)], model.lines)
    _refuse_unknown("line", _lines_named(controls), model.lines)
    for name in _inputs_named(controls):
        if model.inputs[name].each:
            what = f"`{name}` has a number for each {model.inputs[name].each}."
            raise ModelMistake(message("The controls of the page", what, fix="leave it to search."))
    return {
        **asdict(controls),
        "pictures": [{**asdict(one), "short": dict(one.short)} for one in controls.pictures],
        "alternatives": alternatives.choice if alternatives else "",
        "sentences": [asdict(one) for one in told],
    }


def sliders_of(controls: PageControls) -> tuple[Slider, ...]:
    """The sliders of all groups."""
    return tuple(slider for group in controls.groups for slider in group.sliders)


def _inputs_named(controls: PageControls) -> list[str]:
    sliders = [slider.name for slider in sliders_of(controls)]
    return [*sliders, *controls.choices, *([controls.date] if controls.date else [])]


def _lines_named(controls: PageControls) -> Iterator[str]:
    for picture in controls.pictures:
        for name, _ in (*picture.lines, *picture.lines_over):
            yield name.partition("[")[0]


def _refuse_unknown(kind: str, asked: Iterable[str], names: Iterable[str]) -> None:
    there = list(names)
    for name in asked:
        if name not in there:
            what = f"There is no {kind} `{name}`."
            fix = "name one that the model has."
            where = "The controls of the page"
            raise ModelMistake(message(where, what, meant=closest(name, there), fix=fix))
