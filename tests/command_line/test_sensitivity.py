"""`python -m fundmodel sensitivity`: what drives results, for people and for programs."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

import fundmodel
from fundmodel.analyse.judgements import Judgements
from fundmodel.analyse.movables import DRAWN, PLAUSIBLE
from fundmodel.analyse.tornado import Tornado
from tests.command_line.running import Commands, files_below, is_one_refusal, rows

TAKE = "us_take_present_value"


@pytest.fixture(scope="module")
def of_take(short: Path) -> Tornado:
    """What drives the US take of the short set."""
    return fundmodel.tornado(fundmodel.load("base", directory=short), [TAKE])


def cells_of(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in rows(text.splitlines())]


def records_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_in_brief_the_first_three_of_each_headline_in_two_rankings(
    run_short: Commands, short: Path
) -> None:
    answer = run_short("sensitivity")
    assert (answer.code, answer.err) == (0, "")
    assert files_below(run_short.folder) == {}
    first, second = answer.out.split("\n\n")[:2]
    assert first.startswith("Uncertain numbers, P10 to P90.")
    assert second.startswith("Terms, rules and known numbers, all that is plausible")
    found = fundmodel.tornado(fundmodel.load("base", directory=short), slopes=0)
    lines = first.splitlines()[1:]
    for result, outcome in found.outcomes.items():
        bars = found.ranked(result, DRAWN)[:3]
        at = next(at for at, line in enumerate(lines) if line.startswith(outcome.label))
        for bar, line in zip(bars, lines[at:], strict=False):
            assert bar.movable.name.replace("[", " [") in line
    assert f"{len(found.idle)} move none of these results" in answer.out
    assert "`--switches`" in answer.out


def test_of_one_result_the_ranking_with_its_bars_and_the_rest_counted(
    run_short: Commands, of_take: Tornado
) -> None:
    answer, found = run_short("sensitivity", "--result", TAKE, "--top", "4"), of_take
    first, second = answer.out.split("\n\n")[:2]
    for text, group in ((first, DRAWN), (second, PLAUSIBLE)):
        bars = found.ranked(TAKE, group)
        printed = cells_of(text)[2:6]
        assert [row[0] for row in printed] == [
            bar.movable.name.replace("[", " [") for bar in bars[:4]
        ]
        changes = [[float(cell) for cell in row[2:4]] for row in printed]
        expected = [[bar.at_low / 1e3, bar.at_high / 1e3] for bar in bars[:4]]
        assert np.array(changes) == pytest.approx(np.array(expected), abs=0.00501)
        assert all("\u2502" in row[4] for row in printed)
        assert f"{len(bars) - 4} more swing it by " in text


def test_all_of_each_of_two_rankings(run_short: Commands, of_take: Tornado) -> None:
    answer = run_short("sensitivity", "--result", TAKE, "--result", "ukraine_gain", "--all")
    assert "more swing it" not in answer.out
    assert answer.out.count("Uncertain numbers, P10 to P90") == 2
    first, second = answer.out.split("\n\n")[:2]
    counts = [len(of_take.ranked(TAKE, group)) for group in (DRAWN, PLAUSIBLE)]
    assert [text.count("\u2502") for text in (first, second)] == counts


def test_csv_and_json_hold_every_bar_with_its_slopes(run_short: Commands, of_take: Tornado) -> None:
    table = of_take.table.loc[TAKE]
    printed = records_of(run_short("sensitivity", "--result", TAKE, "--csv", "--top", "2").out)
    assert [record["input"] for record in printed] == list(table.index)
    assert [float(one["at_low"] or "nan") for one in printed] == pytest.approx(
        table["at_low"].tolist(), nan_ok=True
    )
    wanted = ("scenario", "result", "unit", "basis", "input", "input_unit", "grade", "low", "high")
    assert {"base"} == {record["scenario"] for record in printed}
    assert all(record[key] for record in printed for key in wanted)
    by_name = json.loads(run_short("sensitivity", "--result", TAKE, "--json").out)
    result = by_name["results"][TAKE]
    assert result["unit"] == "US$ m"
    for group in (DRAWN, PLAUSIBLE):
        mine = table[table["group"] == group]
        assert list(result["ranked"][group]) == list(mine.index)
        numbers = [one["right"] for one in result["ranked"][group].values()]
        known = [float("nan") if one is None else one for one in numbers]
        assert known == pytest.approx(mine["right"].tolist(), nan_ok=True)


def test_a_grid_with_its_target(run_short: Commands, short: Path) -> None:
    x, y = "us_profit_share=0:1:3", "russian_legal_delay=6:10:2"
    grid = fundmodel.two_way(fundmodel.load("base", directory=short), TAKE, x, y)
    target = float(grid.values[0, 1])
    answer = run_short("sensitivity", "--two-way", x, y, "--target", str(target))
    printed = cells_of(answer.out)[1:4]
    assert printed[0][1:] == ["0", "50", "100"]
    for row, values in zip(printed[1:], grid.values.tolist(), strict=True):
        assert [float(cell.strip("*")) for cell in row[1:]] == pytest.approx(
            [value / 1e3 for value in values], abs=0.00501
        )
        assert [cell.endswith("*") for cell in row[1:]] == [value >= target for value in values]
    assert "is passed along us_profit_share, by russian_legal_delay: at 6 between 0 and 50" in (
        answer.out
    )
    in_csv = records_of(run_short("sensitivity", "--two-way", x, y, "--csv").out)
    assert [float(one["value"]) for one in in_csv] == grid.values.ravel().tolist()
    asked = ("sensitivity", "--two-way", x, y, "--result", TAKE, "--result", "ukraine_gain")
    by_name = json.loads(run_short(*asked, "--json").out)
    assert by_name["results"][TAKE]["rows"] == grid.values.tolist()
    assert list(by_name["results"]) == [TAKE, "ukraine_gain"]


def test_switches_tell_what_changes_and_count_what_does_not(
    run_short: Commands, short: Path
) -> None:
    found = fundmodel.switches(fundmodel.load("base", directory=short), [TAKE])
    answer = run_short("sensitivity", "--switches", "--result", TAKE)
    others = [one for one in found.options if not one.is_stated]
    moving = [one for one in others if found.moves(one)]
    printed = [row for row in cells_of(answer.out) if len(row) == 2 and " = " in row[0]]
    assert [row[0] for row in printed] == [f"{one.name} = {one.option}" for one in moving]
    assert [float(row[1]) for row in printed] == pytest.approx(
        [one.changes[TAKE] / 1e3 for one in moving], abs=0.00501
    )
    assert f"{len(others) - len(moving)} of {len(others)} other options change none" in answer.out
    in_csv = records_of(run_short("sensitivity", "--switches", "--result", TAKE, "--csv").out)
    assert len(in_csv) == len(found.options)


def test_readings_are_those_of_the_command_readings(run_short: Commands, short: Path) -> None:
    table = fundmodel.readings(fundmodel.load("base", directory=short))
    by_name = json.loads(
        run_short("sensitivity", "--readings", "--result", "us_take_total", "--json").out
    )
    (switch,) = by_name["switches"].values()
    takes = {name: one["results"]["us_take_total"] for name, one in switch["options"].items()}
    assert takes == pytest.approx(table["us_take_total"].to_dict())
    printed = cells_of(run_short("sensitivity", "--readings", "--result", "us_take_total").out)
    assert [row[0] for row in printed if row[0].endswith(" *")] == [
        f"{name} *" for name in table.index[table["selected"]]
    ]


def test_judgements_with_whose_and_why(run_short: Commands, of_take: Tornado) -> None:
    found = Judgements(of_take)
    answer = run_short("sensitivity", "--judgements", "--result", TAKE, "--top", "2")
    for group in (DRAWN, PLAUSIBLE):
        share = round(100 * found.share(TAKE, group))
        assert f"Judgements make {share} % of all squared swings." in answer.out
        for bar in found.ranked(TAKE, group)[:2]:
            assert bar.movable.metadata.note.split()[3] in answer.out
            assert bar.movable.metadata.source.date in answer.out
    in_brief = run_short("sensitivity", "--judgements").out
    assert "Whose judgement" in in_brief


@pytest.mark.thorough
def test_judgements_for_programs(run_short: Commands, of_take: Tornado) -> None:
    asked = ("sensitivity", "--judgements", "--result", TAKE)
    found = Judgements(of_take)
    in_csv = records_of(run_short(*asked, "--csv").out)
    assert {one["grade"] for one in in_csv} == {"C"}
    assert len(in_csv) == len(found.table)
    result = json.loads(run_short(*asked, "--json").out)["results"][TAKE]
    assert result["share_of_squared_swings"][DRAWN] == pytest.approx(found.share(TAKE))


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        (("--switches", "--readings"), "--switches and --readings exclude each other."),
        (("--two-way", "coupon", "us_profit_share", "--judgements"),
         "--two-way and --judgements exclude each other."),
        (("--target", "5"), "--target needs --two-way."),
        (("--switches", "--top", "3"), "--top does not go with --switches."),
        (("--readings", "--all"), "--all does not go with --readings."),
        (("--top", "3", "--all"), "--top and --all exclude each other."),
        (("--json", "--csv"), "--json and --csv exclude each other."),
    ],
)  # fmt: skip
def test_flags_that_do_not_belong_together(
    run: Commands, flags: tuple[str, ...], text: str
) -> None:
    answer = run("sensitivity", *flags)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(f"Error: {text}\n")


@pytest.mark.parametrize(
    ("flags", "begins"),
    [
        (("--result", "us_take_presentvalue"), "us_take_presentvalue: There is no such result."),
        (("--two-way", "coupom", "us_profit_share"), "coupom: There is no such assumption."),
        (("--two-way", "us_profit_share=0:1.2", "coupon"),
         "us_profit_share=0:1.2: 1.2 lies beyond what is plausible, 0 to 1."),
        (("--two-way", "us_profit_share", "us_profit_share"),
         "us_profit_share and us_profit_share: Both axes move the same numbers."),
        (("--two-way", "coupon", "us_profit_share", "--target", "nan"),
         "us_take_present_value=nan: This is no number."),
        (("--result", "refrozen_present_value"),
         "--result refrozen_present_value: No number moves it on the stated path, where "),
        (("--two-way", "coupon", "us_profit_share", "--target", "5", "--result", TAKE, "--result",
          "ukraine_gain"), "--target 5: There are 2 results for one target."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(run: Commands, flags: tuple[str, ...], begins: str) -> None:
    assert is_one_refusal(run("sensitivity", *flags), begins)
