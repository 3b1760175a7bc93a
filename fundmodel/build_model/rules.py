"""What a model may not do, and how each refusal reads. The numbers are those of RULES.md."""

from collections.abc import Iterable, Iterator, Mapping

from fundmodel.build_model.basis_rules import basis_violations
from fundmodel.build_model.expressions import Operation, Read
from fundmodel.build_model.inputs import Input
from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.look_back_rules import look_back_violations
from fundmodel.build_model.member_rules import member_violations
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.over_life import may_be_missing, measure_of
from fundmodel.build_model.shape_rules import shape_violations
from fundmodel.build_model.unit_rules import unit_violations
from fundmodel.errors import ModelMistake, closest, message

LONGEST_LABEL = 60


def refuse_names(
    placed: Iterable[tuple[str, LineDefinition]],
    inputs: Mapping[str, Input],
    renamed: Mapping[str, str],
) -> None:
    """Refuse names that stand twice, and arguments that nobody knows.

    Raises:
        ModelMistake: listing all of them.
    """
    placed = list(placed)
    known = {line.name for _, line in placed} | set(inputs)
    violations = list(_doubles(placed, inputs))
    for _, line in placed:
        violations += [*_unlabelled(line), *_unknown(line, known, renamed)]
    _raise(violations)


def refuse_formulas(model: Model) -> None:
    """Refuse formulas that break a rule.

    Raises:
        ModelMistake: listing all of them.
    """
    _raise([text for line in model.lines.values() for text in _constants(model, line)])
    violations = list(_no_year(model))
    for line in model.lines.values():
        members = list(member_violations(model, line))
        violations += members
        violations += [] if members else unit_violations(model, line)
        for rule in RULES:
            violations += rule(model, line)
    _raise(violations)


def _raise(violations: list[str]) -> None:
    if violations:
        raise ModelMistake("\n\n".join(violations))


def _doubles(
    placed: list[tuple[str, LineDefinition]], inputs: Mapping[str, Input]
) -> Iterator[str]:
    seen: dict[str, str] = dict.fromkeys(inputs, "an assumption")
    for stage, line in placed:
        if line.name in seen:
            yield message(
                line.where,
                f"is defined twice: here in {stage}, and as {seen[line.name]}.",
                why="The same thing has one name everywhere, and a name means one thing (R12).",
                fix="rename one of them.",
            )
        seen[line.name] = f"a line of {stage}"


def _unknown(line: LineDefinition, known: set[str], renamed: Mapping[str, str]) -> Iterator[str]:
    wanted = list(line.arguments)
    if isinstance(line.opening, str):
        wanted.append(line.opening)
    for name in wanted:
        if name in known:
            continue
        if name in renamed:
            yield message(line.where, f"asks for `{name}`, which is now called `{renamed[name]}`.")
        else:
            yield message(
                line.where,
                f"asks for `{name}`, which is neither a line nor an assumption.",
                meant=closest(name, known),
                fix=f"correct the name, or define a line or assumption called `{name}`.",
            )


def _unlabelled(line: LineDefinition) -> Iterator[str]:
    label = line.words
    if not label or "\n" in label or len(label) > LONGEST_LABEL:
        yield message(
            line.where,
            "has no label of one line.",
            why=f"The docstring's first line labels the row, in at most {LONGEST_LABEL} letters.",
            fix="start the docstring with a short line, then an empty one.",
        )


def _constants(model: Model, line: Line) -> Iterator[str]:
    for name in line.now:
        if name not in model.lines and name not in model.inputs:
            yield message(
                line.definition.where,
                f"needs the constant `{name}`, which is no assumption.",
                why="Operations of the language bring named constants along (R5).",
                fix=f"define an assumption `{name}` of grade definition.",
            )


def _no_year(model: Model) -> Iterator[str]:
    year = model.calendar.year
    by_year = [name for name in model.inputs if model.is_by_year(name)]
    if by_year and year not in model.lines:
        yield message(
            f"`{by_year[0]}`",
            f"has a number a year, but there is no line `{year}` to say which year it is.",
            fix=f"define the line `{year}`, or name another in the model's Calendar.",
        )


def _unused(_: Model, line: Line) -> Iterator[str]:
    used = {*line.now, *line.before}
    for name in line.definition.arguments:
        if name not in used:
            yield message(
                line.definition.where,
                f"names `{name}` and does not use it.",
                fix="leave the argument out, or use it in the formula.",
            )


def _one_way(model: Model, line: Line) -> Iterator[str]:
    order = [stage.name for stage in model.stages]
    for name in line.now:
        if name not in model.lines:
            continue
        theirs = model.lines[name].stage
        if order.index(theirs) > order.index(line.stage):
            yield message(
                f"{line.definition.where} ({line.stage})",
                f"uses this quarter's `{name}`, which is worked out later, in {theirs}.",
                why=f"The model runs one way: {' -> '.join(order)} (R2).",
                fix=f"use last quarter's value, previous({name}), or move one of the two lines.",
            )


def _result(model: Model, line: Line) -> Iterator[str]:
    over_life = [one for one in line.reads if one.when.measure]
    if line.traits.by_quarter:
        for name in (*line.now, *line.before):
            if over_life or model.is_result(name):
                yield message(
                    line.definition.where,
                    f"goes by quarter, but uses `{name}` as one number for the whole life.",
                    why="Results come last: no quarter may know them (R16).",
                    fix="make it a @result, or leave the result out.",
                )
                return
        return
    within = {name for one in over_life for name in one.names}
    for name in dict.fromkeys((*line.now, *line.before)):
        if model.goes_by_quarter(name) and name not in within:
            yield message(
                line.definition.where,
                f"is one number for the whole life, but uses `{name}`, which goes by quarter.",
                why="A result says how a row becomes one number (R16).",
                fix=f"write life_total({name}), final({name}) or another measure of the row.",
            )


def _alone(model: Model, line: Line) -> Iterator[str]:
    """What may be n/a is the whole of a result, and nothing but a copy reads it."""
    whole, found = line.node, []
    measures = [measure for read in line.reads if (measure := measure_of(read))]
    if not measure_of(whole) and any(measure.may_be_missing for measure in measures):
        found.append(("irr()", "A flow that never changes sign has no internal rate of return.",
                      "let irr() stand alone in a result of its own."))  # fmt: skip
    parts = [part for part in whole.walk() if isinstance(part, Operation) and part is not whole]
    if line.traits.by_quarter and isinstance(whole, Operation):
        parts.append(whole)
    found += [
        (f"{part.operation}()", "There is none where the base is zero.",
         f"let {part.operation}() stand alone in a @result, or write divide(a, b, if_zero=...).")
        for part in parts
        if OPERATIONS[part.operation].may_be_missing
    ]  # fmt: skip
    found += [
        (f"`{name}`", "What is n/a cannot be reckoned with.", "start from what it is made of.")
        for name in dict.fromkeys(line.now)
        if model.is_result(name) and not isinstance(whole, Read)
        if may_be_missing(model, model.lines[name])
    ]
    for what, why, fix in found[:1]:
        yield message(
            line.definition.where, f"reckons with {what}, which may be n/a.", why=why, fix=fix
        )


RULES = (
    _unused,
    look_back_violations,
    _one_way,
    shape_violations,
    _result,
    _alone,
    basis_violations,
)
