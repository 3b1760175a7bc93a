"""What each command prints, for people and as JSON for programs."""

import json
from pathlib import Path

import pytest

import fundmodel
from tests.command_line.running import (
    ASSUMPTIONS,
    COMMANDS,
    SCENARIOS,
    Commands,
    edit,
    files_below,
    rows,
)

BASE = fundmodel.run(fundmodel.load("base", directory=ASSUMPTIONS))


def test_help(run: Commands) -> None:
    answer = run("--help", directory=".")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Usage: python -m fundmodel [OPTIONS] [COMMAND] [ARGS]...\n")
    assert [line.split()[0] for line in answer.out.splitlines()[-len(COMMANDS) :]] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(run: Commands, command: str) -> None:
    answer = run(command, "--help", directory=".")
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: python -m fundmodel {command} ")
    assert "--assumptions DIR" in answer.out
    assert "--json" in answer.out


@pytest.mark.thorough
def test_run_prints_the_results_and_says_where_the_workbook_is(run: Commands) -> None:
    answer = run("run", "slow_start", "base", "--all")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0].split() == ["Headline", "Unit", "slow_start", "base"]
    assert lines[-1] == "Checks hold in 2 of 2 scenarios. Workbook: outputs/slow_start+base.xlsx"
    printed = {row[0].strip(): row for row in rows(lines) if row}
    assert float(printed["US take, nominal"][-1]) == round(BASE.results["us_take_total"] / 1e3, 2)
    rate = 100 * BASE.results["investment_irr"]
    label = BASE.model.lines["investment_irr"].definition.label
    assert float(printed[label][-1]) == pytest.approx(rate, abs=0.005)
    assert list(files_below(run.folder)) == ["outputs/slow_start+base.xlsx"]


@pytest.mark.thorough
def test_run_in_json(run: Commands) -> None:
    answer = run("run", "base", "--json", "--output", "outputs/base.xlsx")
    found = json.loads(answer.out)
    assert found["workbook"] == "outputs/base.xlsx"
    assert found["results"]["base"]["us_take_total"] == BASE.results["us_take_total"]
    assert found["results"]["base"] == BASE.results.to_dict()
    units = {line.name: line.unit.name for line in BASE.model.lines.values()}
    assert found["units"] == {name: units[name] for name in found["units"]}
    assert set(found["units"]) == {name.partition("[")[0] for name in BASE.results.index}
    assert found["engine"] == f"fundmodel {fundmodel.__version__}"
    assert found["scenarios"]["base"] == {
        "name": "base",
        "label": "Base",
        "set_by_hand": {},
        "assumptions": BASE.assumptions.fingerprint,
        "passed": True,
    }


def test_a_scenario_named_twice_is_run_once(run: Commands) -> None:
    assert list(json.loads(run("check", "base", "base", "--json").out)) == ["base"]


def test_check(run: Commands) -> None:
    answer = run("check")
    assert (answer.code, answer.err) == (0, "")
    assert files_below(run.folder) == {}
    checks = [line for line in answer.out.splitlines() if " check " in line]
    assert len(checks) == len(BASE.checks)
    assert all(line.split()[-1] == "OK" for line in checks)


def test_check_of_few_scenarios_has_a_column_for_each(run: Commands) -> None:
    lines = run("check", "base", "slow_start").out.splitlines()
    assert lines[0].split()[-2:] == ["base", "slow_start"]
    checks = [line for line in lines if " check " in line]
    assert all(line.split()[-2:] == ["OK", "OK"] for line in checks)


@pytest.mark.thorough
def test_check_of_many_scenarios_says_where_an_alert_is_worst(run: Commands) -> None:
    found = json.loads(run("check", "--json").out)
    worst = {name: one["adds_to_public_debt"]["worst"] for name, one in found.items()}
    highest = max(worst, key=lambda name: worst[name])
    (line,) = [
        one for one in run("check").out.splitlines() if one.startswith("Public debt to the fund")
    ]
    others = sum(value > 1e-6 for value in worst.values()) - 1
    assert line.split()[-5:] == [f"{worst[highest]:,.1f}", highest, "and", str(others), "more"]


def test_check_in_json(run: Commands) -> None:
    found = json.loads(run("check", "base", "--json").out)["base"]
    assert set(found) == {*BASE.checks.index, *BASE.alerts.index}
    for name, worst in BASE.checks["worst"].items():
        assert found[name] == {
            "class": "check",
            "unit": BASE.model.lines[name].unit.name,
            "worst": worst,
            "passed": True,
        }
    for name, worst in BASE.alerts["worst"].items():
        assert found[name] == {
            "class": "alert",
            "unit": BASE.model.lines[name].unit.name,
            "worst": worst,
            "up": worst > 1e-6,
        }


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("run", "base"), marks=pytest.mark.thorough),
        ("check", "base"),
        pytest.param(("check",), marks=pytest.mark.thorough),
        pytest.param((), marks=pytest.mark.thorough),
    ],
)
def test_a_check_that_fails(run: Commands, copied: Path, command: tuple[str, ...]) -> None:
    edit(copied / "base" / "economy.yaml", "  value: 120\n", "  value: 40\n")
    file = copied / "base" / "definitions.yaml"
    edit(file, "value: 1.0e-6\n", "value: 1.0e-14\n")  # finer than rounding
    edit(file, "plausible: [1.0e-9, 1.0]", "plausible: [1.0e-15, 1.0]")
    answer = run(*command, directory=copied)
    assert answer.code == 1
    assert "base: a check has failed.\n  To fix: see `python" in answer.err.replace(
        ", ".join(SCENARIOS), "base"
    )
    assert "FAILS by " in answer.out or "Checks hold in 0 of" in answer.out


def test_a_tolerance_of_one_scenario_counts_for_it_alone(run: Commands, copied: Path) -> None:
    edit(copied / "base" / "definitions.yaml", "plausible: [1.0e-9, 1.0]", "plausible: [0, 1.0]")
    overlay = (
        "check_tolerance: "
        "{value: 1.0e-14, plausible: [1.0e-15, 1.0], because: Finer than rounding.}"
    )
    (copied / "scenarios" / "fine.yaml").write_text(
        f"label: Fine\nfrom: base\nchanges:\n  {overlay}\n"
    )
    answer = run("check", "base", "fine", directory=copied)
    assert answer.code == 1
    assert answer.err.startswith("fine: a check has failed.\n")
    checks = [line.split() for line in answer.out.splitlines() if " check " in line]
    assert {line[-4 if "FAILS" in line else -2] for line in checks} == {"OK"}
    assert any("FAILS" in line for line in checks)
    found = json.loads(run("check", "base", "fine", "--json", directory=copied).out)
    assert all(one.get("passed", True) for one in found["base"].values())
    assert not all(one.get("passed", True) for one in found["fine"].values())


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("scenarios", len(SCENARIOS)),
        ("assumptions", len(BASE.model.inputs)),
        ("lines", len(BASE.model.lines)),
        ("results", sum(line.kind == "result" for line in BASE.model.lines.values())),
    ],
)
def test_list(run: Commands, what: str, number: int) -> None:
    answer = run("list", what)
    assert (answer.code, answer.err) == (0, "")
    found = json.loads(run("list", what, "--json").out)
    names = list(dict.fromkeys(one["name"] for one in found))
    assert len(names) == number
    begins = [line.split()[0] for line in answer.out.splitlines() if line[:1].strip()]
    assert begins[0] == "Name"
    assert begins[1:-1] == names
    folder = answer.out.splitlines()[-1]
    assert folder == f"Assumptions read from {ASSUMPTIONS}."


def test_list_in_json_has_numbers(run: Commands) -> None:
    found = {one["name"]: one for one in json.loads(run("list", "--json").out)}
    loaded = fundmodel.load("slow_start", directory=ASSUMPTIONS)
    assert found["slow_start"]["changes"] == len(loaded.changes)
    assert found["base"]["changes"] == 0


def test_options_before_the_command_count_as_behind_it(run: Commands, copied: Path) -> None:
    edit(copied / "base" / "economy.yaml", "  value: 120\n", "  value: 40\n")
    (copied / "scenarios" / "mine.yaml").write_text("label: Mine\nfrom: base\nchanges: {}\n")
    answer = run("--assumptions", str(copied), "--json", "list", directory=".")
    assert "mine" in [one["name"] for one in json.loads(answer.out)]
    answer = run(
        "--output", "there.xlsx", "--assumptions", str(copied), "run", "base", directory="."
    )
    assert answer.out.endswith("Workbook: there.xlsx\nAssumptions read from assumptions.\n")
    assert [name for name in files_below(run.folder) if "/" not in name] == ["there.xlsx"]
