"""The fund's manual: its lines, its numbers, its method.

What is slow to import is imported where it is needed.
"""

from __future__ import annotations

from pathlib import Path

from fundmodel.fund.model import front_pages, run

TYPE_CHECKING = False  # typing takes a hundredth of a second, in which Ctrl-C has no answer yet
if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.manual.subject import Subject
    from fundmodel.read_assumptions import Assumptions

METHOD = "method.md"


def write_manual(sets: Sequence[Assumptions], path: str | Path, *, force: bool = False) -> None:
    """Write one HTML file with every line and every assumption, to be read without a network.

    Args:
        sets: the numbers of the first are told; of the others, what they change and why.
        path: of the file, whose name ends in .html; written whole or not at all.
        force: overwrite a file that is no manual of this program.

    Raises:
        BadInput: there is no set, or the file cannot be written.
    """
    from fundmodel.manual.destination import manual_destination
    from fundmodel.manual.document import manual_page

    destination = manual_destination(Path(path), force=force)
    destination.write(manual_page(manual_subject(sets)).encode())


def manual_subject(sets: Sequence[Assumptions]) -> Subject:
    """What the manual of these sets tells of; the first is run for it.

    Raises:
        BadInput: there is no set.
    """
    from fundmodel import __version__
    from fundmodel.errors import BadInput, message
    from fundmodel.manual.subject import Subject

    if not sets:
        fix = 'give one or more, such as [fundmodel.load("base")].'
        raise BadInput(message("The manual", "There is no set of assumptions to tell of.", fix=fix))
    return Subject(run(sets[0]), tuple(sets[1:]), front_pages(), __version__, _method())


def _method() -> str:
    """The text on method, beside this file in an installed package, else in the repository."""
    package = Path(__file__).parent
    found = [package / METHOD, package.parents[1] / "docs" / METHOD]
    return next((one.read_text("utf-8") for one in found if one.is_file()), "")
