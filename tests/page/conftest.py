"""A browser for the tests of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.page.chromium import Chromium, chromium_or_skip

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """Chromium, begun once."""
    yield from chromium_or_skip()
