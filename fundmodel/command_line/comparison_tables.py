"""What `compare` prints for people: what differs, and the results side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.command_line.answers import format_result, format_unit
from fundmodel.command_line.signed_numbers import format_difference
from fundmodel.command_line.tables import Column, Table
from fundmodel.errors import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.analyse.bridging import Pair
    from fundmodel.analyse.comparing import Comparison
    from fundmodel.analyse.differing import DifferingInput

PAIR = 2


def in_short(compared: Comparison, told: Sequence[str]) -> list[str]:
    """How many inputs differ from the first set, and how many results that moves."""
    first = compared.titles[0]
    sentences = []
    for at in compared.others:
        inputs = compared.pair(at).inputs
        other = compared.titles[at]
        if not inputs:
            sentences.append(f"{other} and {first} do not differ in any input.")
            continue
        moved = sum(compared.moves(address, at) for address in told)
        drawn = [one.name for one in inputs if not one.in_value]
        stated = len(inputs) - len(drawn)
        also = f" {listed(drawn)} {_is(drawn)} only drawn in another way." if drawn else ""
        sentences.append(
            f"{other} differs from {first} in {stated} {'input' if stated == 1 else 'inputs'}; "
            f"{moved} of {len(told)} results move on the stated path.{also}"
        )
    return sentences


def inputs_tables(compared: Comparison) -> list[Table]:
    """What differs from the first set: a table an other set, a row an input, and below it why."""
    return [_inputs(compared.pair(at)) for at in compared.others if compared.pair(at).inputs]


def results_tables(compared: Comparison, told: Sequence[str], *, each_member: bool) -> list[Table]:
    """The results on the stated paths, and below them what is to be expected."""
    stated = _side_by_side(compared, told, "Stated path", compared.stated, each_member=each_member)
    if not compared.simulations:
        return [stated]
    drawn = [one for one in told if one in compared.simulations[0].by_path]
    expected = _side_by_side(
        compared, drawn, "Expected", compared.expected, each_member=each_member
    )
    return [stated, expected]


def caption(compared: Comparison) -> str:
    """What holds for all tables of results: whose differences, and which worlds."""
    texts = [f"Differences are those from {compared.titles[0]}; those of % are in points."]
    if compared.simulations:
        asked = compared.simulations[0].asked
        texts.append(
            f"Expected: the mean over {asked.paths:,} worlds, seed {asked.seed}, the same for "
            "every scenario; of a ratio, over those that have it."
        )
    return " ".join(texts)


def _side_by_side(
    compared: Comparison,
    told: Sequence[str],
    head: str,
    number: Callable[[str, int], float],
    *,
    each_member: bool,
) -> Table:
    titles, others = compared.titles, compared.others
    less = ["Difference"] if len(titles) == PAIR else [f"{titles[at]}, difference" for at in others]
    rows = []
    for address in told:
        line, member = compared.line(address), address.partition("[")[2].removesuffix("]")
        unit = line.unit
        values = [number(address, at) for at in range(len(titles))]
        rows.append(
            [
                line.definition.label,
                *([member] if each_member else []),
                format_unit(unit),
                *(format_result(unit, value) for value in values),
                *(format_difference(unit, values[at] - values[0]) for at in others),
            ]
        )
    heads = [Column(head), *([Column("Member")] if each_member else []), Column("Unit", whole=True)]
    columns = [*heads, *(Column(name, numbers=True) for name in (*titles, *less))]
    return Table(columns, rows, goes_on=True)


def _inputs(pair: Pair) -> Table:
    """A reason that was told above is not told again."""
    rows = [[one.name, *one.texts] for one in pair.inputs]
    reasons = [_why(pair, one) for one in pair.inputs]
    below = [
        f"{one.label}. {'As above.' if why and why in reasons[:at] else why}".rstrip()
        for at, (one, why) in enumerate(zip(pair.inputs, reasons, strict=True))
    ]
    columns = [Column("Input"), *(Column(title) for title in pair.titles)]
    return Table(columns, rows, goes_on=True, below=below)


def _why(pair: Pair, one: DifferingInput) -> str:
    """The reasons that scenarios give, with whose they are where both give one."""
    found = [(title, why) for title, why in zip(pair.titles, one.because, strict=True) if why]
    if len(found) == 1:
        return found[0][1]
    return " ".join(f"{title}: {why}" for title, why in found)


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
