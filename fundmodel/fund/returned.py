"""The fund's workbooks that came back: verified, and compared with each other.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

from fundmodel.fund.model import run
from fundmodel.fund.workbook import this_model

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Unpack

    from fundmodel.run_paths.run import Run
    from fundmodel.workbooks.book import Book
    from fundmodel.workbooks.reading_back.found_bridge import FoundBridge
    from fundmodel.workbooks.verifying.differences import Differences
    from fundmodel.workbooks.verifying.expected import Kept
    from fundmodel.workbooks.verifying.verify import Verification


def verify_workbook(
    path: str | Path, *, directory: str | Path | None = None, recalculate: bool = False
) -> Verification:
    """Whether a workbook holds what the model writes for the numbers of its inputs.

    Every formula is compared with the model's, and every value with Python's; what somebody typed
    among the inputs is no fault.

    Args:
        path: a workbook written by `write_workbook`, perhaps edited and saved since.
        directory: where the YAML files are, as in `load`.
        recalculate: work every formula out anew with IronCalc, whatever values the file stores.

    Returns:
        `.passed`; `.table` lists the cells that differ.

    Raises:
        BadInput: the file is no such workbook, its inputs cannot be read, or IronCalc is missing.
    """
    from pathlib import Path

    from fundmodel.workbooks.verifying.recalculated import recalculated
    from fundmodel.workbooks.verifying.verify import verify

    engine = recalculated if recalculate else None
    return verify(Path(path), directory, run, _planned_with_edits, engine, this_model())


def compare_workbooks(old: str | Path, new: str | Path) -> Differences:
    """What differs between two workbooks: inputs, formulas and results, as the files have them.

    Args:
        old, new: workbooks written by `write_workbook`, of any set of assumptions and version.

    Returns:
        `.table` lists the differences.

    Raises:
        BadInput: one is no such workbook.
    """
    from pathlib import Path

    from fundmodel.workbooks.verifying.differences import differences

    return differences(Path(old), Path(new))


def _planned_with_edits(
    runs: Sequence[Run],
    *,
    live: Run,
    case: int,
    overrides: dict[str, float],
    told: bool,
    bridge: FoundBridge | None,
    **kept: Unpack[Kept],
) -> Book:
    """The workbook whose inputs somebody edited, with or without Risk and Bridge."""
    from fundmodel import __version__
    from fundmodel.fund.front_pages import READINGS
    from fundmodel.fund.model import front_pages
    from fundmodel.run_paths.alternatives import reruns_of
    from fundmodel.simulation.ranges import empty_ranges
    from fundmodel.workbooks.plan import plan_workbook
    from fundmodel.workbooks.reading_back.found_bridge import empty_bridge

    front = front_pages()
    return plan_workbook(
        runs,
        front,
        __version__,
        live=live,
        case=case,
        overrides=overrides,
        reruns=reruns_of(runs, READINGS),
        ranges=[empty_ranges(one, front) for one in runs] if told else (),
        bridge=empty_bridge(bridge, live.model) if bridge else None,
        **kept,
    )
