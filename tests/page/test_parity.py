"""What the page works out is what Python works out: every line of every case, to the last bit."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from fundmodel.run_paths.annual import by_calendar_year
from tests.command_line.running import SCENARIOS
from tests.compiled.test_in_node import node_or_skip
from tests.page.delivered import FEW, page_of, run_of
from tests.page.edits import Edits, edited
from tests.thorough import mostly_thorough

if TYPE_CHECKING:
    from collections.abc import Callable

    from fundmodel.run_paths.run import Run

SCRIPT = Path(__file__).with_name("parity.mjs")
TOGETHER = 7
EDITS, AT_ONCE, MOST = 48, 4, 12
Case = tuple[str, Edits, "Run"]


def compared(cases: list[Case], folder: Path, figure: Callable[[str], None]) -> None:
    """Every number of every case, as the page has it, is the number of Python."""
    model = cases[0][2].model
    names = {name for name, _, _ in cases}
    content = page_of(FEW if names <= {*FEW} else tuple(sorted(names)))
    (folder / "page.html").write_bytes(content)
    numbers = [
        (kind, name, member)
        for name, line in model.lines.items()
        for member in range(len(model.members(name)))
        for kind in (("quarters", "years") if line.traits.by_quarter else ("results",))
    ]
    rows = []
    for _, _, run in cases:
        _, years = by_calendar_year(model, run.arrays)
        tables = {"results": run.arrays, "quarters": run.arrays, "years": years}
        rows += [tables[kind][name][:, member, 0] for kind, name, member in numbers]
    (folder / "expected.bin").write_bytes(np.concatenate(rows).tobytes())
    asked = [{"scenario": name, "edits": list(edits.items())} for name, edits, _ in cases]
    (folder / "cases.json").write_text(json.dumps({"cases": asked, "numbers": numbers}))
    command = [node_or_skip(), str(SCRIPT), str(folder)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=300).stdout)
    figure(f"{len(cases)} cases, {found['compared']:,} numbers")
    assert found["different"] == []
    assert found["failed"] == []
    assert found["compared"] == found["expected"] > 100_000 * len(cases)


def test_some_scenarios(tmp_path: Path, figure: Callable[[str], None]) -> None:
    compared([(name, {}, run_of(name)) for name in FEW], tmp_path, figure)


@pytest.mark.thorough
@pytest.mark.parametrize("first", range(0, len(SCENARIOS), TOGETHER))
def test_every_scenario(first: int, tmp_path: Path, figure: Callable[[str], None]) -> None:
    names = SCENARIOS[first : first + TOGETHER]
    compared([(name, {}, run_of(name)) for name in names], tmp_path, figure)


@pytest.mark.parametrize("seed", mostly_thorough(range(0, EDITS, AT_ONCE), [0]))
def test_random_edits(seed: int, tmp_path: Path, figure: Callable[[str], None]) -> None:
    cases: list[Case] = []
    for number in range(seed, seed + AT_ONCE):
        random = Random(number)  # noqa: S311
        name = random.choice(SCENARIOS if seed else FEW)
        one = run_of(name).assumptions
        cases.append((name, *edited(one, random, random.randint(1, MOST))))
    compared(cases, tmp_path, figure)
