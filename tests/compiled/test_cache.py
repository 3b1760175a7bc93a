"""Compiled modules on disk: found again, never trusted, never in the way."""

import os
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import wasmtime

from fundmodel.build_model import FACTOR, Model, balance, ratio
from fundmodel.build_model.members import MemberSet
from fundmodel.compile_model import cache, kernel
from fundmodel.compile_model.keep import Keep
from fundmodel.run_paths.evaluate import evaluate
from tests.thorough import mostly_thorough
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.refusals import named
from tests.toy_fund.stages import toy_model

KEEP = ("results", "checks")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for modules."""
    monkeypatch.setenv("FUNDMODEL_CACHE", str(tmp_path / "modules"))
    return tmp_path / "modules"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Keep]:
    """What was compiled anew, one entry each time."""
    done: list[Keep] = []
    compile_it = kernel.bytes_of

    def counted(model: Model, keep: Keep) -> object:
        done.append(keep)
        return compile_it(model, keep)

    monkeypatch.setattr(kernel, "bytes_of", counted)
    return done


def reserve(monkeypatch: pytest.MonkeyPatch) -> float:
    """A result, as a new process would give it: nothing is in memory."""
    monkeypatch.setattr(kernel, "_kernels", OrderedDict())
    found = evaluate(toy_model(), toy_inputs(toy_model()), KEEP)
    return float(found.results["reserve_at_the_end"][0, 0])


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_the_second_time_comes_from_disk(
    folder: Path, compiled: list[Keep], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reserve(monkeypatch)
    content = only_file(folder).read_bytes()
    assert len(compiled) == 1
    monkeypatch.setattr(wasmtime, "wat2wasm", None)
    assert reserve(monkeypatch) == first
    assert len(compiled) == 1
    assert only_file(folder).read_bytes() == content


def test_in_memory_it_is_not_read_again(
    folder: Path, compiled: list[Keep], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reserve(monkeypatch)
    monkeypatch.setattr(cache, "stored", None)
    found = evaluate(toy_model(), toy_inputs(toy_model()), KEEP)
    assert found.results["reserve_at_the_end"][0, 0] == first
    assert len(compiled) == 1
    assert only_file(folder)


def _with_digest(content: bytes) -> bytes:
    """As if another version of the package had written it."""
    return cache.hashlib.sha256(content).digest() + content


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "a byte": lambda _: b"\0",
    "half": lambda content: content[: len(content) // 2],
    "without its last byte": lambda content: content[:-1],
    "a byte more": lambda content: content + b"\0",
    "a bit is wrong": lambda content: content[:5_000] + bytes([content[5_000] ^ 1])
    + content[5_001:],
    "another file": lambda _: b"PK\x03\x04" + bytes(10_000),
    "the head alone": lambda content: _with_digest(content[32:].partition(b"\n")[0]),
    "no head": lambda content: _with_digest(content[32:].partition(b"\n")[2]),
    "another head": lambda content: _with_digest(b"{}\n" + content[32:].partition(b"\n")[2]),
    "a list for a head": lambda content: _with_digest(
        b"[1]\n" + content[32:].partition(b"\n")[2]),
    "no text for a head": lambda content: _with_digest(
        b"\xff\xfe\n" + content[32:].partition(b"\n")[2]),
    "machine code of nothing": lambda content: _with_digest(
        content[32:].partition(b"\n")[0] + b"\n" + bytes(20_000)),
    "bytes that are not compiled": lambda content: _with_digest(
        content[32:].partition(b"\n")[0] + b"\n\0asm\x01\0\0\0"),
}  # fmt: skip


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_is_ignored_and_replaced(
    how: str, folder: Path, compiled: list[Keep], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reserve(monkeypatch)
    file, good = only_file(folder), only_file(folder).read_bytes()
    spoilt = SPOILT[how](good)
    assert spoilt != good
    file.write_bytes(spoilt)
    assert reserve(monkeypatch) == first
    assert len(compiled) == 2
    assert only_file(folder).read_bytes() != spoilt
    assert reserve(monkeypatch) == first
    assert len(compiled) == 2


def test_a_folder_where_a_file_should_be(
    folder: Path, compiled: list[Keep], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reserve(monkeypatch)
    file = only_file(folder)
    file.unlink()
    file.mkdir()
    assert reserve(monkeypatch) == first
    assert len(compiled) == 2
    assert [one.name for one in folder.iterdir()] == [file.name]


def test_a_folder_that_cannot_be_written_does_no_harm(
    folder: Path, compiled: list[Keep], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write_text("a file stands here")
    first = reserve(monkeypatch)
    assert reserve(monkeypatch) == first
    assert len(compiled) == 2
    assert folder.read_text() == "a file stands here"


def test_a_full_disk_leaves_nothing_behind(
    folder: Path, compiled: list[Keep], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[:1_000])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    reserve(monkeypatch)
    assert len(compiled) == 1
    assert list(folder.iterdir()) == []


def growth(body: Callable, name: str = "growth", kind: Callable = balance, **options: object):  # type: ignore[no-untyped-def]
    return model_with(named(name, body, kind, FACTOR, **options))


def test_whatever_changes_the_module_changes_the_key() -> None:
    model, keep = growth(lambda quarter: quarter + 1), Keep(by_quarter=("growth",))
    tower = model.sets["tower"]
    others = {
        "a formula": growth(lambda quarter: quarter - 1),
        "the order within a formula": growth(lambda quarter: 1 + quarter),
        "a name": growth(lambda quarter: quarter + 1, "growths"),
        "an opening": growth(lambda quarter: quarter + 1, opening=1),
        "members": growth(lambda quarter: quarter + 1, each="tower"),
        "a kind": growth(lambda quarter: quarter + 1, kind=ratio),
        "one member more": replace(model, sets={
            **model.sets, "tower": MemberSet("tower", (*tower.members, "New"), {
                key: (*values, values[0]) for key, values in tower.attributes.items()})}),
        "members in another order": replace(model, sets={
            **model.sets, "tower": replace(tower, members=tower.members[::-1])}),
        "an attribute": replace(model, sets={
            **model.sets, "tower": replace(tower, attributes={
                **tower.attributes, "coast": ("North",) * len(tower.members)})}),
        "an assumption fewer": replace(model, inputs=dict(list(model.inputs.items())[:-1])),
        "an assumption by year": replace(model, inputs={
            **model.inputs, "damage": replace(model.inputs["damage"], each=None, by_year=True)}),
        "the order of lines": replace(model, order=model.order[::-1]),
        "another line for the year": replace(
            model, calendar=replace(model.calendar, year="quarter")),
    }  # fmt: skip
    keys = {name: cache.key_of(other, keep) for name, other in others.items()}
    keys["as it is"] = cache.key_of(model, keep)
    keys |= {
        "less is kept": cache.key_of(model, Keep()),
        "more is kept": cache.key_of(model, Keep(by_quarter=("growth", "quarter"))),
        "kept otherwise": cache.key_of(model, Keep(worst=("growth",))),
        "the line at fault is kept": cache.key_of(model, replace(keep, culprit=True)),
    }
    assert len(set(keys.values())) == len(keys)


def test_the_same_lines_built_again_have_the_same_key() -> None:
    """Numbers are no part of it: every set of assumptions runs on the same module."""
    keep = Keep(by_quarter=("growth",))
    first, again = (cache.key_of(growth(lambda quarter: quarter + 1), keep) for _ in range(2))
    assert first == again


def test_the_code_of_the_package_is_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.key_of(toy_model(), Keep())
    monkeypatch.setattr(cache, "_of_this_package", lambda: "another version")
    assert cache.key_of(toy_model(), Keep()) != before


def test_the_oldest_files_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_FILES", 3)
    for number in range(3):
        cache.store(f"key{number}", b"content")
        os.utime(folder / f"key{number}{cache.ENDING}", (number + 1, number + 1))
    (folder / "notes.txt").write_text("of the user")
    assert cache.stored("key0") == b"content"  # used again, and so young again
    cache.store("key3", b"content")
    assert {one.name for one in folder.iterdir()} == {
        *(f"key{number}{cache.ENDING}" for number in (0, 2, 3)), "notes.txt"
    }  # fmt: skip


@pytest.mark.parametrize("each", mostly_thorough([1, 3], [3]))
def test_two_kernels_of_one_model_do_not_mix(each: int) -> None:
    """Of every line, or of each third: more than are kept in memory."""
    inputs = toy_inputs(toy_model(), {"deposit_rate": np.array([0.01, 0.02, 0.03])})
    names = list(toy_model().lines)[::each]
    assert len(names) > kernel.MOST_KERNELS
    for name in [*names, *names]:
        found = evaluate(toy_model(), inputs, [name])
        assert [*found.results, *found.lines, *found.worst] == [name]


FORKED = """
import os, sys
from fundmodel.run_paths.evaluate import evaluate
from tests.toy_fund.paths import toy_inputs
from tests.toy_fund.stages import toy_model
model = toy_model()
evaluate(model, toy_inputs(model), ["results"])
child = os.fork()
if child == 0:
    evaluate(model, toy_inputs(model), ["checks"])
    os._exit(7)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_process_that_was_forked_compiles_too() -> None:
    done = subprocess.run([sys.executable, "-c", FORKED], timeout=60, check=False)
    assert done.returncode == 7
