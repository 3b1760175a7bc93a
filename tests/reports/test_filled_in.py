"""A sentence is filled in as its numbers are printed, or not at all."""

import math

import pytest

from fundmodel.build_model.filled_in import filled_in
from fundmodel.build_model.sentences import Figure, Found, Sentence, Words

TEXT = Sentence(
    "{label} {is_so} by {change} % with {count} “{name}”.",
    {"change": Figure("result", size=True), "count": Found("counted", is_count=True)},
    {"is_so": Words("change", "", "falls", "stays", "rises")},
    of="",
    names={"name": Found("named")},
)


class Given:
    """Numbers and names by hand."""

    name, fields = "mine", {"label": "It"}

    def __init__(self, number: float, count: float = 3.0, name: str = "a < b") -> None:
        self.number, self.count, self.found = number, count, name

    def told(self, number: Figure | Found) -> float:
        """The one number, or the count."""
        return self.number if isinstance(number, Figure) else self.count

    def called(self, found: Found) -> str:
        """The name."""
        return self.found if found.what == "named" else ""


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (Given(-2.34), "It falls by 2.3 % with 3 “a < b”."),
        (Given(2.36), "It rises by 2.4 % with 3 “a < b”."),
        (Given(-0.04), "It stays by 0.0 % with 3 “a < b”."),
        (Given(math.nan), ""),
        (Given(1.0, math.nan), ""),
        (Given(1.0, name=""), ""),
        (Given(1.0, name="{label}"), "It rises by 1.0 % with 3 “{label}”."),
    ],
)
def test_words_follow_numbers_as_they_are_printed(given: Given, says: str) -> None:
    assert filled_in(TEXT, given) == says


@pytest.mark.parametrize(
    ("percent", "says"),
    [(0.0, "none"), (0.04, "fewer than 1 %"), (1.0, "1 %"), (78.5156, "79 %"), (99.0, "99 %"),
     (99.96, "more than 99 %"), (100.0, "all")],
)  # fmt: skip
def test_few_worlds_bear_whole_per_cents_alone(percent: float, says: str) -> None:
    """None and all are exactly that, however they would be rounded."""
    part = Sentence("in {some}", {"some": Figure("it", "chance", in_words=True)})
    assert filled_in(part, Given(percent)) == f"in {says}"


def test_a_sentence_of_another_scenario_is_left_out() -> None:
    other = Sentence("{change}", TEXT.numbers, of="other")
    assert filled_in(other, Given(1.0)) == ""
    assert filled_in(Sentence("{change}", TEXT.numbers, of="mine"), Given(1.0)) == "1.0"
