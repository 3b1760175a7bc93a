"""A whole page: everything it needs within one file, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from typing import TYPE_CHECKING

from fundmodel.errors import BadInput, listed, message, quoted
from fundmodel.markup import escaped
from fundmodel.page import sources
from fundmodel.page.delivered import about, delivered
from fundmodel.page.kernels import kernels_of
from fundmodel.page.page_data import as_json, page_data

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Presentation
    from fundmodel.run_paths.run import Run

GENERATOR = "fundmodel"
LETTERS = 16
"""Of a fingerprint, which tell one set of assumptions from another: as many as `run` tells."""
SLOT = re.compile(r"\{\{([a-z]+)\}\}")
POLICY = (
    "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; "
    "worker-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'"
)
"""The page runs its own script and style, known by their hashes, and asks nobody for anything."""


def page_bytes(
    runs: Sequence[Run],
    presentation: Presentation,
    version: str,
    front_of: Callable[[Model], Mapping[str, object]],
) -> bytes:
    """The page as a file: the same bytes for the same runs.

    Args:
        runs, presentation, version: as in `page_data`.
        front_of: says of a model what the page shows of it.

    Raises:
        BadInput: there is no run, or the runs cannot stand in one page.
    """
    refuse_runs(runs)
    kernels = kernels_of(runs[0].model, presentation)
    data = page_data(runs, presentation, version, kernels, front_of(runs[0].model))
    script, style = f"\n{sources.main_script()}", sources.style()
    texts = {"data": as_json(data), "worker": sources.worker_script().encode()}
    texts |= {f"module-{name}": kernel.code for name, kernel in kernels.items()}
    slots = {
        "policy": POLICY.format(script=_hash(script), style=_hash(style)),
        "generator": f"{GENERATOR} {version}",
        "title": escaped(presentation.title),
        "status": escaped(presentation.status),
        "identity": _identity(runs[0], version),
        "style": style,
        "delivered": delivered(runs),
        "about": about(presentation),
        "data": "\n".join(_text(name, content) for name, content in texts.items()),
        "script": script,
    }
    return SLOT.sub(lambda found: slots[found[1]], sources.markup()).encode()


def refuse_runs(runs: Sequence[Run]) -> None:
    """Refuse runs that one page cannot hold.

    Raises:
        BadInput: there are none, two have one name, or they are of different members.
    """
    names = [run.assumptions.name for run in runs]
    twice = next((name for name in names if names.count(name) > 1), "")
    frames = {(run.assumptions.structure, run.periods): run.assumptions.name for run in runs}
    if not runs:
        raise BadInput(message("runs", "There is no run to write.", fix="give one or more."))
    if twice:
        what = f"Two scenarios are called {quoted(twice)}."
        raise BadInput(message("runs", what, fix="give each a name of its own, or one page each."))
    if len(frames) > 1:
        what = f"Members or quarters of {listed(frames.values())} are not the same."
        raise BadInput(message("runs", what, fix="write a page for each folder of assumptions."))


def _identity(run: Run, version: str) -> str:
    """The version, and the fingerprint of the scenario that the page opens with."""
    return f"Version {escaped(version)}, assumptions {run.assumptions.fingerprint[:LETTERS]}"


def _text(name: str, content: bytes) -> str:
    """Bytes as an element that no browser runs and every script can read."""
    packed = base64.b64encode(gzip.compress(content, mtime=0)).decode()
    return f'<script type="text/plain" id="{name}">{packed}</script>'


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
