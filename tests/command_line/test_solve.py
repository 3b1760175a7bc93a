"""`python -m fundmodel solve`: what would have to be true, for people and for programs."""

import csv
import json
import shlex

import pytest

import fundmodel
from fundmodel.command_line.solved_in_words import in_lines
from fundmodel.command_line.targets import read_inputs, read_targets, suffixes_of
from fundmodel.errors import BadInput
from tests.command_line.running import ASSUMPTIONS, Answer, Commands, files_below, is_one_refusal

TAKE = ("solve", "us_take_total=20bn", "--by", "us_profit_share")


def pasted(printed: str) -> list[list[str]]:
    """The words of every command that an answer prints, as a shell reads them."""
    joined = printed.replace(" \\\n", " ")
    return [shlex.split(line) for line in joined.splitlines() if line.startswith("  python -m ")]


def run_again(run: Commands, printed: Answer) -> dict[str, float]:
    """What the first command that was printed gives: the results of its first scenario."""
    words = pasted(printed.out)[0]
    assert words[:4] == ["python", "-m", "fundmodel", "run"]
    at = words.index("--assumptions")
    answer = run(*words[3:at], "--json", "--no-workbook", "--paths", "0", directory=words[at + 1])
    assert (answer.code, answer.err) == (0, "")
    results: dict[str, float] = next(iter(json.loads(answer.out)["results"].values()))
    return results


def test_the_answer_comes_first_and_its_command_gives_the_target(run: Commands) -> None:
    answer = run(*TAKE)
    assert (answer.code, answer.err, files_below(run.folder)) == (0, "", {})
    stated = fundmodel.run(fundmodel.load("base")).number("us_take_total") / 1e3
    lines = answer.out.splitlines()
    assert lines[0] == (
        "With us_profit_share = 0.320087 (stated: 0.5), us_take_total of base is 20.00 US$ bn "
        f"(stated: {stated:,.2f})."
    )
    assert lines[1].startswith("  python -m fundmodel run base --set us_profit_share=0.32008")
    assert lines[2].startswith("    --assumptions ")
    assert lines[3] == ""
    assert lines[4].startswith("us_profit_share from 0 to 1 takes us_take_total of base from 0.00 ")
    assert lines[4].endswith(" US$ bn (nominal; on the stated path).")
    assert len(lines) == 5
    assert run_again(run, answer)["us_take_total"] == pytest.approx(20_000, rel=1e-6)


def test_the_same_in_json_and_csv(run: Commands) -> None:
    found = json.loads(run(*TAKE, "--json").out)
    (row,) = found["answers"]
    (told,) = fundmodel.solve(
        fundmodel.load("base"), {"us_take_total": 20_000}, "us_profit_share"
    ).answers
    assert {key: row[key] for key in told.record()} == told.record()
    assert (row["kind"], row["unit"], row["basis"], row["measure"]) == (
        "solution", "US$ m", "nominal", "stated",
    )  # fmt: skip
    assert (found["scenario"], found["by"]) == ("base", ["us_profit_share"])
    assert f"--set us_profit_share={row['value']:.15g}" in row["command"]
    (record,) = csv.DictReader(run(*TAKE, "--csv").out.splitlines())
    assert float(record["value"]) == row["value"]
    assert list(record) == list(row)


def test_a_target_in_any_of_its_units_is_the_same(run: Commands) -> None:
    first = run(*TAKE).out
    for text in ("20000", "20000m", "2e4", "20 bn"):
        assert run("solve", f"us_take_total={text}", *TAKE[2:]).out == first
    shares = [run("solve", f"needs_covered_by_2030={text}", "--by", "absorption_cap")
              for text in ("0.012", "1.2%", "1.2 %")]  # fmt: skip
    assert "needs_covered_by_2030 of base is 1.20 % (stated: " in shares[0].out
    assert shares[0] == shares[1] == shares[2]


def test_far_less_than_it_is_may_be_billions_meant(run: Commands) -> None:
    last = "us_take_total=20 is 20 US$ m; write 20bn for billions.\n"
    assert run("solve", "us_take_total=20", *TAKE[2:]).out.endswith(last)
    assert last not in run("solve", "us_take_total=0", *TAKE[2:]).out
    assert last not in run("solve", "us_take_total=0.02bn", *TAKE[2:]).out


def test_out_of_reach_says_what_is_reached(run: Commands) -> None:
    answer = run("solve", "us_take_total=60bn", "--by", "us_profit_share")
    highest = fundmodel.run(fundmodel.load("base", {"us_profit_share": 1})).number("us_take_total")
    assert is_one_refusal(answer, "us_take_total by us_profit_share: ")
    assert answer.err == (
        "us_take_total by us_profit_share: No us_profit_share from 0 to 1 gives 60.00 US$ bn.\n"
        f"  It takes us_take_total of base from 0.00 to {highest / 1e3:,.2f} US$ bn. Nearest is "
        f"{highest / 1e3:,.2f} US$ bn, with us_profit_share = 1.\n"
        "  To fix: ask for what it reaches, or move another input.\n"
    )


def test_of_several_targets_one_that_is_not_reached_is_told_beside_the_others(
    run: Commands,
) -> None:
    answer = run("solve", "us_take_total=20bn", "ukraine_gain=300bn", "--by", "us_profit_share")
    assert answer.code == 0
    assert "us_take_total of base is 20.00 US$ bn" in answer.out
    assert "ukraine_gain of base does not come to 300.00 US$ bn; nearest is " in answer.out
    assert len(pasted(answer.out)) == 1


def test_equal_to_another_scenario(run: Commands) -> None:
    answer = run("solve", "ukraine_gain=e3_counter_text", "--by", "reparation_probability")
    assert answer.out.startswith("With reparation_probability = 0.866754 in both (stated: 0.2), ")
    assert ", and so is that of e3_counter_text.\n" in answer.out
    (words,) = pasted(answer.out)
    assert words[4:6] == ["base", "e3_counter_text"]
    assert is_one_refusal(
        run("solve", "ukraine_gain=base", "--by", "reparation_probability"),
        "ukraine_gain=base: A scenario equals itself, whatever is moved.",
    )


def test_a_shift_of_a_series_is_told_as_one_and_as_its_years(run: Commands) -> None:
    answer = run("solve", "us_take_total=25bn", "--by", "us_inflation", "--scenario", "base")
    assert answer.out.startswith("With us_inflation shifted by -0.0067")
    (words,) = pasted(answer.out)
    assert [word for word in words if word.startswith("us_inflation[")]
    assert run_again(run, answer)["us_take_total"] == pytest.approx(25_000, rel=1e-6)


def test_whole_numbers_tell_both_sides(run: Commands) -> None:
    out = run("solve", "us_take_total=30bn", "--by", "election_delay").out
    assert out.startswith("With election_delay = 10, the first whole number seen from 2, ")
    assert " and so beyond 30.00 US$ bn; with 9 it is 29.95." in out


def test_a_frontier_has_a_row_a_value(run: Commands) -> None:
    by = ("--by", "us_profit_share=0.4:0.6:3", "--by", "equity_growth_shift=-0.05:0.05")
    answer = run("solve", "us_take_total=25bn", *by)
    rows = [line.split() for line in answer.out.splitlines()]
    assert rows[0] == ["us_profit_share", "equity_growth_shift,", "shift", "us_take_total"]
    assert [row[0] for row in rows[1:4]] == ["0.4", "0.5", "0.6"]
    assert [row[2] for row in rows[1:3]] == ["25.00", "25.00"]
    assert answer.out.splitlines()[4] == (
        "Where us_take_total of base is 25.00 US$ bn. Stated: 0.5 and 0."
    )
    found = json.loads(run("solve", "us_take_total=25bn", *by, "--json").out)["answers"]
    assert [one["first_value"] for one in found] == [0.4, 0.5, 0.6]
    assert [one["kind"] for one in found] == ["solution", "solution", "none"]
    assert [bool(one["command"]) for one in found] == [True, True, False]


def test_what_was_set_before_and_a_scenario_of_ones_own_are_in_the_command(run: Commands) -> None:
    own = run.folder / "my case.yaml"
    text = "label: Mine\nfrom: slow_start\nchanges:\n  election_delay: {value: 4, because: Late.}\n"
    own.write_text(text, encoding="utf-8")
    asked = ("--scenario", str(own), "--set", "equity_sales_cap=0.06")
    answer = run("solve", "us_take_total=15bn", "--by", "us_profit_share", *asked)
    assert ", us_take_total of my case with equity_sales_cap=0.06 is 15.00 US$ bn" in answer.out
    words = pasted(answer.out)[0]
    assert words[4:7] == [str(own), "--set", "equity_sales_cap=0.06"]
    assert run_again(run, answer)["us_take_total"] == pytest.approx(15_000, rel=1e-6)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["us_take_total"], ("us_take_total: This is no target.\n"
         "  To fix: write a result, =, and a number or a scenario: us_take_total=20bn\n")),
        (["us_take_total=1bn", "us_take_total=2bn"],
         "us_take_total=2bn: This result has two targets.\n  To fix: ask for one at a time.\n"),
        (["us_take_total=20,000"], ("us_take_total=20,000: This is no number.\n"
         "  Numbers have a point and no commas.\n"
         "  To fix: write it in US$ m, such as 20000 or 20bn.\n")),
        (["us_take_total=13%"],
         ("us_take_total=13%: `%` does not go with the unit of this result, US$ m.\n"
         "  To fix: write it in US$ m, such as 20000 or 20bn.\n")),
        (["us_take_totl=13"], ("us_take_totl: There is no such result.\n"
         "  Did you mean `us_take_total`?\n"
         "  To fix: `python -m fundmodel list results` names them.\n")),
        (["us_take_total=20bn", "--seed", "2"],
         ("--seed 2: The stated path is solved, for which no worlds are drawn.\n"
         "  To fix: add `--expected`, or leave --seed out.\n")),
        (["us_take_total=20bn", "--expected", "--paths", "0"],
         ("paths = 0: This is no number of paths.\n"
         "  To fix: give 1 to 100,000,000; a mean takes some 1,000, a tail 10,000.\n")),
    ],
)  # fmt: skip
def test_refusals(run: Commands, arguments: list[str], text: str) -> None:
    answer = run("solve", *arguments, "--by", "us_profit_share")
    assert (answer.code, answer.out, answer.err) == (2, "", text)


@pytest.mark.parametrize("aim", ["nan", "inf", "-Infinity", "1e400"])
def test_a_target_is_a_finite_number(run: Commands, aim: str) -> None:
    answer = run("solve", f"us_take_total={aim}", "--by", "us_profit_share")
    assert is_one_refusal(answer, f"us_take_total={aim}: This")
    assert "number" in answer.err


def test_a_war_of_any_quarter_is_looked_at(run: Commands) -> None:
    """Whole numbers over all of the range, near the target more than once."""
    answer = run("solve", "us_take_total=25bn", "--by", "event_start[First war]")
    assert answer.code == 0
    assert len(pasted(answer.out)) == 2


def test_refusals_of_inputs(run: Commands) -> None:
    def refused(*by: str) -> Answer:
        answer = run("solve", "us_take_total=20bn", *(word for one in by for word in ("--by", one)))
        assert (answer.code, answer.out) == (2, "")
        return answer

    steps = "--by us_profit_share=0:1:9: `us_profit_share` is solved for, so that it goes through "
    assert refused("us_profit_share=0:1:9").err.startswith(steps)
    what = "This is no input to be moved.\n  To fix: write its name, or name=low:high, or "
    assert f"--by us_profit_share=0.4: {what}" in refused("us_profit_share=0.4").err
    assert f"--by us_profit_share=0:1:9:2: {what}" in refused("us_profit_share=0:1:9:2").err
    assert "names begin with `us_`." in refused("us_").err
    hazard = refused("war_hazard").err
    assert "or ask for the expected value: `--expected`." in hazard


def test_expected_values_say_how_many_worlds(run: Commands) -> None:
    by = ("--by", "reparation_probability", "--expected", "--paths", "16", "--seed", "3")
    answer = run("solve", "ukraine_gain=40bn", *by)
    assert answer.code == 0
    assert "expected ukraine_gain of base is 40.00 US$ bn" in answer.out
    assert "mean of 16 worlds, seed 3, in which reparation_probability is set and not drawn" in (
        answer.out
    )
    words = " ".join(pasted(answer.out)[0])
    assert "--paths 16 --seed 3" in words


def test_long_commands_are_cut_where_a_shell_reads_on() -> None:
    command = "python -m fundmodel run base " + " ".join(
        f"--set 'us_inflation[{year}]=0.0162197061451742'" for year in range(2027, 2037)
    )
    lines = in_lines(command)
    assert max(map(len, lines)) <= 80
    assert shlex.split("\n".join(lines).replace("\\\n", "")) == shlex.split(command)


def test_what_is_typed_is_read() -> None:
    assert read_targets(["a = 3", "b[C]=d"]) == [("a", "3"), ("b[C]", "d")]
    first, second = read_inputs(["x[A b]=0.1:0.5:7", "y=-1:2"])
    assert first == ("x[A b]", 0.1, 0.5, 7)
    assert second == ("y", -1.0, 2.0, None)
    with pytest.raises(BadInput):
        read_inputs(["x="])


def test_units_have_the_suffixes_that_people_write() -> None:
    from fundmodel.build_model import COUNT, EUR_M, FUND_UNITS, SHARE, USD_M

    told = {unit: suffixes_of(unit) for unit in (USD_M, EUR_M, SHARE, COUNT, FUND_UNITS)}
    assert told == {USD_M: ("bn", "m"), EUR_M: ("bn", "m"), SHARE: ("%",), COUNT: (),
                    FUND_UNITS: ()}  # fmt: skip


def test_the_assumptions_of_the_tests_are_named_in_the_command(run: Commands) -> None:
    assert f"--assumptions {shlex.quote(str(ASSUMPTIONS))}" in run(*TAKE).out.replace(" \\\n", " ")
