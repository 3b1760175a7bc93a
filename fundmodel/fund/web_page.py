"""The fund's page: one file in which the model recalculates.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fundmodel.build_model.model import Model
    from fundmodel.run_paths.run import Run


def write_page(runs: Sequence[Run], path: str | Path, *, force: bool = False) -> None:
    """Write one HTML file with the whole model, which recalculates in any recent browser.

    Args:
        runs: one a scenario, all over the same members; the page opens on the first.
        path: of the file; written whole or not at all.
        force: overwrite a file that this program did not write.

    Raises:
        BadInput: if another's file is there, the name does not end in .html, or it cannot be
            written.
    """
    from pathlib import Path

    from fundmodel.page.destination import page_destination

    page_destination(Path(path), force=force).write(page_bytes(runs))


def page_bytes(runs: Sequence[Run]) -> bytes:
    """The page as a file: the same bytes for the same runs."""
    from fundmodel import __version__
    from fundmodel.fund.model import front_pages
    from fundmodel.page import page_bytes as page

    return page.page_bytes(runs, front_pages(), __version__, front_of_page)


def front_of_page(model: Model) -> Mapping[str, object]:
    """What the page shows of the fund, by the part of the page that shows it."""
    from fundmodel.fund.model import front_pages
    from fundmodel.fund.page_controls import CONTROLS
    from fundmodel.fund.page_sections import SECTIONS
    from fundmodel.page.controls import controls_data
    from fundmodel.page.sections import sections_data

    return {
        "controls": controls_data(model, front_pages(), CONTROLS),
        "sections": sections_data(model, SECTIONS),
    }
