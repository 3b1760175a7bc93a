"""What the page refuses is what Python refuses: random edits, good and bad, and the sentences."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.read_assumptions import Column, Series
from tests.compiled.test_in_node import node_or_skip
from tests.page.delivered import FEW, page_of, run_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fundmodel.read_assumptions import Assumptions

SCRIPT = Path(__file__).with_name("refusals.mjs")
IN_EVERY_RUN, THOROUGH = 60, 2_000
BASE = "base"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("refusals") / "page.html"
    path.write_bytes(page_of())
    return path


def answers(page: Path, asked: list[tuple[str, str, float]]) -> list[dict[str, Any]]:
    edits = [dict(zip(("scenario", "address", "number"), one, strict=True)) for one in asked]
    command = [node_or_skip(), str(SCRIPT), str(page)]
    text = json.dumps(edits)
    return json.loads(subprocess.run(command, input=text.encode(), check=True, capture_output=True,
                                     timeout=120).stdout)  # fmt: skip


def some_number(random: Random, low: float, high: float, before: float) -> float:
    """Within the range, at an end, beyond it, or a slip of unit."""
    span = high - low if high - low < 1e300 else abs(before) or 1.0
    return random.choice(
        [
            *(random.uniform(max(low, before - span), min(high, before + span)) for _ in range(3)),
            *(before, low, high, low - span / 7, high + span / 7, before / 1_000, before / 90),
            *(round(before) + 1.0, before * 1_000, 0.0, 1.0, 2.5),
        ]
    )


def addresses(one: Assumptions) -> Iterator[tuple[str, float, float, float]]:
    """Every number that may be moved, with its range and value; some years that are not stated."""
    for assumption in one:
        metadata = assumption.metadata
        if getattr(assumption, "structural", False) or metadata.grade == "definition":
            continue
        low, high = metadata.plausible
        if isinstance(assumption, Column):
            for member, value in zip(assumption.members, assumption.values, strict=True):
                low, high = assumption.metadata_of(member).plausible
                yield f"{assumption.name}[{member}]", low, high, value
        elif isinstance(assumption, Series):
            yield f"{assumption.name}[2033]", low, high, assumption.value_in(2033)
        else:
            yield assumption.name, low, high, assumption.value


def refused_by_python(name: str, together: dict[str, float]) -> bool:
    """Whether what stands in an overlay of the scenario would be refused."""
    try:
        fundmodel.load(name, together)
    except BadInput:
        return True
    return False


@pytest.mark.parametrize(
    "count", [IN_EVERY_RUN, pytest.param(THOROUGH, marks=pytest.mark.thorough)]
)
def test_python_and_the_page_refuse_the_same(
    count: int, page: Path, figure: Callable[[str], None]
) -> None:
    random = Random(count)  # noqa: S311
    asked = []
    for _ in range(count):
        name = random.choice(FEW)
        address, low, high, before = random.choice(list(addresses(run_of(name).assumptions)))
        number = some_number(random, low, high, before)
        asked.append((name, address, float(f"{number:.15g}")))
    asked = [one for one in asked if abs(one[2]) < 1e300]
    found = answers(page, asked)
    apart, refused = [], 0
    for (name, address, number), answer in zip(asked, found, strict=True):
        by_python = refused_by_python(name, dict(answer["together"]) or {address: number})
        refused += by_python
        if by_python != bool(answer["why"]):
            apart.append((name, address, number, answer["why"]))
    figure(f"{len(asked)} edits, {refused} refused by both")
    assert apart == []
    assert count / 10 < refused < count * 9 / 10


SENTENCES = [
    ("us_profit_share", 1.6, "Outside what is plausible: 0.00 % to 100.00 %."),
    ("selected_reading", 40, "There is no such option."),
    ("signing_date", 46400, "No calendar quarter ends then: write 31 Dec 2026 or 31 Mar 2027."),
    ("gdp_growth[soon]", 0.05, "soon is not a year."),
    ("no_such_thing", 1, "There is no assumption no_such_thing."),
    ("stated_pledge", 3, "stated_pledge has a number for each contributor: name one."),
    ("stated_pledge[Atlantis]", 3, "stated_pledge has no number for Atlantis."),
    ("number_of_quarters", 40, "Number of quarters shapes the model and cannot be changed here."),
    (
        "european_pledge",
        100,
        "Less than a hundredth of 100.00 US$ bn, in whose place it stands.",
    ),
]


def test_refusals_are_sentences_with_the_limits_in_them(page: Path) -> None:
    found = answers(page, [(BASE, address, number) for address, number, _ in SENTENCES])
    assert [one["why"] for one in found] == [text for *_, text in SENTENCES]


def test_shares_of_one_whole_move_together(page: Path) -> None:
    """The others give in proportion: of 0.8 that are left, what they had of what they had."""
    column = run_of(BASE).assumptions.columns["commitment_share"]
    first, *others = column.members
    (answer,) = answers(page, [(BASE, f"commitment_share[{first}]", 0.2)])
    left = 1 - column.values[0]
    expected = {f"commitment_share[{first}]": 0.2} | {
        f"commitment_share[{member}]": pytest.approx(0.8 * value / left, abs=1e-14)
        for member, value in zip(others, column.values[1:], strict=True)
    }
    assert dict(answer["together"]) == expected
    assert answer["why"] == ""
    assert not refused_by_python(BASE, dict(answer["together"]))
