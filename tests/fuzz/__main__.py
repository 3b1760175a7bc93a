"""`python -m tests.fuzz`: thousands of bad inputs, and what became of them.

Each input has a seed of its own, made of the run's seed, its family and its number, so that one
alone can be tried again: `--only workbook/417`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.trying import Outcome, try_all, try_one

MOST_SHOWN = 30


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--inputs", type=int, default=20_000, help="of all families together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="one family, or FAMILY/NUMBER")
    return parser.parse_args()


def _show(outcome: Outcome) -> None:
    print(  # noqa: T201  (a program for the terminal)
        f"{outcome.family:9} {outcome.tried:6} tried  {outcome.refused:6} refused  "
        f"{outcome.tried - outcome.refused - len(outcome.faults):6} taken  "
        f"{len(outcome.faults):4} faults  slowest {outcome.slowest:.1f} s",
        flush=True,
    )
    for fault in outcome.faults[:MOST_SHOWN]:
        print(f"  {fault}")  # noqa: T201


def main() -> None:
    """Try them, print a line a family, and leave with 1 if there was a fault."""
    asked = _arguments()
    family, _, number = asked.only.partition("/")
    with tempfile.TemporaryDirectory() as folder:
        if number:
            outcomes = [try_one(Path(folder), family, int(number), asked.seed)]
        else:
            outcomes = list(try_all(Path(folder), asked.inputs, asked.seed, family, _show))
    if number:
        _show(outcomes[0])
    sys.exit(any(outcome.faults for outcome in outcomes))


if __name__ == "__main__":
    main()
