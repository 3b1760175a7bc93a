"""How each operation is spelled as WebAssembly, on two paths at once."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce

HOME = "(local.get $home)"
"""Where the memory of a pair of paths begins."""
ZERO, ONE = "(v128.const f64x2 0 0)", "(v128.const f64x2 1 1)"
NOTHING = "(v128.const f64x2 nan nan)"
Spelled = Callable[[Sequence[str]], str]
"""From the texts of the arguments to the text of the operation."""


def _of(instruction: str, arguments: Sequence[str]) -> str:
    return f"({instruction} {' '.join(arguments)})"


def one_by_one(instruction: str, arguments: Sequence[str]) -> str:
    """An instruction on the first two, then on what it gives and the third, and so on."""
    return reduce(lambda left, right: f"({instruction} {left} {right})", arguments)


def choose(arguments: Sequence[str]) -> str:
    """The option whose number the first argument is; nothing if there is none."""
    code, *options = arguments
    text = NOTHING
    for code_of, option in reversed(list(enumerate(options, 1))):
        text = _select(option, text, f"(f64x2.eq {code} {number_text(code_of)})")
    return text


def _select(then: str, otherwise: str, condition: str) -> str:
    return f"(v128.bitselect {then} {otherwise} {condition})"


def number_text(number: int) -> str:
    """Twice the same whole number."""
    return f"(v128.const f64x2 {number} {number})"


NOT_A_NUMBER = "(v128.const f64x2 nan nan)"


def _a_quarter(rate: str, quarters: str, sign: str) -> str:
    return f"(call $power (f64x2.{sign} {ONE} {rate}) (f64x2.div {ONE} {quarters}))"


def _divide(arguments: Sequence[str]) -> str:
    """In place rather than called; whatever has a divisor of its own is worked out before."""
    above, below, if_zero, smallest = arguments
    ratio = f"(f64x2.div {above} (local.tee $below {below}))"
    return _select(if_zero, ratio, f"(f64x2.le (f64x2.abs (local.get $below)) {smallest})")


def _instruction(name: str) -> Spelled:
    return partial(_of, name)


def _folded(name: str) -> Spelled:
    return partial(one_by_one, name)


SPELLED: Mapping[str, Spelled] = {
    "add": _instruction("f64x2.add"),
    "subtract": _instruction("f64x2.sub"),
    "multiply": _instruction("f64x2.mul"),
    "true_divide": _instruction("f64x2.div"),
    "per_quarter": _instruction("f64x2.div"),
    "negative": lambda x: f"(f64x2.mul {number_text(-1)} {x[0]})",
    "power": _instruction("call $power"),
    "minimum": _folded("f64x2.pmin"),
    "maximum": _folded("f64x2.pmax"),
    "absolute": _instruction("f64x2.abs"),
    "floor": _instruction("f64x2.floor"),
    "where": lambda x: _select(x[1], x[2], x[0]),
    "choose": choose,
    "as_number": lambda x: f"(v128.and {x[0]} {ONE})",
    "all_of": _folded("v128.and"),
    "any_of": _folded("v128.or"),
    "not_": _instruction("v128.not"),
    "less": _instruction("f64x2.lt"),
    "at_most": _instruction("f64x2.le"),
    "greater": _instruction("f64x2.gt"),
    "at_least": _instruction("f64x2.ge"),
    "equal": _instruction("f64x2.eq"),
    "not_equal": _instruction("f64x2.ne"),
    "divide": _divide,
    "divide_if_any": lambda x: _divide([x[0], x[1], NOT_A_NUMBER, x[2]]),
    "quarterly": lambda x: f"(f64x2.sub {_a_quarter(x[0], x[1], 'add')} {ONE})",
    "quarterly_factor": lambda x: _a_quarter(x[0], x[1], "add"),
    "quarterly_probability": lambda x: f"(f64x2.sub {ONE} {_a_quarter(x[0], x[1], 'sub')})",
    "end_of_quarter": _instruction("call $end_of_quarter"),
    "year_of": _instruction("call $year_of"),
}
"""An entry a row of the table of operations."""
