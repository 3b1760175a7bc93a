"""What a line may be made of, besides + - * / and comparisons."""

from fundmodel.build_model.expressions import (
    MINE,
    ByMember,
    Expression,
    Read,
    When,
    Who,
    apply,
    node_of,
)
from fundmodel.build_model.references import QUARTERS
from fundmodel.errors import ModelMistake, message

# Assumptions that the language itself uses; they are named cells of the workbook like any other.
QUARTERS_IN_A_YEAR = "quarters_in_a_year"
MONTHS_IN_A_QUARTER = "months_in_a_quarter"
ONE_HALF = "one_half"
SMALLEST_AMOUNT = "smallest_amount"
CHECK_TOLERANCE = "check_tolerance"
NO_NAME = "takes the name of a line or assumption, not a formula."


def previous(line: Expression) -> Expression:
    """Last quarter's value; in the first quarter the opening."""
    return _in_quarters(line, When("previous"), "previous")


def lagged(line: Expression, quarters: object) -> Expression:
    """The value some quarters ago; the opening where that is before the first quarter.

    Args:
        line: a line.
        quarters: a sum of whole-number assumptions and 1, at least 1; it may differ by member.
    """
    return _in_quarters(line, When("lagged", (node_of(quarters),)), "lagged")


def to_date(line: Expression) -> Expression:
    """The sum from the opening to this quarter."""
    return _in_quarters(line, When("to_date"), "to_date")


def total(line: Expression) -> Expression:
    """The sum over members."""
    return _of_members(line, Who("total"))


def smallest(line: Expression) -> Expression:
    """The smallest of the members' values."""
    return _of_members(line, Who("smallest"))


def largest(line: Expression) -> Expression:
    """The largest of the members' values."""
    return _of_members(line, Who("largest"))


def total_by(attribute: str, line: Expression) -> Expression:
    """The sum over the members whose attribute is my own member."""
    return _of_members(line, Who("total_by", attribute))


def total_before(line: Expression, rank: Expression) -> Expression:
    """The sum over the members that come before me: those whose rank is a smaller number."""
    return _of_members(line, Who("total_before", argument=_current(rank, "total_before")))


def total_beside(line: Expression, rank: Expression) -> Expression:
    """The sum over the members of my own rank, myself included."""
    return _of_members(line, Who("total_beside", argument=_current(rank, "total_beside")))


def share_by_rank(money: object, wanted: Expression, rank: Expression) -> Expression:
    """The share of what I want that money pays for, if lower ranks are paid first.

    What they leave is shared pro rata by all of my own rank; with equal ranks by everybody.

    Args:
        money: what there is for all members.
        wanted: a line, what each of them would have.
        rank: a count for each, 1 before 2.
    """
    left = maximum(0, money - total_before(wanted, rank))
    return minimum(1, divide(left, total_beside(wanted, rank), if_zero=0))


def by_member(**parts: object) -> Expression:
    """A line a member: each of my members takes the line, 0 or 1 that is given by its name.

    Names are those of the members, in their order, with `_` for what is no letter or digit.
    """
    nodes = tuple(
        _of_one(part, "by_member") if isinstance(part, Expression) else node_of(part)
        for part in parts.values()
    )
    return Expression(ByMember(tuple(parts), nodes))


def convolve(line: Expression, weights: Expression) -> Expression:
    """The sum of all earlier quarters' values, the opening's too, each times its age's weight.

    Args:
        line: what happened.
        weights: a line whose value of quarter n is the weight of what happened n quarters ago.
    """
    by_age = _current(weights, "convolve")
    return _in_quarters(line, When("convolve", (by_age,)), "convolve")


def lookup(attribute: str, line: Expression) -> Expression:
    """My own group's value, such as that of my sector."""
    return _of_members(line, Who("lookup", attribute))


def member(name: str, line: Expression) -> Expression:
    """The value of the member of this name."""
    return _of_members(line, Who("member", name))


def pick(line: Expression, choice: Expression) -> Expression:
    """The value of the member that a choice names."""
    return _of_members(line, Who("pick", argument=_current(choice, "pick")))


def spread(line: Expression, whole: str) -> Expression:
    """A line over a part, on the whole: zero outside the part."""
    return _of_members(line, Who("spread", whole))


def minimum(*values: object) -> Expression:
    """The smallest."""
    return apply("minimum", *values)


def maximum(*values: object) -> Expression:
    """The largest."""
    return apply("maximum", *values)


def absolute(value: object) -> Expression:
    """The size without the sign."""
    return apply("absolute", value)


def floor(value: object) -> Expression:
    """The whole number at or below."""
    return apply("floor", value)


def where(condition: object, then: object, otherwise: object) -> Expression:
    """One value where the condition holds, another where it does not."""
    return apply("where", condition, then, otherwise)


def choose(choice: Expression, **options: object) -> Expression:
    """The value of the option that the choice names; options in the order of the assumption.

    The names are checked against the assumption's `options` when the model is built.
    """
    code = Expression(_current(choice, "choose"))
    return apply("choose", code, *options.values(), options=tuple(options))


def divide(amount: object, base: object, *, if_zero: object) -> Expression:
    """Amount over base; `if_zero` where the base is zero, up to the smallest amount that counts."""
    return apply("divide", amount, base, if_zero, Expression(Read(SMALLEST_AMOUNT)))


def divide_if_any(amount: object, base: object) -> Expression:
    """Amount over base, alone in its result; n/a where the base is zero, as for `divide`."""
    return apply("divide_if_any", amount, base, Expression(Read(SMALLEST_AMOUNT)))


def all_of(*conditions: object) -> Expression:
    """Whether every condition holds."""
    return apply("all_of", *conditions)


def any_of(*conditions: object) -> Expression:
    """Whether at least one condition holds."""
    return apply("any_of", *conditions)


def not_(condition: object) -> Expression:
    """Whether the condition does not hold."""
    return apply("not_", condition)


def quarterly(rate: object) -> Expression:
    """A yearly rate, compounded: (1 + rate) ^ (1/4) - 1."""
    return apply("quarterly", rate, Expression(Read(QUARTERS_IN_A_YEAR)))


def quarterly_factor(rate: object) -> Expression:
    """What a yearly rate multiplies by in a quarter, compounded: (1 + rate) ^ (1/4)."""
    return apply("quarterly_factor", rate, Expression(Read(QUARTERS_IN_A_YEAR)))


def quarterly_probability(rate: object) -> Expression:
    """A yearly probability as one of a quarter: 1 - (1 - rate) ^ (1/4)."""
    return apply("quarterly_probability", rate, Expression(Read(QUARTERS_IN_A_YEAR)))


def per_quarter(amount: object) -> Expression:
    """A quarter's part of a yearly amount or simple rate: a fourth."""
    return apply("per_quarter", amount, Expression(Read(QUARTERS_IN_A_YEAR)))


def end_of_quarter(start: object, quarters: object) -> Expression:
    """The last day of the quarter that many quarters after a date."""
    return apply("end_of_quarter", start, quarters, Expression(Read(MONTHS_IN_A_QUARTER)))


def year_of(date: object) -> Expression:
    """The calendar year of a date."""
    return apply("year_of", date)


def life_total(line: Expression) -> Expression:
    """The sum over all quarters."""
    return _over_life("life_total", line)


def final(line: Expression) -> Expression:
    """The value in the last quarter."""
    return _over_life("final", line)


def highest(line: Expression) -> Expression:
    """The largest value of all quarters."""
    return _over_life("highest", line)


def lowest(line: Expression) -> Expression:
    """The smallest value of all quarters."""
    return _over_life("lowest", line)


def value_when(flag: Expression, line: Expression) -> Expression:
    """The value in the one quarter in which the flag is up."""
    return _over_life("value_when", flag, line)


def first_quarter(flag: Expression) -> Expression:
    """The number of the first quarter in which the flag is up; 0 if it never is."""
    return _over_life("first_quarter", flag)


def present_value(line: Expression, discount_factor: Expression) -> Expression:
    """The sum over all quarters of the line times its discount factor."""
    return _over_life("present_value", line, discount_factor)


def irr(line: Expression) -> Expression:
    """The yearly rate at which present value is zero, by bisection, alone in its result, or n/a."""
    return _over_life("irr", line)


def _over_life(measure: str, *lines: Expression) -> Expression:
    first, *others = (_current(line, measure) for line in lines)
    return Expression(Read(first.name, When("over_life", tuple(others), measure)))


def _in_quarters(line: object, when: When, function: str) -> Expression:
    return Expression(Read(_current(line, function).name, when))


def _of_members(line: object, who: Who) -> Expression:
    """Whose values: of a name, or of what one column of cells has for all members."""
    node = _of_one(line, who.kind)
    if not QUARTERS[node.when.kind].of_many:
        of_each = f"takes {node.when.measure or node.when.kind}() of each member"
        what = f"{of_each}, which no one column of cells has."
        raise ModelMistake(_deserves_a_row(who.kind, what, "that"))
    return Expression(Read(node.name, node.when, who))


def _current(line: object, function: str) -> Read:
    node = line.node if isinstance(line, Expression) else None
    if not (isinstance(node, Read) and node.is_current):
        raise ModelMistake(_deserves_a_row(function, NO_NAME, "the formula"))
    return node


def _of_one(line: object, function: str) -> Read:
    node = line.node if isinstance(line, Expression) else None
    if not (isinstance(node, Read) and node.who == MINE):
        raise ModelMistake(_deserves_a_row(function, NO_NAME, "the formula"))
    return node


def _deserves_a_row(function: str, what: str, which: str) -> str:
    return message(
        f"{function}()",
        what,
        why="A subtotal deserves a row of its own, so that the reader sees it (R7).",
        fix=f"give {which} a line of its own and write {function}(that_line).",
    )
