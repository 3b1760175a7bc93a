"""Whatever stands in the files, a user gets a sentence: never a crash, never an endless wait."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import find_directory, load
from tests.read_assumptions.small_set import FILES, write_set

SNIPPETS = [
    ":", "-", "- ", "{", "}", "[", "]", "&a ", "*a", "!!int ", "? ", "|\n", ">\n", "%", "@", "`",
    "'", '"', "\t", "\n", "\r\n", "  ", "#", ",", "---\n", "...\n", "<<: ", "null", "~", "true",
    ".nan", ".inf", "1e999", "0x1F", "12:30", "010", "1_000", "9" * 400, "\u2028", "\x00", "\ufeff",
    "é", "[[[[", "{{{{", "2027: 1", "=1+1", "\\", "no", "[]", "{}", "2026-02-30",
]  # fmt: skip

EDITS = st.lists(
    st.tuples(
        st.sampled_from(sorted(FILES)),
        st.sampled_from(["insert", "delete", "double", "replace"]),
        st.integers(0, 5000),
        st.sampled_from(SNIPPETS),
    ),
    min_size=1,
    max_size=4,
)


def edited(text: str, how: str, where: int, snippet: str) -> str:
    if how == "insert":
        place = where % (len(text) + 1)
        return text[:place] + snippet + text[place:]
    lines = text.splitlines(keepends=True) or [""]
    place = where % len(lines)
    if how == "delete":
        del lines[place]
    elif how == "double":
        lines.insert(place, lines[place])
    else:
        start = lines[place].find(":") + 1
        lines[place] = lines[place][:start] + " " + snippet + "\n"
    return "".join(lines)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_damaged_files_are_refused_or_read(tmp_path: Path, edits) -> None:
    directory = write_set(tmp_path)
    for name, how, where, snippet in edits:
        path = directory / name
        text = path.read_text(encoding="utf-8")
        path.write_text(edited(text, how, where, snippet), encoding="utf-8")
    refused_or_read(directory)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(FILES)), place=st.integers(0, 5000), byte=st.integers(0, 255))
def test_damaged_bytes_are_refused_or_read(
    tmp_path: Path, name: str, place: int, byte: int
) -> None:
    directory = write_set(tmp_path)
    content = bytearray((directory / name).read_bytes())
    content[place % len(content)] = byte
    (directory / name).write_bytes(bytes(content))
    refused_or_read(directory)


def refused_or_read(directory: Path) -> None:
    try:
        loaded = load("slower", directory=directory)
    except BadInput:
        return  # any other exception fails the test
    assert loaded.inputs
    assert loaded.sets
    assert len(loaded.fingerprint) == 64


@pytest.mark.parametrize(
    "content",
    [b"[" * 100_000, b"{a: " * 100_000, b"- " * 100_000, b"a: " * 10, b"\xff\xfe", b"a: \x07"],
)
def test_bombs_are_refused(tmp_path: Path, content: bytes) -> None:
    directory = write_set(tmp_path)
    (directory / "base/terms.yaml").write_bytes(content)
    with pytest.raises(BadInput, match=r"assumptions/base/terms\.yaml"):
        load("base", directory=directory)


@pytest.mark.parametrize(
    "name", ["../base/terms", "scenarios/slow", "slow.yaml", "/etc/passwd", "..", "", "a\0.yaml"]
)
def test_a_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="There is no scenario of this name"):
        load(name, directory=write_set(tmp_path))


def test_a_parent_is_never_a_path(tmp_path: Path) -> None:
    directory = write_set(tmp_path, slower=("from: slow", "from: ../scenarios/slow.yaml"))
    with pytest.raises(BadInput, match="There is no scenario"):
        load("slower", directory=directory)


def test_the_directory_is_found_where_users_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = write_set(tmp_path)
    assert find_directory(directory) == directory.resolve()
    monkeypatch.chdir(tmp_path)
    assert find_directory() == directory.resolve()
    monkeypatch.chdir(directory / "scenarios")
    assert find_directory() != directory.resolve()
