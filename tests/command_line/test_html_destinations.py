"""Where `page`, `report` and `manual` write: the same places, refused in the same words."""

import os
from pathlib import Path

import pytest

from fundmodel.errors import BadInput
from fundmodel.html_destination import HtmlDestination
from tests.command_line.running import Commands, files_below
from tests.thorough import mostly_thorough

DOCUMENTS = ("page", "report", "manual")
ADD, NAME = "add the name of a file, such as mine.html.", "name a file, such as mine.html."
MARKS = ("<meta one>", "<meta other>")
OLDER = "".join(MARKS).encode()


def refused(path: object, noun: str) -> str:
    return (
        f"{path}: this is no {noun} of this program as it was written.\n"
        "  What it holds would be lost.\n"
        "  To fix: move it elsewhere, choose another place with --output, or overwrite it with "
        "--force."
    )


PLACES = {
    "folder.html": f"this is a folder.\n  To fix: {ADD}",
    "mine.pdf": "what is written is a page of HTML.\n  To fix: name it mine.html.",
    "taken.html/a.html": "taken.html is a file, not a folder.\n  To fix: name a file in a folder.",
    "pipe.html": f"this is a device or a pipe, not a file.\n  To fix: {NAME}",
}


@pytest.fixture
def full(run: Commands) -> Commands:
    """A folder in which all the names are taken."""
    (run.folder / "taken.html").write_text("a page of somebody", encoding="utf-8")
    (run.folder / "folder.html").mkdir()
    os.mkfifo(run.folder / "pipe.html")
    return run


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("output", [*PLACES, "taken.html"])
def test_a_place_where_something_is_lost_is_refused(
    full: Commands, document: str, output: str
) -> None:
    answer = full(document, "base", "--output", output)
    text = refused(output, document) if output == "taken.html" else f"{output}: {PLACES[output]}"
    assert answer == (2, "", f"{text}\n")
    assert files_below(full.folder) == {"taken.html": b"a page of somebody"}


@pytest.mark.parametrize("document", mostly_thorough(["manual", "page", "report"], ["page"]))
def test_an_older_one_is_written_again_and_no_other(run_short: Commands, document: str) -> None:
    few = ("--paths", "8") if document == "report" else ()
    taken = run_short.folder / "taken.html"
    taken.write_text("a page of somebody", encoding="utf-8")
    command = (document, "base", "--output", "taken.html", *few)
    assert run_short(*command, "--force").code == 0
    first = taken.read_bytes()
    taken.write_bytes(first + b"<!-- older -->")
    assert run_short(*command).code == 0
    assert taken.read_bytes() == first
    for other in {*DOCUMENTS} - {document}:
        answer = run_short(other, "base", "--output", "taken.html")
        assert answer.err == f"{refused('taken.html', other)}\n"
    assert taken.read_bytes() == first


@pytest.mark.parametrize("missing", MARKS)
def test_every_mark_must_stand_in_the_head(tmp_path: Path, missing: str) -> None:
    path = tmp_path / "mine.htm"
    path.write_bytes(OLDER)
    HtmlDestination(path, "note", MARKS).write(b"new")
    assert path.read_bytes() == b"new"
    late = b" " * 5_000 + missing.encode()
    path.write_bytes(OLDER.replace(missing.encode(), b"") + late)
    with pytest.raises(BadInput) as refusal:
        HtmlDestination(path, "note", MARKS)
    assert str(refusal.value) == refused(path, "note")
    HtmlDestination(path, "note", MARKS, force=True).write(OLDER)
    assert path.read_bytes() == OLDER


def test_what_comes_while_it_is_worked_out_stays(tmp_path: Path) -> None:
    path = tmp_path / "mine.html"
    destination = HtmlDestination(path, "note", MARKS)
    path.write_bytes(b"somebody was quicker")
    with pytest.raises(BadInput, match="this is no note of this program"):
        destination.write(OLDER)
    assert files_below(tmp_path) == {"mine.html": b"somebody was quicker"}
