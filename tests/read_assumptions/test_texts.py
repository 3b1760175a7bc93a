"""Texts of the files: which keys hold them, and that the examples for readers can be read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from fundmodel.read_assumptions.schema import entries
from fundmodel.read_assumptions.schema.validation import Entry
from fundmodel.read_assumptions.text.diagnostics import Diagnostics
from fundmodel.read_assumptions.text.files import read_document
from fundmodel.read_assumptions.text.words import CLOSED, LONGEST, PROSE, fault_of, is_cut_short
from fundmodel.workbooks.limits import TEXT_LENGTH, checked_text

README = (Path(__file__).parents[2] / "assumptions" / "README.md").read_text("utf-8")
NO_TEXTS = {
    "adds_to_one", "attributes", "between_members", "changes", "columns", "correlations",
    "first_passage", "hazards", "optional", "parts", "plausible", "quarter_end", "source",
    "structural", "uncertainty",
}  # fmt: skip


def keys_of_the_files() -> Iterator[str]:
    for entry in vars(entries).values():
        if isinstance(entry, type) and issubclass(entry, BaseModel) and entry is not Entry:
            for name, field in entry.model_fields.items():
                yield field.alias or name


def test_every_key_holds_words_of_a_list_or_prose_or_no_text() -> None:
    assert set(keys_of_the_files()) - CLOSED - PROSE == NO_TEXTS
    assert not CLOSED & PROSE


@pytest.mark.parametrize(
    ("line", "key", "cut"),
    [
        ("Option #2", "because", True),
        ("Option # a comment", "because", True),
        ("Option\t#2", "note", True),
        ("Housing #2", "sector", True),
        ("Housing and #2", "sector", True),
        ("Housing and energy # a comment", "sector", True),
        ("Housing # a comment", "sector", False),
        ("US$ m # a comment", "unit", False),
        ("cash #2", "value", False),
        ("Option#2", "because", False),
        ("Option", "because", False),
    ],
)
def test_a_comment_that_may_be_the_rest_of_a_text(line: str, key: str, *, cut: bool) -> None:
    text = re.split(r"\s+#", line)[0]
    assert is_cut_short(line, len(text), text, key) is cut


@pytest.mark.parametrize(
    "text", ["a\0", "\x07", "\x7f", "\x9b31m", "\u202e", "\u2028", "\ud800", "\r"]
)
def test_signs_that_cannot_be_kept(text: str) -> None:
    assert fault_of(text) is not None


def test_texts_that_are_kept_fit_into_a_cell() -> None:
    several = "\n".join(["ä\t€" + "x" * (LONGEST - 3)] * 4)
    assert fault_of(several[:LONGEST]) is None
    assert len(several) < TEXT_LENGTH
    assert checked_text(several, "A1") == several


def test_the_examples_for_readers_can_be_read() -> None:
    examples = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert len(examples) == 5
    for example in examples:
        diagnostics = Diagnostics()
        assert read_document(example, "README.md", diagnostics) is not None
        diagnostics.refuse_if_any()
