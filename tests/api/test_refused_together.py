"""What is refused when parts that are right by themselves do not fit together."""

from pathlib import Path
from shutil import copytree

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.read_assumptions import find_directory
from tests.toy_fund.stages import FOLDER as TOY


def test_an_assumption_that_a_line_needs_is_missing(tmp_path: Path) -> None:
    directory = Path(copytree(find_directory(), tmp_path / "assumptions"))
    profit = directory / "base" / "profit.yaml"
    profit.write_text(profit.read_text().replace("operating_cost_rate:", "operating_cost_rte:"))
    (profit.parent / "correlations.yaml").unlink()  # or its groups would be the first to miss it
    with pytest.raises(BadInput) as refusal:
        fundmodel.run(fundmodel.load(directory=directory))
    assert str(refusal.value) == (
        f"{directory}/base: There is no assumption `operating_cost_rate`, which the line "
        "`operating_costs` needs.\n"
        "  Read were: asset_places.yaml, contributors.yaml, counterfactual.yaml, "
        "definitions.yaml, deployment.yaml, economy.yaml, events.yaml, milestones.yaml, "
        "needs.yaml, owners.yaml, payees.yaml, portfolio.yaml, profit.yaml, readings.yaml, "
        "reserves.yaml, sectors.yaml, sources_of_funds.yaml, stakeholders.yaml, waterfall.yaml, "
        "windows.yaml.\n"
        "  Did you mean `operating_cost_rte`?\n"
        "  To fix: bring back the file that had it, define `operating_cost_rate`, or correct "
        "its name."
    )


@pytest.mark.parametrize(
    ("copies", "what"),
    [(0, "There is no run to write."), (2, "`base` cannot be a column.")],
)
def test_a_workbook_needs_runs_of_different_names(tmp_path: Path, copies: int, what: str) -> None:
    run = fundmodel.run(fundmodel.load("base"))
    with pytest.raises(BadInput) as refusal:
        fundmodel.write_workbook([run] * copies, tmp_path / "book.xlsx")
    assert str(refusal.value) == (
        f"The workbook's scenarios: {what}\n"
        "  Each scenario has a column of its own name, which the selector picks.\n"
        "  To fix: give runs of names that differ in more than capitals and are letters, digits, "
        "_ and -, none of them Live or Override."
    )
    assert not (tmp_path / "book.xlsx").exists()


@pytest.mark.parametrize(
    ("shipped", "file", "line", "old"),
    [(find_directory(), "economy.yaml", 7, "2026-12-31"), (TOY, "sea.yaml", 5, "2029-09-30")],
    ids=["the fund", "the toy"],
)
def test_a_fund_opens_at_the_end_of_a_quarter(
    tmp_path: Path, shipped: Path, file: str, line: int, old: str
) -> None:
    directory = Path(copytree(shipped, tmp_path / "assumptions"))
    path = directory / "base" / file
    text = path.read_text().replace(f"value: {old}", "value: 2027-02-15", 1)
    path.write_text(text.replace(f"value: {old}", "value: 2028-12-31"))  # a later signature
    with pytest.raises(BadInput) as refusal:
        fundmodel.load(directory=directory)
    assert str(refusal.value) == (
        f"{path}:{line}:10, opening_date: 2027-02-15 is not the last day of a calendar quarter.\n"
        "  Quarters end on 31 March, 30 June, 30 September and 31 December.\n"
        "  To fix: write 2026-12-31 or 2027-03-31."
    )
