"""Quarters in any spelling that leaves no doubt; of the others only what was probably meant."""

import pytest

from fundmodel.errors import BadInput
from fundmodel.run_paths.quarters import period_of, quarter_name, quarter_names
from fundmodel.run_paths.run import Run

NAMES = [f"{year}Q{quarter}" for year in range(2027, 2057) for quarter in (1, 2, 3, 4)]
CLEAR = """2031Q2|2031q2|2031-Q2|2031/Q2|2031:Q2|2031_q2|2031 Q2| 2031 Q2 |Q2 2031|Q2-2031|Q2/2031
q22031|2Q2031|2q 2031|2031-06-30|2031-04-01|2031-05-15|2031-06|2031/06|2031M06|203106|Jun 2031
June 2031|jun 2031|JUNE, 2031|Jun. 2031|April 2031|2031 Jun|2031-May"""
OFFERED = "2031/2|2031-2|2031.2|2031 2|2031:2|31Q2|31-Q2"
REFUSED = """|2031|Q2|Q5 2031|2031Q5|2031Q0|2031Q22|2031-02-30|2031-13|Second 2031|J 2031|Ju 2031
2031-6|Q2/31|30.06.2031|06/30/2031|2031-06-31|tomorrow|2031Q2x|2031Q\u0662|2031Q\u00b2"""


def spellings(text: str) -> list[str]:
    return [one for line in text.split("\n") for one in line.split("|")]


@pytest.mark.parametrize("text", spellings(CLEAR))
def test_a_clear_spelling(text: str) -> None:
    assert NAMES[period_of(text, NAMES)] == "2031Q2"


@pytest.mark.parametrize("text", spellings(OFFERED))
def test_what_was_probably_meant_is_offered(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        period_of(text, NAMES)
    assert str(refusal.value) == (
        f"{text}: There is no such quarter in the model.\n"
        "  Did you mean `2031Q2`?\n"
        "  To fix: name a quarter from 2027Q1 to 2056Q4."
    )


@pytest.mark.parametrize("text", [*spellings(REFUSED), "2099Q1", "2099/1", "1999Q4", "Jun 2060"])
def test_no_other_quarter_is_ever_offered(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        period_of(text, NAMES)
    assert str(refusal.value) == (
        f"{text}: There is no such quarter in the model.\n"
        "  To fix: name a quarter from 2027Q1 to 2056Q4."
    )


def test_the_names_are_those_of_the_quarter_ends(base: Run) -> None:
    names = quarter_names(base)
    assert names == [f"{end.year}Q{end.quarter}" for end in base.quarter_ends]
    assert quarter_name(base, 1) == "2027Q1"
