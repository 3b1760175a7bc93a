"""x to the power y within the module, right to 0.51 units in the last place.

The logarithm and the power of two are worked out to twice the digits of a double, each from a
table and a short series. The steps are written once, as arithmetic; tests work them out in Python.
"""

import ast
import struct
from collections.abc import Iterator
from decimal import Decimal, localcontext

ENTRIES, BITS = 128, 7
DIGITS = 60
HALF_AN_ENTRY = 1 << 44
FIRST = 0x3FE6A << 44 | HALF_AN_ENTRY
"""The bits of the first number of the table: 0.707, such that one entry has 1 in its middle."""
ROUNDER = 6755399441055744.0
"""1.5 * 2 ** 52: a number to which it is added is rounded to a whole one, in its last bits."""
LARGEST_EXPONENT = 690.0

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


def bits_of(number: float) -> int:
    """The bits of a double, as a whole number."""
    return int(struct.unpack("<q", struct.pack("<d", number))[0])


def _double(bits: int) -> float:
    return float(struct.unpack("<d", struct.pack("<q", bits))[0])


def _cut(number: Decimal, bits: int) -> float:
    """The number rounded to so many bits behind the point."""
    return float((number * 2**bits).to_integral_value()) / 2**bits


def constants() -> dict[str, float]:
    """The numbers that the steps name."""
    with localcontext() as context:
        context.prec = DIGITS
        ln2, factorial = Decimal(2).ln(), 1
        found = {"LN2_HIGH": _cut(ln2, 42), "LN2_PART_HIGH": _cut(ln2 / ENTRIES, 43)}
        found["LN2_LOW"] = float(ln2 - Decimal(found["LN2_HIGH"]))
        found["LN2_PART_LOW"] = float(ln2 / ENTRIES - Decimal(found["LN2_PART_HIGH"]))
        found["ENTRIES_IN_LN2"], found["ROUNDER"] = float(ENTRIES / ln2), ROUNDER
        for power in range(2, 11):
            factorial *= power
            found[f"C{power}"] = (1 if power % 2 else -1) / power
            found[f"E{power}"] = 1 / factorial
    return found


def log_table() -> Iterator[tuple[float, float, float]]:
    """For each entry 1/c, short, and log(c) in two doubles, the first short."""
    with localcontext() as context:
        context.prec = DIGITS
        for entry in range(ENTRIES):
            middle = _double(FIRST + (entry << 45) + HALF_AN_ENTRY)
            inverse = round(2**9 / middle) / 2**9
            log = -Decimal(inverse).ln()
            yield inverse, _cut(log, 42), float(log - Decimal(_cut(log, 42)))


def power_table() -> Iterator[tuple[float, float]]:
    """For each entry 2 ** (entry / entries), in two doubles."""
    with localcontext() as context:
        context.prec = DIGITS
        for entry in range(ENTRIES):
            power = Decimal(2) ** (Decimal(entry) / ENTRIES)
            yield float(power), float(power - Decimal(float(power)))


def tables() -> bytes:
    """Both tables, as they stand in the module's memory."""
    numbers = [number for row in (*log_table(), *power_table()) for number in row]
    return struct.pack(f"<{len(numbers)}d", *numbers)


def as_vectors(steps: str) -> str:
    """Steps of arithmetic as WebAssembly text, on two numbers at once."""
    known = constants()
    return "\n".join(
        f"    (local.set ${statement.targets[0].id} {_vector(statement.value, known)})"
        for statement in ast.parse(steps).body
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
    )


def locals_of(steps: str) -> list[str]:
    """The names that the steps give, each once."""
    body = [one for one in ast.parse(steps).body if isinstance(one, ast.Assign)]
    names = [one.targets[0].id for one in body if isinstance(one.targets[0], ast.Name)]
    return list(dict.fromkeys(names))


OPERATORS = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul"}


def _vector(node: ast.expr, known: dict[str, float]) -> str:
    match node:
        case ast.BinOp(left, operator, right):
            name = OPERATORS[type(operator)]
            return f"(f64x2.{name} {_vector(left, known)} {_vector(right, known)})"
        case ast.UnaryOp(ast.USub(), ast.Constant(value)):
            return constant(-value)
        case ast.Constant(value):
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


def functions(table: int) -> str:
    """The functions of the module that work out powers, as WebAssembly text.

    Args:
        table: the address of `tables()`.
    """
    names = [*locals_of(STEPS), *locals_of(LAST_STEPS)]
    names += ["z", "k", "inverse", "log_high", "power_high", "power_low", "bits"]
    declared = " ".join(f"(local ${name} v128)" for name in dict.fromkeys(names))
    logs = _entries(table, ("inverse", "log_high", "log_low"), "(i64x2.shr_u {} (i32.const 45))")
    powers = _entries(table + 24 * ENTRIES, ("power_high", "power_low"), "{}")
    return f"""
  (func $power_of_ordinary (param $x v128) (param $y v128) (result v128)
    {declared} (local $entry v128)
    (local.set $bits (i64x2.sub (local.get $x) (v128.const i64x2 {FIRST} {FIRST})))
    (local.set $entry (local.get $bits))
    (local.set $k (i64x2.shr_s (local.get $bits) (i32.const 52)))
    (local.set $z (i64x2.sub (local.get $x) (i64x2.shl (local.get $k) (i32.const 52))))
    (local.set $k (f64x2.sub (i64x2.add (local.get $k) {constant(ROUNDER)}) {constant(ROUNDER)}))
{logs}
{as_vectors(STEPS)}
    (if (i32.eqz (i64x2.all_true (f64x2.lt (f64x2.abs (local.get $e)) {constant(LARGEST_EXPONENT)})))
      (then (return (f64x2.replace_lane 1
        (f64x2.splat {_one_lane("large", 0, "x", "y", "e")}) {_one_lane("large", 1, "x", "y", "e")}))))
    (local.set $entry (local.get $shifted))
{powers}
{as_vectors(LAST_STEPS)}
    (i64x2.add (local.get $result)
      (i64x2.shl (i64x2.shr_s (local.get $shifted) (i32.const {BITS})) (i32.const 52))))
{_OTHER_POWERS}"""


def _one_lane(function: str, lane: int, *names: str) -> str:
    """A function of single numbers, called with those of one of the two paths."""
    arguments = " ".join(f"(f64x2.extract_lane {lane} (local.get ${name}))" for name in names)
    return f"(call ${function} {arguments})"


def _entries(table: int, names: tuple[str, ...], index: str) -> str:
    """Take each path's entry out of a table: its numbers stand side by side."""
    lines = []
    shifted = index.format("(local.get $entry)")
    lines.append(f"    (local.set $entry (v128.and {shifted} (v128.const i64x2 127 127)))")
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


_OTHER_POWERS = """
  (func $power (param $x v128) (param $y v128) (result v128)
    ;; ordinary: both bases positive and neither tiny nor infinite
    (if (result v128) (i64x2.all_true (v128.and
        (f64x2.ge (local.get $x) (v128.const f64x2 0x1p-1022 0x1p-1022))
        (f64x2.lt (f64x2.abs (f64x2.add (local.get $x) (local.get $y))) (v128.const f64x2 inf inf))))
      (then (call $power_of_ordinary (local.get $x) (local.get $y)))
      (else (call $power_of_both (local.get $x) (local.get $y)))))

  (func $power_of_both (param $x v128) (param $y v128) (result v128)
    ;; one after the other, so that neither depends on the path beside it
    (f64x2.replace_lane 1
      (f64x2.splat (call $power_of_one
        (f64x2.extract_lane 0 (local.get $x)) (f64x2.extract_lane 0 (local.get $y))))
      (call $power_of_one
        (f64x2.extract_lane 1 (local.get $x)) (f64x2.extract_lane 1 (local.get $y)))))

  (func $power_of_one (param $x f64) (param $y f64) (result f64)
    (local $root f64) (local $size f64)
    (if (f64.eq (local.get $y) (f64.const 0)) (then (return (f64.const 1))))
    (if (f64.ne (f64.add (local.get $x) (local.get $y)) (f64.add (local.get $x) (local.get $y)))
      (then (return (f64.const nan))))
    (if (f64.eq (local.get $x) (f64.const 0))
      (then (return (select (f64.const 0) (f64.const inf) (f64.gt (local.get $y) (f64.const 0))))))
    (if (f64.lt (local.get $x) (f64.const 0)) (then
      (if (f64.ne (f64.floor (local.get $y)) (local.get $y)) (then (return (f64.const nan))))
      (local.set $root (call $power_of_one (f64.neg (local.get $x)) (local.get $y)))
      (local.set $size (f64.mul (local.get $y) (f64.const 0.5)))
      (return (select (local.get $root) (f64.neg (local.get $root))
        (f64.eq (f64.floor (local.get $size)) (local.get $size))))))
    (if (f64.eq (local.get $x) (f64.const inf))
      (then (return (select (f64.const inf) (f64.const 0) (f64.gt (local.get $y) (f64.const 0))))))
    (if (f64.lt (local.get $x) (f64.const 0x1p-1022)) (then (return (f64.mul
      (call $power_of_one (f64.mul (local.get $x) (f64.const 0x1p60)) (local.get $y))
      (call $power_of_one (f64.const 0x1p-60) (local.get $y))))))
    (call $as_ordinary (local.get $x) (local.get $y)))

  (func $as_ordinary (param $x f64) (param $y f64) (result f64)
    (f64x2.extract_lane 0 (call $power_of_ordinary
      (f64x2.splat (local.get $x)) (f64x2.splat (local.get $y)))))

  (func $large (param $x f64) (param $y f64) (param $e f64) (result f64)
    ;; near the ends of what a double holds: the square of the root, or what lies beyond
    (local $root f64)
    (if (f64.lt (f64.abs (local.get $e)) (f64.const 690))
      (then (return (call $as_ordinary (local.get $x) (local.get $y)))))
    (if (i32.eqz (f64.lt (f64.abs (local.get $e)) (f64.const 1600))) (then (return
      (select (f64.const inf) (f64.const 0) (f64.gt (local.get $e) (f64.const 0))))))
    (local.set $root (call $as_ordinary (local.get $x) (f64.mul (local.get $y) (f64.const 0.5))))
    (f64.mul (local.get $root) (local.get $root)))
"""
