"""A compiled model as any machine runs it, kept on disk: it takes a second to make."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from fundmodel.compile_model import cache
from fundmodel.compile_model.kernel import Addresses, bytes_of

if TYPE_CHECKING:
    from fundmodel.build_model.model import Model
    from fundmodel.compile_model.keep import Keep

SUFFIX = "-portable"
"""What tells it from the module of this machine that was compiled from the same."""


def portable(model: Model, keep: Keep) -> tuple[bytes, Addresses]:
    """The WebAssembly module and its addresses, from disk or made now; see `bytes_of`."""
    key = cache.key_of(model, keep) + SUFFIX
    head, _, code = (cache.stored(key) or b"").partition(b"\n")
    try:
        return code, Addresses(**json.loads(head))
    except (ValueError, TypeError):
        pass  # nothing is kept, or it is of another version
    code, addresses = bytes_of(model, keep)
    cache.store(key, json.dumps(asdict(addresses)).encode() + b"\n" + code)
    return code, addresses
