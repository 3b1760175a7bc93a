"""A file is written whole or not at all, at its place and with its rights."""

import os
import stat
import time
from pathlib import Path

import pytest

from fundmodel.on_disk import BEGINS, ENDS, LEFT_BEHIND, write_whole


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("kept_back", "expected"), [(0o022, 0o644), (0o077, 0o600), (0, 0o666)])
def test_a_new_file_has_the_rights_of_new_files(
    tmp_path: Path, kept_back: int, expected: int
) -> None:
    before = os.umask(kept_back)
    try:
        write_whole(tmp_path / "new.xlsx", b"1")
    finally:
        os.umask(before)
    assert rights(tmp_path / "new.xlsx") == expected


@pytest.mark.parametrize("given", [0o600, 0o640, 0o664, 0o666])
def test_a_file_in_the_place_of_another_has_its_rights(tmp_path: Path, given: int) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"old")
    path.chmod(given)
    write_whole(path, b"new")
    assert (path.read_bytes(), rights(path)) == (b"new", given)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_owner_and_group_are_kept_each_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, give = tmp_path / "book.xlsx", os.chown
    path.write_bytes(b"old")
    os.chown(path, 1001, 2000)
    write_whole(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (1001, 2000)

    def as_a_member_of_the_group(name: Path, owner: int, group: int) -> None:
        if owner != -1:
            raise PermissionError
        give(name, owner, group)

    monkeypatch.setattr(os, "chown", as_a_member_of_the_group)
    write_whole(path, b"newer")
    assert path.stat().st_gid == 2000


def test_nobody_reads_a_private_file_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o600)
    seen = []
    write_whole(path, b"new", lambda: seen.extend(rights(one) for one in tmp_path.iterdir()))
    assert seen == [0o600, 0o600]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    target, link, second = tmp_path / "there" / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to("there/a.xlsx")
    second.symlink_to(link)
    write_whole(second, b"new")
    assert link.is_symlink()
    assert second.is_symlink()
    assert target.read_bytes() == b"new"
    assert [one.name for one in target.parent.iterdir()] == ["a.xlsx"]


def test_a_link_to_nothing_yet(tmp_path: Path) -> None:
    link = tmp_path / "b.xlsx"
    link.symlink_to("later/a.xlsx")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "later" / "a.xlsx").read_bytes() == b"new"


def test_links_in_a_circle(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    first.symlink_to(second)
    second.symlink_to(first)
    with pytest.raises(OSError, match="symbolic links"):
        write_whole(first, b"new")
    assert first.is_symlink()
    assert second.is_symlink()


def test_what_killed_runs_left_behind_is_removed(tmp_path: Path) -> None:
    old, fresh = tmp_path / f"{BEGINS}1{ENDS}", tmp_path / f"{BEGINS}2{ENDS}"
    for left in (old, fresh, tmp_path / ".mine.part", tmp_path / "mine"):
        left.write_bytes(b"half")
        long_ago = time.time() - LEFT_BEHIND - 60
        os.utime(left, (long_ago, long_ago))
    os.utime(fresh)
    write_whole(tmp_path / "book.xlsx", b"new")
    left = sorted(one.name for one in tmp_path.iterdir())
    assert left == [fresh.name, ".mine.part", "book.xlsx", "mine"]


def test_the_longest_name_that_a_disk_takes(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".xlsx")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("stops", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_the_last_look_stops_it(tmp_path: Path, stops: type[BaseException]) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"old")

    def look() -> None:
        raise stops

    with pytest.raises(stops):
        write_whole(path, b"new", look)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["book.xlsx"]
