"""Print how fast and how large: `python -m tests.benchmarks`. Nothing is asserted.

With `--before COMMIT_OR_FOLDER`, each work runs in turn in this version and in that one; numbers
of a machine that others use mean little, ratios of pairs mean more.
"""

import argparse
import sys
from functools import partial

from tests.benchmarks import analyses, simulations, written
from tests.benchmarks.loan_books import side_by_side
from tests.benchmarks.pages import in_a_browser
from tests.benchmarks.pairs import page, table
from tests.benchmarks.returned_books import returned_books
from tests.benchmarks.versions import versions
from tests.benchmarks.waits import against_spreadsheets, in_this_process, memory, python_alone
from tests.benchmarks.works import works
from tests.benchmarks.worlds_elsewhere import on_a_cluster, whole_commands


def main() -> None:
    """Measure everything and print a line for each figure as it comes."""
    chosen = arguments()
    with versions(chosen.before) as (now, before):
        found = works(only=chosen.only, quick=chosen.quick, million=chosen.million)
        for line in (page if chosen.page else table)(found, now, before):
            say(line)
    if chosen.only:
        return
    say(f"\n{'figure':<66} {'value':>10}")
    loan_books = partial(side_by_side, quick=chosen.quick)
    worlds = [
        partial(part, quick=chosen.quick)
        for part in (
            simulations.side_by_side,
            whole_commands,
            on_a_cluster,
            analyses.commands,
            written.beside_openpyxl,
            in_a_browser,
        )
    ]
    others = (
        *(loan_books, in_this_process, python_alone, against_spreadsheets, returned_books),
        memory,
    )
    for part in (*worlds, *others):
        for name, value, unit in part():
            shown = "not here" if value is None else f"{value:,.3g}"
            say(f"{name:<66} {shown:>10} {unit}")


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--before", metavar="COMMIT_OR_FOLDER", help="the version to compare with")
    parser.add_argument("--only", default="", metavar="TEXT", help="rows with this in their label")
    parser.add_argument("--quick", action="store_true", help="fewer paths and one pair each")
    parser.add_argument(
        "--million", action="store_true", help="run a million paths rather than scale a part"
    )
    parser.add_argument("--page", action="store_true", help="as a table for docs/speed.md")
    return parser.parse_args()


def say(line: str) -> None:
    """Print it at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
