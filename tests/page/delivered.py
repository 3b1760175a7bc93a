"""Scenarios as they are delivered, run once a process, and pages of some of them."""

from functools import cache

import fundmodel
from fundmodel.run_paths.run import Run

FEW = ("base", "renewed_war_2030", "stated_pledges")
"""An event, and numbers of members with ranges of their own."""


@cache
def run_of(name: str) -> Run:
    """A scenario."""
    return fundmodel.run(fundmodel.load(name))


@cache
def page_of(names: tuple[str, ...] = FEW) -> bytes:
    """A page of some scenarios."""
    return fundmodel.page_bytes([run_of(name) for name in names])
