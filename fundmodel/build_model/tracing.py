"""From stages and assumptions to a model: every line traced, checked and put in order."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fundmodel.build_model.inputs import Input
from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.members import MemberSet
from fundmodel.build_model.model import Calendar, Line, Model, Stage
from fundmodel.build_model.order import in_order
from fundmodel.build_model.rules import refuse_formulas, refuse_names
from fundmodel.errors import ModelMistake


def build(
    stages: Iterable[Stage],
    inputs: Mapping[str, Input],
    sets: Mapping[str, MemberSet],
    calendar: Calendar | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Model:
    """Trace every line, check it against the rules, and put all in order.

    Args:
        stages: the stages, in order.
        inputs: every assumption by name.
        sets: the sets of members by name.
        calendar: the names of the lines of the time axis.
        renamed: former name of a line -> its name now, for refusals.

    Raises:
        ModelMistake: if a line breaks a rule; every break is listed, with its remedy.
    """
    stages = tuple(stages)
    placed = [(stage.name, line) for stage in stages for line in stage.lines()]
    refuse_names(placed, inputs, renamed or {})
    lines = _traced(placed)
    model = Model(stages, calendar or Calendar(), inputs, sets, lines)
    refuse_formulas(model)
    return replace(model, order=tuple(_order(model)), renamed=renamed or {})


def missing_inputs(
    stages: Iterable[Stage], inputs: Mapping[str, Input], calendar: Calendar
) -> dict[str, str]:
    """What lines name and nobody defines: name -> the first line that needs it."""
    lines = [line for stage in stages for line in stage.lines()]
    known = {line.name for line in lines} | set(inputs)
    missing = {name: line.name for line in lines for name in line.arguments if name not in known}
    if calendar.number_of_quarters not in known:
        missing[calendar.number_of_quarters] = calendar.quarter
    return missing


def _traced(placed: Iterable[tuple[str, LineDefinition]]) -> dict[str, Line]:
    lines, violations = {}, []
    for stage, line in placed:
        try:
            lines[line.name] = Line(line, stage, line.trace())
        except ModelMistake as mistake:
            violations.append(str(mistake))
    if violations:
        raise ModelMistake("\n\n".join(violations))
    return lines


def _order(model: Model) -> list[str]:
    """Lines and series; a series waits for the line that says which year it is."""
    series = [name for name in model.inputs if model.is_by_year(name)]
    known = set(model.lines) | set(series)
    now: dict[str, list[str]] = {name: [model.calendar.year] for name in series}
    for name, line in model.lines.items():
        now[name] = [need for need in line.now if need in known]
    return in_order(now)
