"""What a worker of a cluster does, and whether it is the same program as the one that asks."""

from __future__ import annotations

import hashlib
import pickle
import platform
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fundmodel.errors import BadInput, listed, message
from fundmodel.simulation.one_block import Found, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions

    ModelOf = Callable[[Assumptions], Model]

ALIKE = ("numpy", "scipy", "wasmtime")
"""Libraries on whose version last digits may depend."""


def work_out(
    model_of: ModelOf, content: bytes, asking: dict[str, str], first: int, last: int
) -> Found:
    """Work out some paths, on one thread; the model is compiled once a process.

    Args:
        model_of: from assumptions to the model.
        content: the assumptions and what is asked for, pickled.
        asking: the identity of the program that asks.
        first, last: which paths, counted from 0.

    Raises:
        BadInput: this is another program than the one that asks.
        NotFinite: a line becomes infinite or undefined.
    """
    if differing := _differing(asking, identity()):
        raise BadInput(_refusal("cluster", "a worker", differing))
    return _work(model_of, content).block(first, last)


@lru_cache(maxsize=4)
def _work(model_of: ModelOf, content: bytes) -> Work:
    assumptions, asked = pickle.loads(content)  # noqa: S301  (a worker runs what its scheduler says)
    return Work(model_of(assumptions), assumptions, asked, 1)


@lru_cache(maxsize=1)
def identity() -> dict[str, str]:
    """What results depend on but for the numbers: this package to the last letter, and others."""
    total = hashlib.sha256()
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*.py")) + sorted(root.rglob("*.wat")):
        total.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    libraries = {name: version(name) for name in ALIKE}
    python = ".".join(platform.python_version_tuple()[:2])
    return {"fundmodel": total.hexdigest()[:12], "python": python, **libraries}


def refuse_others(client: Any, where: str) -> None:
    """Refuse a cluster of which a worker lacks this program, or has another version of it.

    Raises:
        BadInput: it names the workers, and what differs.
    """
    try:
        told = client.run(_asker(), on_error="return")
    except Exception as problem:
        raise BadInput(_refusal(where, "no worker", [f"{problem!s:.200}"])) from problem
    for worker, found in told.items():
        if isinstance(found, dict) and not (differing := _differing(identity(), found)):
            continue
        lacks = [f"{found!s:.200}"] if not isinstance(found, dict) else differing
        raise BadInput(_refusal(where, f"the worker {worker}", lacks))


def _asker() -> Callable[[], Any]:
    """A function that is sent by value, since a worker may lack this package."""

    def asked() -> Any:
        try:
            from fundmodel.simulation.at_a_worker import identity
        except Exception as problem:  # noqa: BLE001  (whatever is amiss there is told here)
            return f"it cannot import fundmodel ({problem})"
        return identity()

    return asked


def _differing(asking: dict[str, str], there: dict[str, str]) -> list[str]:
    return [
        f"{name} {there.get(name, 'none')} rather than {mine}"
        for name, mine in asking.items()
        if there.get(name) != mine
    ]


def _refusal(where: str, who: str, differing: list[str]) -> str:
    return message(
        where,
        f"It is not this program that {who} has: {listed(differing)}.",
        why="Results are the same to the last digit wherever they are worked out.",
        fix="install the same versions there, and start the workers again.",
    )
