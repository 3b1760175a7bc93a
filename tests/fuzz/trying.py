"""Trying bad inputs one by one, each within its time."""

import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz.families import Fault, Inputs, working_in

SECONDS = 60
"""After which an input counts as one that waits for ever."""


class Hang(BaseException):
    """An input took too long; no handler of the program may swallow it."""


@dataclass
class Outcome:
    """What became of the inputs of one family."""

    family: str
    tried: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


def try_all(
    folder: Path, inputs: int, seed: int, only: str = "", show: Callable[[Outcome], None] = print
) -> Iterator[Outcome]:
    """Try the inputs of each family, or of one, in equal numbers."""
    made = Inputs(folder)
    names = [only] if only else list(made.families)
    for family in names:
        outcome = Outcome(family)
        made.prepare(family)
        for number in range(inputs // len(names)):
            _try(made, outcome, number, seed)
        show(outcome)
        yield outcome


def try_one(folder: Path, family: str, number: int, seed: int) -> Outcome:
    """Try one input alone."""
    outcome, made = Outcome(family), Inputs(folder)
    made.prepare(family)
    _try(made, outcome, number, seed)
    return outcome


def _try(made: Inputs, outcome: Outcome, number: int, seed: int) -> None:
    name = f"{outcome.family}/{number}"
    begun = time.monotonic()
    outcome.tried += 1
    try:
        with _within(SECONDS), working_in(made.folder):
            chance = Random(f"{seed}/{name}")  # noqa: S311  (the same on every machine)
            outcome.refused += not made.families[outcome.family](chance)
    except Fault as fault:
        outcome.faults.append(f"{name}: {fault}")
    except Hang:
        outcome.faults.append(f"{name}: no answer within {SECONDS} s")
    except Exception as problem:  # noqa: BLE001  (this is what is looked for)
        last = traceback.extract_tb(problem.__traceback__)[-1]
        what = f"{type(problem).__name__}: {str(problem)[:200]}"
        outcome.faults.append(f"{name}: {what} ({Path(last.filename).name}:{last.lineno})")
    outcome.slowest = max(outcome.slowest, time.monotonic() - begun)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
