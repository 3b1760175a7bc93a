"""The module's own power, against the C library's and against forty digits."""

import math
from collections.abc import Callable
from decimal import Decimal, localcontext

import numpy as np
import pytest

from fundmodel.compile_model.power_tables import SIZE, tables
from fundmodel.run_paths.numbers import Numbers
from tests.compiled.functions import many

POINTS = 1_000_000
SAMPLE = 4_000
DIGITS = 50
NEAR_THE_ENDS = 690.0
"""The logarithm of what is so large or small that the square of a root is taken instead."""


def c_power(base: float, exponent: float) -> float:
    """As C's `pow`: infinities instead of Python's exceptions."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf
    except ValueError:
        if base == 0:
            return math.copysign(math.inf, base) if exponent % 2 == 1 else math.inf
        return math.nan


def _rates(random: np.random.Generator, count: int) -> tuple[Numbers, Numbers]:
    return 1 + random.uniform(-0.6, 1.5, count), np.full(count, 0.25)


def _discounting(random: np.random.Generator, count: int) -> tuple[Numbers, Numbers]:
    return 1 + random.uniform(-0.1, 0.3, count), -random.integers(1, 400, count).astype(float)


def _wide(random: np.random.Generator, count: int) -> tuple[Numbers, Numbers]:
    return np.exp(random.uniform(-300, 300, count)), random.uniform(-2, 2, count)


def _near_one(random: np.random.Generator, count: int) -> tuple[Numbers, Numbers]:
    return 1 + random.uniform(-1e-6, 1e-6, count), random.uniform(-1e8, 1e8, count)


def _negative(random: np.random.Generator, count: int) -> tuple[Numbers, Numbers]:
    return -random.uniform(0.1, 9, count), random.integers(-60, 60, count).astype(float)


def _at_the_edges_of_the_table(random: np.random.Generator, count: int) -> tuple[Numbers, Numbers]:
    """Numbers next to halves, and next to where one entry of the table ends and the next begins."""
    edges = 0.5 + random.integers(0, 384, count) / 256
    return edges * (1 + random.integers(-3, 4, count) * 2.0**-52), random.uniform(-40, 40, count)


ORDINARY = [_rates, _discounting, _wide, _near_one, _negative, _at_the_edges_of_the_table]
Draw = Callable[[np.random.Generator, int], tuple[Numbers, Numbers]]


def errors(bases: Numbers, exponents: Numbers, found: Numbers) -> list[float]:
    """How far each is from the exact power, in units of its last place."""
    far = []
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = DIGITS, 10**6, -(10**6)
        for base, exponent, value in zip(
            bases.tolist(), exponents.tolist(), found.tolist(), strict=True
        ):
            sign = -1 if base < 0 and exponent % 2 == 1 else 1
            exact = sign * (Decimal(abs(base)).ln() * Decimal(exponent)).exp()
            far.append(float(abs(Decimal(value) - exact) / Decimal(math.ulp(value))))
    return far


def test_the_tables_are_as_long_as_is_said() -> None:
    assert len(tables()) == SIZE


def test_a_million_powers_are_those_of_the_c_library(figure: Callable[[str], None]) -> None:
    random, equal, worst = np.random.default_rng(1), 0, 0.0
    for draw in ORDINARY:
        bases, exponents = draw(random, POINTS // len(ORDINARY) + 1)
        found = many("power", bases, exponents)
        expected = np.array(list(map(c_power, bases.tolist(), exponents.tolist())))
        same = (found == expected).mean()
        assert same > 0.995, draw.__name__
        equal += int((found == expected).sum())
        worst = max(worst, float((np.abs(found - expected) / np.spacing(np.abs(expected))).max()))
    assert worst <= 1
    figure(f"{equal:,} of {POINTS:,} powers are the C library's; the others are {worst:g} ulp off")


@pytest.mark.parametrize("draw", ORDINARY)
def test_powers_are_right_to_half_a_unit_in_the_last_place(
    draw: Draw, figure: Callable[[str], None]
) -> None:
    bases, exponents = draw(np.random.default_rng(2), SAMPLE)
    far = errors(bases, exponents, many("power", bases, exponents))
    figure(f"{draw.__name__}: worst error {max(far):.4f} ulp")
    assert max(far) < 0.51


def test_near_the_ends_powers_are_right_to_two_units(figure: Callable[[str], None]) -> None:
    """There a root is squared, which doubles its error; no amount of money comes near."""
    random = np.random.default_rng(3)
    logs = random.uniform(NEAR_THE_ENDS, 708, SAMPLE) * random.choice([-1, 1], SAMPLE)
    bases = np.exp(random.uniform(0.1, 5, SAMPLE))
    exponents = logs / np.log(bases)
    found = many("power", bases, exponents)
    assert np.isfinite(found).all()
    far = errors(bases, exponents, found)
    figure(f"near the ends: worst error {max(far):.4f} ulp")
    assert max(far) < 2


def test_what_is_below_the_normal_numbers_keeps_its_digits() -> None:
    random = np.random.default_rng(4)
    bases, exponents = random.uniform(1e-320, 1e-308, SAMPLE), random.uniform(-0.9, 0.9, SAMPLE)
    far = errors(bases, exponents, many("power", bases, exponents))
    assert max(far) < 3
    results = many("power", np.full(300, 10.0), -np.arange(300.0, 330, 0.1))
    exact = np.array([c_power(10.0, -each) for each in np.arange(300.0, 330, 0.1)])
    assert np.allclose(results, exact, rtol=1e-15, atol=1e-323)


EDGES = [
    *(0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 0.5, -0.5, 0.25, -0.75, 1.5, -2.5, 7.0, -1023.0),
    *(math.inf, -math.inf, math.nan, 1.7e308, -1.7e308, 2.0**53, 2.0**53 + 2, -(2.0**52 + 1)),
    *(math.nextafter(1, 2), math.nextafter(1, 0), -math.nextafter(1, 2), 1e-17, -1e-17, 1e17),
    *(2.2250738585072014e-308, 1e-310, -1e-310, 5e-324, -5e-324, 1075.0, -1075.0, 1024.0),
]


def test_special_cases_are_those_of_the_c_library() -> None:
    """Zeros, infinities, negative bases, what overflows and what vanishes; signs of zeros too."""
    bases, exponents = (grid.ravel() for grid in np.meshgrid(EDGES, EDGES))
    found = many("power", bases, exponents)
    wrong = []
    for base, exponent, value in zip(
        bases.tolist(), exponents.tolist(), found.tolist(), strict=True
    ):
        expected = c_power(base, exponent)
        alike = math.isnan(value) if math.isnan(expected) else math.isclose(
            value, expected, rel_tol=5e-16, abs_tol=1e-323)  # fmt: skip
        other_sign = math.copysign(1, value) != math.copysign(1, expected)
        if not alike or (other_sign and not math.isnan(value)):
            wrong.append((base, exponent, value, expected))
    assert not wrong


def test_a_power_does_not_depend_on_the_one_beside_it() -> None:
    random = np.random.default_rng(5)
    bases, exponents = _rates(random, 999)
    exponents = exponents * random.integers(-40, 40, 999)
    alone = many("power", bases, exponents)
    for strange in (-2.0, 0.0, math.inf, math.nan, 5e-324):
        for place in (0, 1):
            mixed = np.full((999, 2), strange)
            mixed[:, place] = bases
            found = many("power", mixed.ravel(), np.repeat(exponents, 2))
            assert np.array_equal(found.reshape(999, 2)[:, place], alone)


def test_a_power_is_worked_out_again_once_anything_has_changed() -> None:
    """Pairs in turn: unchanged, one path or the exponent alone, the sign of a zero, no number."""
    nan = float("nan")
    turns = [
        ((0.0, 0.0), (0.0, 0.0)), ((2.0, 3.0), (0.5, 2.0)), ((2.0, 3.0), (0.5, 2.0)),
        ((2.0, 3.1), (0.5, 2.0)), ((2.5, 3.1), (0.5, 2.0)), ((2.5, 3.1), (0.5, 3.0)),
        ((0.0, 0.0), (-1.0, 2.0)), ((-0.0, 0.0), (-1.0, 2.0)), ((-0.0, 0.0), (-1.0, -2.0)),
        ((nan, 1.0), (1.0, 1.0)), ((nan, 1.0), (1.0, 1.0)), ((4.0, 1.0), (1.0, 1.0)),
    ]  # fmt: skip
    x, y = (np.array([turn[at] for turn in turns]).ravel() for at in (0, 1))
    assert many("power_kept", x, y).tobytes() == many("power", x, y).tobytes()
