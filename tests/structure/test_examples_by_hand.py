"""Every line of the fund has an example by hand, and no example is of a line that is gone."""

from fundmodel.fund.stages import STAGES
from tests.by_hand.cases import all_cases

LINES = [f"{line.name} ({stage.name})" for stage in STAGES for line in stage.lines()]
SHOWN = {name for case in all_cases() for name in case.expect}


def test_every_line_has_an_example() -> None:
    assert [line for line in LINES if line.split()[0] not in SHOWN] == []


def test_no_example_of_a_line_that_does_not_exist() -> None:
    assert sorted(SHOWN - {line.split()[0] for line in LINES}) == []
