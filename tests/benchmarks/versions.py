"""The two versions that are compared: the one here, and one before, by its commit or folder."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.stopwatch import ROOT

CACHE = "FUNDMODEL_CACHE"


@dataclass(frozen=True)
class Version:
    """A folder that holds the package, and the cache that its processes use."""

    folder: Path
    cache: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """What makes Python find this version and no other."""
        return {**os.environ, "PYTHONPATH": str(self.folder), CACHE: str(self.cache)}

    def forget(self) -> None:
        """Throw away what was compiled."""
        shutil.rmtree(self.cache, ignore_errors=True)


@contextmanager
def versions(before: str | None) -> Iterator[tuple[Version, Version | None]]:
    """This version and the one before, with caches of their own; None if none was named.

    Args:
        before: a folder with the package, or a commit, which is put into a folder meanwhile.
    """
    with tempfile.TemporaryDirectory() as place:
        now = Version(ROOT, Path(place) / "cache")
        if before is None:
            yield now, None
        elif Path(before).is_dir():
            yield now, Version(Path(before).resolve(), Path(place) / "cache_before")
        else:
            with _checked_out(before, Path(place) / "before") as folder:
                yield now, Version(folder, Path(place) / "cache_before")


@contextmanager
def _checked_out(commit: str, folder: Path) -> Iterator[Path]:
    _git("worktree", "add", "--detach", str(folder), commit)
    try:
        yield folder
    finally:
        _git("worktree", "remove", "--force", str(folder))


def _git(*words: str) -> None:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"--before: neither a folder nor a commit.\n{done.stderr}")
