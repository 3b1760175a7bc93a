"""Measuring: the best of several tries, a whole process, and the memory at its highest."""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
KIB_A_MIB = 1024


def best(work: Callable[[], object], tries: int = 5) -> float:
    """Seconds of the fastest of several tries."""
    return min(_seconds(work) for _ in range(tries))


def in_turn(
    one: Callable[[], object], other: Callable[[], object], tries: int
) -> tuple[float, float]:
    """Seconds of the fastest of several tries of two works that take turns."""
    pairs = [(_seconds(one), _seconds(other)) for _ in range(tries)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def process(arguments: Sequence[str], tries: int = 3) -> float | None:
    """Seconds of a whole Python process, the fastest of several; None if it does not end well."""
    command = [sys.executable, *arguments]

    def run() -> None:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    try:
        return best(run, tries)
    except subprocess.CalledProcessError:
        return None


def highest_memory(*, of_children: bool = False) -> float:
    """The most memory that this process, or the largest of its children, ever held, in MiB."""
    who = resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF
    return resource.getrusage(who).ru_maxrss / KIB_A_MIB


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
