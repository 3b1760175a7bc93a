"""Five ways in: overlays, files of base, settings, values of programs, workbooks.

Each is asked for one bad input after the other. An input is right when it is taken or refused in
words; anything else that is raised, a message without end and a wait without end are faults.
"""

import contextlib
import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from random import Random

import fundmodel
from fundmodel.command_line import main
from fundmodel.errors import FundModelError
from fundmodel.workbooks.opening.edited import is_edited
from tests.fuzz import spoilt_texts, spoilt_workbooks
from tests.machinery.toy_files import read_toy, toy_bytes

ASSUMPTIONS = Path(__file__).parents[2] / "assumptions"
TOY = Path(__file__).parents[1] / "toy_fund" / "assumptions"
KEPT = ("all_grants.yaml", "slow_start.yaml", "twenty_points.yaml")
LONGEST_MESSAGE = 30_000
NOT_FOR_TERMINALS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x9b]")
REMEDY = ("To fix:", "Did you mean", "Usage:")


class Fault(AssertionError):
    """What a bad input must never do."""


class Inputs:
    """Bad inputs of every family, each made from a seed of its own.

    Args:
        folder: an empty folder to work in.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.real = self._copy(ASSUMPTIONS, "real")
        self.toy = self._copy(TOY, "toy")

    def prepare(self, family: str) -> None:
        """Make what the inputs of a family are made from, which takes longer than an input."""
        _ = self._parts if family == "workbook" else self._names

    @property
    def families(self) -> dict[str, Callable[[Random], bool]]:
        """Family -> tries one input; whether it was taken, rather than refused."""
        return {
            "overlay": self.overlay,
            "base": self.base,
            "setting": self.setting,
            "value": self.value,
            "workbook": self.workbook,
        }

    def overlay(self, chance: Random) -> bool:
        """A scenario's file, loaded by name or by path."""
        texts = sorted((ASSUMPTIONS / "scenarios").glob("*.yaml"))
        content = spoilt_texts.spoilt(chance.choice(texts).read_text("utf-8"), chance)
        path = self.real / "scenarios" / "spoilt.yaml"
        path.write_bytes(content)
        try:
            name = chance.choice(("spoilt", str(path)))
            loaded = refused_in_words(lambda: fundmodel.load(name, directory=self.real))
            if loaded and chance.random() < 0.2:
                refused_in_words(lambda: fundmodel.run(fundmodel.load(name, directory=self.real)))
        finally:
            path.unlink()
        return loaded

    def base(self, chance: Random) -> bool:
        """A file of a base set: of the toy fund's mostly, which is quickly read."""
        folder = self.real if chance.random() < 0.2 else self.toy
        path = chance.choice(sorted((folder / "base").rglob("*.yaml")))
        right = path.read_bytes()
        path.write_bytes(spoilt_texts.spoilt(right.decode("utf-8"), chance))
        try:
            return refused_in_words(lambda: fundmodel.load("base", directory=folder))
        finally:
            path.write_bytes(right)

    def setting(self, chance: Random) -> bool:
        """What is typed behind --set, with the command that shows a number."""
        typed = [spoilt_texts.setting(self._names, chance)
                 for _ in range(chance.choice((1, 1, 1, 2)))]  # fmt: skip
        settings = [word for text in typed for word in ("--set", text)]
        command = ["explain", "cash", "--depth", "1", *settings, "--assumptions", str(self.real)]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main(command)
            except SystemExit as leaving:
                code = leaving.code
        if code not in (None, 0, 1, 2):
            raise Fault(f"exit code {code}: {err.getvalue()[:300]}")
        if code == 2:
            in_words(err.getvalue())
        return code != 2

    def value(self, chance: Random) -> bool:
        """What a program passes as changes."""
        names: list[object] = [chance.choice(self._names) for _ in range(chance.choice((1, 1, 3)))]
        if chance.random() < 0.1:
            names.append(
                chance.choice((None, 1, 2.5, (), b"x", "", " ", "\0", object(), "a" * 9999))
            )
        changes = {name: spoilt_texts.value(chance) for name in names}
        return refused_in_words(lambda: fundmodel.load("base", changes, directory=self.real))

    def workbook(self, chance: Random) -> bool:
        """A workbook that comes back, read and looked at before it would be overwritten.

        Of the toy fund mostly, whose sheets are all of the same kinds and quickly read.
        """
        path = self.folder / "spoilt.xlsx"
        is_real = chance.random() < 0.02
        path.write_bytes(
            spoilt_workbooks.spoilt(self._parts if is_real else self._toy_parts, chance)
        )
        try:
            is_edited(path)
            if is_real:
                return refused_in_words(lambda: fundmodel.read_workbook(path, directory=self.real))
            return refused_in_words(lambda: read_toy(path))
        finally:
            path.unlink()

    @cached_property
    def _names(self) -> list[str]:
        base = fundmodel.load("base", directory=self.real)
        cells = [f"{column.name}[{column.members[0]}]" for column in base.columns.values()]
        years = [f"{name}[2030]" for name in base.series]
        return [*base.scalars, *cells, *base.series, *years, "no_such_number"]

    @cached_property
    def _toy_parts(self) -> spoilt_workbooks.Parts:
        return spoilt_workbooks.unpacked(toy_bytes())

    @cached_property
    def _parts(self) -> spoilt_workbooks.Parts:
        """A workbook of two scenarios over ten years."""
        short = self._copy(ASSUMPTIONS, "short")
        economy = short / "base" / "economy.yaml"
        economy.write_text(economy.read_text("utf-8").replace("  value: 120\n", "  value: 40\n"))
        runs = [
            fundmodel.run(fundmodel.load(one, directory=short)) for one in ("base", "all_grants")
        ]
        fundmodel.write_workbook(runs, self.folder / "right.xlsx")
        return spoilt_workbooks.unpacked((self.folder / "right.xlsx").read_bytes())

    def _copy(self, assumptions: Path, name: str) -> Path:
        folder = self.folder / name
        shutil.copytree(assumptions, folder)
        for path in (folder / "scenarios").iterdir():
            if assumptions == ASSUMPTIONS and path.name not in KEPT:
                path.unlink()
        return folder


def refused_in_words(call: Callable[[], object]) -> bool:
    """Whether the call is done; False if it is refused.

    Raises:
        Fault: the refusal has no remedy, no end, or what a terminal would obey.
    """
    try:
        call()
    except FundModelError as refusal:
        in_words(str(refusal))
        return False
    return True


def in_words(text: str) -> None:
    """Hold a refusal to what it must be."""
    if len(text) > LONGEST_MESSAGE:
        raise Fault(f"the message has {len(text):,} letters: {text[:200]}")
    if found := NOT_FOR_TERMINALS.search(text):
        raise Fault(f"the message holds {found[0]!r}: {text[:200]!r}")
    if not any(word in text for word in REMEDY):
        raise Fault(f"the message has no remedy: {text[:300]}")


@contextlib.contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Work in a folder; nothing may be written there."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
