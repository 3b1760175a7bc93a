"""Work some steps ahead: in order, no further ahead than that, mistakes at their step."""

from collections.abc import Iterator
from threading import current_thread

import pytest

from fundmodel.simulation.ahead import ahead


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_steps_come_in_order_with_their_own_work(workers: int) -> None:
    found = list(ahead(lambda step: step * step, range(5), workers))
    assert found == [(0, 0), (1, 1), (2, 4), (3, 9), (4, 16)]
    assert list(ahead(str, [], workers)) == []


@pytest.mark.parametrize(("workers", "begun"), [(0, 1), (1, 2), (3, 4)])
def test_it_is_so_many_steps_ahead_at_most(workers: int, begun: int) -> None:
    """What is drawn is large: of a million paths no more than two blocks may be held."""
    taken: list[int] = []

    def steps() -> Iterator[int]:
        for step in range(5):
            taken.append(step)
            yield step

    threads = ahead(lambda _: current_thread().name, steps(), workers)
    _, name = next(threads)
    assert len(taken) == begun
    assert (name == current_thread().name) is (workers == 0)


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_a_mistake_is_raised_at_its_step(workers: int) -> None:
    found = ahead(lambda step: 1 // (2 - step), range(4), workers)
    assert [next(found), next(found)] == [(0, 0), (1, 1)]
    with pytest.raises(ZeroDivisionError):
        next(found)
