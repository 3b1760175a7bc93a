"""Chromium without a window or a network, which tells what a page asked for and complained of."""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 30
READY = (
    "return document.documentElement.dataset.ready !== undefined || "
    "!document.getElementById('trouble').hidden"
)
"""The page is alive, or says why it is not."""
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--window-size=1280,900",
    "--lang=en-US",
)
OFFLINE = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


class Chromium:
    """One browser, for one page after the other.

    Attributes:
        driver: Selenium's, for whatever is not here.
    """

    def __init__(self, chromium: str, chromedriver: str) -> None:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        for flag in FLAGS:
            options.add_argument(flag)
        options.binary_location = chromium
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(chromedriver))
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", OFFLINE)

    def open(self, path: Path, address: str = "") -> None:
        """Open a file, with what stands behind its name in the address, and wait for its page."""
        self.driver.get("about:blank")  # or a new address alone would not load the file again
        self.complaints()
        self.requests()
        self.driver.get(path.as_uri() + address)
        self.wait(READY)

    def run(self, script: str, *arguments: object) -> Any:
        """What a function body of JavaScript returns in the page."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, script: str, seconds: float = SECONDS, *arguments: object) -> Any:
        """Wait until a script returns something true, and give it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := self.run(script, *arguments):
                return found
            time.sleep(0.01)
        pytest.fail(f"the page was not ready within {seconds} s: {script}\n{self.complaints()}")

    @contextmanager
    def before_each_page(self, script: str) -> Iterator[None]:
        """Run a script in each page before the page does anything."""
        name = "Page.addScriptToEvaluateOnNewDocument"
        added = self.driver.execute_cdp_cmd(name, {"source": script})
        yield
        self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)

    @contextmanager
    def without_scripts(self) -> Iterator[None]:
        """Run no scripts of pages."""
        name = "Emulation.setScriptExecutionDisabled"
        self.driver.execute_cdp_cmd(name, {"value": True})
        yield
        self.driver.execute_cdp_cmd(name, {"value": False})

    def complaints(self) -> list[str]:
        """What the console has had to say since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """What was asked of the network or the disk since the last call, besides the page itself.

        A worker that the page makes of its own text is no request of either.
        """
        page = str(self.driver.current_url).partition("#")[0]
        events = (json.loads(entry["message"])["message"]
                  for entry in self.driver.get_log("performance"))  # fmt: skip
        urls = [event["params"]["request"]["url"].partition("#")[0] for event in events
                if event["method"] == "Network.requestWillBeSent"]  # fmt: skip
        return [url for url in urls if url != page and not url.startswith(("about:", "blob:"))]

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()


def chromium_or_skip() -> Iterator[Chromium]:
    """A browser; without it the test is skipped, or fails in continuous integration."""
    programs = [shutil.which("chromium"), shutil.which("chromedriver")]
    lacking = [name for name, path in zip(("chromium", "chromedriver"), programs, strict=True)
               if path is None]  # fmt: skip
    try:
        import selenium  # noqa: F401
    except ImportError:
        lacking.append("selenium")
    if lacking:
        what = f"{', '.join(lacking)} not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{what}, but continuous integration must run this test")
        pytest.skip(f"needs Chromium: {what}")
    browser = Chromium(*map(str, programs))
    yield browser
    browser.close()
