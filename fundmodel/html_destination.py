"""Where a file of HTML may go: over an older one of its kind, never over what others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.destinations import not_written, refuse_what_is_no_destination
from fundmodel.errors import BadInput, message
from fundmodel.on_disk import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENDINGS = (".html", ".htm")
HEAD = 4_096
"""Bytes at the beginning of a file in which it says what wrote it."""


class HtmlDestination:
    """The place of an HTML file, where nothing stands that would be lost.

    It is looked at when it is named, so that nobody waits for what is refused, and again at the
    moment of writing.

    Attributes:
        path: of the file.
        noun: what is written, such as "report".
        marks: texts that all stand in the head of such a file if this program wrote it.
        force: overwrite a file that has not all of them.
    """

    def __init__(self, path: Path, noun: str, marks: Sequence[str], *, force: bool = False) -> None:
        self.path, self.noun, self.marks, self.force = path, noun, marks, force
        self.refuse_to_lose()

    def write(self, content: bytes) -> None:
        """Write the file whole or not at all.

        Raises:
            BadInput: the file there is another's, or the disk refuses.
        """
        try:
            write_whole(self.path, content, last_look=self.refuse_to_lose)
        except OSError as problem:
            raise not_written(self.path, problem, f"the {self.noun}") from problem

    def refuse_to_lose(self) -> None:
        """Refuse a place where something stands that would be lost.

        Raises:
            BadInput: there is a file that this program did not write, or the place is none.
        """
        try:
            refuse_what_is_no_destination(self.path, "a page of HTML", *ENDINGS)
            if self.force or not self.path.exists():
                return
            with self.path.open("rb") as file:
                head = file.read(HEAD)
        except OSError as problem:
            raise not_written(self.path, problem, f"the {self.noun}") from problem
        if not all(mark.encode() in head for mark in self.marks):
            raise BadInput(
                message(
                    str(self.path),
                    f"this is no {self.noun} of this program as it was written.",
                    why="What it holds would be lost.",
                    fix="move it elsewhere, choose another place with --output, or overwrite it "
                    "with --force.",
                )
            )
