"""A reader of the page: chooses, searches, types and clicks as people do, and reads the numbers."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from fundmodel.build_model.units import TOLD_TIMES
from fundmodel.dates import date_of, quarter_ends, serial_of
from fundmodel.read_assumptions import Column, Scalar, Series

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from selenium.webdriver.remote.webelement import WebElement

    from fundmodel.read_assumptions import Assumptions
    from tests.page.chromium import Chromium

ROW = """
const [label, cell] = arguments;
const texts = (element, selector) => element.querySelector(selector)?.textContent ?? "";
for (const one of document.querySelectorAll(".search-found > *")) {
  if (one.tagName !== "DETAILS") {
    if (texts(one, ".label") === label) return one;
  } else if (texts(one, "summary").startsWith(`${label}, by `)) {
    if (!one.open) return one.querySelector("summary");
    return [...one.querySelectorAll(".row")].find((row) => texts(row, ".label") === cell) ?? null;
  }
}
return null;
"""
SETTLED = "return globalThis.fundmodel.frame === 0"
ALL_YEARS, TRIES = "All years", 5


class Reader:
    """Somebody before the page."""

    def __init__(self, chromium: Chromium, path: Path, address: str = "") -> None:
        self.chromium = chromium
        chromium.open(path, address)

    def choose_scenario(self, name: str) -> None:
        """Choose a scenario from the list."""
        self._select(self._one("label", "Scenario"), name)
        self.settle()

    def settle(self) -> None:
        """Wait until what was moved is redrawn."""
        self.chromium.wait(SETTLED)

    def put(self, one: Scalar | Series | Column, cell: str, text: str) -> str:
        """Look an assumption up, and give it a number as people read it.

        Args:
            one: the assumption.
            cell: a member, "All years", or "".
            text: what is typed; of a choice its code, of a flag 0 or 1.

        Returns:
            What the page says if it refuses; "" if it takes it.
        """
        row = self._row(one.metadata.label, one.name, cell)
        field = self._field(row, text)
        kind = field.get_attribute("type")
        if field.tag_name == "select":
            self._choose(field, text)
        elif kind == "radio" or (kind == "checkbox" and field.is_selected() != (text == "1")):
            self._click(field)
        elif kind in ("number", "date"):
            self._type(field, text)
        self.settle()
        refused = row.find_element("css selector", ".refused")
        return refused.text if refused.is_displayed() else ""

    def back(self, one: Scalar | Series | Column, cell: str) -> None:
        """Take a number back with the button beside it."""
        row = self._row(one.metadata.label, one.name, cell)
        self._click(row.find_element("css selector", "button.reset"))
        self.settle()

    def edits(self) -> dict[str, float]:
        """What the page says has been changed."""
        return dict(self.chromium.run("return [...fundmodel.state.edits]"))

    def headlines(self) -> list[list[str]]:
        """The table of the answer as it is read: delivered and yours, row by row."""
        return self.chromium.run(
            "return [...document.querySelectorAll('table.headlines tbody tr')].map((row) => "
            "['.delivered', '.yours'].map((name) => row.querySelector(name).textContent))"
        )

    def numbers(self, results: list[str], rows: list[tuple[str, int]]) -> list[Any]:
        """Results, and lines by year, to the last digit; None where there is no number."""
        return self.chromium.run(
            "const { engine } = fundmodel; "
            "return [...arguments[0].map((name) => engine.result(name)), "
            "...arguments[1].map(([name, member]) => [...engine.years(name, member)])]",
            results,
            rows,
        )

    def _row(self, label: str, name: str, cell: str) -> WebElement:
        run, find = self.chromium.run, self.chromium.driver.find_element
        details = find("css selector", "details.all")
        if details.get_attribute("open") is None:
            self._click(details.find_element("css selector", "summary"))
        search = find("css selector", "input[type=search]")
        if search.get_attribute("value") != name:
            self._type(search, name)
        row = run(ROW, label, cell)
        if row is not None and row.tag_name == "summary":
            self._click(row)
            row = self.chromium.wait(f"return (() => {{{ROW}}})(...arguments)", 5, label, cell)
        assert row is not None, f"{name} {cell}: no row is found"
        return row

    def _field(self, row: WebElement, text: str) -> WebElement:
        fields = row.find_elements("css selector", "input, select")
        if fields[0].get_attribute("type") == "radio":
            return next(one for one in fields if one.get_attribute("value") == text)
        return fields[-1]

    def _type(self, field: WebElement, text: str) -> None:
        from selenium.webdriver.common.keys import Keys

        if field.get_attribute("type") == "date":
            field.send_keys(text)
            return
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(text)

    def _click(self, element: WebElement) -> None:
        """Click; what comes in meanwhile, such as ranges, may have moved what was in view."""
        from selenium.common.exceptions import ElementClickInterceptedException

        for _ in range(TRIES):
            self.chromium.run("arguments[0].scrollIntoView({ block: 'center' })", element)
            with suppress(ElementClickInterceptedException):
                element.click()
                return
        pytest.fail(f"something lies over {element.get_attribute('outerHTML')}")

    def _choose(self, field: WebElement, value: str) -> None:
        from selenium.webdriver.support.ui import Select

        Select(field).select_by_value(value)

    def _select(self, label: WebElement, value: str) -> None:
        name = label.get_attribute("for")
        self._choose(self.chromium.driver.find_element("id", str(name)), value)

    def _one(self, tag: str, text: str) -> WebElement:
        xpath = f"//{tag}[normalize-space()='{text}']"
        return self.chromium.driver.find_element("xpath", xpath)


def something(one: Assumptions, random: Random) -> tuple[Scalar | Series | Column, str, str]:
    """An assumption that may be moved, one of its cells, and a number for it as people type it."""
    movable = [assumption for assumption in one if _is_movable(assumption)]
    assumption = random.choice(movable)
    metadata, cell = assumption.metadata, ""
    if isinstance(assumption, Column):
        cell = random.choice(assumption.members)
        metadata = assumption.metadata_of(cell)
        before = assumption.values[assumption.members.index(cell)]
    elif isinstance(assumption, Series):
        cell, before = ALL_YEARS, next(iter(assumption.values.values()))
    else:
        before = assumption.value
    low, high = metadata.plausible
    low = low if math.isfinite(low) else before / 2
    high = high if math.isfinite(high) else before * 2
    return assumption, cell, _typed(assumption, random, low, high)


def _typed(one: Scalar | Series | Column, random: Random, low: float, high: float) -> str:
    unit = one.metadata.unit
    if getattr(one, "options", ()):
        return str(random.randint(1, len(one.options)))  # type: ignore[union-attr]
    if unit.kind == "date":
        day = date_of(random.uniform(low, high))
        ends = one.metadata.ends_on_quarter
        return str(int(serial_of(quarter_ends(day)[0]))) if ends else day.strftime("%m%d%Y")
    if unit.style == "whole":
        return str(random.randint(math.ceil(low), math.floor(high)))
    number = random.uniform(low, high) * TOLD_TIMES.get(unit.style, 1.0)
    return f"{float(f'{number:.4g}'):.12f}".rstrip("0").rstrip(".")


def _is_movable(one: Scalar | Series | Column) -> bool:
    return not getattr(one, "structural", False) and one.metadata.grade != "definition"
