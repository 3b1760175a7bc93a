"""Options and marks for all tests: golden files, what is quick, and figures worth seeing.

Three sets, told apart by marks: `slow` is a file or folder that runs the fund or writes workbooks
again and again, `thorough` is what `.ci/run` adds to the README's command; whatever has neither
mark is `quick`.
"""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import thorough

collect_ignore = ["benchmarks/one_work.py"]
"""It runs by itself, with another version of the package too, where its neighbours are alone."""
FIGURE = "figure"
CACHE = "FUNDMODEL_CACHE"
SLOW = (
    "agreement", "analyse", "api", "command_line",
    "compiled/test_agreement_of_the_fund.py",
    "compiled/test_threads.py", "fuzz", "properties", "golden/test_results.py",
    "machinery/test_differences.py", "machinery/test_traced.py",
    "machinery/test_lags_of_many.py", "machinery/test_random_formulas.py",
    "machinery/test_ranks_and_ages.py", "machinery/test_toy_bridge.py",
    "machinery/test_toy_bridge_read_back.py", "machinery/test_toy_moves.py",
    "machinery/test_ranks_and_ages.py", "machinery/test_toy_compare.py",
    "machinery/test_toy_compare_read_back.py", "machinery/test_toy_moves.py",
    "machinery/test_toy_reader_edition.py",
    "machinery/test_toy_typed_over.py", "machinery/test_toy_verified.py",
    "machinery/test_toy_workbook.py", "manual",
    "measures/test_rate_roots.py", "oracles/test_spreadsheet_functions.py",
    "oracles/test_statistics.py", "page", "read_assumptions/test_hostile_files.py",
    "recalculation/test_edited.py", "recalculation/test_harness.py", "recalculation/test_schema.py",
    "recalculation/test_text_stays_text.py", "reports", "simulation/test_cluster.py",
    "simulation/test_of_the_fund.py", "simulation/test_one_war.py", "simulation/test_refusals.py",
    "simulation/test_sketched.py", "structure/test_bases.py",
)  # fmt: skip
TESTS = Path(__file__).parent

settings.register_profile(  # Hypothesis draws the same examples in every run
    "deterministic",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("deterministic")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; look at the difference before you commit it",
    )
    parser.addoption(
        "--all-examples",
        action="store_true",
        help="draw all examples of the properties instead of a tenth",
    )


def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("COLUMNS", None)  # workers have one; a pipe has none, and tables follow it
    thorough.takes_all_examples = config.getoption("--all-examples")
    if not hasattr(config, "workerinput"):  # workers inherit the folder, and share it
        os.environ[CACHE] = tempfile.mkdtemp(prefix="fundmodel_tests_")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Throw the compiled modules of the tests away; the user's own were never touched."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(CACHE), ignore_errors=True)


@pytest.hookimpl(tryfirst=True)  # before -m chooses among the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    slow = [TESTS / name for name in SLOW]
    for item in items:
        if any(item.path.is_relative_to(path) for path in slow):
            item.add_marker(pytest.mark.slow)
        if not any(item.get_closest_marker(mark) for mark in ("slow", "thorough")):
            item.add_marker(pytest.mark.quick)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    figures = [
        f"{report.nodeid.rpartition('::')[2]}: {text}\n"
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, text in report.user_properties
        if name == FIGURE
    ]
    if figures:
        terminalreporter.section("figures")
        terminalreporter.write("".join(figures))


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Keeps a line that is shown after the run: what was counted or measured."""
    return lambda text: record_property(FIGURE, text)


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """Programs that the test begins hear Ctrl-C, though the tests themselves may ignore it.

    What a script begins in the background ignores it, and so would all that it begins.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))
