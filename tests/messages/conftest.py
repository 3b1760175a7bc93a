"""Messages name files from the current folder on, which is that of the test."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _in_the_folder_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
