"""Texts that change only on purpose: compared with a file, or written anew when asked."""

import difflib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SHOWN = 60
HOW = "pytest tests/golden --update-golden writes the files anew: look at the difference first."


def compare(name: str, text: str, *, update: bool) -> None:
    """Compare a text with a golden file, or write the file.

    Args:
        name: of the file, inside the folder of golden files.
        text: as it is now.
        update: write it instead.
    """
    file = FOLDER / name
    if update:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        return
    if not file.exists():
        pytest.fail(f"there is no golden file {name}. {HOW}")
    before = file.read_text("utf-8")
    if before != text:
        lines = list(
            difflib.unified_diff(
                before.splitlines(), text.splitlines(), f"{name}, as kept", f"{name}, now",
                lineterm="", n=1,
            )
        )  # fmt: skip
        left_out = f"\n... and {len(lines) - SHOWN} lines more" if len(lines) > SHOWN else ""
        shown = "\n".join(lines[:SHOWN])
        pytest.fail(f"{shown}{left_out}\n{HOW}", pytrace=False)


def kept(folder: str) -> set[str]:
    """The golden files of a folder."""
    return {f"{folder}/{file.name}" for file in (FOLDER / folder).iterdir()}
