"""A whole page: everything it needs within one file, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from html import escape
from typing import TYPE_CHECKING

from fundmodel.page import sources
from fundmodel.page.delivered import about, delivered
from fundmodel.page.kernels import kernels_of
from fundmodel.page.page_data import as_json, page_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.build_model.presentation import Presentation
    from fundmodel.run_paths.run import Run

GENERATOR = "fundmodel"
LETTERS = 12
"""Of a fingerprint, which tell one set of assumptions from another."""
SLOT = re.compile(r"\{\{([a-z]+)\}\}")
POLICY = (
    "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; "
    "worker-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'"
)
"""The page runs its own script and style, known by their hashes, and asks nobody for anything."""


def page_bytes(
    runs: Sequence[Run], presentation: Presentation, version: str, front: Mapping[str, object]
) -> bytes:
    """The page as a file: the same bytes for the same runs.

    Args:
        runs, presentation, version, front: as in `page_data`.
    """
    kernels = kernels_of(runs[0].model, presentation)
    data = page_data(runs, presentation, version, kernels, front)
    script, style = f"\n{sources.main_script()}", sources.style()
    texts = {"data": as_json(data), "worker": sources.worker_script().encode()}
    texts |= {f"module-{name}": kernel.code for name, kernel in kernels.items()}
    slots = {
        "policy": POLICY.format(script=_hash(script), style=_hash(style)),
        "generator": f"{GENERATOR} {version}",
        "title": escape(presentation.title),
        "status": escape(presentation.status),
        "identity": f"Version {escape(version)}, assumptions {data['fingerprint'][:LETTERS]}",
        "style": style,
        "delivered": delivered(runs),
        "about": about(presentation),
        "data": "\n".join(_text(name, content) for name, content in texts.items()),
        "script": script,
    }
    return SLOT.sub(lambda found: slots[found[1]], sources.markup()).encode()


def _text(name: str, content: bytes) -> str:
    """Bytes as an element that no browser runs and every script can read."""
    packed = base64.b64encode(gzip.compress(content, mtime=0)).decode()
    return f'<script type="text/plain" id="{name}">{packed}</script>'


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
