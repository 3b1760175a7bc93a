"""Compiled modules on the user's disk, by what they were compiled from.

A module depends on the structure of the model, on what is asked of it, and on this package; so the
name of its file is the hash of all three. A file that is damaged, or of another machine or
version, is as good as none. Modules are code: the folder is the user's own, and whoever else may
write there may run code in the user's name.
"""

import hashlib
import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from threading import get_ident

import platformdirs

from fundmodel.build_model.model import Model
from fundmodel.compile_model.keep import Keep

ENDING = ".fundmodel-module"
MOST_FILES = 40
HASH_LENGTH = hashlib.sha256().digest_size
SOURCES = ("fundmodel.compile_model", "fundmodel.build_model")


def folder() -> Path:
    """Where compiled modules are kept; `FUNDMODEL_CACHE` names another place."""
    named = os.environ.get("FUNDMODEL_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("fundmodel", appauthor=False))


def key_of(model: Model, keep: Keep) -> str:
    """What a compiled module depends on, as a hash."""
    total = hashlib.sha256(_of_this_package().encode())
    for text in (*_structure(model), repr(keep)):
        total.update(text.encode() + b"\0")
    return total.hexdigest()[:32]


def stored(key: str) -> bytes | None:
    """What was kept under a key; None if nothing was, or it is damaged."""
    path = folder() / f"{key}{ENDING}"
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, content = content[:HASH_LENGTH], content[HASH_LENGTH:]
    if hashlib.sha256(content).digest() != digest:
        return None
    with suppress(OSError):
        path.touch()
    return content


def store(key: str, content: bytes) -> None:
    """Keep something under a key, if the disk lets us; the oldest files make room."""
    path = folder() / f"{key}{ENDING}"
    beside = path.with_name(f"{key}-{os.getpid()}-{get_ident()}{ENDING}")  # pruned if left behind
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            beside.write_bytes(hashlib.sha256(content).digest() + content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        kept = sorted(path.parent.glob(f"*{ENDING}"), key=lambda one: -one.stat().st_mtime)
        for old in kept[MOST_FILES:]:
            old.unlink(missing_ok=True)


@lru_cache(maxsize=1)
def _of_this_package() -> str:
    """The code that makes modules, and the machine that they are made for."""
    total = hashlib.sha256()
    for package in SOURCES:
        for file in sorted(files(package).iterdir(), key=lambda one: one.name):
            if file.name.endswith((".py", ".wat")):
                total.update(file.name.encode() + file.read_bytes())
    machine = platform.system(), platform.machine(), version("wasmtime")
    return f"{machine} {total.hexdigest()}"


def _structure(model: Model) -> Iterator[str]:
    """All that a formula depends on, as text: lines, assumptions, members, the calendar."""
    for line in model.lines.values():
        yield repr((line.name, line.kind, line.each, line.definition.opening, line.node))
    for one in model.inputs.values():
        yield repr((one.name, one.each, one.by_year))
    for each in model.sets.values():
        yield repr((each.name, each.members, sorted(each.attributes.items()), each.positions))
    yield repr((model.calendar, model.order))
