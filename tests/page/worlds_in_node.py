"""The page's worlds in Node: a small set of data, the kernels, and what comes out of them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import fundmodel
from fundmodel.page.draws import draws_data
from fundmodel.page.kernels import kernels_of
from fundmodel.run_paths.given import given, inputs_of
from tests.compiled.test_in_node import node_or_skip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.read_assumptions import Assumptions

SCRIPT = Path(__file__).with_name("run_worlds.mjs")


OF_THE_WORKER = ("few", "hazards")


def values_of(assumptions: Assumptions) -> tuple[tuple[int, int], dict[str, list[float]]]:
    """The stated numbers as the page's worker gets them, and the columns of series."""
    model = fundmodel.model_of(assumptions)
    numbers = given(model, inputs_of(model, assumptions))
    values = {
        name: row.tolist() for name, row in (*numbers.certain.items(), *numbers.years.items())
    }
    count = len(next(iter(numbers.years.values())))
    return (numbers.first_year, count), values


def in_node(
    folder: Path, scenarios: Mapping[str, Assumptions], jobs: Sequence[Mapping[str, Any]]
) -> list[Any]:
    """What the page's worlds make of some jobs.

    Args:
        folder: for files in between.
        scenarios: by name, base first.
        jobs: each has `kind` ("worlds" or "tornado"), `scenario`, `assumptions` (whose stated
            numbers are given), `fixed`, and what else the kind takes.
    """
    model, front = fundmodel.model_of(fundmodel.load()), fundmodel.front_pages()
    prepared = []
    for job in jobs:
        years, values = values_of(job["assumptions"])
        rest = {key: each for key, each in job.items() if key != "assumptions"}
        prepared.append({**rest, "series_years": years, "values": values})
    kernels = kernels_of(model, front)
    data = {"draws": draws_data(model, scenarios, front)}
    data["kernels"] = {name: kernels[name].addresses for name in OF_THE_WORKER}
    for name in OF_THE_WORKER:
        (folder / f"{name}.wasm").write_bytes(kernels[name].code)
    text = json.dumps({"data": data, "jobs": prepared}, allow_nan=False)
    (folder / "jobs.json").write_text(text)
    subprocess.run([node_or_skip(), str(SCRIPT), str(folder)], check=True, timeout=300)
    return json.loads((folder / "found.json").read_text())


def as_numbers(row: Any) -> np.ndarray:
    """Numbers that came through JSON, which has none that are not finite."""
    return np.array(row, dtype=float)
