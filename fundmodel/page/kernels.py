"""The compiled models of a page: one keeps every line, the others what many worlds tell."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.compile_model.keep import Keep
from fundmodel.compile_model.layout import CELL
from fundmodel.compile_model.module import FIRST
from fundmodel.compile_model.portable import portable
from fundmodel.page.draws import keep_for_hazards, keep_for_worlds

if TYPE_CHECKING:
    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Presentation

ALL, FEW, HAZARDS = "all", "few", "hazards"


class PageKernel(NamedTuple):
    """A compiled model.

    Attributes:
        code: the WebAssembly module.
        addresses: where its memory has what: the fields of `Addresses`, and besides `first`, the
            byte at which the memory of the first pair of paths begins, and `cell`, the bytes of a
            cell, which holds a number of each of two paths.
    """

    code: bytes
    addresses: dict[str, object]


def kernels_of(model: Model, presentation: Presentation) -> dict[str, PageKernel]:
    """The compiled models by name."""
    keeps = {
        ALL: every_line(model),
        FEW: keep_for_worlds(model, presentation),
        HAZARDS: keep_for_hazards(model, presentation),
    }
    found = {name: portable(model, keep) for name, keep in keeps.items()}
    return {
        name: PageKernel(code, {**asdict(addresses), "first": FIRST, "cell": CELL})
        for name, (code, addresses) in found.items()
    }


def every_line(model: Model) -> Keep:
    """Every result, and every line and series by quarter."""
    results = tuple(name for name in model.lines if model.is_result(name))
    rows = tuple(name for name in (*model.inputs, *model.lines) if model.goes_by_quarter(name))
    return Keep(results, rows, culprit=True)
