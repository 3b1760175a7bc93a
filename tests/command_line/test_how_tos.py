"""The how-tos do what they say, from the first line to the last, in an empty folder."""

from pathlib import Path

import pytest

from fundmodel.read_assumptions.base_set import reading
from tests.command_line.documents import File, follow, put, steps_of
from tests.command_line.running import ROOT

DOCS = ROOT / "docs"
DOCUMENTS = [
    DOCS / "first_steps.md",
    *sorted(one for one in (DOCS / "how-to").glob("*.md") if one.stem != "index"),
]


THOROUGH = frozenset({"chart", "reading", "report", "window", "workbook"})
"""Those that take long: above all the workbook, which is written, edited and verified."""


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(one, marks=[pytest.mark.thorough] if one.stem in THOROUGH else [], id=one.stem)
        for one in DOCUMENTS
    ],
)
def test_a_document_does_what_it_says(
    document: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    update_golden: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(reading, "today_is", lambda: "2026-11-26")  # nothing is due for review
    steps = list(steps_of(document.read_text("utf-8")))
    assert steps
    for one in steps:
        if isinstance(one, File):
            put(tmp_path, one)
        else:
            follow(document, one, capsys, update=update_golden)
