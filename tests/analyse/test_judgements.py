"""Which judgements decide: shares by hand, whose they are and why."""

from dataclasses import replace

import pytest

from fundmodel.analyse.judgements import judgements
from fundmodel.analyse.movables import DRAWN, PLAUSIBLE
from fundmodel.read_assumptions import Assumptions
from tests.analyse.few_results import drawn_levels, few_results


def graded(assumptions: Assumptions, name: str, grade: str) -> Assumptions:
    one = assumptions.scalars[name]
    metadata = replace(one.metadata, grade=grade)
    return assumptions.with_assumption(replace(one, metadata=metadata))


def test_a_share_is_that_of_squared_swings() -> None:
    """Of what is never drawn the flat level swings `chosen` by 2 x 4.9, nothing else does."""
    found = judgements(few_results(), drawn_levels(), ["chosen", "product"])
    assert found.share("chosen", PLAUSIBLE) == 1
    assert found.share("chosen", DRAWN) != found.share("chosen", DRAWN)  # nothing drawn moves it
    assert [bar.movable.name for bar in found.ranked("product", DRAWN)] == ["rough_level"]


def test_what_is_better_known_has_the_rest() -> None:
    """`beams` swings by 1 with Skerry, by 2 with St. Anne; all of them are of grade C."""
    found = judgements(few_results(), drawn_levels(), ["beams"])
    swings = {bar.movable.name: bar.swing for bar in found.ranked("beams", PLAUSIBLE)}
    assert swings == pytest.approx({"beam_share[St. Anne]": 2, "beam_share[Skerry]": 1})
    assert found.share("beams", PLAUSIBLE, first=1) == pytest.approx(4 / 5)
    column = found.table.loc["beams"]["share"]
    assert column.to_dict() == pytest.approx(
        {"beam_share[St. Anne]": 0.8, "beam_share[Skerry]": 0.2}
    )


def test_a_number_of_another_grade_is_no_judgement_but_counts_for_the_whole() -> None:
    known = graded(graded(drawn_levels(), "flat_level", "B"), "price_index_opening", "C")
    found = judgements(few_results(), known, ["bent"])
    names = [bar.movable.name for bar in found.ranked("bent", PLAUSIBLE)]
    assert names == ["price_index_opening"]
    swings = {bar.movable.name: bar.swing for bar in found.tornado.ranked("bent", PLAUSIBLE)}
    part = swings["price_index_opening"] ** 2 / sum(swing**2 for swing in swings.values())
    assert found.share("bent", PLAUSIBLE) == pytest.approx(part)
    assert 0 < part < 1


def test_whose_and_why() -> None:
    table = judgements(few_results(), drawn_levels(), ["product"]).table
    row = table.loc[("product", "rough_level")]
    assert row["source"] == "Lighthouse almanac, Nobody"
    assert (row["dated"], row["why"]) == ("2029-01-01", "Made up.")


def test_its_words() -> None:
    found = judgements(few_results(), drawn_levels(), ["product"])
    assert repr(found).splitlines()[1] == "product: 100% of squared swings, rough_level"
