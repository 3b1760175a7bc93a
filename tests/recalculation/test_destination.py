"""The place of a workbook: what may not be there, and what somebody does there meanwhile."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fundmodel.errors import BadInput
from fundmodel.workbooks.writing.write import Destination
from tests.recalculation.sample_book import sample_book

EDITED = (
    "book.xlsx: somebody has edited this workbook since it was written.\n"
    "  What was typed, noted, added or formatted there would be lost.\n"
    "  To fix: move it elsewhere, choose another place with --output, or overwrite it with"
    " --force."
)
FOREIGN = (
    "book.xlsx: this file was not written by this program, or is damaged.\n"
    "  What it holds would be lost.\n"
    "  To fix: move it elsewhere, choose another place with --output, or overwrite it with"
    " --force."
)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("book.xlsx")


@pytest.fixture
def written(path: Path) -> Path:
    Destination(path).write(sample_book())
    return path


def edit(path: Path) -> None:
    workbook = load_workbook(path)
    workbook["Inputs"]["B3"] = 1001
    workbook.save(path)


def edit_in_place(path: Path) -> None:
    """One byte of what is stored, with the size, the time and the file's number as they were."""
    before, content = path.stat(), path.read_bytes()
    with path.open("r+b") as file:
        file.seek(len(content) // 2)
        file.write(bytes([content[len(content) // 2] ^ 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_another_there(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text("my notes")
    other.replace(path)


@pytest.mark.parametrize(
    ("meanwhile", "refusal"),
    [(edit, EDITED), (edit_in_place, FOREIGN), (put_another_there, FOREIGN)],
)
def test_what_somebody_does_while_a_run_works_is_kept(
    written: Path, meanwhile: Callable[[Path], None], refusal: str
) -> None:
    destination = Destination(written)
    meanwhile(written)
    mine = written.read_bytes()
    with pytest.raises(BadInput) as refused:
        destination.write(sample_book())
    assert str(refused.value) == refusal
    assert written.read_bytes() == mine
    assert [one.name for one in written.absolute().parent.iterdir()] == ["book.xlsx"]


def test_what_appears_while_a_run_works_is_kept(path: Path) -> None:
    destination = Destination(path)
    path.write_text("my notes")
    with pytest.raises(BadInput, match="not written by this program"):
        destination.write(sample_book())
    assert path.read_text() == "my notes"


def test_what_is_saved_at_the_last_moment_is_kept(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saved when the new workbook lies ready beside it, before it takes its place."""
    destination = Destination(written)
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (sync(handle), edit(written)))
    with pytest.raises(BadInput, match="has edited this workbook"):
        destination.write(sample_book())
    assert load_workbook(written)["Inputs"]["B3"].value == 1001


def test_force_holds_to_the_end(written: Path) -> None:
    before = written.read_bytes()
    destination = Destination(written, force=True)
    edit(written)
    destination.write(sample_book())
    assert written.read_bytes() == before


def remove(path: Path) -> None:
    path.unlink()


def save_again(path: Path) -> None:
    load_workbook(path).save(path)


@pytest.mark.parametrize("meanwhile", [remove, save_again, Path.touch])
def test_nothing_is_lost_and_nothing_refused(
    written: Path, meanwhile: Callable[[Path], None]
) -> None:
    before = written.read_bytes()
    destination = Destination(written)
    meanwhile(written)
    destination.write(sample_book())
    assert written.read_bytes() == before


KIND = "{0}: what is written is an Excel workbook.\n  To fix: name it o.xlsx."
DEVICE = "{0}: this is a device or a pipe, not a file.\n  To fix: name a file, such as mine.xlsx."
NO_NAME = "'o\\x00.xlsx': no file can have this name.\n  To fix: rename it."
FOLDER = ".: this is a folder.\n  To fix: add the name of a file, such as mine.xlsx."
READ_ONLY = (
    "{0}: the file there is read-only.\n  To fix: allow writing to it, or choose another place."
)
CIRCLE = (
    "{0}: the workbook cannot be written (Too many levels of symbolic links).\n"
    "  To fix: close it in other programs, or choose another place with --output."
)


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        *((name, KIND) for name in ("o.csv", "o", "o.xls", "o.xlsx ", "o.xlsm", "o.ods")),
        *((name, DEVICE) for name in ("/dev/null", "pipe.xlsx", "to_a_pipe.xlsx")),
        ("o\0.xlsx", NO_NAME),
        ("", FOLDER),
        ("read_only.xlsx", READ_ONLY),
        ("circle.xlsx", CIRCLE),
    ],
)
def test_no_place_for_a_workbook(path: Path, name: str, refusal: str, force: bool) -> None:
    os.mkfifo("pipe.xlsx")
    Path("to_a_pipe.xlsx").symlink_to("pipe.xlsx")
    Path("circle.xlsx").symlink_to("circle.xlsx")
    Path("read_only.xlsx").write_bytes(b"mine")
    Path("read_only.xlsx").chmod(0o444)
    before = sorted(path.absolute().parent.iterdir())
    with pytest.raises(BadInput) as refused:
        Destination(Path(name), force=force)
    assert str(refused.value) == refusal.format(name)
    assert sorted(path.absolute().parent.iterdir()) == before


def test_capitals_in_the_ending(path: Path) -> None:
    Destination(path.with_suffix(".XLSX")).write(sample_book())
    assert path.with_suffix(".XLSX").exists()
