"""The same bytes in Node, as in a browser: what comes out is the same to the last bit."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fundmodel.compile_model.kernel import PAGE, Machine, bytes_of, kernel_of
from fundmodel.compile_model.module import FIRST
from fundmodel.run_paths.evaluate import evaluate, keep_of
from fundmodel.run_paths.given import Given, given
from fundmodel.run_paths.machines import machine_for
from tests.machinery.test_paths import some
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model

SCRIPT = Path(__file__).with_name("run_module.mjs")
SETS, QUARTERS = 10, 10


def pieces_of(numbers: Given, machine: Machine, varying: np.ndarray) -> list[tuple[int, bytes]]:
    """What goes in: byte address -> bytes, each assumption where the machine has it."""
    at = machine._at
    of_a_pair = [
        (machine.address_of(name, member), np.full(2, value).tobytes())
        for name, values in numbers.certain.items()
        for member, value in enumerate(values)
    ]
    of_a_pair += [
        (machine.address_of_year(name, numbers.first_year + year), np.full(2, value).tobytes())
        for name, values in numbers.years.items()
        for year, value in enumerate(values)
    ]
    cells = [machine.address_of(*key) for key in numbers.varying]
    cells += [machine.address_of_year(*key) for key in numbers.varying_years]
    homes = (FIRST + pair * machine._length for pair in range(machine.together))
    pieces = [(home + address, content) for home in homes for address, content in of_a_pair]
    return [*pieces, (at["addresses"], np.array(cells, np.int32).tobytes()),
            (at["in"], varying.tobytes())]  # fmt: skip


def node_or_skip() -> str:
    """Where Node is; without it the test is skipped, or fails in continuous integration."""
    node = shutil.which("node")
    if node is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Node is not installed, but continuous integration must run this test")
        pytest.skip("needs node on the path")
    return node


def in_node(folder: Path, code: bytes, call: dict[str, Any], pieces: list) -> bytes:
    """What Node makes of it."""
    where, stood = [], 0
    for address, content in pieces:
        where.append((stood, len(content), address))
        stood += len(content)
    (folder / "model.wasm").write_bytes(code)
    (folder / "input.bin").write_bytes(b"".join(content for _, content in pieces))
    (folder / "call.json").write_text(json.dumps({**call, "pieces": where}))
    subprocess.run([node_or_skip(), str(SCRIPT), str(folder)], check=True, timeout=120)
    return (folder / "output.bin").read_bytes()


@pytest.mark.parametrize("keep", [["results", "checks"], ["everything"]], ids=str)
def test_node_gives_the_bytes_that_python_gives(keep: list[str], tmp_path: Path) -> None:
    model, inputs = toy_model(), toy_inputs(toy_model(), *some(np.arange(SETS)))
    numbers, wanted = given(model, inputs), keep_of(toy_model(), keep)
    kernel, pairs = kernel_of(model, wanted), SETS // 2
    machine = machine_for(kernel, numbers, QUARTERS, pairs)
    rows = [*numbers.varying.values(), *numbers.varying_years.values()]
    varying = np.stack([row.reshape(pairs, 2) for row in rows], axis=1)
    here = machine.run(varying)
    at, years = machine._at, len(next(iter(numbers.years.values())))
    code, addresses = bytes_of(model, wanted)
    assert addresses == kernel.addresses
    call = {
        "pages": -(-at["end"] // PAGE),
        "arguments": [
            *(QUARTERS, pairs, machine.together, machine._length, machine._series),
            *(years, numbers.first_year, at["addresses"], len(rows), at["in"], at["out"], 1),
        ],
        "output": [at["out"], at["end"] - at["out"]],
    }  # fmt: skip
    there = in_node(tmp_path, code, call, pieces_of(numbers, machine, varying))
    by_pair = np.frombuffer(there).reshape(pairs, -1, 2)
    assert by_pair[:, : addresses.cells].tobytes() == here[0].tobytes()
    assert by_pair[:, addresses.cells :].tobytes() == here[1].tobytes()
    found = evaluate(model, inputs, keep).results["reserve_at_the_end"][0]
    cell = addresses.results["reserve_at_the_end"]
    assert by_pair[:, cell].ravel().tolist() == found.tolist()
    assert len(set(found.tolist())) == SETS


@pytest.mark.parametrize(
    ("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_without_node_it_is_skipped_but_not_in_continuous_integration(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome):
        node_or_skip()
