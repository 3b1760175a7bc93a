"""The delivered workbook: base and every scenario, planned and loaded once for all tests."""

from pathlib import Path

import pytest

import fundmodel
from fundmodel.analyse.bridge import Bridge
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import SCENARIOS, LoadedBook, bridge_between
from tests.command_line.running import over_ten_years


@pytest.fixture(scope="session")
def runs() -> list[Run]:
    return [fundmodel.run(fundmodel.load(name)) for name in SCENARIOS]


@pytest.fixture(scope="session")
def bridge(runs: list[Run]) -> Bridge:
    return bridge_between(runs)


@pytest.fixture(scope="session")
def book(runs: list[Run], bridge: Bridge) -> Book:
    return fundmodel.plan_workbook(runs, bridge=bridge)


@pytest.fixture(scope="session")
def content(book: Book) -> bytes:
    return workbook_bytes(book)


@pytest.fixture(scope="session")
def loaded(content: bytes) -> LoadedBook:
    return LoadedBook(content)


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real assumptions over ten years."""
    return over_ten_years(tmp_path_factory.mktemp("short") / "assumptions")
