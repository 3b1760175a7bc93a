"""What a page lets its reader change in front, and the headlines it answers with."""

from dataclasses import dataclass

from fundmodel.build_model.presentation import Picture


@dataclass(frozen=True)
class Slider:
    """A number that is moved in front.

    Attributes:
        name: the assumption: one number, or one by year, which then has the same in all years.
        low, high: the ends of its scale in the unit of the assumption, where what is plausible is
            too wide to steer in; None: the plausible ends. More may be typed beside it.
    """

    name: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class SliderGroup:
    """Sliders that belong together, under a heading."""

    heading: str
    sliders: tuple[Slider, ...]


@dataclass(frozen=True)
class PageControls:
    """The front of a page.

    Attributes:
        headlines: results without members that answer, in order.
        date: an assumption with a date that stands beside the choice of scenario; "" for none.
        groups: the sliders.
        choices: assumptions with options, shown as buttons.
        pictures: the charts beside the answer.
    """

    headlines: tuple[str, ...]
    groups: tuple[SliderGroup, ...]
    choices: tuple[str, ...] = ()
    date: str = ""
    pictures: tuple[Picture, ...] = ()
