"""Functions whose shares of the variance are known: Ishigami's and Sobol's g-function."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from fundmodel.analyse.factors import Factors
from fundmodel.analyse.global_sensitivity import Effort, Found, found_by

Function = Callable[[np.ndarray], np.ndarray]
A, B = 7.0, 0.1
G = np.array([0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0])


def ishigami(table: np.ndarray) -> np.ndarray:
    x, y, z = (np.pi * (2 * column - 1) for column in table.T)
    return np.asarray(np.sin(x) + A * np.sin(y) ** 2 + B * z**4 * np.sin(x))


def of_ishigami() -> tuple[np.ndarray, np.ndarray]:
    """First-order and total shares, from the integrals of Ishigami and Homma (1990)."""
    x = 0.5 * (1 + B * np.pi**4 / 5) ** 2
    y = A**2 / 8
    xz = B**2 * np.pi**8 * (1 / 18 - 1 / 50)
    return np.array([x, y, 0]) / (x + y + xz), np.array([x + xz, y, xz]) / (x + y + xz)


def g_function(table: np.ndarray) -> np.ndarray:
    return np.asarray(np.prod((np.abs(4 * table - 2) + G) / (1 + G), axis=1))


def of_g_function(told_apart: int) -> tuple[np.ndarray, np.ndarray]:
    """Shares of the first few, and of all others as one (Saltelli and Sobol', 1995)."""
    own = 1 / (3 * (1 + G) ** 2)
    own = np.append(own[:told_apart], np.prod(1 + own[told_apart:]) - 1)
    variance = np.prod(1 + own) - 1
    return own / variance, own * np.prod(1 + own) / (1 + own) / variance


def found(function: Function, factors: int, effort: Effort) -> Found:
    """What screening and sharing out find of one function, by the path that the fund takes."""
    names = tuple(f"x{number}" for number in range(1, factors + 1))
    return found_by(Factors(names), of(y=function), 1, effort)


def of(**functions: Function) -> Callable[[Iterable[np.ndarray]], Iterator[dict[str, np.ndarray]]]:
    """The runs of functions, by the names of their results."""

    def runs(tables: Iterable[np.ndarray]) -> Iterator[dict[str, np.ndarray]]:
        for table in tables:
            yield {name: function(table) for name, function in functions.items()}

    return runs
