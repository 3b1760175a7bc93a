"""All that a page knows: scenarios, assumptions, lines, units, where its memory has what."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Any

from fundmodel.build_model.language import CHECK_TOLERANCE, SMALLEST_AMOUNT
from fundmodel.page.data_of_inputs import inputs_of_page, scenario_of, values_of, years_of
from fundmodel.page.data_of_lines import lines_of_page, stages_of, units_of
from fundmodel.page.draws import draws_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Presentation
    from fundmodel.page.kernels import PageKernel
    from fundmodel.run_paths.run import Run

PRESENTED = ("in_brief", "pictures", "alternatives", "pickers", "chances", "fans", "event_lines",
             "statements")  # fmt: skip


def page_data(
    runs: Sequence[Run],
    presentation: Presentation,
    version: str,
    kernels: Mapping[str, PageKernel],
    front: Mapping[str, object],
) -> dict[str, Any]:
    """What the page is given, ready for JSON.

    Args:
        runs: one a scenario, all over the same members; the others are told by how they differ
            from the first.
        presentation: the front pages.
        version: of the program.
        kernels: the compiled models by name.
        front: what the page shows of this model, by the part of the page that shows it.
    """
    model, sets = runs[0].model, [run.assumptions for run in runs]
    values = [values_of(model, one) for one in sets]
    years = runs[0].arrays[model.calendar.year][:, 0, 0]
    return {
        "version": version,
        "title": presentation.title,
        "status": presentation.status,
        "purpose": list(presentation.purpose),
        "world": list(presentation.world),
        "reading": list(presentation.reading),
        "quarters": runs[0].periods,
        "calendar": _calendar(model),
        "series_years": years_of(sets, int(years.min()), int(years.max())),
        "sets": {name: list(one.members) for name, one in model.sets.items()},
        "groups": _groups(model),
        "units": units_of(model),
        "stages": stages_of(model),
        "inputs": inputs_of_page(model, sets[0]),
        "values": values[0],
        "scenarios": [scenario_of(one, its, values[0])
                      for one, its in zip(sets, values, strict=True)],
        "lines": lines_of_page(model),
        "front": {**_presented(presentation), **_plain_parts(front)},
        "draws": draws_data(model, {one.name: one for one in sets}, presentation),
        "kernels": {name: kernel.addresses for name, kernel in kernels.items()},
    }  # fmt: skip


def as_json(data: Mapping[str, Any]) -> bytes:
    """The same bytes for the same data; whole numbers without a point, as JavaScript has them."""
    text = json.dumps(_short(data), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def plain(part: object) -> object:
    """A dataclass, or anything that holds some, as JSON can have it."""
    if is_dataclass(part) and not isinstance(part, type):
        return asdict(part)
    if isinstance(part, dict):
        return {str(name): plain(one) for name, one in part.items()}
    if isinstance(part, list | tuple):
        return [plain(one) for one in part]
    return part


def _calendar(model: Model) -> dict[str, str]:
    names = {"check_tolerance": CHECK_TOLERANCE, "smallest_amount": SMALLEST_AMOUNT}
    return {**asdict(model.calendar), **names}


def _groups(model: Model) -> dict[str, dict[str, list[str]]]:
    """Set -> attribute -> a text a member."""
    return {
        name: {attribute: list(texts) for attribute, texts in one.attributes.items()}
        for name, one in model.sets.items()
        if one.attributes
    }


def _plain_parts(front: Mapping[str, object]) -> dict[str, object]:
    return {name: plain(part) for name, part in front.items()}


def _presented(presentation: Presentation) -> dict[str, object]:
    return {name: plain(getattr(presentation, name)) for name in PRESENTED}


def _short(part: Any) -> Any:
    if isinstance(part, float):
        return int(part) if part == int(part) and abs(part) < 1e15 else part
    if isinstance(part, dict):
        return {name: _short(one) for name, one in part.items()}
    if isinstance(part, list | tuple):
        return [_short(one) for one in part]
    return part
