"""The place of a page on the disk, where nothing stands that would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.destinations import not_written, refuse_what_is_no_destination
from fundmodel.errors import BadInput, message
from fundmodel.on_disk import write_whole
from fundmodel.page.page_bytes import GENERATOR

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".html"
MARKS = (
    f'<meta name="generator" content="{GENERATOR} '.encode(),
    b'<meta name="kept-state" content="">',
)
HEAD = 4_096
"""Bytes at the beginning of a page in which it says that it is ours, and as it was written."""


class PageDestination:
    """Where a page goes; looked at when it is named, so that nobody waits for what is refused.

    Attributes:
        path: of the file.
        force: overwrite a file that this program did not write.
    """

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self.path, self.force = path, force
        self.refuse_to_lose()

    def write(self, content: bytes) -> None:
        """Write the page whole or not at all.

        Raises:
            BadInput: the file there is another's, or the disk refuses.
        """
        try:
            write_whole(self.path, content, last_look=self.refuse_to_lose)
        except OSError as problem:
            raise not_written(self.path, problem, "the page") from problem

    def refuse_to_lose(self) -> None:
        """Refuse a place where something stands that would be lost.

        Raises:
            BadInput: there is a file that this program did not write, or the place is none.
        """
        try:
            refuse_what_is_no_destination(self.path, ENDING, "a page of HTML")
            if self.force or not self.path.exists():
                return
            with self.path.open("rb") as file:
                head = file.read(HEAD)
        except OSError as problem:
            raise not_written(self.path, problem, "the page") from problem
        if not all(mark in head for mark in MARKS):
            raise BadInput(
                message(
                    str(self.path),
                    "this is no page of this program as it was written.",
                    why="What it holds would be lost.",
                    fix="move it elsewhere, choose another place with --output, or overwrite it "
                    "with --force.",
                )
            )
