"""The headline results of each scenario."""

import pytest

import fundmodel
from fundmodel.read_assumptions import scenario_names
from tests.golden.golden_files import compare, kept

FOLDER = "results"
DIGITS = 10
SCENARIOS = ["base", *sorted(scenario_names())]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_results_of_a_scenario(scenario: str, update_golden: bool) -> None:
    run = fundmodel.run(fundmodel.load(scenario))
    rows = []
    for line in run.model.lines.values():
        if line.kind == "result":
            for member_index, member in enumerate(run.model.members(line.name)):
                name = f"{line.name}[{member}]" if member else line.name
                value = run.number(line.name, 0, member_index)
                rows.append(f"{name},{line.unit},{value:.{DIGITS}g}")
    text = "\n".join(["result,unit,value", *rows]) + "\n"
    compare(f"{FOLDER}/{scenario}.csv", text, update=update_golden)


def test_no_golden_file_is_left_over() -> None:
    assert kept(FOLDER) == {f"{FOLDER}/{scenario}.csv" for scenario in SCENARIOS}
