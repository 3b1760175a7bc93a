"""Progress, and what stops a long run: an error of the caller's, or Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from fundmodel.run_paths.evaluate import PAIRS, evaluate
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model

PATHS = 20_001
SECONDS = 5.0
"""A second on an idle machine; tests share theirs."""


def inputs(paths: int = PATHS) -> dict[str, object]:
    return toy_inputs(toy_model(), {"deposit_rate": np.linspace(0.01, 0.1, paths)})


def run(paths: int = PATHS, **how: object) -> None:
    evaluate(toy_model(), inputs(paths), **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_progress_is_told_and_grows(threads: int) -> None:
    told: list[tuple[int, int]] = []
    run(threads=threads, progress=lambda *numbers: told.append(numbers))
    done = [number for number, _ in told]
    assert done == [*range(2 * PAIRS, PATHS, 2 * PAIRS), PATHS]
    assert {number for _, number in told} == {PATHS}


@pytest.mark.parametrize("paths", [1, 2, 2 * PAIRS])
def test_progress_is_told_of_a_single_block_too(paths: int) -> None:
    told: list[tuple[int, int]] = []
    run(paths, progress=lambda *numbers: told.append(numbers))
    assert told == [(paths, paths)]


def test_it_is_told_in_the_thread_of_the_caller() -> None:
    told_in = set()
    run(threads=2, progress=lambda *_: told_in.add(threading.get_ident()))
    assert told_in == {threading.get_ident()}


@pytest.mark.parametrize("problem", [KeyboardInterrupt, ZeroDivisionError, SystemExit])
@pytest.mark.parametrize("threads", [1, 2])
def test_what_progress_raises_stops_the_work(problem: type[BaseException], threads: int) -> None:
    before, told = threading.active_count(), []

    def stop(done: int, _: int) -> None:
        told.append(done)
        if len(told) == 3:
            raise problem

    with pytest.raises(problem):
        run(1_000_000, threads=threads, progress=stop)
    assert len(told) == 3
    assert threading.active_count() == before


def test_no_thread_is_left_behind() -> None:
    before = threading.active_count()
    run(threads=5)
    assert threading.active_count() == before


PROGRAM = """
import sys, threading
import numpy as np
from fundmodel.run_paths.evaluate import evaluate
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model

rates = {"deposit_rate": np.linspace(0.01, 0.1, 5_000_000)}
inputs = toy_inputs(toy_model(), rates)

def begun(done, _):
    if done > 1_000 and not told:
        told.append(done)
        print("begun", flush=True)

told = []
try:
    evaluate(toy_model(), inputs, ["reserve_at_the_end"], progress=begun)
except KeyboardInterrupt:
    print("stopped", threading.active_count(), flush=True)
    sys.exit(130)
print("done", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_stops_a_long_run(tmp_path: Path) -> None:
    """Five million paths take a minute; a second after Ctrl-C all is quiet."""
    environment = {**os.environ, "FUNDMODEL_CACHE": str(tmp_path / "modules")}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, cwd=Path(__file__).parents[2], env=environment,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        at = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
        took = time.monotonic() - at
    finally:
        process.kill()
        process.wait()
    assert (out, error, process.returncode) == ("stopped 1\n", "", 130)
    assert took < SECONDS
    assert [file.suffix for file in (tmp_path / "modules").iterdir()] == [".fundmodel-module"]
