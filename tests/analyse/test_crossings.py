"""Every x at which a function is nought: known roots of known functions, many at once."""

from collections.abc import Callable

import numpy as np
import pytest

from fundmodel.analyse.crossings import COSTLY, QUICK, crossings
from fundmodel.analyse.narrowing import Crossing, Effort, Span
from fundmodel.analyse.searching import UnderWay, search_all, together
from fundmodel.run_paths.numbers import Numbers

EFFORTS = pytest.mark.parametrize("effort", [QUICK, COSTLY], ids=["quick", "costly"])
Function = Callable[[Numbers], Numbers]


def search(
    function: Function, low: float, high: float, effort: Effort = QUICK, **span: object
) -> UnderWay[list[Crossing]]:
    (done,) = search_all(
        [crossings(Span(low, high, **span), 1.0, effort)],  # type: ignore[arg-type]
        lambda asks: [function(each) for each in asks],
    )
    return done


def kinds_and_x(found: list[Crossing]) -> list[tuple[str, float]]:
    return [(one.kind, one.x) for one in found]


@EFFORTS
def test_all_three_roots_of_a_cubic(effort: Effort) -> None:
    roots = (-1.37, 0.2113, 1.1)
    done = search(lambda x: (x - roots[0]) * (x - roots[1]) * (x - roots[2]), -2, 2, effort)
    assert [one.kind for one in done.found] == ["solution"] * 3
    assert [one.x for one in done.found] == pytest.approx(roots, abs=1e-8)


@EFFORTS
@pytest.mark.parametrize(
    ("function", "root", "within"),
    [
        (lambda x: np.exp(x) - 3, np.log(3), 1e-9),
        (lambda x: np.sqrt(x) - 0.77, 0.77**2, 1e-8),
        (lambda x: 1 / (x + 0.01) - 7, 1 / 7 - 0.01, 1e-9),
        (lambda x: np.maximum(x - 1.23456, 3 * (x - 1.23456)), 1.23456, 1e-8),  # a kink there
        (lambda x: np.tanh(300 * (x - 1.7)), 1.7, 1e-9),  # steep, flat elsewhere
        (lambda x: (x - 0.9) ** 3, 0.9, 1e-2),  # flat where it crosses
    ],
)
def test_one_root(effort: Effort, function: Function, root: float, within: float) -> None:
    done = search(function, 0.0, 2.0, effort)
    (found,) = done.found
    assert found.kind == "solution"
    assert abs(float(function(np.array(found.x)))) <= 1e-7
    assert found.x == pytest.approx(root, abs=within)


def test_smooth_functions_take_few_rounds_and_points() -> None:
    asked: list[int] = []

    def work_out(asks: list[Numbers]) -> list[Numbers]:
        asked.append(sum(map(len, asks)))
        return [np.exp(each) - 3 for each in asks]

    search_all([crossings(Span(0, 2), 1.0)], work_out)  # type: ignore[arg-type]
    assert (len(asked), sum(asked)) <= (3, 65 + 2 * 16)


@EFFORTS
def test_a_touching_function_has_a_solution_and_one_that_stays_away_none(effort: Effort) -> None:
    (found,) = search(lambda x: (x - 0.3337) ** 2, 0, 1, effort).found
    assert (found.kind, found.x) == ("solution", pytest.approx(0.3337, abs=1e-3))
    (found,) = search(lambda x: -np.abs(x - 0.4321), 0, 1, effort).found
    assert (found.kind, found.x) == ("solution", pytest.approx(0.4321, abs=1e-7))
    assert search(lambda x: (x - 0.3337) ** 2 + 1e-3, 0, 1, effort).found == []


@EFFORTS
def test_two_roots_between_two_neighbours_of_the_scan(effort: Effort) -> None:
    done = search(lambda x: (x - 0.3337) ** 2 - 1e-6, 0, 1, effort)
    assert [one.x for one in done.found] == pytest.approx([0.3327, 0.3347], abs=1e-6)


@EFFORTS
def test_a_jump_over_nought_is_no_solution(effort: Effort) -> None:
    (found,) = search(lambda x: np.where(x < 0.123456, -1.0, 2.0), 0, 1, effort).found
    assert (found.kind, found.gives, found.other_gives) == ("jump", -1.0, 2.0)
    assert found.x < 0.123456 <= found.other
    assert found.other - found.x <= effort.narrowest * 1.01 + 1e-15


@EFFORTS
def test_a_jump_with_nought_on_one_side_is_a_solution_there(effort: Effort) -> None:
    done = search(lambda x: np.where(x < 0.5, x - 0.25, x + 1), 0, 1, effort)
    assert kinds_and_x(done.found) == [("solution", 0.25)]


@EFFORTS
def test_many_solutions_in_a_row_are_a_range_with_its_edges(effort: Effort) -> None:
    flat = search(lambda x: np.maximum(x - 0.4321, 0) - np.maximum(0.2 - x, 0), 0, 1, effort)
    (found,) = flat.found
    assert found.kind == "range"
    assert (found.x, found.other) == pytest.approx((0.2, 0.4321), abs=1e-6)
    (everywhere,) = search(lambda x: 0 * x, 0, 1, effort).found
    assert everywhere == Crossing("range", 0.0, 0.0, 1.0, 0.0)


def test_solutions_at_the_ends_and_at_points_of_the_scan() -> None:
    assert kinds_and_x(search(lambda x: x * (x - 0.5) * (x - 1), 0, 1).found) == [
        ("solution", 0.0), ("solution", 0.5), ("solution", 1.0),
    ]  # fmt: skip


@EFFORTS
def test_nothing_where_nothing_is_known_and_what_is_beside_it(effort: Effort) -> None:
    done = search(lambda x: np.where(x < 0.5, np.nan, x - 0.7), 0, 1, effort)
    assert kinds_and_x(done.found) == [("solution", pytest.approx(0.7))]
    (found,) = search(lambda x: np.where(abs(x - 0.5) < 0.1, np.nan, x - 0.5), 0, 1, effort).found
    assert found.kind == "jump"
    assert found.x <= 0.4
    assert found.other >= 0.6
    assert search(lambda x: np.full(len(x), np.nan), 0, 1, effort).found == []


def test_whole_numbers_are_looked_at_alone() -> None:
    done = search(lambda x: x * x - 10, 0, 20, whole=True)
    assert kinds_and_x(done.found) == [("step", 3.0)]
    assert (done.found[0].other, done.found[0].gives, done.found[0].other_gives) == (4.0, -1.0, 6.0)
    assert (done.xs == np.arange(21)).all()
    done = search(lambda x: x * x - 100_003, 0, 5_000, whole=True)
    assert [(one.x, one.other) for one in done.found] == [(316.0, 317.0)]
    assert (done.xs == np.rint(done.xs)).all()
    done = search(lambda x: x - 14, 0, 30, whole=True, only=(0.0, 10.0, 15.0, 30.0))
    assert [(one.x, one.other) for one in done.found] == [(10.0, 15.0)]


@EFFORTS
def test_whole_numbers_that_come_near_without_touching_come_to_an_end(effort: Effort) -> None:
    done = search(lambda x: (x - 7) ** 2 + 0.3, 0, 160, effort, whole=True)
    assert done.found == []


def test_what_is_asked_for_can_be_stated_with_15_digits() -> None:
    done = search(lambda x: x - 1 / 3, 0, 1)
    assert [float(f"{x:.15g}") for x in done.xs] == done.xs.tolist()


def test_searches_beside_each_other_find_what_each_finds_alone() -> None:
    functions: list[Function] = [lambda x: x - 0.3, lambda x: x * x - 0.5, lambda x: 0 * x + 1]
    both = search_all(
        [crossings(Span(0, 1), 1.0) for _ in functions],
        lambda asks: [function(each) for function, each in zip(functions, asks, strict=True)],
    )
    assert [one.found for one in both] == [search(one, 0, 1).found for one in functions]
    joined = search_all(
        [together(crossings(Span(low, low + 1), 1.0) for low in (0, 1, 2))],
        lambda asks: [np.sin(3 * each) for each in asks],
    )[0]
    assert [one.x for each in joined.found for one in each] == pytest.approx(
        [0, np.pi / 3, 2 * np.pi / 3], abs=1e-9
    )
