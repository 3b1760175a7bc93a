"""Whatever is wrong: one message with place and remedy, exit code 2, and nothing on the disk moves.

Each case breaks one thing in a copy of the real assumptions.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.command_line.running import SCENARIOS, Commands, edit, files_below, is_one_refusal

WATERFALL, PROFIT, WINDOWS = "base/waterfall.yaml", "base/profit.yaml", "base/members/windows.yaml"
DEFINITION = "  source: {title: Definition, publisher: fundmodel, date: 2026-11-23}\n"
SLOW, DEAL = "scenarios/slow_start.yaml", "base/deal.yaml"
CORRELATIONS = "base/correlations.yaml"
NAMES = ", ".join(SCENARIOS)


class Case(NamedTuple):
    """One mistake, the command that meets it, and how its message begins and ends."""

    name: str
    break_it: Callable[[Path], object]
    begins: str
    remedy: str
    command: tuple[str, ...] = ("run", "base")


def _put(file: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda directory: edit(directory / file, old, new)


CASES = [
    Case(
        "missing directory",
        shutil.rmtree,
        "{directory}: There is no such folder.",
        "name the folder that holds `base` and `scenarios`.",
    ),
    Case(
        "no base",
        lambda directory: shutil.rmtree(directory / "base"),
        "{directory}: The folder has no folder `base`.\n"
        "  Its scenarios are added to others then, and some have names of scenarios that came with "
        "the program: all_grants,",
        "put `base` beside `scenarios`, or rename these scenarios.",
    ),
    Case(
        "unknown key",
        _put(WATERFALL, "  grade: B\n", "  grade: B\n  weight: 1\n"),
        "assumptions/base/waterfall.yaml:16:3, us_profit_share: There is no key `weight` here.",
        "use only label, unit, plausible,",
    ),
    Case(
        "unknown unit",
        _put(WATERFALL, "unit: share", "unit: shares"),
        "assumptions/base/waterfall.yaml:7:9, us_profit_share, unit: `shares` is not a unit.\n"
        "  Did you mean `share`?",
        "write one of: US$ m,",
    ),
    Case(
        "outside the plausible range",
        _put(WATERFALL, "value: 0.50", "value: 50"),
        "assumptions/base/waterfall.yaml:6:10, us_profit_share: 50 is outside its plausible range"
        " 0 to 1.\n  Shares are written as fractions of one.\n  Did you mean `0.5`?",
        "write 0.5.",
    ),
    Case(
        "missing source",
        _put("base/definitions.yaml", DEFINITION, ""),
        "assumptions/base/definitions.yaml:4:1, quarters_in_a_year: `source` is missing.",
        "write source: {title: ..., publisher: ...,",
    ),
    Case(
        "duplicate key in a file",
        _put(PROFIT, "monitoring_cost_share:", "operating_cost_rate:"),
        "assumptions/base/profit.yaml:19:1, operating_cost_rate: The name is given twice; the"
        " first is at assumptions/base/profit.yaml:4:1.",
        "remove one of the two, or rename it.",
    ),
    Case(
        "name of another file",
        _put(PROFIT, "operating_cost_rate:", "us_profit_share:"),
        "assumptions/base/waterfall.yaml:4:1, us_profit_share: The name is taken; the first is at"
        " assumptions/base/profit.yaml:4:1.",
        "rename one of the two.",
    ),
    Case(
        "syntax error",
        _put(WATERFALL, "value: 0.50", "value: [0.50"),
        "assumptions/base/waterfall.yaml:7:7: The text cannot be read as YAML here.",
        "look here and on the line above for a missing colon, quote, bracket or indentation.",
    ),
    Case(
        "shares that do not add to one",
        _put(WINDOWS, "commitment_share: 0.12", "commitment_share: 0.13"),
        "assumptions/base/members/windows.yaml:23:3, commitment_share: The shares add up to 1.01,"
        " not to 1.",
        "take 0.01 from one of them.",
    ),
    Case(
        "overlay of an unknown parent",
        _put(SLOW, "from: base", "from: slow"),
        "assumptions/scenarios/slow_start.yaml:8:7, from: There is no scenario `slow`.",
        f"write one of: {NAMES}.",
        ("run", "base", "slow_start"),
    ),
    Case(
        "overlay of a name that does not exist",
        _put(SLOW, "russian_legal_delay:", "russian_legal_dely:"),
        "assumptions/scenarios/slow_start.yaml:11:3, russian_legal_dely: There is no assumption"
        " `russian_legal_dely`.\n  Did you mean `russian_legal_delay`?",
        "correct the name; a scenario changes what base has, and adds nothing.",
        ("run", "base", "slow_start"),
    ),
    Case(
        "overlay without a reason",
        _put(SLOW, "    because: As for housing grants, 27 months before the first dollar.\n", ""),
        "assumptions/scenarios/slow_start.yaml:53:3, preparation_quarters[Transport grants]:"
        " `because` is missing.",
        "say in a sentence why the number differs here.",
        ("run", "slow_start"),
    ),
    Case(
        "everything run with one bad overlay",
        _put(SLOW, "from: base", "from: slow"),
        "assumptions/scenarios/slow_start.yaml:8:7, from: There is no scenario `slow`.",
        f"write one of: {NAMES}.",
        (),
    ),
    Case(
        "checked with one bad overlay",
        _put(SLOW, "from: base", "from: slow"),
        "assumptions/scenarios/slow_start.yaml:8:7, from: There is no scenario `slow`.",
        f"write one of: {NAMES}.",
        ("check",),
    ),
    Case(
        "unknown scenario",
        lambda _: None,
        "slow_stat: There is no scenario of this name.\n  Did you mean `slow_start`?",
        f"name one of {NAMES}, or the path of a .yaml file.",
        ("run", "base", "slow_stat"),
    ),
    Case(
        "unknown command",
        lambda _: None,
        "python -m fundmodel expain: There is no such command.\n  Did you mean `explain`?",
        "`python -m fundmodel --help` lists the commands.",
        ("expain", "cash"),
    ),
    Case(
        "unknown line",
        lambda _: None,
        "cahs: There is no such line or assumption.\n  Did you mean `cash`?",
        "`python -m fundmodel list lines` names the lines.",
        ("explain", "cahs"),
    ),
    Case(
        "former name of a line, spelt otherwise",
        lambda _: None,
        "Other-Half: There is no such line or assumption.\n  Did you mean `non_us_share`?",
        "`python -m fundmodel list lines` names the lines.",
        ("explain", "Other-Half"),
    ),
    Case(
        "quarter before the model",
        lambda _: None,
        "1999Q1: There is no such quarter in the model.",
        "name a quarter from 2026Q4 to 2056Q4.",
        ("explain", "cash", "--quarter", "1999Q1"),
    ),
    Case(
        "not a quarter",
        lambda _: None,
        "2031: There is no such quarter in the model.",
        "name a quarter from 2026Q4 to 2056Q4.",
        ("explain", "cash", "--quarter", "2031"),
    ),
    Case(
        "unknown member",
        lambda _: None,
        "coupon[Housing concesional loans]: There is no such member.\n"
        "  Did you mean `Housing concessional loans`?",
        "name one of Housing concessional loans, ",
        ("explain", "coupon", "--member", "Housing concesional loans"),
    ),
    Case(
        "member of a line without members",
        lambda _: None,
        "cash[Germany]: There is no such member.",
        "leave the member out.",
        ("explain", "cash", "--member", "Germany"),
    ),
    Case(
        "scenario of explain",
        lambda _: None,
        "slw: There is no scenario of this name.",
        "name one of base,",
        ("explain", "cash", "--scenario", "slw"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_refused_and_nothing_is_touched(
    run: Commands, copied: Path, in_the_way: Path, case: Case
) -> None:
    assert in_the_way.exists()
    case.break_it(copied)
    before = files_below(run.folder)
    answer = run(*case.command, directory=copied)
    assert is_one_refusal(answer, case.begins.format(directory=copied)), answer
    assert f"\n  To fix: {case.remedy}" in answer.err
    assert files_below(run.folder) == before


@pytest.mark.parametrize("typed", ["mark_to_beat", "mark_to_b", "Mark_to"])
def test_a_former_name_of_a_line_is_answered_with_the_new_one(run: Commands, typed: str) -> None:
    answer = run("explain", typed)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "mark_to_beat: This line is now called `high_water_mark`.\n"


def test_a_file_that_is_missing(run: Commands, copied: Path, in_the_way: Path) -> None:
    """Each of its numbers is missed, and told by the line that needs it."""
    numbers = set(yaml.safe_load((copied / WATERFALL).read_text(encoding="utf-8")))
    for first in (DEAL, CORRELATIONS):  # or clauses and groups would be the first to miss them
        (copied / first).unlink()
    (copied / WATERFALL).unlink()
    before = files_below(run.folder)
    answer = run("run", "base", directory=copied)
    assert (answer.code, answer.out) == (2, "")
    told = answer.err.strip().split("\n\n")
    assert {one.split("`")[1] for one in told} == numbers
    assert len(told) == len(numbers)
    assert (
        "assumptions/base: There is no assumption `us_profit_share`, which the line "
        "`us_take_over_half_of_profit` needs.\n"
        "  Read were: asset_places.yaml, contributors.yaml, counterfactual.yaml, definitions.yaml, "
        "deployment.yaml, economy.yaml, events.yaml, milestones.yaml, needs.yaml, owners.yaml, "
        "payees.yaml, portfolio.yaml, profit.yaml, readings.yaml, reserves.yaml, sectors.yaml, "
        "sources_of_funds.yaml, stakeholders.yaml, windows.yaml.\n"
        "  Did you mean `non_us_profit_part`?\n"
        "  To fix: bring back the file that had it, define `us_profit_share`, or correct its name."
    ) in told
    assert files_below(run.folder) == before
    assert in_the_way.exists()


def test_a_missing_file_on_which_clauses_of_the_plan_count(run: Commands, copied: Path) -> None:
    (copied / CORRELATIONS).unlink()
    (copied / WATERFALL).unlink()
    answer = run("check", "base", directory=copied)
    assert (answer.code, answer.out) == (2, "")
    told = answer.err.strip().split("\n\n")
    assert all(": There is no input `" in one for one in told)
    assert [
        one
        for one in told
        if re.fullmatch(
            r"assumptions/base/deal\.yaml:[0-9]+:[0-9]+, half_of_the_profits: "
            r"There is no input `us_profit_share`\.\n"
            r"  The nearest name is that at assumptions/base/members/[a-z_]+\.yaml:[0-9:]+\.\n"
            r"  Did you mean `non_us_profit_part`\?\n"
            r"  To fix: correct the name, bring back its file, or say why in not_modelled\.",
            one,
        )
    ]


@pytest.mark.parametrize("json", [(), ("--json",)], ids=["", "json"])
def test_all_mistakes_are_told_at_once_and_by_file(
    run: Commands, copied: Path, json: tuple[str, ...]
) -> None:
    edit(copied / PROFIT, "value: 0.0045", "value: 45")
    edit(copied / WATERFALL, "value: 0.50", "value: 50")
    edit(copied / SLOW, "    value: 16\n", "    value: 1600\n")
    before = files_below(run.folder)
    answer = run("run", "base", "slow_start", *json, directory=copied)
    assert (answer.code, answer.out) == (2, "")
    places = [part.split(",")[0] for part in answer.err.split("\n\n")]
    assert places == [
        "assumptions/base/profit.yaml:6:10",
        "assumptions/base/waterfall.yaml:6:10",
        "assumptions/scenarios/slow_start.yaml:12:12",
    ]
    assert files_below(run.folder) == before


@pytest.mark.parametrize(
    "arguments",
    [("run",), ("list", "nothing"), ("run", "base", "--sett", "a=1"), ("--colour",)]
    + [("explain", "cash", "--depth", depth) for depth in ("0", "-5", "13", "four")],
    ids=" ".join,
)
def test_a_command_that_is_typed_wrongly(run: Commands, arguments: tuple[str, ...]) -> None:
    answer = run(*arguments, directory=".")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Usage: python -m fundmodel")
    assert "\n\nError: " in answer.err
    assert " --help' for help." in answer.err
    assert files_below(run.folder) == {}


def test_a_folder_of_assumptions_with_a_name_that_is_too_long(run: Commands) -> None:
    assert is_one_refusal(run("check", directory=Path("x" * 300)), "x" * 300)
