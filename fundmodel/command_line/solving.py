"""`solve`: the value of an input at which a result comes to a target."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.charts import chart_asked, refuse_several, write_chart
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.progress import progress
from fundmodel.command_line.results import ENGINE
from fundmodel.command_line.solved_in_words import (
    Where,
    as_a_table,
    command_of,
    in_sentences,
    none_found,
    what_was_searched,
)
from fundmodel.command_line.targets import input_meant, read_inputs, read_targets, target_of
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.solutions import BreakEven
    from fundmodel.read_assumptions import Assumptions

PATHS, SEED, STEPS = 256, 1, 9


def solve_named(targets: Sequence[str], flags: dict[str, Any]) -> None:
    """Solve for an input, and print what it must be; refused where there is no solution at all."""
    import fundmodel
    from fundmodel.analyse.asked_input import Asked

    form = form_of(flags)
    _refuse_worlds(flags)
    refuse_several(flags, "--chart", {
        "frontier": (len(flags["by"]) - 1, "solve by two inputs: a frontier is drawn."),
        "target": (len(targets), "solve for one target at a time."),
    })  # fmt: skip
    picture = chart_asked(flags)
    typed, inputs = read_targets(targets), read_inputs(flags["by"])
    (assumptions,) = load_all([flags["scenario"]], flags)
    aims = _aims(assumptions, typed, flags)
    with progress() as say:
        found = fundmodel.solve(
            assumptions,
            aims,
            [Asked(input_meant(assumptions, one.name), one.low, one.high) for one in inputs],
            steps=next((one.steps for one in inputs if one.steps is not None), STEPS),
            expected=flags["expected"],
            paths=PATHS if flags["paths"] is None else flags["paths"],
            seed=SEED if flags["seed"] is None else flags["seed"],
            progress=lambda done: say(f"Solving: {done} values worked out"),
        )
    if all(one.kind == "none" for one in found.answers):
        raise BadInput("\n\n".join(none_found(found)))
    answer = _answer(found, dict(typed), flags)
    write_chart(picture, answer)
    give(answer, form)


def _refuse_worlds(flags: dict[str, Any]) -> None:
    for option in ("paths", "seed"):
        if flags[option] is not None and not flags["expected"]:
            raise BadInput(
                message(
                    f"--{option} {flags[option]}",
                    "The stated path is solved, for which no worlds are drawn.",
                    fix=f"add `--expected`, or leave --{option} out.",
                )
            )


def _aims(
    assumptions: Assumptions, typed: Sequence[tuple[str, str]], flags: dict[str, Any]
) -> dict[str, float | Assumptions]:
    """What each result is to come to: a number, or what it is in another scenario."""
    import fundmodel

    model, aims = fundmodel.model_of(assumptions), dict[str, "float | Assumptions"]()
    for result, aim in typed:
        target = target_of(model, result, aim)
        aims[result] = (
            load_all([target.scenario], flags)[0] if target.number is None else target.number
        )
        other = aims[result]
        if not isinstance(other, float) and other.title == assumptions.title:
            raise BadInput(
                message(
                    f"{result}={aim}",
                    "A scenario equals itself, whatever is moved.",
                    fix="name another scenario, or a number.",
                )
            )
    return aims


def _answer(found: BreakEven, typed: dict[str, str], flags: dict[str, Any]) -> Answer:
    where = _where([flags["scenario"], *typed.values()], flags["directory"])
    records = [
        {**one.record(), "command": command_of(one, where) if one.kind != "none" else ""}
        for one in found.answers
    ]
    by_name = {
        "engine": ENGINE,
        "scenario": found.assumptions.title,
        "set_by_hand": {name: new for name, (_, new) in found.assumptions.set_by_hand.items()},
        "assumptions": found.assumptions.fingerprint,
        "by": [one.name for one in found.inputs],
        "answers": records,
    }
    frontier = len(found.inputs) > 1
    tables = [as_a_table(found, target) for target in found.targets] if frontier else []
    answers = [] if frontier else found.answers
    sentences = [text for one in answers for text in in_sentences(one, where)]
    closing = [*sentences, *what_was_searched(found, typed, where)]
    return Answer(records, by_name, tables, closing, draw=found.plot if frontier else None)


def _where(typed: Sequence[str], directory: str | None) -> Where:
    """Scenarios by their paths, where they were typed as paths."""
    paths = {Path(text).stem: text for text in typed if "/" in text or text.endswith(".yaml")}
    return Where(directory, paths)
