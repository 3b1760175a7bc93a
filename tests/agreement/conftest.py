"""The delivered workbook: base and every scenario, planned and loaded once for all tests."""

import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import SCENARIOS, LoadedBook


@pytest.fixture(scope="session")
def runs() -> list[Run]:
    return [fundmodel.run(fundmodel.load(name)) for name in SCENARIOS]


@pytest.fixture(scope="session")
def book(runs: list[Run]) -> Book:
    return fundmodel.plan_workbook(runs)


@pytest.fixture(scope="session")
def content(book: Book) -> bytes:
    return workbook_bytes(book)


@pytest.fixture(scope="session")
def loaded(content: bytes) -> LoadedBook:
    return LoadedBook(content)
