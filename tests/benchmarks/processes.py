"""What a process of one version takes: seconds, memory, and the size of what it writes."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.stopwatch import KIB_A_MIB
from tests.benchmarks.versions import Version

ONE_WORK = Path(__file__).with_name("one_work.py")
BYTES_A_MB = 1e6
Figures = dict[str, float]


def work(version: Version, name: str, count: int) -> Figures:
    """Seconds, by the clock and of processors, and memory of one of `WORKS` in `one_work.py`."""
    command = [sys.executable, str(ONE_WORK), name, str(count)]
    done = subprocess.run(command, cwd=version.folder, env=version.environment,
                          capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode:
        sys.exit(f"{name}:\n{done.stderr}")
    figures: Figures = json.loads(done.stdout)
    return figures


def program(version: Version, words: Sequence[str], *, writes: bool) -> Figures:
    """Seconds, memory and megabytes written of `python -m fundmodel ...`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        command = [sys.executable, "-m", "fundmodel", *words]
        command += ["--output", str(path)] if writes else []
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=version.folder, env=version.environment,
                                   stdout=subprocess.DEVNULL)  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        size = path.stat().st_size / BYTES_A_MB if writes else 0.0
    processor = usage.ru_utime + usage.ru_stime
    return {
        "seconds": seconds,
        "processor": processor,
        "MiB": usage.ru_maxrss / KIB_A_MIB,
        "MB": size,
    }
