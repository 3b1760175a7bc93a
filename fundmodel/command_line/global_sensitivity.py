"""`sensitivity --global`: which share of a result's variance each number that is drawn brings."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

from fundmodel.command_line.answers import Answer
from fundmodel.command_line.global_sensitivity_tables import closing_of, line_of, table_of
from fundmodel.command_line.results import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from fundmodel.analyse.drawn_shares import GlobalSensitivity
    from fundmodel.command_line.moved_in_words import Say
    from fundmodel.read_assumptions import Assumptions

RUNS, SEED, TOP = 24_000, 1, 10


def global_answer(assumptions: Assumptions, flags: dict[str, Any], say: Say) -> Answer:
    """Screen all that is drawn, and tell what drives each result.

    Args:
        assumptions: one set.
        flags: `results`, `runs`, `seed`, `top`; what is None or empty is as usual.
        say: tells how far it has got.
    """
    import fundmodel

    began = time.monotonic()
    found = fundmodel.global_sensitivity(
        assumptions,
        flags["results"] or None,
        RUNS if flags["runs"] is None else flags["runs"],
        SEED if flags["seed"] is None else flags["seed"],
        progress=lambda done, of: say(
            f"Global sensitivity of {assumptions.title}: {done:,} of {of:,} runs"
        ),
    )
    seconds = time.monotonic() - began
    top = TOP if flags["top"] is None else flags["top"]
    tables = [table_of(found, name, top) for name in found.results]
    by_name = {**_about(found), "results": {name: _by_name(found, name) for name in found.results}}
    closing = closing_of(found, seconds)
    return Answer(list(_records(found)), by_name, tables, closing, draw=found.plot)


def _about(found: GlobalSensitivity) -> dict[str, object]:
    effort = found.effort
    return {
        "engine": ENGINE,
        "scenario": found.assumptions.title,
        "assumptions": found.assumptions.fingerprint,
        "correlations": "left out",
        "runs": found.runs,
        "screening_runs": found.found.screening_runs,
        "samples": found.found.samples,
        "seed": effort.seed,
        "told_apart": [found.found.factors.names[at] for at in found.found.survivors],
        "least_share_of_largest_effect": effort.share,
        "most_told_apart_of_a_result": effort.most,
    }


def _by_name(found: GlobalSensitivity, result: str) -> dict[str, object]:
    line, label = line_of(found, result)
    shares, (explained, error) = found.found.shares[result], found.explained(result)
    mean, deviation = found.simulated.get(result, (None, None))
    screening = cast("pd.DataFrame", found.screening.loc[result])
    return {
        "label": label,
        "unit": line.unit.name,
        "basis": line.definition.basis,
        "mean": shares.mean,
        "standard_deviation": shares.deviation,
        "mean_with_correlations": mean,
        "standard_deviation_with_correlations": deviation,
        "explained": explained,
        "explained_ci": error,
        "interactions": found.interactions(result),
        "inputs": found.indices[result].to_dict(orient="index"),
        "screening": screening.to_dict(orient="index"),
    }


def _records(found: GlobalSensitivity) -> Iterator[dict[str, object]]:
    """A record a result and input; of what screening left out without shares of its own."""
    for result in found.results:
        line, _ = line_of(found, result)
        indices, screening = found.indices[result], found.screening.loc[result]
        left_out = screening.drop(index=indices.index, errors="ignore")
        for name, row in [*indices.iterrows(), *left_out.iterrows()]:
            yield {
                "scenario": found.assumptions.title,
                "result": result,
                "unit": line.unit.name,
                "basis": line.definition.basis,
                "input": name,
                "label": row["label"],
                **{key: row.get(key) for key in indices.columns if key != "label"},
                "runs": found.runs,
                "seed": found.effort.seed,
                "assumptions": found.assumptions.fingerprint,
                "engine": ENGINE,
            }
