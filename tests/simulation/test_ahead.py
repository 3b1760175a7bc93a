"""Work one step ahead: in order, no further ahead than that, mistakes at their step."""

from collections.abc import Iterator
from threading import current_thread

import pytest

from fundmodel.simulation.ahead import one_ahead


@pytest.mark.parametrize("alone", [True, False])
def test_steps_come_in_order_with_their_own_work(alone: bool) -> None:
    found = list(one_ahead(lambda step: step * step, range(5), alone=alone))
    assert found == [(0, 0), (1, 1), (2, 4), (3, 9), (4, 16)]
    assert list(one_ahead(str, [], alone=alone)) == []


@pytest.mark.parametrize(("alone", "begun"), [(True, 1), (False, 2)])
def test_it_is_one_step_ahead_at_most(alone: bool, begun: int) -> None:
    """What is drawn is large: of a million paths no more than two blocks may be held."""
    taken: list[int] = []

    def steps() -> Iterator[int]:
        for step in range(5):
            taken.append(step)
            yield step

    threads = one_ahead(lambda _: current_thread().name, steps(), alone=alone)
    _, name = next(threads)
    assert len(taken) == begun
    assert (name == current_thread().name) is alone


@pytest.mark.parametrize("alone", [True, False])
def test_a_mistake_is_raised_at_its_step(alone: bool) -> None:
    found = one_ahead(lambda step: 1 // (2 - step), range(4), alone=alone)
    assert [next(found), next(found)] == [(0, 0), (1, 1)]
    with pytest.raises(ZeroDivisionError):
        next(found)
