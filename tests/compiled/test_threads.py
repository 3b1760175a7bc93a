"""Progress, and what stops a long run: an error of the caller's, or Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from fundmodel.run_paths.evaluate import PAIRS, evaluate
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model

PATHS = 20_001
SECONDS, TRIES = 1.0, 5
"""In which Ctrl-C must have stopped everything; the best of so many tries, for other programs may
keep the processors busy, and make each of them slower than the engine is, but never faster."""


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
import sys, threading, time
import numpy as np
from fundmodel.run_paths.evaluate import evaluate
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model

rates = {"deposit_rate": np.linspace(0.01, 0.1, 5_000_000)}
inputs = toy_inputs(toy_model(), rates)

def begun(done, _):
    if done > 1_000 and not told:
        told.append(done)
        print(time.process_time(), flush=True)

told = []
try:
    evaluate(toy_model(), inputs, ["reserve_at_the_end"], progress=begun)
except KeyboardInterrupt:
    print("stopped", threading.active_count(), flush=True)
    sys.exit(130)
print("done", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.usefixtures("hears_ctrl_c")
def test_ctrl_c_stops_a_long_run_within_a_second(
    tmp_path: Path, figure: Callable[[str], None]
) -> None:
    """Five million paths take a minute; a second after Ctrl-C all is quiet."""
    modules = tmp_path / "modules"
    took = [stopped_after(modules)]
    while min(took) >= SECONDS and len(took) < TRIES:
        took.append(stopped_after(modules))
    figure(f"stopped {min(took):.2f} s after Ctrl-C, at try {len(took)}")
    assert min(took) < SECONDS
    assert [file.suffix for file in modules.iterdir()] == [".fundmodel-module"]


def stopped_after(modules: Path) -> float:
    """Seconds from Ctrl-C to where the run has given up and its threads are gone.

    Until the process ends, it may use no more of the processors than a second of each.
    """
    before = processors_of_children()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, cwd=Path(__file__).parents[2],
        env={**os.environ, "FUNDMODEL_CACHE": str(modules)},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        until_then = float(process.stdout.readline())
        at = time.monotonic()
        process.send_signal(signal.SIGINT)
        said = process.stdout.readline()
        took = time.monotonic() - at
        out, error = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert (said, out, error, process.returncode) == ("stopped 1\n", "", "", 130)
    used = processors_of_children() - before - until_then
    assert used < SECONDS * (os.cpu_count() or 1)
    return took


def processors_of_children() -> float:
    """Seconds of processors that all processes took which were begun here and have ended."""
    times = os.times()
    return times.children_user + times.children_system


def test_threads_that_come_first_together_share_one_engine() -> None:
    """Compiled by one engine and run by another, a module is refused."""
    code = """
import threading, time, wasmtime
from fundmodel.compile_model import kernel
whole = wasmtime.Engine
def slow(config):
    time.sleep(0.1)
    return whole(config)
wasmtime.Engine, found = slow, []
threads = [threading.Thread(target=lambda: found.append(kernel._engine())) for _ in range(4)]
[one.start() for one in threads], [one.join() for one in threads]
print(len(found), len(set(map(id, found))))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["4", "1"]
