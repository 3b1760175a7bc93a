"""What is being done, in one line of a terminal that is cleared at the end."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run

CLEARED = "\r\x1b[K"


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Gives a function that says what is being done; silent where there is no terminal."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield lambda _: None
        return

    def say(text: str) -> None:
        stream.write(CLEARED + text[: shutil.get_terminal_size().columns - 1])
        stream.flush()

    try:
        yield say
    finally:
        stream.write(CLEARED)
        stream.flush()


def run_each(
    loaded: Sequence[Assumptions], say: Callable[[str], None], runs: list[Run] | None = None
) -> list[Run]:
    """Run every set, and say which; a list that is given gets them one by one."""
    import fundmodel

    runs = [] if runs is None else runs
    for number, assumptions in enumerate(loaded, 1):
        say(f"Running {assumptions.title} ({number} of {len(loaded)})")
        runs.append(fundmodel.run(assumptions))
    return runs
