"""x to the power y within the module, right to 0.51 units in the last place.

Near the ends of what a double holds it is right to two units.

The logarithm and the power of two are worked out to twice the digits of a double, each from a
table and a short series. The steps are written once, as arithmetic, and spelled as vectors.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from fundmodel.compile_model.power_tables import ENTRIES, FIRST, ROUNDER, constants

STEPS = """
z_high = high(z)
r1 = z_high * inverse - 1
r2 = (z - z_high) * inverse
r = r1 + r2
b = r - r1
r_low = (r1 - (r - b)) + (r2 - b)
h = high(r)
q = -0.5 * (h * h)
q_low = -0.5 * (r - h) * (r + h) - r * r_low
p = r * r * r * (C3 + r * (C4 + r * (C5 + r * (C6 + r * (C7 + r * (C8 + r * (C9 + r * C10)))))))
t1 = k * LN2_HIGH + log_high
t2 = t1 + r
b = t2 - t1
t2_low = (t1 - (t2 - b)) + (r - b)
t3 = t2 + q
b = t3 - t2
t3_low = (t2 - (t3 - b)) + (q - b)
low = (k * LN2_LOW + log_low) + t2_low + t3_low + r_low + q_low + p
log = t3 + low
log_low = (t3 - log) + low
y_high = high(y)
h = high(log)
e = y * log
e_low = (y_high * h - e) + y_high * (log - h) + (y - y_high) * h
e_low = e_low + (y - y_high) * (log - h) + y * log_low
shifted = e * ENTRIES_IN_LN2 + ROUNDER
n = shifted - ROUNDER
"""
"""From z = x / 2**k and the entry of its table to e = y * log(x), and to n, its nearest entry."""

LAST_STEPS = """
s1 = e - n * LN2_PART_HIGH
s2 = n * LN2_PART_LOW
s = s1 - s2
s_low = ((s1 - s) - s2) + e_low
grown = s + (s_low + s * (s_low + s * (E2 + s * (E3 + s * (E4 + s * (E5 + s * E6))))))
result = power_high + (power_low + power_high * grown)
"""
"""From e and the entry of the table of powers to exp(e), but for a power of two."""


def _as_vectors(steps: str) -> str:
    """Steps of arithmetic as WebAssembly text, on two numbers at once."""
    known = constants()
    lines = (f"    (local.set ${name} {_vector(value, known)})"
             for name, value in _assignments(steps))  # fmt: skip
    return "\n".join(lines)


def _assignments(steps: str) -> Iterator[tuple[str, ast.expr]]:
    for one in ast.parse(steps).body:
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            yield one.targets[0].id, one.value


def _given_by(steps: str) -> list[str]:
    """The names that the steps give, each once."""
    return [name for name, _ in _assignments(steps)]


OPERATORS = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul"}


def _vector(node: ast.expr, known: dict[str, float]) -> str:
    match node:
        case ast.BinOp(left, operator, right):
            name = OPERATORS[type(operator)]
            return f"(f64x2.{name} {_vector(left, known)} {_vector(right, known)})"
        case ast.UnaryOp(ast.USub(), ast.Constant(int() | float() as value)):
            return constant(-value)
        case ast.Constant(int() | float() as value):
            return constant(value)
        case ast.Name(name):
            return constant(known[name]) if name in known else f"(local.get ${name})"
        case ast.Call(ast.Name("high"), [argument]):
            mask = "(v128.const i64x2 0xFFFFFFFFF8000000 0xFFFFFFFFF8000000)"
            return f"(v128.and {_vector(argument, known)} {mask})"
    raise TypeError(f"no vectors for {ast.dump(node)}")


def constant(number: float) -> str:
    """Twice the same number, as WebAssembly text."""
    text = float(number).hex()
    return f"(v128.const f64x2 {text} {text})"


@lru_cache(maxsize=1)
def functions(table: int) -> str:
    """The functions of the module that work out powers, as WebAssembly text.

    Args:
        table: the address of `tables()`.
    """
    names = [*_given_by(STEPS), *_given_by(LAST_STEPS)]
    names += ["z", "k", "inverse", "log_high", "power_high", "power_low", "bits"]
    parts = {
        "LOCALS": " ".join(f"(local ${name} v128)" for name in dict.fromkeys(names)),
        "FIRST": str(FIRST),
        "ROUNDER": constant(ROUNDER),
        "LOGARITHMS": _entries(table, ("inverse", "log_high", "log_low")),
        "STEPS": _as_vectors(STEPS),
        "POWERS": _entries(table + 24 * ENTRIES, ("power_high", "power_low")),
        "LAST_STEPS": _as_vectors(LAST_STEPS),
    }
    text = files(__package__).joinpath("power.wat").read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text


def _entries(table: int, names: tuple[str, ...]) -> str:
    """Take each path's entry out of a table: its numbers stand side by side."""
    lines = ["    (local.set $entry (v128.and (local.get $entry) (v128.const i64x2 127 127)))"]
    for at, name in enumerate(names):
        loads = [
            f"(f64.load offset={table + 8 * at} (i32.mul (i32.const {8 * len(names)}) "
            f"(i32.wrap_i64 (i64x2.extract_lane {lane} (local.get $entry)))))"
            for lane in (0, 1)
        ]
        lines.append(
            f"    (local.set ${name} (f64x2.replace_lane 1 (f64x2.splat {loads[0]}) {loads[1]}))"
        )
    return "\n".join(lines)
