"""Base and a scenario, run and written once for all tests.

The assumptions are the real ones over ten years, so that workbooks are quickly written and read.
"""

from pathlib import Path

import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from tests.api.edited_workbook import EditedWorkbook
from tests.command_line.running import over_ten_years


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real assumptions over ten years."""
    return over_ten_years(tmp_path_factory.mktemp("short") / "assumptions")


@pytest.fixture(scope="session")
def base(short: Path) -> Run:
    return fundmodel.run(fundmodel.load("base", directory=short))


@pytest.fixture(scope="session")
def slow(short: Path) -> Run:
    return fundmodel.run(fundmodel.load("slow_start", directory=short))


@pytest.fixture(scope="session")
def written(base: Run, slow: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of both."""
    path = tmp_path_factory.mktemp("written") / "both.xlsx"
    fundmodel.write_workbook([base, slow], path)
    return path


@pytest.fixture(scope="session")
def whole(written: Path) -> EditedWorkbook:
    """The workbook as openpyxl has it, all sheets."""
    return EditedWorkbook(written)


@pytest.fixture(scope="session")
def inputs(written: Path) -> EditedWorkbook:
    """The sheets of inputs alone, which are quickly saved."""
    return EditedWorkbook(written, inputs_alone=True)
