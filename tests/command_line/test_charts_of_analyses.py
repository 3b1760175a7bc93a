"""`--chart`: each analysis draws its one answer, and refuses to draw several before it runs."""

from collections.abc import Sequence

import pytest

from tests.command_line.running import Commands, files_below, is_one_refusal
from tests.thorough import mostly_thorough

TAKE = ("--result", "us_take_present_value")
DRAWN = [
    ("compare", "base", "high_return", "--bridge", "us_take_total", "--paths", "0"),
    ("sensitivity", "base", *TAKE),
    ("sensitivity", "base", *TAKE, "--judgements"),
    ("sensitivity", "base", "--two-way", "us_profit_share", "russian_legal_delay=4:12:3"),
    ("solve", "us_take_total=20bn", "--by", "us_profit_share=0.2:0.5:3", "--by", "leakage_share"),
]
REFUSED = [
    (("compare", "base", "high_return"), "--chart: It holds one bridge, and there are 0."),
    (
        ("compare", "base", "high_return", "weak_growth", "--bridge", "us_take_total"),
        "--chart: It holds one bridge, and there are 2.",
    ),
    (("sensitivity", "base"), "--chart: It holds one result, and there are 0."),
    (
        ("sensitivity", "base", *TAKE, "--switches"),
        "--chart: It holds one way that has a picture, and there are 0.",
    ),
    (
        ("solve", "us_take_total=20bn", "--by", "us_profit_share"),
        "--chart: It holds one frontier, and there are 0.",
    ),
]


@pytest.mark.parametrize(
    "words", mostly_thorough([(one,) for one in DRAWN], [(DRAWN[0],)]), ids=" ".join
)
def test_an_answer_is_drawn_and_printed(run: Commands, words: Sequence[str]) -> None:
    answer = run(*words, "--chart", "answer.svg")
    assert answer.code == 0
    assert answer.err == "Wrote answer.svg\n"
    assert answer.out
    assert list(files_below(run.folder)) == ["answer.svg"]
    assert files_below(run.folder)["answer.svg"].startswith(b"<?xml")


@pytest.mark.parametrize(("words", "begins"), REFUSED, ids=lambda one: " ".join(one)[:60])
def test_what_is_not_one_picture_is_refused(
    run: Commands, words: Sequence[str], begins: str
) -> None:
    assert is_one_refusal(run(*words, "--chart", "answer.svg"), begins)
    assert files_below(run.folder) == {}


@pytest.mark.thorough
def test_a_workbook_of_what_is_compared(run: Commands) -> None:
    words = ("base", "high_return", "--bridge", "us_take_total", "--paths", "0")
    answer = run("compare", *words, "--output", "both.xlsx")
    assert (answer.code, answer.err) == (0, "Wrote both.xlsx\n")
    again = run("compare", "both.xlsx", "both.xlsx:high_return", *words[2:])
    assert again.code == 0
    assert "rises by 27.71 from 29.57" in again.out


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("base", "base", "--set", "us_profit_share=0.4", "--output", "x.xlsx"), "--output x.xlsx"),
        (("base", "high_return", "--force"), "--force: No workbook is to be written."),
        (("base", "high_return", "--edition", "full"), "--edition full: No workbook is to be"),
        (("base", "high_return", "--output", "x.pdf"), "x.pdf"),
    ],
    ids=["one name", "nothing to force", "an edition of nothing", "no workbook"],
)
def test_a_workbook_that_cannot_be(run: Commands, words: Sequence[str], begins: str) -> None:
    assert is_one_refusal(run("compare", *words, "--paths", "0"), begins)
    assert files_below(run.folder) == {}
