"""A result in money says on which basis, and is worked out on it (R23)."""

from collections.abc import Iterator

from fundmodel.build_model.bases import BASES, EXAMPLES, NOMINAL, ONE_DAY, kind_of
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.tiers import HEADLINE
from fundmodel.build_model.units import is_money
from fundmodel.errors import closest, message

WHY = "Amounts of different years compare only on one basis, which is shown with them (R23)."
STATE = "state one of " + ", ".join(f'basis="{one}"' for one in EXAMPLES) + "."


def basis_violations(model: Model, line: Line) -> Iterator[str]:
    """What is wrong with the basis of a line."""
    stated, where = line.definition.basis, line.definition.where
    if stated and kind_of(stated) is None:
        yield message(
            where,
            f"is on the basis `{stated}`, which is none.",
            why=WHY,
            meant=closest(stated, EXAMPLES),
            fix=STATE,
        )
    elif line.kind == "result" and (is_money(line.unit) or _is_headline(model, line)):
        if not stated:
            what = "is a headline" if _is_headline(model, line) else f"is in {line.unit}"
            yield message(where, f"{what} and says no basis.", why=WHY, fix=STATE)
        elif is_money(line.unit):
            yield from _measures(line)
            yield from _other_results(model, line)
            yield from _other_headlines(model, line)


def _measures(line: Line) -> Iterator[str]:
    """Whether the rows become one number in a way that the basis allows."""
    kind = kind_of(line.definition.basis) or ""
    taken = dict.fromkeys(read.when.measure for read in line.reads if read.when.measure)
    for measure in taken:
        if measure not in BASES[kind].measures and _is_of_money(measure):
            yield message(
                line.definition.where,
                f"is on the basis `{line.definition.basis}`, but takes {measure}() of a row.",
                why=f"`{kind}` means {BASES[kind].meaning} (R23).",
                fix="correct the basis, or take another measure of the row.",
            )


def _is_of_money(measure: str) -> bool:
    """Whether some basis allows it: a rate or a quarter's number is no amount."""
    return measure in MEASURES and any(measure in basis.measures for basis in BASES.values())


def _other_results(model: Model, line: Line) -> Iterator[str]:
    """Whether the amounts that it adds up are on its own basis.

    What there is on one day adds to what was paid until then, undiscounted as both are.
    """
    mine = kind_of(line.definition.basis)
    fitting = {None, mine, ONE_DAY} if mine == NOMINAL else {None, mine}
    for name in line.now:
        other = model.lines.get(name)
        if other is None or other.kind != "result" or not is_money(other.unit):
            continue
        if kind_of(other.definition.basis) not in fitting:
            yield message(
                line.definition.where,
                f"is on the basis `{line.definition.basis}`, but uses `{name}`, which is on "
                f"`{other.definition.basis}`.",
                why=WHY,
                fix="correct one of the two bases, or use a result on the same one.",
            )


def _other_headlines(model: Model, line: Line) -> Iterator[str]:
    """Whether the sums of one table of headlines are on one basis: that of the first of them."""
    if not _is_headline(model, line) or not _is_a_sum(line):
        return
    first = next(one for one in model.headlines if _is_a_sum(one))
    if kind_of(first.definition.basis) != kind_of(line.definition.basis):
        yield message(
            line.definition.where,
            f"is a headline on the basis `{line.definition.basis}`, but `{first.name}` is one on "
            f"`{first.definition.basis}`.",
            why="One table of headlines has one basis for all that is added up over years (R23).",
            fix="bring it onto that basis, or move it to a file of supporting results.",
        )


def _is_headline(model: Model, line: Line) -> bool:
    return line.kind == "result" and model.tier(line.name) == HEADLINE


def _is_a_sum(line: Line) -> bool:
    """Whether it adds up money of several years, in a way that a basis can be told of."""
    kind = kind_of(line.definition.basis)
    return is_money(line.unit) and kind in BASES and kind != ONE_DAY
