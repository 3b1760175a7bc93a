"""The loan book side by side: the engine, NumPy by hand, and modelx; the same numbers from each."""

from collections.abc import Callable, Iterator, Mapping

from fundmodel.run_paths.numbers import Numbers
from tests.benchmarks import loan_book, loan_book_in_modelx
from tests.benchmarks.stopwatch import best

Figure = tuple[str, float | None, str]
TRIES = {1: 10, 100: 5, 1_000: 3}


def side_by_side(*, quick: bool = False) -> Iterator[Figure]:
    """Seconds of each way, how many times as long as the engine, and the largest difference."""
    for paths, tries in TRIES.items():
        values = loan_book.numbers(paths)
        name = f"loan book, 6 members, 120 quarters, {paths:,} path(s)"
        engine = best_of_several(loan_book.by_engine, values, tries)
        yield f"{name}: engine", 1e3 * engine, "ms"
        one_line = best_of_several(loan_book.one_line_by_engine, values, tries)
        yield f"{name}: engine, one line kept", 1e3 * one_line, "ms"
        hand = best_of_several(loan_book.by_hand, values, tries)
        yield f"{name}: NumPy by hand", 1e3 * hand, "ms"
        yield f"{name}: NumPy by hand / engine", hand / engine, "times"
        modelx = by_modelx(values, 1 if quick else min(tries, 3))
        yield f"{name}: modelx", 1e3 * modelx if modelx else None, "ms"
        yield f"{name}: modelx / engine", modelx / engine if modelx else None, "times"
    yield from differences(values)


def best_of_several(
    way: Callable[[Mapping[str, Numbers]], object], values: Mapping[str, Numbers], tries: int
) -> float:
    """Seconds of the fastest try, after one that is not counted."""
    way(values)
    return best(lambda: way(values), tries)


def by_modelx(values: Mapping[str, Numbers], tries: int) -> float | None:
    """Seconds of the fastest try, each with a book that knows nothing yet; None without modelx."""
    if not loan_book_in_modelx.is_here():
        return None
    books = iter([loan_book_in_modelx.book(values) for _ in range(tries)])
    return best(lambda: loan_book_in_modelx.by_modelx(next(books)), tries)


def differences(values: Mapping[str, Numbers]) -> Iterator[Figure]:
    """How far the other two are from the engine."""
    engine = loan_book.by_engine(values)
    hand = loan_book.worst_difference(loan_book.by_hand(values), engine)
    yield "largest difference, NumPy by hand and engine", hand, "of a line"
    found = None
    if loan_book_in_modelx.is_here():
        rows = loan_book_in_modelx.by_modelx(loan_book_in_modelx.book(values))
        found = loan_book.worst_difference(rows, engine)
    yield "largest difference, modelx and engine", found, "of a line"
