"""Reports on three worlds that tell different things, each made once."""

from functools import cache

import pytest

import fundmodel
from fundmodel.reports.report import Report

PATHS = 160
"""Enough for means without and with a war, which take thirty worlds each: one in five has none."""


@cache
def _report(scenario: str) -> Report:
    return fundmodel.report(scenario, PATHS)


@pytest.fixture(params=["base", "renewed_war_2030", "reparations_loan"])
def report(request: pytest.FixtureRequest) -> Report:
    """Of base, of a war on a date, of a loan in which the United States has no part."""
    return _report(request.param)


@pytest.fixture
def base() -> Report:
    """Of base."""
    return _report("base")
