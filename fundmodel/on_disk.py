"""A file onto the disk: whole or not at all, at its place and with the rights that it had."""

import errno
import os
import secrets
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

BEGINS, ENDS = ".fundmodel-", ".part"
"""How the file that is written beside another is called, until it takes its place."""

LEFT_BEHIND = 3600
"""Seconds after which a file that is still beside another belongs to a run that was killed."""


def write_whole(path: Path, content: bytes, last_look: Callable[[], None] = lambda: None) -> None:
    """Write beside the file, then take its place; if anything fails, the old file stays.

    A link stays a link: the file that it leads to is written. A new file has the rights that the
    user gives to new files; one that takes the place of another has the rights of that one.

    Args:
        path: of the file; missing folders above it are made.
        content: of the whole file.
        last_look: called right before the file takes its place; whatever it raises stops that.

    Raises:
        OSError: the disk refuses.
    """
    path = real_path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_what_was_left_behind(path.parent)
    before = path.stat() if path.exists() else None
    beside = path.parent / f"{BEGINS}{secrets.token_hex(8)}{ENDS}"
    try:
        with open(beside, "xb", opener=_opener(0o666 if before is None else 0o600)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            _give_rights(beside, before)
        last_look()
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def real_path(path: Path) -> Path:
    """Where a path leads when every link is followed.

    Raises:
        OSError: the links lead in a circle.
    """
    found = Path(os.path.realpath(path))
    if found.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return found


def _opener(rights: int) -> Callable[[str, int], int]:
    """Make files with these rights, less what the user keeps from new files (umask)."""
    return lambda name, flags: os.open(name, flags, rights)


def _give_rights(beside: Path, before: os.stat_result) -> None:
    for owner, group in ((-1, before.st_gid), (before.st_uid, -1)):
        with suppress(OSError, AttributeError):  # only root gives files away; Windows knows none
            os.chown(beside, owner, group)
    beside.chmod(stat.S_IMODE(before.st_mode))


def _remove_what_was_left_behind(folder: Path) -> None:
    """Remove the files that killed runs had begun to write here.

    No write takes an hour, so an old one belongs to nobody, even on a disk that machines share.
    """
    for left in folder.glob(f"{BEGINS}*{ENDS}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_BEHIND:
                left.unlink()
