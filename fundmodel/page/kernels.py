"""The two compiled models of a page: one that keeps every line, one for many worlds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.compile_model.keep import Keep
from fundmodel.compile_model.layout import CELL
from fundmodel.compile_model.module import FIRST
from fundmodel.compile_model.portable import portable

if TYPE_CHECKING:
    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Presentation

ALL, FEW = "all", "few"


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
    keeps = {ALL: every_line(model), FEW: what_worlds_tell(model, presentation)}
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


def what_worlds_tell(model: Model, presentation: Presentation) -> Keep:
    """The headlines and what chances are of, lines with a fan, and the time axis."""
    asked = [
        *(line.name for line in model.headlines),
        *(one.result for one in presentation.chances),
    ]
    calendar = model.calendar
    rows = [calendar.quarter, calendar.quarter_end, calendar.year, *presentation.fans]
    return Keep(
        results=tuple(dict.fromkeys(name for name in asked if model.is_result(name))),
        by_quarter=tuple(dict.fromkeys(rows)),
        worst=tuple(dict.fromkeys(name for name in asked if not model.is_result(name))),
    )
