"""The headline results of each scenario to six digits: a scenario a row, as a reviewer reads them.

All other results of all scenarios are worked out a second time, cell by cell, in tests/agreement.
"""

import fundmodel
from fundmodel.read_assumptions import scenario_names
from tests.golden.golden_files import compare

FILE = "headlines.csv"
HEADLINES = [line.name for line in fundmodel.model_of(fundmodel.load("base")).headlines]


def test_headline_results_of_the_scenarios(update_golden: bool) -> None:
    rows = [_row(scenario) for scenario in ["base", *sorted(scenario_names())]]
    text = "\n".join([",".join(["scenario", *HEADLINES]), *rows]) + "\n"
    compare(FILE, text, update=update_golden)


def _row(scenario: str) -> str:
    results = fundmodel.run(fundmodel.load(scenario)).results
    return ",".join([scenario, *(f"{results[name]:.6g}" for name in HEADLINES)])
