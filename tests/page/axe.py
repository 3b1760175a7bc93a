"""axe-core, which finds what keeps people from using a page, from a package that brings it."""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.page.chromium import Chromium

PACKAGE, FILE = "axe_playwright_python", "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
const [rules, done] = arguments;
const only = { runOnly: { type: "tag", values: rules } };
axe.run(document, only).then((found) => done(found.violations));
"""


@cache
def axe() -> str:
    """The script; without the package the test is skipped, or fails in continuous integration."""
    found = importlib.util.find_spec(PACKAGE)
    if found and found.submodule_search_locations:
        return Path(found.submodule_search_locations[0], FILE).read_text("utf-8")
    what = f"axe-core is not installed: pip install --no-deps {PACKAGE.replace('_', '-')}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, but continuous integration must run this test")
    pytest.skip(what)


def findings(chromium: Chromium) -> list[str]:
    """What axe-core finds in the page as it stands: how grave, the rule, the first element."""
    chromium.run(axe())
    chromium.driver.set_script_timeout(120)
    found = chromium.driver.execute_async_script(RUN, RULES)
    return [f"{one['impact']}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
